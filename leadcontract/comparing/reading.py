"""Reads the figures of a sentence: durations, amounts, percentages, counts per period, multiples."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadcontract.domain.comparison import Percentage, Value
from leadcontract.domain.deal import Duration, Money
from leadcontract.domain.language import Lang
from leadcontract.domain.quantity import Frequency, Multiple, Quantity
from leadcontract.library import quantities

_KINDS: tuple[type[Quantity], ...] = (Frequency, Multiple, Money, Duration)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|pour cent\b|per cent\b|percent\b)", re.I)


@dataclass(frozen=True, slots=True)
class Read:
    """A figure read at ``start:end`` of a text."""

    value: Value
    start: int
    end: int


def read(text: str, lang: Lang) -> list[Read]:
    """Return the figures of a text, in order: what is part of one ("2 times a year") is not another."""
    found: list[Read] = [Read(Percentage(m[1].replace(",", ".")), *m.span()) for m in _PERCENT.finditer(text)]
    for kind in _KINDS:
        for one in quantities.read(text, lang, kind):
            if all(one.end <= other.start or other.end <= one.start for other in found):
                found.append(Read(one.value, one.start, one.end))
    return sorted(found, key=lambda one: one.start)


def at_most(one: Value, other: Value) -> bool | None:
    """Say whether a figure is no more than another of its kind; None where they do not compare."""
    match one, other:
        case (Percentage(), Percentage()):
            return float(one.amount) <= float(other.amount)
        case (Money(), Money()):
            return one.amount <= other.amount if one.currency == other.currency else None
        case (Duration(), Duration()):
            if (one.unit == "working_day") != (other.unit == "working_day"):
                return None
            return one.at_most(other)
        case (Frequency(), Frequency()):
            return one.at_most(other)
        case (Multiple(), Multiple()):
            return one.at_most(other)
    return None
