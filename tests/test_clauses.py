"""One contract test a clause file: its texts, its law, its patterns and its examples hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract import resources
from leadcontract.assembly.drafting import paragraphs
from leadcontract.domain.clause import Clause
from leadcontract.domain.language import LANGS
from leadcontract.domain.library import Library
from leadcontract.library.catalog import ASIDE
from leadcontract.nlp.proving import prove
from leadcontract.workflows import Reviewer

FOLDER = resources.folder("clauses")

IDS = sorted(
    path.relative_to(FOLDER).with_suffix("").as_posix()
    for path in FOLDER.rglob("*.yaml")
    if path.relative_to(FOLDER).parts[0] not in ASIDE
)
CORE = Path(__file__).parent / "core_clauses.txt"


@pytest.fixture(params=IDS)
def clause(request: pytest.FixtureRequest, library: Library) -> Clause:
    return library.clauses[request.param]


def test_detection_holds(clause: Clause, library: Library, reviewer: Reviewer) -> None:
    texts = [(lang, w, paragraphs(library, w, lang)) for w in clause.wordings for lang in LANGS]
    problems = prove(clause, texts, reviewer.pipelines.get(LANGS))
    assert not problems, "\n".join(problem.say("en") for problem in problems)


def test_examples_are_many_in_both_languages(clause: Clause) -> None:
    if clause.id.startswith("annex/"):
        assert not clause.elements, "an annex is not looked for"
        return
    for lang in LANGS:
        own = [example for example in clause.examples if example.lang == lang]
        showing = [e for e in own if e.shows or e.refuses or e.forbids]
        assert len(showing) >= 6, f"{clause.id}: {len(showing)} {lang} examples show it"
        assert len(own) - len(showing) >= 3, f"{clause.id}: {len(own) - len(showing)} {lang} look-alikes"


def test_a_law_stands_behind_every_wording(clause: Clause, library: Library) -> None:
    for wording in clause.wordings:
        assert wording.basis, f"{clause.id}: no basis on {wording.since}"
    assert clause.tests, f"{clause.id}: no test of its dates"
    assert clause.checked_on < clause.check_again_by


def test_titles_and_reasons_are_in_both_languages(clause: Clause) -> None:
    for text in (clause.title, clause.why):
        assert (text.fr and text.en and text.fr != text.en) or clause.title.fr == clause.title.en


def test_every_expected_clause_is_there(library: Library) -> None:
    expected = CORE.read_text(encoding="utf-8").split()
    assert len(expected) == 39
    assert set(expected) <= library.clauses.keys()
