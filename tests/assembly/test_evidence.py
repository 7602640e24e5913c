"""The evidence pack takes up the contract's own audit article, and checks what the deal and the day call for."""

from __future__ import annotations

import runpy
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from leadcontract import resources
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.deal import Deal, Duration
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import DealError
from leadcontract.workflows import evidence_pack, generate


def text(docx: bytes) -> str:
    return "\n".join(t.text or "" for t in Document(BytesIO(docx)).element.body.iter(qn("w:t")))


def references(docx: bytes) -> set[str]:
    rows = [row for table in Document(BytesIO(docx)).tables for row in table.rows]
    return {row.cells[0].text for row in rows if len(row.cells) == 4}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("side", SIDES)
def test_the_pack_says_what_the_contract_says(library: Library, deal: Deal, side: Side, lang: Lang) -> None:
    agreed = replace(deal, terms={**deal.terms, "audit_notice": Duration(7, "working_day"), "sample_size": 12})
    docx = evidence_pack(library, agreed, side, lang=lang)
    said = text(docx)
    clause = library.pack.directions[side].clause
    draft = generate(library, agreed, lang=lang).draft
    blocks = [block for block in draft.blocks if block.clause == clause]
    assert len(blocks) > 3
    for block in blocks:
        assert all(run.text.strip() in said for run in block.runs)
    assert {"fr": "7\u00a0jours ouvrés", "en": "7\u00a0working days"}[lang] in said
    tables = Document(BytesIO(docx)).tables
    assert len(tables[3].rows) == 1 + 12
    assert docx == evidence_pack(library, agreed, side, lang=lang)


def test_the_items_of_the_article_bear_its_letters(library: Library, deal: Deal) -> None:
    shown = [p.text for p in Document(BytesIO(evidence_pack(library, deal, "client", lang="en"))).paragraphs]
    article = [b for b in generate(library, deal, lang="en").draft.blocks if b.clause == "audit/client-audits-provider"]
    items = [f"({block.number})\t{block.text}" for block in article if block.style == "item"]
    assert len(items) > 2
    assert [text for text in shown if text.startswith("(")] == items


def test_small_tables_stay_on_a_page_and_one_row_of_each_table_may_break(library: Library, deal: Deal) -> None:
    tables = Document(BytesIO(evidence_pack(library, deal, "client"))).tables
    timetable, *_, findings = tables
    for table in (timetable, findings):
        *rows, last = table.rows[1:]
        assert all(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows)
        assert not last.cells[0].paragraphs[0].paragraph_format.keep_with_next
    for table in tables:
        assert [row._tr.find(f".//{qn('w:cantSplit')}") is None for row in table.rows[1:]].count(True) == 1


def test_checks_follow_the_law_of_the_day(library: Library, deal: Deal) -> None:
    before = references(evidence_pack(library, deal, "provider", on=date(2026, 8, 10)))
    after = references(evidence_pack(library, deal, "provider", on=date(2026, 8, 11)))
    assert {"C0", "C4"} <= before
    assert not {"C1", "C2", "C3", "C5"} & before
    assert {"C1", "C2", "C3", "C5"} <= after
    assert not {"C0", "C4"} & after


def test_checks_follow_the_facts_of_the_deal(library: Library, deal: Deal) -> None:
    written = references(evidence_pack(library, replace(deal, channels=("email",)), "provider"))
    called = references(evidence_pack(library, replace(deal, channels=("telephone",)), "provider"))
    assert ("M1" in written, "C2" in written) == (True, False)
    assert ("M1" in called, "C2" in called) == (False, True)


def test_the_pack_names_the_parties_as_the_contract_does(library: Library, deal: Deal) -> None:
    called = Bilingual("l’Annonceur", "the Advertiser")
    said = text(evidence_pack(library, replace(deal, client=replace(deal.client, called=called)), "client"))
    assert "L’Annonceur audite le Prestataire" in said or "Annonceur" in said
    assert "le Client" not in said


def test_doubtful_sources_are_listed_until_a_lawyer_has_verified_them(library: Library, deal: Deal) -> None:
    doubt = library.law["conso/d223-9"].to_verify[0].fr
    assert doubt in text(evidence_pack(library, deal, "provider"))
    every = tuple(library.law)
    assert doubt not in text(evidence_pack(library, replace(deal, verified=every), "provider"))


def test_no_pack_before_the_contract_gives_the_audit(library: Library, deal: Deal) -> None:
    with pytest.raises(DealError):
        evidence_pack(library, deal, "provider", on=date(2017, 1, 1))


def test_the_shipped_template_is_what_its_script_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    templates = resources.folder("templates")
    monkeypatch.syspath_prepend(str(templates))
    build = runpy.run_path(str(templates / "build_sheet.py"))["build"]
    assert (templates / "sheet.docx").read_bytes() == build()
