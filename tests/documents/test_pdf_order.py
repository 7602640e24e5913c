"""What a PDF page says is read by where it stands, whatever the order it was drawn in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from leadcontract.documents import read
from leadcontract.documents.pdf_cells import Gap, Run, cut, parting
from leadcontract.documents.pdf_layout import Line, beside, paragraphs
from tests.documents.conftest import assembled

LEFT = ["Prestataire", "Hexapub SAS", "14 rue des Tanneurs", "59000 Lille", "SIREN : 552 100 554"]
RIGHT = ["Client", "Garage Ferrand SARL", "8 avenue du Port", "44000 Nantes", "TVA : FR32 552 081 317"]
ROWS = [["Désignation", "Quantité", "Prix unitaire", "Montant"], ["Leads auto", "200", "30,00 €", "6 000,00 €"],
        ["Leads habitation", "100", "25,00 €", "2 500,00 €"]]  # fmt: skip
CELLS = [cell for row in ROWS for cell in row]
FOOT = "Hexapub SAS au capital de 10 000 euros, RCS Lille 552 100 554, police 7 342 118"
CLAUSE = ["Le prestataire livre les leads chaque jour", "ouvré et conserve la preuve de chaque", "consentement."]

Piece = tuple[float, float, str]


def column(left: float, top: float, lines: Iterable[str], step: float = 13) -> list[Piece]:
    return [(left, top - step * number, line) for number, line in enumerate(lines)]


def table(top: float) -> list[Piece]:
    lefts = (50, 260, 350, 450)
    return [
        (left, top - 20 * number, cell)
        for number, row in enumerate(ROWS)
        for left, cell in zip(lefts, row, strict=True)
    ]


def drawn(path: Path, *pieces: Piece) -> list[str]:
    """Return what is read of one page on which these texts are drawn in this order at 10 points."""
    stream = b"\n".join(
        b"BT /F 10 Tf %.2f %.2f Td (%s) Tj ET" % (left, base, text.encode("cp1252")) for left, base, text in pieces
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>"
    )
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>", font, content, page]
    file = path / "page.pdf"
    file.write_bytes(assembled(objects))
    return [one.text for one in read(file).provisions]


def in_order(said: list[str], found: list[str]) -> bool:
    """Whether texts are found one after the other, none of them cut."""
    whole, at = " ".join(found), 0
    for text in said:
        at = whole.find(text, at) + len(text)
        if at < len(text):
            return False
    return True


PAGE = [*column(50, 720, LEFT), *column(320, 720, RIGHT), *table(600), *column(50, 480, CLAUSE)]
SAID = [*LEFT, *RIGHT, *CELLS, *CLAUSE]


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([*PAGE[10:], *PAGE[:10]], id="boxes last"),
        pytest.param([*PAGE[:4], *PAGE[5:], PAGE[4]], id="a line of the left box last"),
        pytest.param(PAGE[::-1], id="from the bottom"),
        pytest.param([*PAGE[5:10], *PAGE[:5], *PAGE[10:]], id="right box first"),
    ],
)
def test_boxes_side_by_side_are_read_one_by_one_above_the_table(tmp_path: Path, pieces: list[Piece]) -> None:
    found = drawn(tmp_path, (60, 40, FOOT), *pieces, (50, 780, "Devis 2026-118"))
    assert in_order(["Devis 2026-118", *SAID, FOOT], found)
    assert set(CELLS) | {FOOT, "Prestataire", "Client"} <= set(found)


def test_two_columns_of_text_are_read_down_with_the_note_below_them_last(tmp_path: Path) -> None:
    words = ["la preuve de chaque consentement est conservée,", "le client peut la demander à tout moment, et"] * 8
    left, right = [f"({n}) {w}" for n, w in enumerate(words)], [f"[{n}] {w}" for n, w in enumerate(words)]
    found = drawn(tmp_path, *column(320, 720, right), *column(50, 720, left), (50, 480, "1) Note."))
    assert in_order([*left, *right], found)


def test_bold_words_are_apart_from_the_plain_ones_beside_them() -> None:
    gaps, *_ = parting([Gap(8, 9, 105, 9)], 10)
    run = Run(0, "PAIEMENT Trente jours", 50, 700, 10, gaps)
    apart, whole = list(cut([run], lambda *places: True)), list(cut([run], lambda *places: False))
    assert [run.text[begin:end] for run, begin, end in apart] == ["PAIEMENT", "Trente jours"]
    assert [run.text[begin:end] for run, begin, end in whole] == [run.text]


def test_a_column_that_nearly_touches_the_next_is_cut_from_it(tmp_path: Path) -> None:
    whats, counts = ["Leads assurance automobile", "Leads habitation", "Rendez-vous qualifiés"], ["200", "100", "40"]
    pieces = [*column(50, 700, whats, 16), *column(186, 700, counts, 16)]
    assert drawn(tmp_path, *(pieces[n // 2 + 3 * (n % 2)] for n in range(6))) == [
        cell for row in zip(whats, counts, strict=True) for cell in row
    ]


def test_a_justified_line_is_no_row_of_cells(tmp_path: Path) -> None:
    lefts = ((50, "Consentement"), (143, "conservé"), (211, "pendant"), (274, "trois"))
    words = [*((left, 700, word) for left, word in lefts), (50, 687, "ans.")]
    assert drawn(tmp_path, *words) == ["Consentement conservé pendant trois ans."]


def test_a_name_and_a_colon_open_a_field_of_their_own(tmp_path: Path) -> None:
    fields = ["TVA : FR32 552 081 317", "Contact : Paul Rey", "Facturation : compta@ferrand.example"]
    assert drawn(tmp_path, *column(50, 700, fields)) == fields


def test_margin_titles_stay_beside_their_text_when_the_foot_is_drawn_first(tmp_path: Path) -> None:
    text = ["le prestataire livre les leads chaque jour ouvré au client"] * 5
    pieces = [(50, 700, "Livraison"), *column(180, 700, text), (50, 600, "Preuve"), *column(180, 600, text)]
    found = drawn(tmp_path, (60, 40, FOOT), *pieces)
    assert in_order(["Livraison", text[0], "Preuve", text[0], FOOT], found)


def names(path: Path) -> dict[str, list[str]]:
    """Return, for each paragraph of the page drawn, those that name it."""
    said = {one.paragraph: one for one in read(path / "page.pdf").provisions}
    return {one.text: [said[n].text for n in one.labels] for one in said.values()}


def test_figures_set_to_the_right_are_apart_however_near_they_come(tmp_path: Path) -> None:
    heads = [(50, 700, "Item"), (300, 700, "Qty"), (340, 700, "Rate"), (380, 700, "Amount")]
    row = [(50, 680, "Leads"), (296, 680, "200.00"), (340, 680, "95.00"), (377, 680, "19,000.00")]
    found = drawn(tmp_path, *heads, *row)
    assert found == ["Item", "Qty", "Rate", "Amount", "Leads", "200.00", "95.00", "19,000.00"]
    assert names(tmp_path)["95.00"][-1:] == ["Rate"]


def test_cells_beside_the_first_line_of_a_description_are_in_its_row(tmp_path: Path) -> None:
    heads = [(50, 700, "Description"), (350, 700, "Quantity"), (420, 700, "Unit price"), (500, 700, "Amount")]
    cells = [(350, 680, "250"), (420, 680, "12.50"), (500, 680, "3,125.00")]
    drawn(tmp_path, *heads, (50, 680, "Leads for roof repair"), (50, 668, "Owners of houses in Kent"), *cells)
    found = names(tmp_path)
    assert found["Leads for roof repair"] == ["Description"]
    assert found["12.50"][-1] == "Unit price" and "Leads for roof repair" in found["12.50"]


def test_names_and_values_drawn_by_columns_stay_together(tmp_path: Path) -> None:
    pairs = [("Order Date", "03/14/2026"), ("Expiration", "04/13/2026"), ("Salesperson", "Mia Ferris")]
    pieces = [
        piece
        for n, (name, value) in enumerate(pairs)
        for piece in ((50 + 150 * n, 700, name), (50 + 150 * n, 688, value))
    ]
    said = " ".join(drawn(tmp_path, *pieces))
    assert said == "Order Date 03/14/2026 Expiration 04/13/2026 Salesperson Mia Ferris"


def test_a_value_in_another_font_is_no_part_of_the_name_above_it() -> None:
    texts = [("PO number / date", False), ("4500078213 / 23.01.2026", True), ("Contact person", False)]
    lines = [
        (1, Line(text, 300, 300 + 5 * len(text), 700 - 12 * n, 700 - 12 * n, 10, False, strong=strong))
        for n, (text, strong) in enumerate(texts)
    ]
    assert [[line.text for _, line in group] for group in paragraphs(lines)] == [[text] for text, _ in texts]


def test_a_line_set_wide_is_no_row_of_cells_and_a_stamp_over_it_no_head() -> None:
    words = ["SARL", "au", "capital", "de", "10", "000", "EUR", "-", "SIREN", ":", "691", "204", "176"]
    text, gaps, right = words[0], [], 80.0
    for number, word in enumerate(words[1:]):
        width = 8.4 if number % 2 else 6.6
        gaps.append(Gap(len(text), len(text) + 1, right + width, width))
        text, right = f"{text} {word}", right + width + 20
    kept, even, word = parting(gaps, 7)
    run = Run(0, text, 60, 50, 7, kept, even, word)
    assert [run.text[begin:end] for run, begin, end in cut([run], lambda *places: False)] == [text]
    stamp, foot = (
        Line(said, 60, 500, base, base, size, False) for said, base, size in (("PAID", 62, 60), (text, 50, 7))
    )
    assert not beside(stamp, foot)
