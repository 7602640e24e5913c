"""Checks the texts of due diligence (questionnaire, evidence pack, calling rules): two languages that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis, Checked
from leadcontract.domain.library import Library
from leadcontract.domain.typography import NBSP
from leadcontract.errors import Problem
from leadcontract.library.proofreading import differences

CALLING, QUESTIONS, EVIDENCE = (f"diligence/{name}.yaml" for name in ("calling", "questionnaire", "evidence"))
_CEASED = Bilingual("{name} : « {law} » n’est plus en vigueur.", "{name}: '{law}' is no longer in force.")


def check_papers(library: Library) -> Iterator[Problem]:
    """Yield what one language of a text says and the other does not, misprints, and law that is no longer in force.

    Law is held to the day on which the library was checked; that of the evidence pack changes with the day of a pack.
    """
    for file, name, text in _texts(library):
        plain = Bilingual(text.fr.replace(NBSP, " "), text.en.replace(NBSP, " "))
        for what in differences(plain, library.proofs):
            told = Bilingual("{name} : {what} — « {text} »", "{name}: {what} — '{text}'")
            yield Problem(file, told.format(name=name, what=what, text=Bilingual(text.fr[:60], text.en[:60])))
    today = date.fromisoformat(library.version)
    for name, basis in _law(library):
        if not basis.in_force(today):
            yield Problem(QUESTIONS, _CEASED.format(name=name, law=basis.id))


def _texts(library: Library) -> Iterator[tuple[str, str, Bilingual]]:
    for rule in library.calling.rules:
        for text in (rule.title, rule.breach, *([rule.remark] if rule.remark is not None else [])):
            yield CALLING, rule.check, text
    asked = library.questionnaire
    for text in (asked.title, asked.intro, asked.how, *(s.title for s in asked.sections)):
        yield QUESTIONS, "…", text
    for level in asked.levels:
        yield from ((QUESTIONS, f"levels.{level.since}", text) for text in (level.title, level.advice))
    for question in asked.questions:
        flags = (choice.flag for choice in question.choices)
        says = (choice.says for choice in question.choices)
        for found in (question.ask, question.evidence, *flags, *says):
            if found is not None:
                yield QUESTIONS, question.id, found
    yield from ((EVIDENCE, name, text) for name, text in library.pack.parts.items())
    for side, direction in library.pack.directions.items():
        for text in (direction.title, *direction.documents, *direction.sample):
            yield EVIDENCE, side, text
        for check in direction.checks:
            yield from ((EVIDENCE, check.id, text) for text in (check.ask, check.evidence))


def rests_on(library: Library, on: date) -> Iterator[tuple[str, Checked, tuple[Basis, ...]]]:
    """Yield each file of due diligence, when it was checked, and the law that it rests on, on a day."""
    calling, asked, pack = library.calling, library.questionnaire, library.pack
    terms = (rule.on(on) for rule in calling.rules)
    points = (check for direction in pack.directions.values() for check in direction.checks)
    current = (check for check in points if all(basis.in_force(on) for basis in check.law))
    for file, held, law in (
        (CALLING, calling.checked, [term.law for term in terms if term is not None]),
        (QUESTIONS, asked.checked, [basis for _, basis in _law(library)]),
        (EVIDENCE, pack.checked, [basis for check in current for basis in check.law]),
    ):
        if held is not None:
            yield file.removesuffix(".yaml"), held, tuple({basis.id: basis for basis in law}.values())


def _law(library: Library) -> Iterator[tuple[str, Basis]]:
    yield from (("law", basis) for basis in library.questionnaire.law)
    yield from ((question.id, basis) for question in library.questionnaire.questions for basis in question.law)
