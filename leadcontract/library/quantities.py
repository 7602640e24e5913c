"""Reads the figures that a sentence holds, in digits or in words: durations, money, counts per period, multiples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from leadcontract.domain.deal import Duration, Money, Unit
from leadcontract.domain.language import Lang
from leadcontract.domain.quantity import Frequency, Hours, Multiple, Quantity, Weekdays
from leadcontract.library import schedules
from leadcontract.library.values import CURRENCIES, UNIT_WORDS, money

_NUMBER = r"(?<![\d.,/:])(?:\d{1,5}\s*\(\s*)?(?P<count>\d{1,5})\s*\)?"
_CALENDAR = r"(?:calendar\s+|consecutive\s+|dernières?\s+|premières?\s+)?"
_COUNTED = (
    r"(?:appels?|tentatives?|fois|essais?|sollicitations?|relances?|rappels?|contacts?"
    r"|calls?|attempts?|times|dials?|tries|solicitations?)\b"
)
_EACH = (
    r"\b(?:par|chaque|sur|en|dans|pendant|sous|de|tous\s+les|toutes\s+les"
    r"|per|an?|any|each|every|in|within|over|during|of)\s+"
)
_GAP = r"(?:[^\d.;]|\b1\b){0,60}?"
_AMOUNT = r"\d{1,3}(?:[\s.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SIGN = r"€|\$|£|\bEUR\b|\bUSD\b|\bGBP\b|\beuros?\b"
_MONEY = re.compile(rf"(?<![\d.,])(?:({_AMOUNT})\s*\)?\s*({_SIGN})|({_SIGN})\s*({_AMOUNT}))", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"(?<![\d.,])(?:\d+\s*\(\s*)?(\d{1,2}(?:[.,]\d{1,2})?)\s*\)?\s*(and\s+a\s+half\s+)?(?:fois(\s+et\s+demie)?|times)\b"
    r"|\b(twice|double)\b",
    re.IGNORECASE,
)
_ONCE = {"once": "1", "twice": "2"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read at characters ``start:end`` of a text."""

    value: Quantity
    start: int
    end: int


def read(text: str, lang: Lang, kind: type[Quantity]) -> list[Reading]:
    """Return the figures of a kind in a text, in reading order: "quarante-huit (48) heures" is one, of 48 hours.

    Each range of hours and each list of days is one. Words that say no number are none.
    """
    found = _READERS[kind](digits(text, lang))
    return [Reading(value, start, end) for value, (start, end) in found]


def whole(text: str) -> Quantity:
    """Read a text that is one figure and nothing else, as the library writes it in English; ValueError otherwise."""
    for reader in _READERS.values():
        found = list(reader(text))
        if found and (found[0][1][0], found[-1][1][1]) == (0, len(text)):
            value = schedules.together([value for value, _ in found])
            if value is not None:
                return value
    raise ValueError(text)


def digits(text: str, lang: Lang) -> str:
    """Write the numbers of a text in digits, without moving anything: "trois ans" becomes "3     ans"."""
    from text_to_num import find_numbers

    words = [_Word(match) for match in re.finditer(r"[^\W\d_]+|\d+|\W|_", text)]
    for number in find_numbers(words, lang, threshold=0):
        start, end = words[number.start].match.start(), words[number.end - 1].match.end()
        if number.text.isdecimal() and len(number.text) <= end - start:
            text = text[:start] + number.text.ljust(end - start) + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as text2num asks for it."""

    match: re.Match[str]

    def text(self) -> str:
        return self.match[0]

    def nt_separated(self, _: _Word) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


Found = Iterator[tuple[Quantity, tuple[int, int]]]


def _durations(text: str) -> Found:
    pattern, units = _units()
    for match in pattern.finditer(text):
        count, unit = int(match["count"]), units[_plain(match[2])]
        if count and (match[2] not in "hH" or count > 24):
            yield Duration(count, unit), match.span()


def _amounts(text: str) -> Found:
    for match in _MONEY.finditer(text):
        number, sign = match[1] or match[4], (match[2] or match[3]).upper()
        currency = CURRENCIES.get(sign, "EUR" if sign.startswith("EUR") else sign)
        yield money(f"{number} {currency}"), match.span()


def _multiples(text: str) -> Found:
    for match in _MULTIPLE.finditer(text):
        half = Decimal("0.5") if match[2] or match[3] else 0
        yield Multiple(Decimal((match[1] or "2").replace(",", ".")) + half), match.span()


def _frequencies(text: str) -> Found:
    forward, backward, units = _counts()
    found = list(forward.finditer(text)) or list(backward.finditer(text))
    for match in found:
        said = match.groupdict()
        count = int(_ONCE.get((said["count"] or said["once"]).lower(), said["count"] or "0"))
        period = Duration(int(said["periods"] or 1), units[_plain(said["unit"])])
        if count and period.count:
            yield Frequency(count, period), match.span()


_READERS: Mapping[type[Quantity], Callable[[str], Found]] = {
    Frequency: _frequencies,
    Hours: schedules.hours,
    Weekdays: schedules.weekdays,
    Money: _amounts,
    Multiple: _multiples,
    Duration: _durations,
}


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


@cache
def _units() -> tuple[re.Pattern[str], dict[str, Unit]]:
    units = {word: unit for unit, words in UNIT_WORDS.items() for word in words}
    longest = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(units, key=len, reverse=True))
    return re.compile(rf"{_NUMBER}(?:\s*|-){_CALENDAR}({longest})\b", re.IGNORECASE), units


@cache
def _counts() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Unit]]:
    units = {word: unit for unit, words in UNIT_WORDS.items() for word in words if word != "h"}
    longest = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(units, key=len, reverse=True))
    count = rf"(?:{_NUMBER}\s+(?:\w+\s+){{0,2}}?{_COUNTED}|\b(?P<once>once|twice)\b)"
    period = rf"{_EACH}(?:(?:\d+\s*\(\s*)?(?P<periods>\d{{1,3}})\s*\)?(?:\s+|-))?{_CALENDAR}(?P<unit>{longest})\b"
    return (
        re.compile(rf"{count}{_GAP}{period}", re.IGNORECASE),
        re.compile(rf"{period}{_GAP}{count}", re.IGNORECASE),
        units,
    )
