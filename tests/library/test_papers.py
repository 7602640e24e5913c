"""The texts of due diligence are held to the law and to each other, as clauses are."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from leadcontract import resources, workflows
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import LibraryError
from leadcontract.library.papers import check_papers


def with_part(library: Library, **parts: object) -> Library:
    return replace(library, parts={**library.parts, **parts})


def test_the_shipped_texts_say_the_same_in_both_languages(library: Library) -> None:
    assert list(check_papers(library)) == []


def test_a_text_that_differs_is_told(library: Library) -> None:
    asked = library.questionnaire
    wrong = replace(asked, title=Bilingual("Sous 48 heures, jamais", "Within 24 hours"))
    told = " ".join(problem.say("en") for problem in check_papers(with_part(library, questionnaire=wrong)))
    assert "durations differ" in told
    assert "jamais" in told


def test_law_that_has_ceased_is_told(library: Library) -> None:
    asked = library.questionnaire
    dead = replace(asked.law[0], in_force_to=asked.law[0].in_force_from)
    told = [p.say("en") for p in check_papers(with_part(library, questionnaire=replace(asked, law=(dead,))))]
    assert told == [f"diligence/questionnaire.yaml: law: '{dead.id}' is no longer in force."]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(resources.folder("clauses"), tmp_path / "clauses")
    return tmp_path / "clauses"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("calling", "allows: Monday to Friday", "allows: sometimes", "cannot be read"),
        ("calling", "allows: 4 times in 30 days", "allows: 60 days", "does not fit the rule"),
        ("calling", "law: conso/d223-9,", "law: conso/d223-9-2022,", "ceased on 2026-08-10"),
        ("calling", "law: conso/r223-3", "law: conso/r999", "is not known"),
        ("calling", "{{ weekday }} ; permis", "{{ jour }} ; permis", "unknown slot: jour"),
        ("calling", "zone: Europe/Paris, countries", "country: FR, countries", "Did you mean"),
        ("questionnaire", "id: B3", "id: B2", "is taken already"),
        ("questionnaire", "weight: 3", "weight: 9", "from 1 to 3"),
        ("questionnaire", "flag: {none:", "flag: {nobody:", "unknown key"),
        ("questionnaire", "law: [gdpr/art-30]", "law: [gdpr/art-300]", "is not known"),
        ("evidence", "time: audit_notice", "time: audit_note", "is not known"),
        ("evidence", '{{ sample_size }} Leads", en', '{{ size }} Leads", en', "unknown slot: size"),
        ("evidence", "  sample: {fr:", "  simple: {fr:", "Did you mean: sample"),
    ],
)
def test_a_slip_is_told_with_its_line(copied: Path, file: str, old: str, new: str, says: str) -> None:
    path = copied / "diligence" / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LibraryError) as told:
        workflows.load_library(copied)
    line = text[: text.index(old)].count("\n") + 1
    problem = next(p for p in told.value.problems if says in p.say("en"))
    assert f"diligence/{file}.yaml:" in problem.where
    assert abs(int(problem.where.rpartition(":")[2]) - line) <= 4


def test_every_rule_of_calling_joins_the_one_before_it_without_a_gap(library: Library) -> None:
    for rule in library.calling.rules:
        for term, later in zip(rule.terms, rule.terms[1:], strict=False):
            assert rule.on(later.since) is later
            assert rule.on(later.since - timedelta(days=1)) is term
        if rule.repealed is not None:
            assert rule.on(rule.repealed) is None
