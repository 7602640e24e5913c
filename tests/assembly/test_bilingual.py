"""Two languages side by side: pairs that never drift, numbered once, each word in its own language."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from leadcontract import workflows
from leadcontract.assembly.lines import Line, lines, once, texts
from leadcontract.domain.clause import INSTRUMENTS, Instrument
from leadcontract.domain.deal import Deal
from leadcontract.domain.draft import HEADINGS, Block, Run
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.workflows import Generated

ON = date(2026, 12, 1)


@pytest.fixture(scope="module", params=INSTRUMENTS)
def made(request: pytest.FixtureRequest, library: Library, fitting: dict[str, Deal]) -> Generated:
    name: Instrument = request.param
    return workflows.generate(library, fitting[name], document=name, lang="fr-en", on=ON)


def tables(document: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_each_passage_has_its_row_and_its_number_stands_once(made: Generated) -> None:
    document = Document(io.BytesIO(made.docx))
    french, english = made.drafts
    rows = [row for table in tables(document) for row in table if len(row) == 3 and row[0] == ""]
    pairs = [(fr, en) for _, fr, en in rows]
    for one, other in zip(french.blocks, english.blocks, strict=True):
        if one.style not in (*HEADINGS, "definition", "table"):
            assert (one.text, other.text) in pairs
    numbered = {style.style_id for style in document.styles if style.name in ("Clause 2", "Clause 3", "Clause Item")}
    counting = [p for p in document.element.iter(qn("w:pStyle")) if p.get(qn("w:val")) in numbered]
    assert len(counting) == sum(b.style in ("numbered", "item") for b in french.blocks)
    assert not any("".join(t.text or "" for t in p.getparent().getparent().iter(qn("w:t"))) for p in counting)


def test_english_runs_are_marked_english_and_only_they(made: Generated) -> None:
    document = Document(io.BytesIO(made.docx))
    english = {block.text for block in made.drafts[1].blocks if block.style == "numbered"}
    french = {block.text for block in made.drafts[0].blocks if block.style == "numbered"} - english
    for paragraph in document.element.iter(qn("w:p")):
        said = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
        spoken = {lang.get(qn("w:val")) for lang in paragraph.iter(qn("w:lang"))}
        if said in english:
            assert spoken == {"en-GB"}, said
        if said in french:
            assert spoken == set(), said


def test_no_two_tables_touch_for_word_would_join_them(made: Generated) -> None:
    body = Document(io.BytesIO(made.docx)).element.body
    tags = [child.tag for child in body]
    assert not any(one == other == qn("w:tbl") for one, other in pairwise(tags))


def test_the_definitions_of_each_language_are_in_its_own_order() -> None:
    def defined(*terms: str) -> list[Block]:
        return [Block("definition", (Run(term),), clause="general/definitions") for term in terms]

    (line,) = lines([defined("Bon", "Zone"), defined("Area", "Order")])
    assert line.texts == ("Bon", "Zone", "Area", "Order")


def test_a_table_says_once_what_is_the_same_in_both_languages() -> None:
    def table(*cells: str) -> tuple[Block, ...]:
        return (Block("table", (), rows=(tuple((Run(cell),) for cell in cells),)),)

    assert Line((table("Prix", "38 €"), table("Price", "38 €"))).texts == ("Prix", "Price", "38 €")


def test_the_number_of_an_annex_stands_once_before_its_two_titles() -> None:
    def annex(word: str, title: str) -> tuple[Block, ...]:
        return (Block("annex", (Run(f"{word} "), Run("3", "number"), Run(f" – {title}")), "3"),)

    assert Line((annex("Annexe", "Prix"), annex("Annex", "Price"))).texts == ("Annexe 3 – Prix / Price",)


@pytest.mark.parametrize(
    ("labels", "said"),
    [(("Nom", "Name"), "Nom / Name"), (("Référence", "Reference"), "Référence"), (("Page", "Page"), "Page")],
)
def test_a_label_is_said_once_where_only_accents_tell_the_languages_apart(labels: list[str], said: str) -> None:
    assert once(labels) == said


def test_rows_stay_whole_but_the_shortest_of_a_long_table_may_break(made: Generated) -> None:
    """LibreOffice leaves out what a table holds beyond a page where none of its rows may break."""
    small = 0
    for table in Document(io.BytesIO(made.docx)).tables:
        rows = [row for row in table.rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None]
        torn = [row for row in rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None]
        letters = [sum(len(cell.text) for cell in row.cells) for row in rows]
        if table.style.name == "Annex Table" and sum(letters) < 1000:
            small += 1
            assert not torn
            kept = [p.paragraph_format.keep_with_next for row in rows[:-1] for c in row.cells for p in c.paragraphs]
            assert all(kept) and not any(p.paragraph_format.keep_with_next for p in rows[-1].cells[0].paragraphs)
        elif sum(letters) > 2500:
            assert 1 <= len(torn) <= 2, "the shortest, and the definitions"
            assert min(sum(len(cell.text) for cell in row.cells) for row in torn) == min(letters)
    assert small


def test_languages_that_do_not_pair_are_refused() -> None:
    one, two = Block("body", (Run("a"),)), Block("item", (Run("b"),), "a")
    with pytest.raises(ValueError, match="pair"):
        lines([[one], [two]])
    with pytest.raises(ValueError, match="pair"):
        lines([[one, two], [one]])


def test_what_the_drafts_say_is_what_the_file_says(made: Generated) -> None:
    document = Document(io.BytesIO(made.docx))
    said = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]
    at = 0
    for text in texts(made.drafts):
        at = said.index(text, at) + 1


def test_one_of_the_two_languages_prevails(library: Library, fitting: dict[str, Deal]) -> None:
    for name, deal in fitting.items():
        for chosen, said in (("french", ("française", "French")), ("english", ("anglaise", "English"))):
            terms = {**deal.terms, "prevailing_language": chosen}
            made = workflows.generate(library, replace(deal, terms=terms), document=name, lang="fr-en", on=ON)
            french, english = ([block.text for block in draft.blocks] for draft in made.drafts)
            assert any(f"la version {said[0]} prévaut" in text for text in french), name
            assert any(f"the {said[1]} version prevails" in text for text in english), name


@pytest.mark.parametrize(
    ("term", "cell"),
    [("à nommer", "À nommer"), ("dpo@client.example", "dpo@client.example"), ("iPhone", "iPhone")],
)
def test_a_term_that_opens_a_cell_takes_a_capital_but_an_address_does_not(
    library: Library, fitting: dict[str, Deal], term: str, cell: str
) -> None:
    deal = fitting["contract"]
    agreed = replace(deal, terms={**deal.terms, "other_recipients": Bilingual(term, term)})
    (draft,) = workflows.generate(library, agreed, document="contract", lang="fr", on=ON).drafts
    cells = {"".join(run.text for run in runs) for block in draft.annexes for row in block.rows for runs in row}
    assert cell in cells


def test_words_that_open_a_table_are_a_table_of_their_own_that_stays_with_it(made: Generated) -> None:
    document = Document(io.BytesIO(made.docx))
    opened = [one.columns for one, after in pairwise(lines([d.annexes for d in made.drafts])) if after.style == "table"]
    shown = {table.rows[0].cells[0].text: table for table in document.tables if len(table.rows) == 1}
    words = [columns[0][0].text for columns in opened if columns[0] and columns[0][0].style == "body"]
    assert len(words) > 2
    for text in words:
        cell = shown[text].rows[0].cells[0]
        assert all(paragraph.paragraph_format.keep_with_next for paragraph in cell.paragraphs), text
