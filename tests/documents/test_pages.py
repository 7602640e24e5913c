"""What the layout of pages adds to a table is left out, and its cells stay apart."""

from __future__ import annotations

from leadcontract.documents.pages import page_blocks
from leadcontract.documents.pdf_layout import Line

LEFTS = (75.0, 175.0, 300.0)
HEADS = ("Étape", "Contenu", "Délai")


def line(text: str, left: float, base: float) -> Line:
    return Line(text, left, left + 5.0 * len(text), base, base, 10, bold=False)


def row(base: float, *cells: str) -> list[Line]:
    return [line(text, left, base) for text, left in zip(cells, LEFTS, strict=False)]


def texts(*pages: list[Line]) -> list[str]:
    return [block.text for block in page_blocks(pages)]


def test_the_heads_of_a_table_that_goes_on_are_read_once() -> None:
    opening = [line(text, 75, base) for text, base in (("Annexe 7", 750), ("Protocole d'audit", 730))]
    first = [*opening, *row(700, *HEADS), *row(680, "Annonce", "Lettre du Client", "15 jours")]
    first += [*row(660, "Documents", "Journaux", "10 jours"), *row(640, "Visite", "Locaux", "1 jour")]
    second = [*row(750, *HEADS), *row(730, "Visite", "Entretiens", "Deux jours.")]
    third = [*row(750, *HEADS), *row(730, "Rapport", "Constats", "10 jours")]
    told = texts(first, second, third)
    assert [told.count(head) for head in HEADS] == [1, 1, 1]
    assert told[-3:] == ["Rapport", "Constats", "10 jours"]


def test_heads_in_two_languages_are_read_once() -> None:
    heads = [line(t, left, base) for t, left, base in (("Étape", 75, 750), ("Step", 75, 738), ("Délai", 300, 750))]
    told = texts([*heads, *row(700, "Annonce", "Lettre")], [*heads, *row(700, "Visite", "Entretiens")])
    assert [told.count(head) for head in ("Étape", "Step", "Délai")] == [1, 1, 1]


def test_a_row_that_says_something_else_or_elsewhere_is_kept() -> None:
    first = [*row(700, *HEADS), *row(680, "Annonce", "Lettre du Client", "15 jours")]
    told = texts(first, [*row(750, "Annonce", "Lettre du Client", "15 jours"), *row(730, "Visite", "Entretiens")])
    assert sum("15 jours" in text for text in told) == 2
    told = texts(first, [*row(750, "Étape", "Contenu", "Preuve"), *row(730, "Visite", "Entretiens")])
    assert sum("Étape" in text for text in told) == 2
    told = texts([line("Le prix", 75, 700), line("Le reste", 75, 600)], [line("Le prix", 75, 750), *row(700, "A", "B")])
    assert sum("Le prix" in text for text in told) == 2


def test_a_cell_does_not_run_into_the_one_beside_it() -> None:
    cells = [
        line("Prospects dont le Lead est", 175, 700), line("mis à disposition", 175, 688),
        line("Prospects dont le Lead est utilisé", 320, 700),
    ]  # fmt: skip
    told = texts([line("Personnes", 75, 700), *cells, line("Base légale", 75, 660)])
    assert told[1:3] == ["Prospects dont le Lead est mis à disposition", "Prospects dont le Lead est utilisé"]
