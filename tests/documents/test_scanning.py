from __future__ import annotations

import stat
import tempfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pypdfium2
import pytest

from leadcontract.documents import read, scanning, tesseract
from leadcontract.documents.guards import Limits
from leadcontract.domain.finding import Report
from leadcontract.errors import InputError
from leadcontract.resources import folder
from leadcontract.workflows import Reviewer
from tests.documents.scans import needs_tesseract, pictures, saved

PdfFile = Callable[..., Path]
ORDER = folder("templates") / "demo" / "order.pdf"
SENTENCE = "Le client peut auditer le prestataire chaque année, sous réserve de dix jours de préavis."
FIRST = ["Article 1 - Objet", "", "Le prestataire livre au client les leads décrits en annexe et garde la preuve du",
         "consentement des prospects pendant trois ans, dans les conditions prévues ci-après."]  # fmt: skip
SECOND = ["Article 2 - Audit", "", SENTENCE]
RUNNING = ["ACME - Commande 12", ""]
LAST = ["", "Page 2 / 3"]
FOURTH = [
    "Article 4 - Livraison",
    "",
    "Le prestataire s'engage à fournir au client les leads décrits dans la présente com-",
    "mande, dans les conditions prévues ci-après, et à garder la preuve du consentement",
    "pendant trois ans.",
    "",
    "Page 1 / 3",
]


@pytest.fixture(scope="module")
def order(reviewer: Reviewer) -> Report:
    return review(reviewer, ORDER)


def review(reviewer: Reviewer, path: Path) -> Report:
    return reviewer.review(path, playbook_name=None, side="client", on=date(2026, 11, 21))


@needs_tesseract
@pytest.mark.parametrize(
    ("name", "turned", "noise"), [("clean.pdf", 0, 0), ("askew.pdf", 1, 90), ("askew.jpg", 1, 90), ("clean.tiff", 0, 0)]
)
def test_a_scanned_order_is_judged_as_its_text(
    tmp_path: Path, reviewer: Reviewer, order: Report, name: str, turned: float, noise: int
) -> None:
    scan = review(reviewer, saved(pictures(ORDER, turned=turned, noise=noise), tmp_path / name))
    assert {f.clause: f.status for f in scan.findings} == {f.clause: f.status for f in order.findings}
    assert scan.document.ocr and not order.document.ocr
    assert not scan.document.incomplete
    assert (scan.kind, scan.document.pages) == (order.kind, 1)
    surer = {f.clause: f.confidence for f in order.findings}
    assert all(0.5 < f.confidence / surer[f.clause] < 1 for f in scan.findings)


@needs_tesseract
@pytest.mark.parametrize("name", ["scan.tiff", "scan.pdf"])
def test_the_pages_of_a_scan_keep_their_order(tmp_path: Path, pdf_file: PdfFile, name: str) -> None:
    document = read(saved(pictures(pdf_file([FIRST, SECOND] * 2)), tmp_path / name))
    assert document.pages == 4
    headings = [(p.page, p.text) for p in document.provisions if p.text.startswith("Article")]
    assert headings == [
        (1, "Article 1 - Objet"),
        (2, "Article 2 - Audit"),
        (3, "Article 1 - Objet"),
        (4, "Article 2 - Audit"),
    ]
    assert document.provisions[1].text == " ".join(FIRST[2:])
    assert [p.section for p in document.provisions if p.text == SENTENCE] == ["Article 2 - Audit"] * 2


@needs_tesseract
def test_a_scanned_page_among_pages_of_text_is_recognised(tmp_path: Path, pdf_file: PdfFile) -> None:
    text, scan = (
        pypdfium2.PdfDocument(pdf_file([FIRST])),
        saved(pictures(pdf_file([SECOND], "page.pdf")), tmp_path / "second.pdf"),
    )
    text.import_pages(pypdfium2.PdfDocument(scan))
    text.save(tmp_path / "mixed.pdf")
    document = read(tmp_path / "mixed.pdf")
    assert [p.ocr is None for p in document.provisions] == [True, True, False, False]
    assert (document.provisions[-1].page, document.provisions[-1].text) == (2, SENTENCE)
    assert document.not_read == ()


@needs_tesseract
def test_a_blank_page_is_nothing_to_read_and_a_photograph_is_told(tmp_path: Path, pdf_file: PdfFile) -> None:
    from PIL import Image

    (page,) = pictures(pdf_file([SECOND]))
    blank = Image.new("L", page.size, 255)
    shade = Image.linear_gradient("L").resize(page.size)
    document = read(saved([page, blank, shade], tmp_path / "three.pdf"))
    assert [(one.what, one.where) for one in document.not_read] == [("image without text", "page 3")]


@needs_tesseract
def test_nothing_is_left_on_the_disk(tmp_path: Path, pdf_file: PdfFile, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = saved(pictures(pdf_file([SECOND])), tmp_path / "scan.png")
    (tmp_path / "temporary").mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    read(scan)
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2 + bytes(40), "pixels on one page"),
        (b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08\xff\xff\xff\xff" + bytes(40), "--limit pixels="),
        (b"II*\0\x08\0\0\0\x02\0\0\1\4\0\1\0\0\0`\xea\0\0\1\1\4\0\1\0\0\0`\xea\0\0\0\0\0\0", "pixels on one page"),
        (b"MM\0*\0\0\0\x08\0\0\0\0\0\0", "damaged image"),
        (b"\xff\xd8\xff\xe0\xff\xff", "damaged image"),
    ],
    ids=["png", "jpeg", "tiff", "empty tiff", "cut jpeg"],
)
def test_an_image_is_measured_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, words: str
) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: pytest.fail("nothing may open it"))
    (tmp_path / "bomb.png").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(tmp_path / "bomb.png")
    assert words in caught.value.say("en")


def test_the_pages_of_a_tiff_that_runs_in_circles_are_counted_once(tmp_path: Path) -> None:
    from leadcontract.documents.images import sizes_of

    tag = b"\0\1\3\0\1\0\0\0\x05\0\0\0"
    assert list(sizes_of(b"II*\0\x08\0\0\0\1\0" + tag + (8).to_bytes(4, "little"), 100)) == [(5, 0)]


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put in the place of Tesseract a program that never ends."""
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\n[ \"$1\" = --list-langs ] && printf 'fra\\neng\\n' || exec sleep 60\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(tesseract, "program", lambda: str(program))


@pytest.mark.usefixtures("slow")
def test_a_page_that_takes_too_long_is_told_and_a_document_refused(tmp_path: Path, pdf_file: PdfFile) -> None:
    text, scan = (
        pypdfium2.PdfDocument(pdf_file([FIRST])),
        saved(pictures(pdf_file([SECOND], "page.pdf")), tmp_path / "second.pdf"),
    )
    text.import_pages(pypdfium2.PdfDocument(scan))
    text.save(tmp_path / "mixed.pdf")
    document = read(tmp_path / "mixed.pdf", Limits(page_seconds=1))
    assert [(one.what, one.where) for one in document.not_read] == [(scanning.UNRECOGNISED, "page 2")]
    with pytest.raises(InputError, match=r"not read after 1 seconds.*--limit seconds=2"):
        read(tmp_path / "mixed.pdf", Limits(seconds=1))


@needs_tesseract
def test_a_scan_attached_to_an_e_mail_is_recognised_and_an_image_shown_in_it_is_told(
    tmp_path: Path, pdf_file: PdfFile
) -> None:
    scan = saved(pictures(pdf_file([SECOND])), tmp_path / "scan.png").read_bytes()
    message = EmailMessage()
    message["Subject"], message["From"], message["MIME-Version"] = "Commande", "jean@acme.example", "1.0"
    message.set_content("<p>Voir le bon signé.</p><img src='cid:logo'>", subtype="html")
    message.add_related(scan, "image", "png", cid="<logo>", filename="logo.png", disposition="inline")
    message.add_attachment(scan, maintype="image", subtype="png", filename="bon.png")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    document = read(tmp_path / "a.eml")
    assert [(p.text, p.ocr is not None) for p in document.provisions if p.file == "bon.png"][-1] == (SENTENCE, True)
    assert ("image", "logo.png") in [(one.what, one.where) for one in document.not_read]
    assert "bon.png" not in [one.where for one in document.not_read]


@needs_tesseract
@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_laid_on_its_side_or_upside_down_is_set_upright(tmp_path: Path, pdf_file: PdfFile, turned: int) -> None:
    lines = [*FIRST, "", *SECOND, "", "Article 3 - Prix", "", "Le prix est de trente euros par lead, hors taxes."]
    (page,) = pictures(pdf_file([lines]))
    document = read(saved([page.rotate(turned, expand=True)], tmp_path / "turned.png"))
    assert [(p.heading > 0, p.text) for p in document.provisions] == [
        (True, FIRST[0]),
        (False, " ".join(FIRST[2:])),
        (True, SECOND[0]),
        (False, SENTENCE),
        (True, "Article 3 - Prix"),
        (False, lines[-1]),
    ]


@needs_tesseract
def test_headers_page_numbers_and_cut_words_of_a_scan_are_as_those_of_its_text(
    tmp_path: Path, pdf_file: PdfFile
) -> None:
    text = pdf_file([RUNNING + FOURTH, RUNNING + SECOND + LAST, RUNNING + FIRST + LAST])
    scan = saved(pictures(text, turned=0.6, noise=60), tmp_path / "scan.pdf")
    assert [(p.page, p.text) for p in read(scan).provisions] == [(p.page, p.text) for p in read(text).provisions]
    assert "commande, dans les conditions" in read(scan).provisions[1].text
