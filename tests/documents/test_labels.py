"""What names a value: the head of its row, the head of its column, the line above it; in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract import documents
from tests.documents.conftest import PdfFile, WordFile


def named(path: Path) -> dict[str, list[str]]:
    """Map each text that something names to its names."""
    provisions = documents.read(path).provisions
    return {p.text: [provisions[n].text for n in p.labels] for p in provisions if p.labels}


def cell(text: str, span: int = 1) -> str:
    wide = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    return f"<w:tc>{wide}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def rows(*lines: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, line))}</w:tr>" for line in lines) + "</w:tbl>"


ITEMS = (("Désignation", "Quantité", "Prix HT"), ("Leads", "500", "20 €"), ("Réglage", "1", "90 €"))


def test_a_word_table_names_its_values_by_row_and_column(word_file: WordFile) -> None:
    found = named(word_file(rows(*ITEMS)))
    assert found["500"] == ["Leads", "Quantité"]
    assert found["90 €"] == ["Réglage", "Prix HT"]


def test_a_word_form_names_each_value_by_the_cell_before_it(word_file: WordFile) -> None:
    found = named(word_file(rows(("Date", "04/05/2026", "Volume", "200 leads"), ("Paiement", "30 jours", "", ""))))
    assert found == {"04/05/2026": ["Date"], "200 leads": ["Volume"], "30 jours": ["Paiement"]}


def test_a_merged_cell_keeps_the_columns_in_line(word_file: WordFile) -> None:
    head, row = rows(*ITEMS[:1]), cell("Total", 2) + cell("610 €")
    found = named(word_file(head.replace("</w:tbl>", f"<w:tr>{row}</w:tr></w:tbl>")))
    assert found["610 €"] == ["Total", "Prix HT"]


def test_two_word_tables_do_not_name_one_another(word_file: WordFile) -> None:
    found = named(word_file(rows(*ITEMS) + rows(("Lieu", "Quai 3"))))
    assert found["Quai 3"] == ["Lieu"]


def test_a_markdown_table_keeps_its_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "order.md"
    path.write_text("# Order\n\n| | Volume | Rate |\n|---|---|---|\n| Leads | | £20 |\n| Setup | 1 | £90 |\n")
    assert named(path)["£20"] == ["Leads", "Rate"]


def test_columns_of_a_text_are_told_by_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_text(
        "Item                 Qty      Unit price\n"
        "Roofing leads        150      $65.00\n"
        "Landing page           1      $900.00\n"
    )
    assert named(path)["$900.00"] == ["Landing page", "Unit price"]
    assert named(path)["150"] == ["Roofing leads", "Qty"]


@pytest.mark.parametrize("line", ["Paiement ........ 30 jours", "Paiement      30 jours", "Paiement\t30 jours"])
def test_a_label_set_apart_names_the_rest_of_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "order.txt"
    path.write_text(f"{line}\n")
    assert named(path) == {"30 jours": ["Paiement"]}


def test_a_contents_table_names_no_page(tmp_path: Path) -> None:
    path = tmp_path / "contract.txt"
    path.write_text("Objet ............ 3\nDurée ............ 12\n")
    assert named(path) == {}


def test_a_label_names_the_line_below_it(tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_text("Quantité\n\n120 rendez-vous\n\nClient\n\nGarage Ferrand\n\nDélai :\n\nsix semaines\n")
    assert named(path) == {
        "120 rendez-vous": ["Quantité"], "Garage Ferrand": ["Client"], "six semaines": ["Délai :"],
    }  # fmt: skip


def test_a_sentence_names_nothing_and_a_long_text_needs_no_name(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Le prix vous sera confirmé.\n\n30 jours\n\nPaiement\n\n" + "Le client paie la facture " * 4 + ".\n"
    )
    assert named(path) == {}


def test_a_pdf_row_is_cells_named_like_those_of_word(pdf_file: PdfFile) -> None:
    gap = " " * 30
    found = named(
        pdf_file([[f"Item{gap}Quantity{gap}Price", f"Leads{gap}500{gap}    $20", "Thank you for your order."]])
    )
    assert found["500"] == ["Leads", "Quantity"]
    assert found["$20"][0] == "Leads"
