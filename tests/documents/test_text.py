from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from leadcontract.documents import read
from leadcontract.documents.splitting import split_long
from leadcontract.domain.document import Provision

WRAPPED = """\
CONDITIONS GÉNÉRALES

1. Objet

Les présentes conditions ont pour objet de définir les droits et
obligations des parties lors de la fourniture de leads par le
prestataire au client.

Le prestataire fournit :
- des leads exclusifs ;
- un accès à la plateforme pendant toute la durée du contrat, sept
  jours sur sept.

2. Prix
Le prix est de 30 euros par lead, payable à trente jours à compter
de la date de la facture.
"""


def provisions(path: Path, content: str | bytes) -> tuple[Provision, ...]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path).provisions


def test_wrapped_lines_become_paragraphs_and_lists_stay_apart(tmp_path: Path) -> None:
    found = provisions(tmp_path / "a.txt", WRAPPED)
    assert [(one.heading, one.text) for one in found] == [
        (1, "CONDITIONS GÉNÉRALES"),
        (1, "1. Objet"),
        (
            0,
            "Les présentes conditions ont pour objet de définir les droits et obligations des parties lors de la "
            "fourniture de leads par le prestataire au client.",
        ),
        (0, "Le prestataire fournit :"),
        (0, "des leads exclusifs ;"),
        (0, "un accès à la plateforme pendant toute la durée du contrat, sept jours sur sept."),
        (1, "2. Prix"),
        (0, "Le prix est de 30 euros par lead, payable à trente jours à compter de la date de la facture."),
    ]
    assert found[-1].section == "2. Prix"


def test_a_text_with_a_blank_line_after_each_line_is_read_whole(tmp_path: Path) -> None:
    sentence = [
        "Le prestataire garantit que chaque prospect a consenti",
        "à être appelé, et en garde la preuve pendant",
    ]
    paragraph = "\n\n".join([*sentence, "trois ans à compter du dernier contact."])
    found = provisions(tmp_path / "a.txt", "\n\n\n\n".join([paragraph] * 6))
    assert len(found) == 6
    assert found[0].text.startswith("Le prestataire garantit que chaque prospect a consenti à être appelé, et en garde")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_offices_are_known(tmp_path: Path, encoding: str) -> None:
    found = provisions(tmp_path / "a.txt", "Durée : l’année entière – 30 €".encode(encoding))
    assert found[0].text == "Durée : l’année entière – 30 €"


def test_markdown_marks_are_taken_off_and_tell_headings_and_cells(tmp_path: Path) -> None:
    source = (
        "---\ntitle: Terms\n---\n\n## Article 1 — Objet\n\nLe **prestataire** fournit des [leads](https://x.org).\n\n"
        "| Poste | Prix |\n|---|---|\n| Lead | 30\\. |\n\n**Durée.** Un an.\n\nFin\n===\n\n---\n\n**Audit**\n"
    )
    found = provisions(tmp_path / "a.md", source)
    assert [(one.heading, one.place, one.text) for one in found] == [
        (1, "body", "Terms"),
        (2, "body", "Article 1 — Objet"),
        (0, "body", "Le prestataire fournit des leads."),
        (0, "table", "Poste"),
        (0, "table", "Prix"),
        (0, "table", "Lead"),
        (0, "table", "30."),
        (0, "body", "Durée. Un an."),
        (1, "body", "Fin"),
        (2, "body", "Audit"),
    ]
    assert found[7].section == "Durée"


def test_a_line_that_holds_many_sections_is_cut_at_their_numbers() -> None:
    line = (
        "1.0 Services 1.1. Client requires leads as set out in Section 4.2 The annex lists them in detail, one by one. "
        "1.2. Provider delivers them each day by a secured interface, in the order of their arrival and without delay. "
        "2.0 Payment 2.1 Client pays within 30 days. See Article 5. Late payment bears interest at the legal rate."
    )
    pieces = split_long(line)
    assert [piece[:14] for piece in pieces] == [
        "1.0 Services",
        "1.1. Client re",
        "1.2. Provider ",
        "2.0 Payment",
        "2.1 Client pay",
    ]
    assert " ".join(pieces) == line


def test_page_numbers_and_repeated_footers_do_not_cut_sentences(tmp_path: Path) -> None:
    pages = [
        f"The Provider shall deliver the {kind} leads to the Client each day and keep the\n\n{number}\n\n"
        f"Source: EXAMPLE INC., 10-K, 3/21/2019\n\n\n\n\n\nproof of {kind} consent for three years."
        for number, kind in enumerate(("energy", "insurance", "telecom", "training", "solar"), 1)
    ]
    texts = [one.text for one in provisions(tmp_path / "a.txt", "\n\n".join(pages))]
    assert len(texts) == 5
    assert texts[2] == (
        "The Provider shall deliver the telecom leads to the Client each day and keep the proof of "
        "telecom consent for three years."
    )


def test_contents_tables_give_no_headings(tmp_path: Path) -> None:
    contents = "\n\n".join(["1. Objet", "2. Prix", "3. Durée", "4. Audit"])
    found = provisions(tmp_path / "a.txt", f"{contents}\n\nPréambule\n\n1. Objet\n\nLe contrat porte sur des leads.")
    assert [one.heading for one in found] == [0, 0, 0, 1, 1, 1, 0]


def test_a_title_run_into_its_text_names_the_section_until_the_next_number(tmp_path: Path) -> None:
    found = provisions(
        tmp_path / "a.txt",
        "AGREEMENT\n\n1. Fees. The Client pays.\n\n1.1 It pays monthly.\n\n(a) by transfer;\n\n2. The parties agree.",
    )
    assert [one.section for one in found] == ["AGREEMENT", "1. Fees", "1. Fees", "1. Fees", "AGREEMENT"]


def test_reading_a_text_imports_neither_lxml_nor_pdfium(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le contrat dure un an.")
    code = (
        "import sys; from pathlib import Path; from leadcontract.documents import read; read(Path(sys.argv[1])); "
        "print([m for m in ('lxml', 'pypdfium2', 'docx', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_title_below_a_number_alone_is_a_heading_too(tmp_path: Path) -> None:
    source = "Clause 9\n\nUse of sub-processors\n\nThe importer asks first.\n\nClause 10\n\nThe importer shall tell."
    found = provisions(tmp_path / "a.txt", source)
    assert [one.heading for one in found] == [1, 1, 0, 1, 0]
    assert found[2].section == "Use of sub-processors"


def test_a_text_of_like_pages_is_not_taken_for_furniture(tmp_path: Path) -> None:
    assert len(provisions(tmp_path / "a.txt", "\n\n\n\n\n\n".join(["Lead 1.", "Lead 2.", "Lead 3."]))) == 3


def named(path: Path, source: str) -> dict[str, list[str]]:
    found = provisions(path, source)
    return {one.text: [found[n].text for n in one.labels] for one in found}


def test_cells_between_tabs_stand_below_the_head_that_as_many_tabs_lead_to(tmp_path: Path) -> None:
    rows = "Description\tQty\tUnit price\tAmount\nLeads, owners of 100 m2 and more, whole country\t250\t12.50\t3,125.00"
    found = named(tmp_path / "a.txt", rows)
    assert (found["250"][-1], found["12.50"][-1], found["3,125.00"][-1]) == ("Qty", "Unit price", "Amount")
    broken = named(tmp_path / "b.txt", rows.replace("Leads, owners of", "Leads\nOwners of").replace("250\t", ""))
    assert "Qty" not in broken["12.50"]


def test_rows_of_many_cells_are_one_table_across_a_blank_line(tmp_path: Path) -> None:
    source = "Number     Date           Customer code\n\nDE00012    12/03/2026     C-44\n"
    found = named(tmp_path / "a.txt", source)
    assert (found["DE00012"], found["12/03/2026"]) == (["Number"], ["Date"])


def test_columns_that_a_copy_glued_together_are_parted(tmp_path: Path) -> None:
    source = "\n\n".join(
        [
            "Payment terms30 days",
            "Date: 12/03/2026Order no: 4",
            "Date de commande14/03/2026",
            "Article L33-4 and B2B leads",
        ]
    )
    assert [one.text for one in provisions(tmp_path / "a.txt", source)] == [
        "Payment terms 30 days",
        "Date: 12/03/2026 Order no: 4",
        "Date de commande 14/03/2026",
        "Article L33-4 and B2B leads",
    ]


def test_a_field_far_behind_a_sentence_is_a_cell_of_its_own(tmp_path: Path) -> None:
    thanks, terms = "Thank you for your business.", "Payment terms: 30 days"
    source = (
        f"{thanks}      {terms}\n\n1.     Payment: thirty days.\n\nOrder date: 4/5/26     Expiry: 6/5/26     By: Rey"
    )
    assert [one.text for one in provisions(tmp_path / "a.txt", source)] == [
        thanks,
        terms,
        "1. Payment: thirty days.",
        "Order date: 4/5/26",
        "Expiry: 6/5/26",
        "By: Rey",
    ]
