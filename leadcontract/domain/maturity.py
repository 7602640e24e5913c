"""The maturity questionnaire of a lead generator, the answers to it, and what they are worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis, Checked

BEST = 2
"""The points of the best answer, before its question's weight."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that a question proposes; ``points`` from 0 to BEST, None for "not concerned", which counts nowhere.

    ``flag`` says why the answer is a red flag, None where it is none.
    """

    id: str
    says: Bilingual
    points: int | None
    flag: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question; without ``choices`` it is answered in words, and not scored.

    ``evidence`` is what to ask for before believing the answer.
    """

    id: str
    ask: Bilingual
    law: tuple[Basis, ...] = ()
    weight: int = 0
    choices: tuple[Choice, ...] = ()
    evidence: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Questions on one subject."""

    title: Bilingual
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """How mature: from so many hundredths of the points on, and what to do."""

    since: int
    title: Bilingual
    advice: Bilingual


NOTHING = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questionnaire; ``levels`` from the lowest to the highest."""

    title: Bilingual = NOTHING
    intro: Bilingual = NOTHING
    how: Bilingual = NOTHING
    law: tuple[Basis, ...] = ()
    sections: tuple[Section, ...] = ()
    levels: tuple[Level, ...] = ()
    checked: Checked | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in a form for one question: the answer as it was given, and details; empty where there is none."""

    says: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one generator, by the id of the question; ``strange`` lists ids that no question bears."""

    name: str
    given: Mapping[str, Answer]
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """One question, what was answered, and its points out of ``most``.

    ``choice`` is None where nothing was answered, or nothing that the question proposes: no points then.
    """

    question: Question
    answer: Answer
    choice: Choice | None
    points: int
    most: int

    @property
    def flag(self) -> Bilingual | None:
        return self.choice.flag if self.choice is not None else None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers of one generator are worth on a day.

    ``scored`` has every question that counts, in order; ``told`` those answered in words. ``level`` is never the
    highest where there is a red flag.
    """

    name: str
    on: date
    level: Level
    scored: tuple[Scored, ...]
    told: tuple[tuple[Question, Answer], ...] = ()
    strange: tuple[str, ...] = field(default=())

    @property
    def points(self) -> int:
        return sum(one.points for one in self.scored)

    @property
    def most(self) -> int:
        return sum(one.most for one in self.scored)

    @property
    def hundredths(self) -> int:
        """The points in hundredths of the most there are, rounded down."""
        return 100 * self.points // self.most if self.most else 0

    @property
    def flags(self) -> tuple[Scored, ...]:
        return tuple(one for one in self.scored if one.flag is not None)

    @property
    def open(self) -> tuple[Scored, ...]:
        """The questions without an answer that counts."""
        return tuple(one for one in self.scored if one.choice is None)
