"""Notes for the lawyer who drafts, and a final version that carries none of them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from leadcontract import workflows
from leadcontract.domain.deal import Deal, Party
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import DealError

ON = date(2026, 12, 1)


@pytest.mark.parametrize("lang", LANGS)
def test_each_clause_carries_its_reason_its_law_and_its_fallbacks(
    library: Library, fitting: dict[str, Deal], lang: Lang
) -> None:
    made = workflows.generate(library, fitting["contract"], lang=lang, on=ON, notes=True)
    comments = [c.text for c in Document(io.BytesIO(made.docx)).comments]
    for used in made.draft.used:
        clause = library.clauses[used.clause]
        assert any(clause.why[lang] in text for text in comments), used.clause
        for position in clause.positions:
            assert any(position.ladders["client"].acceptable[lang] in text for text in comments), used.clause
    for name in made.draft.to_verify:
        marked = [
            t
            for t in comments
            if t.startswith(("À VÉRIFIER", "FOR A LAWYER")) and library.law[name].citation[lang] in t
        ]
        assert marked, name
        assert not any(t.strip().endswith(f"{library.law[name].citation[lang]}.") for t in marked), "says no reason"
    between = {"fr": "\u00a0; ", "en": "; "}[lang]
    cited = [library.law[name].citation[lang] for name in made.draft.used[1].basis]
    assert len(cited) > 1 and any(between.join(cited) in text for text in comments)


def test_a_document_in_two_languages_has_each_note_in_both_that_of_the_page_first(
    library: Library, fitting: dict[str, Deal]
) -> None:
    made = workflows.generate(library, fitting["contract"], lang="fr-en", on=ON, notes=True)
    comments = [c.text for c in Document(io.BytesIO(made.docx)).comments]
    alone = {
        lang: [
            c.text
            for c in Document(
                io.BytesIO(workflows.generate(library, fitting["contract"], lang=lang, on=ON, notes=True).docx)
            ).comments
        ]
        for lang in LANGS
    }
    assert comments == [f"{fr}\n{en}" for fr, en in zip(alone["fr"], alone["en"], strict=True)]


def test_without_notes_nothing_of_them_is_left(library: Library, fitting: dict[str, Deal]) -> None:
    made = workflows.generate(library, fitting["contract"], on=ON)
    with zipfile.ZipFile(io.BytesIO(made.docx)) as archive:
        assert "word/comments.xml" not in archive.namelist()
        assert b"comment" not in archive.read("word/document.xml")


def test_notes_have_no_date_and_no_person(library: Library, fitting: dict[str, Deal]) -> None:
    made = workflows.generate(library, fitting["contract"], on=ON, notes=True)
    comments = list(Document(io.BytesIO(made.docx)).comments)
    assert {c.author for c in comments} == {"leadcontract"}
    assert {c.timestamp for c in comments} == {None}


def whole(library: Library, deal: Deal) -> Deal:
    """A deal with nothing left to complete or to verify, in French."""
    draft = workflows.generate(library, deal, on=ON).draft
    party = Party(*["x"] * 10)
    terms = dict(deal.terms)
    asked = {parameter.asks: name for name, parameter in library.parameters.items()}
    for name in (asked[blank] for blank in draft.blanks if blank in asked):
        terms[name] = next(iter(library.parameters[name].choices), "x")
    return replace(
        deal, client=party, provider=party, reference="R1", signed_on=ON, terms=terms, verified=draft.to_verify
    )


def test_a_final_version_is_refused_for_every_blank_and_every_doubt_at_once(
    library: Library, fitting: dict[str, Deal]
) -> None:
    draft = workflows.generate(library, fitting["contract"], on=ON).draft
    assert draft.blanks and draft.to_verify
    with pytest.raises(DealError) as caught:
        workflows.generate(library, fitting["contract"], on=ON, final=True)
    assert len(caught.value.problems) == len(draft.blanks) + len(draft.to_verify)
    assert all(blank.en in str(caught.value) for blank in draft.blanks)
    assert all(name in str(caught.value) for name in draft.to_verify)


def test_a_final_version_has_no_draft_mark(library: Library, fitting: dict[str, Deal]) -> None:
    deal = whole(library, fitting["contract"])
    marked = {}
    for final in (False, True):
        made = workflows.generate(library, deal, on=ON, final=final)
        with zipfile.ZipFile(io.BytesIO(made.docx)) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/")]
        marked[final] = any("PROJET" in part or "highlight" in part for part in parts)
    assert marked == {False: True, True: False}
