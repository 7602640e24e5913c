"""A clause: what it says on a date and for a side, and how to find it in other people's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from leadcontract.domain.deal import Deal, Duration, Money, Value
from leadcontract.domain.language import Bilingual, Lang

if TYPE_CHECKING:
    from leadcontract.domain.quantity import Limit

Stance = Literal["balanced", "client", "provider"]
Side = Literal["client", "provider"]
Instrument = Literal["contract", "dpa", "joint"]
Severity = Literal["critical", "major", "minor", "info"]
ParameterType = Literal["duration", "money", "integer", "percentage", "choice", "text", "date"]

SIDES: tuple[Side, ...] = ("client", "provider")
STANCES: tuple[Stance, ...] = ("balanced", "client", "provider")
INSTRUMENTS: tuple[Instrument, ...] = ("contract", "dpa", "joint")
SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor", "info")
PARAMETER_TYPES: tuple[ParameterType, ...] = (
    "duration",
    "money",
    "integer",
    "percentage",
    "choice",
    "text",
    "date",
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of the same length; the first row holds the heads."""

    rows: tuple[tuple[str, ...], ...]


Paragraph = str | tuple[str, ...] | Table
"""One paragraph of a wording, the items of a list that follows it, or a table."""


def flat(paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    """Return the texts of paragraphs, list items and table cells alike, in order."""

    def texts(paragraph: Paragraph) -> tuple[str, ...]:
        match paragraph:
            case str():
                return (paragraph,)
            case Table(rows):
                return tuple(cell for row in rows for cell in row)
            case _:
                return paragraph

    return tuple(text for paragraph in paragraphs for text in texts(paragraph))


def shape(paragraphs: tuple[Paragraph, ...]) -> list[object]:
    """Return what two languages must share: where the paragraphs, lists and tables are, and how long."""
    return [
        "text" if isinstance(p, str) else [len(row) for row in p.rows] if isinstance(p, Table) else len(p)
        for p in paragraphs
    ]


@dataclass(frozen=True, slots=True)
class Wording:
    """One bilingual text of a clause, in force from a day, for an instrument and a stance."""

    since: date
    instrument: Instrument | None
    stance: Stance
    basis: tuple[str, ...]
    text: Mapping[Lang, tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed blank in a wording; ``at_least`` and ``at_most`` are bounds, ``law`` says whose."""

    name: str
    type: ParameterType
    asks: Bilingual
    default: Value | None = None
    at_least: Duration | Money | int | None = None
    at_most: Duration | Money | int | None = None
    law: str | None = None
    choices: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Element:
    """One thing a clause must say, with the patterns that show it in each language.

    ``required``: the clause is not whole without it. ``detail``: looked for only beside another
    element of the same clause, since its words alone prove nothing. ``negative``: its words often stand under a
    negation that refuses nothing ("may not be assigned"). ``duty``: what one party must do; left to its discretion, it
    is not shown. ``since``/``until``: the days
    between which it is asked for (both included). ``limits``: what the figures in its sentence are held to,
    the first of a kind that is in force and fits the sentence.
    ``counts``: the nouns whose number in a period is a frequency ("audit" in "two audits a year").
    ``against``: of a forbidden element, the sides that should not accept it.
    """

    id: str
    asks: Bilingual
    patterns: Mapping[Lang, tuple[str, ...]]
    required: bool = False
    detail: bool = False
    negative: bool = False
    duty: bool = False
    since: date | None = None
    until: date | None = None
    limits: tuple[Limit, ...] = ()
    counts: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
    against: tuple[Side, ...] = SIDES

    def asked_on(self, day: date) -> bool:
        """Say whether a document of that day is expected to show this element."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Decoy:
    """Words that look like the clause and are not; evidence that overlaps them does not count."""

    lang: Lang
    pattern: str
    note: str


@dataclass(frozen=True, slots=True)
class Example:
    """A passage, and exactly what the patterns must see in it.

    ``shows`` and ``forbids`` hold ids of elements and of forbidden elements; ``weakens`` and ``refuses``
    ids of elements that the passage leaves to discretion, or denies. All empty: a look-alike, and ``note`` says why.
    """

    lang: Lang
    says: str
    shows: frozenset[str] = frozenset()
    weakens: frozenset[str] = frozenset()
    refuses: frozenset[str] = frozenset()
    forbids: frozenset[str] = frozenset()
    note: str = ""

    @property
    def seen(self) -> frozenset[str]:
        """Every id that the passage speaks of, whatever it says of it."""
        return self.shows | self.weakens | self.refuses | self.forbids


@dataclass(frozen=True, slots=True)
class Ladder:
    """What one side wants on a point, what it can live with, and what it refuses."""

    preferred: Bilingual
    acceptable: Bilingual
    unacceptable: Bilingual


@dataclass(frozen=True, slots=True)
class Position:
    """A negotiable point of a clause: the ladder of each side, and the reason in one line."""

    point: Bilingual
    because: Bilingual
    ladders: Mapping[Side, Ladder]


@dataclass(frozen=True, slots=True)
class WordingTest:
    """On that day and for that deal, the wording that must be chosen (its date), or None for none."""

    as_of: date
    instrument: Instrument
    deal: Deal
    wording: date | None


@dataclass(frozen=True, slots=True)
class Clause:
    """Everything the library knows on one subject; the id is the path of its file.

    ``topic`` names it in headings; ``under`` are headings of other subjects under which it may stand.
    ``question``: what each side asks the other, in a letter, to close the gap; empty where nobody wrote it.
    """

    id: str
    title: Bilingual
    why: Bilingual
    severity: Severity
    when: Mapping[str, frozenset[str]]
    parameters: Mapping[str, Parameter]
    wordings: tuple[Wording, ...]
    repealed: Mapping[Instrument | None, date]
    checked_on: date
    check_again_by: date
    topic: Mapping[Lang, tuple[str, ...]]
    elements: Mapping[str, Element]
    forbidden: Mapping[str, Element]
    found_by: int
    decoys: tuple[Decoy, ...]
    positions: tuple[Position, ...]
    examples: tuple[Example, ...]
    tests: tuple[WordingTest, ...]
    path: str
    under: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
    question: Mapping[Side, Bilingual] = field(default_factory=dict)

    def applies(self, deal: Deal) -> bool:
        """Say whether the facts of the deal call for this clause.

        Every fact named in ``when`` must hold: a fact holds when the deal's value is among the
        values asked for, or, for a fact with several values (audience, channels), when one is.
        """
        for fact, wanted in self.when.items():
            value = getattr(deal, fact)
            have = set(value) if isinstance(value, tuple) else {value}
            if not have & wanted:
                return False
        return True

    def implies(self, other: Clause) -> bool:
        """Say whether every deal that calls for this clause calls for the other too."""
        return all(fact in self.when and self.when[fact] <= wanted for fact, wanted in other.when.items())

    def wording(self, on: date, instrument: Instrument, stance: Stance = "balanced") -> Wording | None:
        """Return the wording in force on that day, or None before the first and after a repeal.

        A wording written for the instrument wins over one written for any; a stance without a
        wording of its own falls back on ``balanced``.
        """
        for kind in (instrument, None):
            ended = self.repealed.get(kind)
            fit = [w for w in self.wordings if w.instrument == kind and w.since <= on]
            if not fit or (ended is not None and ended <= on and ended > max(w.since for w in fit)):
                continue
            since = max(w.since for w in fit)
            by_stance = {w.stance: w for w in fit if w.since == since}
            return by_stance.get(stance, by_stance["balanced"])
        return None

    def nearest(self, on: date, instrument: Instrument, stance: Stance = "balanced") -> Wording | None:
        """Return the wording in force for the instrument and a stance, or else for the first that has one."""
        found = (self.wording(on, kind, stance) for kind in (instrument, *INSTRUMENTS))
        return next((wording for wording in found if wording is not None), None)
