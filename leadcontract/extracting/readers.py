"""Reads the values of fields where they stand, each as a deal file holds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from leadcontract.domain.deal import Duration, Money
from leadcontract.domain.fact import Field, Reads, Stated
from leadcontract.domain.language import Lang
from leadcontract.library import quantities
from leadcontract.library.countries import territories
from leadcontract.library.phrases import fold
from leadcontract.library.saying import LOCALES
from leadcontract.library.stated import any_of, both, plain
from leadcontract.library.values import say

_NUMERIC = r"(?P<a>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<b>\d{1,2})\s?[/.-]\s?(?P<year>\d{4}|\d{2})(?!\d)"
_ISO = r"(?P<iso>\d{4}(?:-\d{2}-\d{2}|/\d{2}/\d{2}|\.\d{2}\.\d{2}))"
_CODE = re.compile(r"(?:[A-Z]{1,6} )?[A-Za-z0-9]+(?:\s?[-/._]\s?[A-Za-z0-9]+)*")
_DAY = re.compile(rf"{_NUMERIC}|{_ISO}")
_DAY_BESIDE = re.compile(rf"\s?[/–-]\s?(?:{_NUMERIC}|{_ISO})$")
"""The date of a document behind its number: "4500012 / 14.03.2026"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERCENTAGE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|pour cent|per ?cent)", re.I)
_INTEGER = re.compile(r"(?<![\d.,/-])(\d{1,3}(?:[ .,]\d{3})+|\d{1,7})(?!\s?[%€$£]|[.,/-]?\d)")
_OTHER_DAYS = re.compile(r"\s*(?:ouvrables?|francs?)\b", re.I)
_NET = re.compile(r"\bnet[\s-]?(\d{1,3})\b(?!\s*[-\w%€$£.,]*\w)|^\s*n/?(\d{2})\s*$", re.I)
"""So many days from the invoice, as trade says: "Net 45", or "N30" alone."""
_TO = re.compile(
    r"\s*(?:,\s*)?(?:au|to|until|till|thru|through|[-–—>]|jusqu'au"
    r"|(?:and (?:shall |will )?)?(?:end|expir|terminat|conclud)(?:ing|es|s|e)?(?: on)?"
    r"|and continu(?:ing|es) (?:until|through)"
    r"|(?:et )?(?:se termin(?:ant|era|e)|s'achev(?:ant|era)|s'acheve|prend(?:ra)? fin|finissant|soit jusqu'au"
    r"|expir(?:ant|era)) (?:le|au))\s*",
    re.I,
)
_STATE = re.compile(r"\b(?:new (?:jersey|mexico)|georgia)$")
"""States of the United States that bear the name of a country, or end in it."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Value:
    """A value at characters ``start:end`` of a text; None where it cannot be told which of two it is.

    ``either`` are these two, where they are a date with the day first, and with the month first.
    """

    value: Stated | None
    start: int
    end: int
    either: tuple[Stated, Stated] | None = None


def read(text: str, lang: Lang, field: Field) -> list[Value]:
    """Return the values in a text that fit a field, in reading order."""
    return list(_READERS[field.reads](text, lang, field))


def dates(text: str) -> Iterator[tuple[tuple[date, ...], int, int]]:
    """Yield the dates of a text: one day each, but two where a month could come first too, that with the day first."""
    written, months = _dates()
    for match in written.finditer(plain(text).lower()):
        found = match.groupdict()
        try:
            if found["iso"]:
                days: tuple[date, ...] = (date.fromisoformat(re.sub(r"\D", "-", found["iso"])),)
            elif found["a"]:
                days = _numeric(int(found["a"]), int(found["b"]), int(found["year"]), found["sign"] == ".")
            else:
                name, number = found["m1"] or found["m2"], found["d1"] or found["d2"]
                days = (date(int(found["y1"] or found["y2"]), months[name.rstrip(".")], int(number)),)
        except ValueError:
            continue
        yield days, match.start(), match.end()


def _numeric(a: int, b: int, year: int, dotted: bool) -> tuple[date, ...]:
    """Return the day of three numbers, or both that they can be; those between dots have the day first everywhere."""
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    if a != b and a <= 12 and b <= 12 and not dotted:
        return date(year, b, a), date(year, a, b)
    return (date(year, a, b) if b > 12 else date(year, b, a),)


@cache
def _dates() -> tuple[re.Pattern[str], Mapping[str, int]]:
    """Return the ways of writing a date, on plain text in lower case, and the number of each month's name."""
    from babel.dates import get_month_names

    months: dict[str, int] = {}
    for locale in LOCALES.values():
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, locale=locale)
            months.update({fold(names[n]).rstrip("."): n for n in range(1, 13)})
    months["sept"] = 9
    named = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    ways = (
        _ISO,
        rf"(?P<d1>\d{{1,2}})\s?(?:er|st|nd|rd|th|\.)?(?:\s+|-)(?:day of\s+|of\s+)?"
        rf"(?P<m1>{named})\.?,?(?:\s+|-)(?P<y1>\d{{4}})",
        rf"\b(?P<m2>{named})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})",
        _NUMERIC,
    )
    return re.compile(rf"(?<![\d/.])(?:{'|'.join(ways)})(?!\d)"), months


def months_between(first: date, last: date) -> int | None:
    """Return how many whole months reach from one day to another, both included; None where they are not whole."""
    after = last + timedelta(days=1)
    count = (after.year - first.year) * 12 + after.month - first.month
    return count if after.day == first.day and count > 0 else None


def _code(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    for match in _CODE.finditer(text):
        said = _DAY_BESIDE.sub("", match[0])
        if any(map(str.isdigit, said)) and len(said) > 1 and not (_DAY.fullmatch(said) or _YEAR.fullmatch(said)):
            start = match.start()
            yield Value(re.sub(r"\s?([-/._])\s?", r"\1", said), start, start + len(said))
            return


def _date(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    for days, start, end in dates(text):
        said = tuple(day.isoformat() for day in days)
        yield Value(said[0], start, end) if len(said) == 1 else Value(None, start, end, (said[0], said[1]))


def _period(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    found = list(dates(text))
    for (first, start, end), (last, again, close) in pairwise(found):
        if _TO.fullmatch(plain(text[end:again])):
            ways = [(first[n].isoformat(), last[m].isoformat()) for n, m in ((0, 0), (-1, -1))]
            sure = ways[0] == ways[1]
            yield Value(ways[0] if sure else None, start, close, None if sure else (ways[0], ways[1]))
            return


def _money(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    for one in quantities.read(text, lang, Money):
        if isinstance(one.value, Money):
            yield Value(f"{one.value.amount:.2f} {one.value.currency}", one.start, one.end)


def _duration(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    for one in quantities.read(text, lang, Duration):
        if isinstance(one.value, Duration) and not _OTHER_DAYS.match(text, one.end):
            yield Value(say(one.value), one.start, one.end)

    net = _NET.search(text)
    if net and field.path == "terms.payment_days":
        yield Value(f"{net[net.lastindex or 1]} days", *net.span(net.lastindex or 1))


def _integer(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    for match in _INTEGER.finditer(quantities.digits(text, lang)):
        number = re.sub(r"\D", "", match[1]).lstrip("0")
        if number:
            yield Value(number, *match.span())


def _percentage(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    for match in _PERCENTAGE.finditer(text):
        yield Value(f"{match[1].replace(',', '.')} %", *match.span())


def choices(text: str, field: Field) -> list[tuple[str, int, int]]:
    """Return which choices a text names, and where, a longer phrase before a shorter one within it."""
    flat = plain(text)
    found: list[tuple[str, int, int]] = []
    for choice, words in field.choices.items():
        phrases = both(words)
        for match in re.finditer(rf"(?<![\w-])(?:{any_of(p for p in phrases if p[0] != '=')})", flat):
            found.append((choice, *match.span()))
        if re.fullmatch(rf"(?:{any_of(p for p in phrases if p[0] == '=')})\W*(?:[,;(–-].*)?", flat.strip()):
            found.append((choice, 0, len(text)))
    found.sort(key=lambda one: one[1] - one[2])
    kept: list[tuple[str, int, int]] = []
    for choice, start, end in found:
        if not any(s <= start and end <= e for _, s, e in kept if (s, e) != (start, end)):
            kept.append((choice, start, end))
    return sorted(kept, key=lambda one: one[1:])


def _word(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    found = choices(text, field)
    if found:
        one = len({choice for choice, _, _ in found}) == 1
        yield Value(found[0][0] if one else None, found[0][1], found[-1][2])


def _words(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    found = choices(text, field)
    if found:
        named = {choice for choice, _, _ in found}
        yield Value(tuple(c for c in field.choices if c in named), found[0][1], max(end for _, _, end in found))


def _text(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    bare = text.strip(" .;,:")
    start = text.find(bare)
    held = both(field.choices.get("", {}))
    if 1 < len(bare) <= _LONGEST and any(map(str.isalpha, bare)) and (not held or _holds(bare, held)):
        yield Value(bare, start, start + len(bare))


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    return re.search(any_of(phrases), plain(text)) is not None


def _phrase(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    for match in re.finditer(any_of(both(field.choices[""])), plain(text)):
        start = match.end() - len(match[0].lstrip())
        yield Value(text[start : match.end()].rstrip(), start, match.end())


def _countries(text: str, lang: Lang, field: Field) -> Iterator[Value]:
    names = territories()
    flat = fold(text)
    matches = _territory().finditer(flat if len(flat) == len(text) else "")
    found = {names[m[0]]: m.span() for m in matches if not _STATE.search(flat, 0, m.end())}
    if found:
        yield Value(tuple(found), min(s for s, _ in found.values()), max(e for _, e in found.values()))


@cache
def _territory() -> re.Pattern[str]:
    names = sorted(map(re.escape, territories()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")


_READERS: Mapping[Reads, Callable[[str, Lang, Field], Iterator[Value]]] = {
    "code": _code, "date": _date, "period": _period, "money": _money, "duration": _duration, "integer": _integer,
    "percentage": _percentage, "word": _word, "words": _words, "countries": _countries, "text": _text,
    "phrase": _phrase,
}  # fmt: skip
