"""Reads hours of the day and days of the week: "de 9 h à 21 h", "between 9 a.m. and 9 p.m.", "du lundi au samedi"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadcontract.domain.quantity import Hours, Quantity, Weekdays

_NOON = {"noon": 12, "midday": 12, "midi": 12, "midnight": 24, "minuit": 24}
_MORNING, _EVENING = (
    r"[ap]\.?\s?m\b\.?",
    (r"in\s+the\s+(?:morning|afternoon|evening)|at\s+night|du\s+(?:matin|soir)|de\s+l['’]après-midi"),
)


def _time(n: int) -> str:
    clock = rf"(?P<mark{n}>\s*(?:h(?:eures?|rs?)?\b|h(?=\d)|:(?=\d)|\.(?=\d\d))(?:\s*(?P<minute{n}>[0-5]\d(?!\d)))?)?"
    half = rf"(?:\s*(?P<half{n}>{_MORNING}|{_EVENING}))?"
    return rf"(?:(?<![\d.,/:])(?P<hour{n}>\d{{1,2}})(?!\d){clock}{half}|\b(?P<noon{n}>{'|'.join(_NOON)})\b)"


_AFTER = r"(?:or|and|nor|ou|et|ni)\s+(?:after|later\s+than|après)"
_TO = r"à|to|until|till|jusqu['’]à|jusqu['’]au|[-–—]"
_HOURS = re.compile(
    rf"(?:\b(?P<between>entre|between)\s+)?{_time(1)}\s*(?:{_AFTER}|{_TO}|(?(between)(?:et|and)|(?!)))\s*{_time(2)}",
    re.IGNORECASE,
)
_NAMES = (
    ("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday"),
    ("vendredi", "friday"), ("samedi", "saturday"), ("dimanche", "sunday"),
)  # fmt: skip
_DAY = {name: (day,) for day, names in enumerate(_NAMES) for name in names}
_DAYS = _DAY | {
    "week-end": (5, 6), "weekend": (5, 6), "weekday": (0, 1, 2, 3, 4),
}  # fmt: skip
_ONE = rf"(?:{'|'.join(_DAYS)})s?"
_RANGE = re.compile(
    rf"\b({'|'.join(_DAY)})s?\s*(?:au|à|to|through|thru|until|[-–—])\s*({'|'.join(_DAY)})s?\b", re.IGNORECASE
)
_LIST = re.compile(
    rf"\b{_ONE}(?:(?:\s*,\s*|\s*/\s*|,?\s+(?:et|ou|and|or)\s+)(?:les?\s+|on\s+)?{_ONE})*\b", re.IGNORECASE
)
_ALL = re.compile(r"\b7\s*(?:j|jours?)?\s*(?:/|sur)\s*7\b|\b7\s+days\s+(?:a|per)\s+week\b", re.IGNORECASE)

Found = Iterator[tuple[Quantity, tuple[int, int]]]


def hours(text: str) -> Found:
    """Yield each range of hours and its place; one that ends before it starts, or bare numbers, are none."""
    for match in _HOURS.finditer(text):
        if not any(match[f"{part}{n}"] for part in ("mark", "half", "noon") for n in (1, 2)):
            continue
        end = _minutes(match, 2)
        start = _minutes(match, 1)
        if match["half2"] and match["hour1"] and not match["half1"] and not match["mark1"]:
            same = start + 720 if end > 720 and start < 720 else start
            start = same if same < end else start
        if 0 <= start < end <= 1440:
            yield Hours(((start, end),)), match.span()


def weekdays(text: str) -> Found:
    """Yield each range or list of days and its place, in reading order."""
    found = []
    for match in _RANGE.finditer(text):
        first, last = (_DAY[match[n].lower()][0] for n in (1, 2))
        found.append((Weekdays(tuple(range(first, last + 1))), match.span()))
    for match in _LIST.finditer(text):
        if not any(start <= match.start() < end for _, (start, end) in found):
            named = [_DAYS[name.lower().removesuffix("s")] for name in re.findall(_ONE, match[0], re.IGNORECASE)]
            found.append((Weekdays(tuple(sorted({day for days in named for day in days}))), match.span()))
    found += [(Weekdays(tuple(range(7))), match.span()) for match in _ALL.finditer(text)]
    yield from sorted(found, key=lambda one: one[1])


def together(values: Sequence[Quantity]) -> Quantity | None:
    """Return several ranges of hours as one schedule, or several lists of days; one figure as it is, else None."""
    spans = [span for value in values if isinstance(value, Hours) for span in value.spans]
    days = [day for value in values if isinstance(value, Weekdays) for day in value.days]
    if len(values) == 1:
        return values[0]
    if spans:
        return Hours(tuple(sorted(set(spans))))
    return Weekdays(tuple(sorted(set(days)))) if days else None


def _minutes(match: re.Match[str], n: int) -> int:
    if match[f"noon{n}"]:
        return _NOON[match[f"noon{n}"].lower()] * 60
    hour, half = int(match[f"hour{n}"]), (match[f"half{n}"] or "").lower()
    late = (
        half.startswith("p") or "noon" in half or "even" in half or "night" in half or "soir" in half or "midi" in half
    )
    if half:
        hour = hour % 12 + (12 if late else 0) if hour <= 12 else hour
    return hour * 60 + int(match[f"minute{n}"] or 0)
