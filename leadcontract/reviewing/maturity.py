"""Scores the answers to the maturity questionnaire: each point comes from one question and one answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from leadcontract.domain.maturity import (
    BEST,
    Answer,
    Answers,
    Assessment,
    Choice,
    Level,
    Question,
    Questionnaire,
    Scored,
)
from leadcontract.library.phrases import fold

_SPACES = re.compile(r"[\s\u00a0]+")


def assess(asked: Questionnaire, answers: Answers, on: date) -> Assessment:
    """Return what the answers are worth; a question without an answer has no points, and counts.

    An answer that the question does not propose counts as none; "not concerned" leaves the question out.
    """
    scored = tuple(one for question in asked.questions if question.choices for one in _scored(question, answers))
    told = tuple((q, answers.given.get(q.id, Answer())) for q in asked.questions if not q.choices)
    most = sum(one.most for one in scored)
    hundredths = 100 * sum(one.points for one in scored) // most if most else 0
    flagged = any(one.flag is not None for one in scored)
    return Assessment(answers.name, on, _level(asked, hundredths, flagged), scored, told, answers.strange)


def _scored(question: Question, answers: Answers) -> Iterator[Scored]:
    answer = answers.given.get(question.id, Answer())
    choice = chosen(question, answer.says)
    most = BEST * question.weight
    if choice is not None and choice.points is None:
        yield Scored(question, answer, choice, 0, 0)
        return
    points = (choice.points or 0) * question.weight if choice is not None else 0
    yield Scored(question, answer, choice, points, most)


def chosen(question: Question, says: str) -> Choice | None:
    """Return the choice that an answer names, in either language or by its id; None for no answer or another one."""
    plain = _plain(says)
    if not plain:
        return None
    return next((c for c in question.choices if plain in (c.id, _plain(c.says.fr), _plain(c.says.en))), None)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", fold(text)).strip(" .")


def _level(asked: Questionnaire, hundredths: int, flagged: bool) -> Level:
    reached = [level for level in asked.levels if level.since <= hundredths]
    best = asked.levels[-1]
    return reached[-2] if flagged and len(reached) > 1 and reached[-1] == best else reached[-1]
