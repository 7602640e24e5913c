"""A rule on the facts of a deal: when it holds, something must be mended or weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leadcontract.domain.deal import Value
from leadcontract.domain.language import Bilingual

Level = Literal["error", "warning"]
Test = Literal["is", "beyond", "given", "missing", "above", "below", "same_as"]
LEVELS: tuple[Level, ...] = ("error", "warning")
TESTS: tuple[Test, ...] = ("is", "beyond", "given", "missing", "above", "below", "same_as")


@dataclass(frozen=True, slots=True)
class Fact:
    """The name of a fact ("terms.duration") where a value could stand."""

    path: str


Against = frozenset[str] | Value | Fact | None
"""What a fact is compared with: words, a value, another fact; None for ``given`` and ``missing``."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact, by dotted name, and what must be true of it."""

    fact: str
    test: Test
    against: Against = None


EACH = "each"
"""Stands in a condition for the fact that a rule with ``each`` is tried on."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is told of a deal when every condition holds, at the line of the fact ``at``.

    ``each``: tried on each of these facts in turn, and told at its line.
    """

    id: str
    level: Level
    conditions: tuple[Condition, ...]
    at: str
    each: tuple[str, ...]
    says: Bilingual
    cure: Bilingual | None = None
    basis: tuple[str, ...] = ()
