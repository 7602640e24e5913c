"""What the library says to the other side is a polite question, the same in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leadcontract import resources, workflows
from leadcontract.domain.clause import SIDES
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import LibraryError
from leadcontract.library.manners import check_manners

ABOUT = "term/duration"
LETTER = resources.folder("clauses") / "cues" / "letter.yaml"
CLAUSE = resources.folder("clauses") / f"{ABOUT}.yaml"


def asking(library: Library, fr: str, en: str) -> list[str]:
    clause = replace(library.clauses[ABOUT], question=dict.fromkeys(SIDES, Bilingual(fr, en)))
    return [p.say("en") for p in check_manners(replace(library, clauses={ABOUT: clause}))]


def test_every_clause_that_a_review_looks_for_asks_a_question_of_each_side(library: Library) -> None:
    assert [p.say("en") for p in check_manners(library)] == []
    for clause in library.clauses.values():
        assert clause.question.keys() == (set(SIDES) if clause.elements else set()), clause.id


@pytest.mark.parametrize(
    ("fr", "en", "told"),
    [
        ("Indiquez la durée.", "What is the term?", "question.fr: '?' is missing"),
        ("Quelle est la durée ?", "State the term.", "question.en: '?' is missing"),
        ("Pourquoi avez-vous omis la durée ?", "Why is there no term?", "'omis' sounds like a reproach"),
        ("Quelle est la durée ?", "Why did you fail, and you must say, what is the term?", "'you must' sounds like"),
        ("Quelle amende risquez-vous ?", "What is at stake?", "'amende' sounds like a reproach"),
        ("Pouvez-vous préciser la durée ?", "What is the term?", "'Pouvez' without equivalent"),
        ("Quelle est la durée, 3 mois ?", "What is the term, 6 months?", "durations differ"),
    ],
)
def test_an_ill_put_question_is_told(library: Library, fr: str, en: str, told: str) -> None:
    says = asking(library, fr, en)
    assert any(told.lower() in text.lower() for text in says), says


def test_a_good_question_passes(library: Library) -> None:
    assert asking(library, "Pour quelle durée, et à partir de quand ?", "For how long, and from when?") == []


def test_a_clause_without_a_question_is_told_but_still_loads(library: Library) -> None:
    clause = replace(library.clauses[ABOUT], question={})
    told = [p.say("en") for p in check_manners(replace(library, clauses={ABOUT: clause}))]
    assert any("question: it is missing" in text for text in told)


def overlaid(folder: Path, name: str, text: str) -> Library:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return workflows.load_library(folder, "examples")


def test_a_sentence_that_loses_what_it_is_filled_in_with_is_refused(tmp_path: Path) -> None:
    text = LETTER.read_text(encoding="utf-8")
    with pytest.raises(LibraryError) as refused:
        overlaid(tmp_path, "cues/letter.yaml", text.replace('en: "{{ question }}"', 'en: "{{ kuestion }}"'))
    assert "unknown or absent slot: kuestion, question" in refused.value.say("en")


def test_one_question_serves_both_sides_or_each_side_has_its_own(tmp_path: Path) -> None:
    text = CLAUSE.read_text(encoding="utf-8")
    start, end = text.index("question:"), text.index("topic:")
    sided = "question:\n  client: {fr: À vous ?, en: To you?}\n  provider: {fr: À nous ?, en: To us?}\n"
    clause = overlaid(tmp_path, f"{ABOUT}.yaml", text[:start] + sided + text[end:]).clauses[ABOUT]
    assert (clause.question["client"].en, clause.question["provider"].en) == ("To you?", "To us?")
    with pytest.raises(LibraryError) as refused:
        overlaid(tmp_path, f"{ABOUT}.yaml", text[:start] + sided.replace("provider", "seller") + text[end:])
    assert "seller" in refused.value.say("en")
