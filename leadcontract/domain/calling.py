"""Calling rules by date, and one call of a log held to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, get_args

from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis, Checked
from leadcontract.domain.quantity import Quantity

Check = Literal[
    "weekday", "holiday", "local-holiday", "hours", "frequency", "refusal", "withdrawal", "consent", "validity",
    "call-back", "early-consent", "agreed",
]  # fmt: skip
CHECKS: tuple[Check, ...] = get_args(Check)
Outcome = Literal["refusal", "objection", "other"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Column = Literal[
    "phone", "called_at", "time", "outcome", "consent", "withdrawal", "agreed", "requested", "postcode", "country",
    "zone", "audience",
]  # fmt: skip
COLUMNS: tuple[Column, ...] = get_args(Column)
NEEDS: Mapping[Check, tuple[Column, ...]] = {
    "refusal": ("outcome",),
    "withdrawal": ("outcome", "withdrawal"),
    "consent": ("consent",),
    "validity": ("consent",),
    "call-back": ("requested",),
    "early-consent": ("consent",),
    "agreed": ("agreed",),
}
"""The columns without any of which a check has nothing to look at."""
Key = int | str
"""What tells one prospect from another: a number in figures, with its country, or what stands in its place."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a rule says from a day on: its law, the figure it allows, the outcomes that it counts."""

    since: date
    law: Basis
    allows: Quantity | None = None
    counts: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A calling rule; ``terms`` in the order of their dates, each until the next, the last until ``repealed``.

    ``breach`` says what was done, with ``{{ name }}`` where something is filled in. A rule with a ``remark`` is counted
    and never a breach: the remark says why a lawyer must judge.
    """

    check: Check
    title: Bilingual
    breach: Bilingual
    terms: tuple[Term, ...]
    repealed: date | None = None
    remark: Bilingual | None = None

    def on(self, day: date) -> Term | None:
        """Return what the rule says on a day, None where it is not in force."""
        if self.repealed is not None and day >= self.repealed:
            return None
        return max((term for term in self.terms if term.since <= day), key=lambda term: term.since, default=None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where prospects live: time zone (IANA) and, in ``holidays``, the name of its own public holidays.

    Known by the opening of a postcode, a folded name of a country, or the opening of a number after its zero
    (``prefixes``); ``dialling`` takes the place of the zero abroad.
    """

    name: Bilingual
    zone: str
    postcodes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    dialling: str | None = None
    holidays: str | None = None


@dataclass(frozen=True, slots=True)
class CallingCode:
    """The calling rules, and how a call log is understood: names of columns, words for outcomes, places.

    Words are folded; the first place is the one of whoever lives in no other.
    """

    rules: tuple[Rule, ...] = ()
    columns: Mapping[Column, tuple[str, ...]] = field(default_factory=dict)
    outcomes: Mapping[Outcome, tuple[str, ...]] = field(default_factory=dict)
    business: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    checked: Checked | None = None


class Call(NamedTuple):
    """One call or attempt. Days are ordinals (``date.toordinal``) and minutes of the day, on the prospect's clock.

    ``consent``, ``withdrawal`` and ``requested`` are days, None where the log has none; ``agreed`` is the day and the
    minute of a slot that the prospect accepted.
    """

    line: int
    phone: str
    key: Key
    day: int
    minute: int
    place: Place
    zone: str
    said: str = ""
    outcome: Outcome = "other"
    consent: int | None = None
    withdrawal: int | None = None
    agreed: tuple[int, int] | None = None
    requested: int | None = None


class Breach(NamedTuple):
    """A call, the rule that it breaks and on what terms, and the words that fill in what the rule says of it."""

    call: Call
    rule: Rule
    term: Term
    words: Mapping[str, Bilingual]


@dataclass(slots=True)
class CallsChecked:
    """What a call log was held to and what came of it; filled in while its breaches are read.

    ``columns`` tells which column of the file was taken for what; ``unchecked`` the checks that had no column to look
    at; ``skipped`` how many calls were left out, and why; ``unknown`` the outcomes that no word fits, with a count.
    """

    columns: Mapping[Column, str]
    unchecked: tuple[Rule, ...] = ()
    calls: int = 0
    prospects: int = 0
    first: date | None = None
    last: date | None = None
    breaches: dict[Check, int] = field(default_factory=dict)
    remarks: dict[Check, int] = field(default_factory=dict)
    lines: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
