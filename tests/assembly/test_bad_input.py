"""Whatever names and texts a deal holds, what is drafted opens in Word and says them as they are."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from leadcontract import workflows
from leadcontract.assembly.rendering import render
from leadcontract.domain.deal import Deal
from leadcontract.domain.draft import Block, Run
from leadcontract.domain.language import EDITIONS, Edition
from leadcontract.domain.library import Library
from leadcontract.errors import DealError
from tests.word import invalid, texts

NAMES = {
    "arabic": "شركة الأمل للتأمين ش.م.ع",
    "hebrew": 'חברת ביטוח בע"מ & Co',
    "long": "N" * 300,
    "many words": "Société de courtage " * 15 + "SA",
    "markup": 'Dupont & Fils <SAS> "L\'Été" ]]> &amp; &#123; </w:t>',
    "braces": "{{ 7*7 }} {% for x in y %} {# z #} {_{ w }_} %} }} {",
    "emoji": "Leads 🚀 👩\u200d👩\u200d👧",
    "combining": "E\u0301le\u0301gance Cafe\u0301",
    "reserved": "_Toc000000001",
    "device": "CON",
    "invisible": "A\u200bB\u00adC\ufeff",
}


@pytest.mark.parametrize("lang", EDITIONS)
@pytest.mark.parametrize("name", NAMES)
def test_any_name_and_reference_is_written_as_it_is(
    library: Library, fitting: dict[str, Deal], name: str, lang: Edition
) -> None:
    said, deal = NAMES[name], fitting["dpa"]
    hostile = replace(deal, reference=said, client=replace(deal.client, name=said, signatory=said, address=said))
    docx = workflows.generate(library, hostile, document="dpa", lang=lang).docx
    assert invalid(docx) == []
    written = texts(docx)
    cover, signature = written.index(said), len(written) - 1 - written[::-1].index(said)
    assert cover < signature, "on the cover and where the parties sign"
    assert any(said in text and text != said for text in written), "among the parties"
    assert said in Document(io.BytesIO(docx)).sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("name", ["arabic", "hebrew"])
def test_hebrew_and_arabic_run_from_right_to_left_and_what_is_beside_them_does_not(
    library: Library, deal: Deal, name: str
) -> None:
    docx = workflows.generate(library, replace(deal, client=replace(deal.client, name=NAMES[name]))).docx
    runs = [
        ("".join(t.text or "" for t in run.iter(qn("w:t"))), run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None)
        for run in Document(io.BytesIO(docx)).element.body.iter(qn("w:r"))
    ]
    assert {marked for text, marked in runs if any("\u0590" <= c <= "\u06ff" for c in text)} == {True}
    assert not [text for text, marked in runs if marked and any(c.isascii() and c.isalpha() for c in text)]


@pytest.mark.parametrize("character", ["\\x07", "\\x85", "\\u202E", "\\u2066"])
@pytest.mark.parametrize("fact", ['client: {name: "A§B"}', 'reference: "A§B"', 'offer: "A§B"'])
def test_a_character_that_hides_or_turns_words_is_refused(
    tmp_path: Path, library: Library, fact: str, character: str
) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text(fact.replace("§", character) + "\n", encoding="utf-8")
    with pytest.raises(DealError, match=r"deal\.yaml:1: .*control characters") as caught:
        workflows.read_deal(path, library)
    assert "caractère de contrôle interdit" in caught.value.say("fr")


@pytest.mark.parametrize("lang", EDITIONS)
@pytest.mark.parametrize("rows", [0, 1, 41])
def test_a_table_may_be_long_or_empty(library: Library, fitting: dict[str, Deal], rows: int, lang: Edition) -> None:
    """``rows`` counts the heads; a table without them is no table."""
    drafts = workflows.generate(library, fitting["dpa"], document="dpa", lang=lang).drafts
    cells = tuple((((Run(f"head {n}" if n == 0 else f"cell {n}")),), (Run(f"value {n}"),)) for n in range(rows))
    table = Block("table", (), clause="annex/price-schedule", rows=cells)
    docx = render([replace(draft, annexes=(*draft.annexes, table)) for draft in drafts])
    assert invalid(docx) == []
    read = [row.cells[0].text for t in Document(io.BytesIO(docx)).tables[-1:] for row in t.rows]
    assert (read == [cell[0][0].text for cell in cells]) == bool(rows)
    assert not any(t.text == "head 0" for t in Document(io.BytesIO(docx)).paragraphs)
