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
from leadcontract.library.phrases import pattern
from leadcontract.library.values import CURRENCIES, UNIT_WORDS, money

_NUMBER = r"(?<![\d.,/:])(?:\d{1,5}\s*\(\s*)?(?P<count>\d{1,5})\s*\)?"
_CALENDAR = r"(?:calendar\s+|consecutive\s+|derni(?:er|ère)s?\s+|premi(?:er|ère)s?\s+)?"
_TIMES = ("fois", "time", "times")
_EACH = (
    r"\b(?:(?:par|chaque|sur|en|dans|pendant|sous|de|tous\s+les|toutes\s+les"
    r"|per|an?|any|each|every|in|within|over|during|of)\s+|d['’]\s*)"
)
_KIND = r"(?:(?:calendar|contract|consecutive|rolling|given|single|même|dernières?|premières?)\s+)*"
_CAPPED = r"\b(?:limit\w*\s+(?:to|à)|exceed|excéder|more\s+than|plus\s+de|at\s+most|up\s+to|maximum|au\s+plus)\s+"
_SPANS = {
    "quarter": Duration(3, "month"), "trimestre": Duration(3, "month"),
    "semester": Duration(6, "month"), "semestre": Duration(6, "month"), "annum": Duration(1, "year"),
}  # fmt: skip
_PERIODIC = {
    Duration(1, "year"): r"annuel(?:le)?(?:s|ment)?|annual(?:ly)?|yearly",
    Duration(6, "month"): r"semestriel(?:le)?(?:s|ment)?|semi-annual(?:ly)?|half-yearly",
    Duration(3, "month"): r"trimestriel(?:le)?(?:s|ment)?|quarterly",
    Duration(1, "month"): r"mensuel(?:le)?(?:s|ment)?|monthly",
}
_GAP = r"(?:[^\d.;]|\b1\b){0,60}?"
_FEW_WORDS = r"(?:\s+[\w'’-]+){0,3}?\s+"
_AMOUNT = r"\d{1,3}(?:[\s.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
MONEY_SIGN = r"€|\$|£|\bEUR\b|\bUSD\b|\bGBP\b|\beuros?\b"
_MONEY = re.compile(rf"(?<![\d.,])(?:({_AMOUNT})\s*\)?\s*({MONEY_SIGN})|({MONEY_SIGN})\s*({_AMOUNT}))", re.IGNORECASE)
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


def read(text: str, lang: Lang, kind: type[Quantity], counted: tuple[str, ...] = ()) -> list[Reading]:
    """Return the figures of a kind in a text, in reading order: "quarante-huit (48) heures" is one, of 48 hours.

    Each range of hours and each list of days is one. Frequencies count times, and the nouns ``counted``: with "audit",
    "two audits a year" is one, and so is "an annual audit". Other words that say no number are none.
    """
    plain = digits(text, lang)
    found = _frequencies(plain, counted) if kind is Frequency else _READERS[kind](plain)
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
    durations, units = _units()
    for match in durations.finditer(text):
        count, unit = int(match["count"]), units[_plain(match[2])]
        if count and (match[2] not in "hH" or count > 24):
            yield Duration(count, unit), match.span()


def _amounts(text: str) -> Found:
    for match in _MONEY.finditer(text):
        number, sign = match[1] or match[4], (match[2] or match[3]).upper()
        currency = CURRENCIES.get(sign, "EUR" if sign.startswith("EUR") else sign)
        try:
            yield money(f"{number} {currency}"), match.span()
        except ValueError:
            continue


def _multiples(text: str) -> Found:
    for match in _MULTIPLE.finditer(text):
        half = Decimal("0.5") if match[2] or match[3] else 0
        yield Multiple(Decimal((match[1] or "2").replace(",", ".")) + half), match.span()


def _frequencies(text: str, counted: tuple[str, ...] = ()) -> Found:
    patterns, units = _counts(counted)
    found = next(filter(None, ([*one.finditer(text)] for one in patterns)), [])
    for match in found:
        said = match.groupdict()
        once = said.get("once")
        count = int(_ONCE[once.lower()] if once else said.get("count") or 1)
        if said.get("unit"):
            unit = units[_plain(said["unit"])]
            period = Duration(int(said["periods"] or 1) * unit.count, unit.unit)
        else:
            period = next(span for span, words in _PERIODIC.items() if re.fullmatch(words, said["periodic"], re.I))
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
def _counts(counted: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], ...], dict[str, Duration]]:
    """Return the ways of saying a frequency, the surest first, and the span of each word for a period."""
    units = {word: Duration(1, unit) for unit, words in UNIT_WORDS.items() for word in words if word != "h"} | _SPANS
    longest = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(units, key=len, reverse=True))
    nouns, periodic = pattern(counted).pattern, rf"(?<![\w-])(?P<periodic>{'|'.join(_PERIODIC.values())})\b"
    times = rf"(?:{_NUMBER}\s+(?:\w+\s+){{0,2}}?{pattern((*_TIMES, *counted)).pattern}|\b(?P<once>once|twice)\b)"
    number = r"(?:(?:\d+\s*\(\s*)?(?P<periods>\d{1,3})\s*\)?(?:\s+|-))?"
    period = rf"{_KIND}{number}{_KIND}(?P<unit>{longest})\b"
    ways = (
        rf"{times}(?:{_GAP}{_EACH}{period}|{_FEW_WORDS}{periodic})",
        rf"{_EACH}{period}{_GAP}{times}",
        rf"{_CAPPED}{_NUMBER}\s+(?:par|per|an?)\s+{period}",
        rf"{nouns}{_FEW_WORDS}{periodic}",
        rf"{periodic}(?:\s+(?!of\b|des?\b|du\b)[\w-]+)??\s+{nouns}",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways), units
