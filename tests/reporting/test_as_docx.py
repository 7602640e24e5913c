"""The report on paper tells the essential first, quotes what it rests on, and lets no document out of its place."""

from __future__ import annotations

import io
import runpy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from leadcontract import resources, workflows
from leadcontract.domain.document import NotRead, SourceDocument
from leadcontract.domain.finding import Report
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.workflows import Reviewer
from tests.reporting.samples import EVIL, FULL, LAW, finding, hostile
from tests.reporting.test_as_table import AUDIT
from tests.word import invalid, members, texts

TEMPLATES = resources.folder("templates")
ORDER = TEMPLATES / "demo" / "order.docx"
SAMPLE = replace(FULL, audit=AUDIT)


def opened(docx: bytes) -> Any:
    return Document(io.BytesIO(docx))


def headings(docx: bytes) -> list[tuple[str, str]]:
    styled = ((p.style.name, p.text) for p in opened(docx).paragraphs)
    return [(name, text) for name, text in styled if name.startswith(("Heading", "Annex", "Title"))]


@pytest.fixture(scope="module")
def order(reviewer: Reviewer) -> Report:
    return reviewer.review(ORDER, playbook_name=None, side="client", on=date(2026, 11, 21))


@pytest.mark.parametrize("lang", LANGS)
def test_word_opens_it_and_it_is_the_same_twice(library: Library, order: Report, lang: Lang) -> None:
    for report in (order, SAMPLE, hostile()):
        first, second = (workflows.client_report(library, report, lang) for _ in range(2))
        assert invalid(first) == []
        assert first == second


def test_the_sections_come_in_order_with_the_worst_finding_first(library: Library) -> None:
    told = headings(workflows.client_report(library, SAMPLE, "fr"))
    assert [text for name, text in told if name in ("Title", "Heading 1", "Annex")] == [
        "Rapport de relecture",
        "L’essentiel",
        "Couverture d’un coup d’œil",
        "Constats qui appellent une réponse",
        "Audit\u00a0: qui audite qui",
        "Droit dépassé",
        "Documents cités, non fournis",
        "Annexes annoncées, vides ou absentes",
        "Non lu",
        "Annexe\u00a0: toutes les clauses attendues",
    ]
    assert [text for name, text in told if name == "Heading 3"] == [
        "1. Clause audit/client-audits-provider · contraire",
        "2. Clause gdpr/security · absente",
        "3. Clause price/fees · partielle",
        "5. Clause gdpr/roles · à lire",
    ]
    assert told[0][0] == "Title" and {name for name, _ in told} >= {"Heading 1", "Heading 2", "Heading 3", "Annex"}


@pytest.mark.parametrize(("lang", "word"), [("fr", "Résultat incomplet."), ("en", "Incomplete result.")])
def test_what_was_not_read_is_told_first(library: Library, lang: Lang, word: str) -> None:
    paragraphs = opened(workflows.client_report(library, SAMPLE, lang)).paragraphs
    first = next(n for n, p in enumerate(paragraphs) if p.style.name == "Heading 1")
    warnings = [p.text for p in paragraphs[:first] if p.style.name == "Warning"]
    assert len(warnings) == 1 and warnings[0].startswith(word) and "image (page 2)" in warnings[0]
    whole = replace(SAMPLE, document=replace(SAMPLE.document, not_read=()))
    assert not any(p.style.name == "Warning" for p in opened(workflows.client_report(library, whole, lang)).paragraphs)


def test_each_quote_is_there_with_its_place_its_language_and_every_clause_in_the_annex(
    library: Library, order: Report
) -> None:
    docx = workflows.client_report(library, order, "en")
    document, told = opened(docx), texts(docx)
    whole = "\n".join(told)
    grave = [f for f in order.findings if f.status != "present" and f.severity in ("critical", "major")]
    assert grave
    for one in grave:
        assert any(text.endswith(f"{one.title.en} · {one.status}") for text in told), one.clause
        for quote in one.evidence:
            assert quote.text in whole, one.clause
        assert one.suggestion is None or one.suggestion.text.splitlines()[0] in whole
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert [row[1] for row in rows[1:]].count("Audit of the Provider by the Client") == 1
    assert len(rows) == 1 + len(order.findings)
    quoted = next(p for p in document.paragraphs if "Aucun audit ne pourra être demandé" in p.text)
    assert quoted._p.find(f".//{qn('w:lang')}").get(qn("w:val")) == "fr-FR"
    assert document.core_properties.language == "en-GB"


def test_the_heads_of_tables_are_repeated_and_no_row_breaks(library: Library) -> None:
    for table in opened(workflows.client_report(library, SAMPLE, "fr")).tables[1:]:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (first, *others))
        assert not any(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in others)


def test_links_lead_to_the_law_and_to_findings_that_are_there(library: Library) -> None:
    document = opened(workflows.client_report(library, SAMPLE, "en"))
    web = [r.target_ref for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.HYPERLINK]
    assert web == [LAW.url]
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors and set(anchors) <= set(marks) and len(marks) == len(set(marks))


def test_a_stranger_writes_nothing_but_text(library: Library) -> None:
    docx = workflows.client_report(library, hostile(), "fr")
    whole = "\n".join(texts(docx))
    assert "<script>alert(1)</script>" in whole and "{{" not in whole
    assert not any(mark in whole for mark in "\x00\u202e\ud800")
    document = opened(docx)
    assert not any("javascript" in rel.target_ref for rel in document.part.rels.values() if rel.is_external)
    evil = replace(SAMPLE, document=replace(SAMPLE.document, name="{{ 7 * 7 }}{% if %}.docx"))
    assert texts(workflows.client_report(library, evil, "fr"))[1] == "{{ 7 * 7 }}{% if %}.docx"


def test_a_very_long_passage_is_cut_and_the_list_of_what_was_not_read_too(library: Library) -> None:
    base = FULL.findings[2]
    long = replace(base, evidence=(replace(base.evidence[0], text="mot " * 2_500),))
    unread = tuple(NotRead("image", f"page {n}") for n in range(500))
    report = replace(SAMPLE, findings=(long,), document=replace(SAMPLE.document, not_read=unread))
    docx = workflows.client_report(library, report, "fr")
    assert max(map(len, texts(docx))) < 1_500
    assert "page 499" in "\n".join(texts(docx))


def test_the_words_of_the_document_are_quoted_as_they_stand(library: Library) -> None:
    base = FULL.findings[2]
    said = 'L\'audit est exclu: voir p. 3 ; "jamais" !'
    report = replace(FULL, findings=(replace(base, evidence=(replace(base.evidence[0], text=said),)),))
    assert f"«\u00a0{said}\u00a0»" in texts(workflows.client_report(library, report, "fr"))


def test_it_says_nothing_of_who_made_it_or_when(library: Library) -> None:
    docx = workflows.client_report(library, SAMPLE, "fr")
    core = opened(docx).core_properties
    assert (core.author, core.last_modified_by, core.created, core.modified) == ("", "", None, None)
    assert core.title == "Relecture\u00a0: devis.pdf"
    assert not any(name.startswith("docProps/app") for name in members(docx))


def test_an_empty_report_is_a_paper_too(library: Library) -> None:
    bare = replace(FULL, findings=(), outdated=(), not_supplied=(), annexes=(), kind=None)
    bare = replace(bare, document=SourceDocument(EVIL, "", None, ()))
    for lang in LANGS:
        assert invalid(workflows.client_report(library, bare, lang)) == []
    present = replace(bare, findings=(finding("general/purpose", "present", "critical"),))
    assert "Heading 3" not in dict(headings(workflows.client_report(library, present, "fr")))


def test_the_shipped_template_is_what_its_script_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TEMPLATES))
    build = runpy.run_path(str(TEMPLATES / "build_report.py"))["build"]
    assert (TEMPLATES / "report.docx").read_bytes() == build()
