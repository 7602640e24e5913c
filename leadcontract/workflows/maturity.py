"""The maturity questionnaire: the form, the answers that come back, and what they are worth."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.domain.maturity import Assessment

YAML = (".yaml", ".yml")


def questionnaire(library: Library, lang: Lang, deal: Deal | None = None) -> bytes:
    """Return the questionnaire as a Word form in a language; a deal names the two sides."""
    from leadcontract.assembly import questionnaires, sheets

    return sheets.word(questionnaires.form(library.questionnaire, lang, deal))


def score(library: Library, path: Path, on: date, limits: Limits = LIMITS) -> Assessment:
    """Return what the answers of a generator are worth on a day: a filled-in form (.docx), or answers in YAML.

    InputError where the file is neither, or holds an answer that cannot be.
    """
    from leadcontract.assembly.questionnaires import NAMED, PROMPTS
    from leadcontract.documents.answers import read_answers
    from leadcontract.errors import InputError
    from leadcontract.library import maturity, yaml_source
    from leadcontract.library.cursor import Cursor
    from leadcontract.reviewing.maturity import assess

    asked = library.questionnaire
    if path.suffix.lower() in YAML:
        top = Cursor.top(yaml_source.read(path))
        answers = maturity.answers(top, asked, path.stem)
        if top.problems:
            raise InputError(top.problems)
    else:
        answers = read_answers(path, [question.id for question in asked.questions], NAMED, PROMPTS, limits)
    return assess(asked, answers, on)


def record(library: Library, found: Assessment, lang: Lang) -> bytes:
    """Return the dated record of an assessment, as a Word file."""
    from leadcontract.assembly import questionnaires, sheets

    return sheets.word(questionnaires.record(library.questionnaire, found, lang))
