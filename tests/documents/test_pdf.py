from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from leadcontract.documents import read, tesseract
from leadcontract.errors import InputError

PdfFile = Callable[..., Path]

FIRST = [
    "ACME - Commande 12",
    "",
    "Article 1 - Objet",
    "",
    "Le prestataire s'engage à fournir au client les leads décrits dans la présente com-",
    "mande, dans les conditions prévues ci-après, et à garder la preuve du consentement",
    "pendant trois ans.",
    "",
    "Le client peut vérifier cette preuve à tout moment, par lui-même ou par un tiers qu'il",
    "",
    "Page 1 / 3",
]
SECOND = ["ACME - Commande 12", "", "choisit, sous réserve d'un préavis de dix jours.", "", "Article 2 - Prix", "",
          "Le prix est de 30 euros par lead.", "", "Page 2 / 3"]  # fmt: skip
THIRD = ["ACME - Commande 12", "", "Le sous-traitant respecte le contrat.", "", "Page 3 / 3"]


def test_lines_become_paragraphs_across_pages_without_headers_and_page_numbers(pdf_file: PdfFile) -> None:
    document = read(pdf_file([FIRST, SECOND, THIRD]))
    assert document.pages == 3
    assert [(one.page, one.heading, one.text) for one in document.provisions] == [
        (1, 1, "Article 1 - Objet"),
        (
            1,
            0,
            "Le prestataire s'engage à fournir au client les leads décrits dans la présente commande, dans les "
            "conditions prévues ci-après, et à garder la preuve du consentement pendant trois ans.",
        ),
        (
            1,
            0,
            "Le client peut vérifier cette preuve à tout moment, par lui-même ou par un tiers qu'il choisit, sous "
            "réserve d'un préavis de dix jours.",
        ),
        (2, 1, "Article 2 - Prix"),
        (2, 0, "Le prix est de 30 euros par lead."),
        (3, 0, "Le sous-traitant respecte le contrat."),
    ]
    assert document.provisions[-1].section == "Article 2 - Prix"


def test_a_compound_keeps_its_hyphen_at_the_end_of_a_line(pdf_file: PdfFile) -> None:
    lines = [
        "Le prestataire informe le client par écrit avant de faire appel à un nouveau sous-",
        "traitant de son choix.",
    ]
    assert read(pdf_file([lines])).provisions[0].text.endswith("un nouveau sous-traitant de son choix.")


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: None)


@pytest.mark.usefixtures("without_tesseract")
def test_a_page_that_is_only_an_image_is_reported(pdf_file: PdfFile) -> None:
    document = read(pdf_file([["Le contrat dure un an à compter de sa signature."], None]))
    assert [(one.what, one.where) for one in document.not_read] == [("image without text", "page 2")]
    assert document.pages == 2


@pytest.mark.usefixtures("without_tesseract")
def test_a_scan_is_refused_with_the_cure_for_each_system(pdf_file: PdfFile) -> None:
    with pytest.raises(InputError) as caught:
        read(pdf_file([None]))
    assert caught.value.exit_code == 3
    for said in (caught.value.say("fr"), caught.value.say("en")):
        for cure in ("apt install tesseract-ocr tesseract-ocr-fra", "brew install tesseract", "winget install"):
            assert cure in said


def test_tesseract_without_french_is_told_apart(pdf_file: PdfFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: "/nowhere/tesseract")
    with pytest.raises(InputError, match="without its French data"):
        read(pdf_file([None]))


@pytest.mark.parametrize("times", [1, 2])
def test_a_page_that_unpacks_to_megabytes_is_refused_before_it_is_opened(tmp_path: Path, times: int) -> None:
    packed = b"(Audit) Tj " * 1_000_000
    for _ in range(times):
        packed = zlib.compress(packed)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(b"%PDF-1.4\n4 0 obj\n<</Filter /FlateDecode>>\nstream\n" + packed + b"\nendstream\nendobj\n")
    with pytest.raises(InputError, match="too large"):
        read(path)
    path.write_bytes(path.read_bytes().replace(b"<<", b"<</Subtype /Image "))
    with pytest.raises(InputError, match="damaged PDF"):
        read(path)


def test_lines_that_never_end_a_sentence_are_cut_into_paragraphs(pdf_file: PdfFile) -> None:
    page = ["le client peut auditer le prestataire et demander toute preuve utile du consentement,"] * 50
    assert len(read(pdf_file([page] * 13)).provisions) > 1


def test_the_lines_of_an_address_stay_apart_and_those_of_a_sentence_do_not(pdf_file: PdfFile) -> None:
    address = ["Beech Homes Limited", "12 Alder Street", "Leeds LS1 4AP"]
    document = read(pdf_file([[*address, "", "The leads that are", "of the month of May."]]))
    assert [one.text for one in document.provisions] == [*address, "The leads that are of the month of May."]
