"""Reads the dates and times of a table, and tells what o'clock it was where someone lives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

Order = Literal["dmy", "mdy"]
"""Which comes first in a date such as 03/04/2026: the day or the month."""
_EPOCH = datetime(1, 1, 1)
_DAY = re.compile(
    r"(?P<y>\d{4})[-/.](?P<ym>\d\d?)[-/.](?P<yd>\d\d?)|(?P<a>\d\d?)(?P<s>[-/.])(?P<b>\d\d?)(?P=s)(?P<z>\d{4})"
)
_TIME = re.compile(
    r"(?P<h>\d\d?) ?[:hH] ?(?P<m>\d\d)?(?:[:mM'](?P<s>\d\d)(?:[.,]\d+)?)?[\"s]?(?: ?(?P<half>[aApP])\.?[mM]\.?)?"
    r"(?: ?(?P<off>Z|[+-]\d\d:?(?:\d\d)?))?"
)
_GAP = re.compile(r"(?:T| +(?:à|at) +|[ ,]+)?")
_CLOCK = {f"{gap}{h:02}:{m:02}": h * 60 + m for gap in " T" for h in range(24) for m in range(60)}
_SECONDS = {"": 0, **{f":{s:02}": s for s in range(60)}}
_MINUTES = 1440


class Moment(NamedTuple):
    """A day (``date.toordinal``) and a minute of it, seconds within; ``offset`` in minutes from UTC, None if unsaid."""

    day: int
    minute: int
    second: int = 0
    offset: int | None = None


class AmbiguousDate(ValueError):
    """A date whose day and month nothing tells apart."""


class Moments:
    """Reads days and moments in the ways of a file; a day is worked out once.

    ``order`` is how a date such as 03/04/2026 is read; None where nobody knows: AmbiguousDate then.
    """

    def __init__(self, order: Order | None = None) -> None:
        self.order = order
        self._days: dict[str, int] = {}

    def moment(self, text: str) -> Moment | None:
        """Read a day and a time; None where one of them is missing. ValueError for what is neither."""
        day, minute, second = self._days.get(text[:10]), _CLOCK.get(text[10:16]), _SECONDS.get(text[16:])
        if day is not None and minute is not None and second is not None:
            return Moment(day, minute, second)
        found = self._opening(text := text.strip())
        rest = text[found.end() :]
        day = self._day(found)
        if len(found[0]) == 10:
            self._days[found[0]] = day
        clock = _TIME.fullmatch(rest, _GAP.match(rest).end())  # type: ignore[union-attr]
        if clock is None:
            if rest.strip(" T"):
                raise ValueError(text)
            return None
        hour, half = int(clock["h"]), (clock["half"] or "").lower()
        if half:
            if not 1 <= hour <= 12:
                raise ValueError(text)
            hour = hour % 12 + (12 if half == "p" else 0)
        minute, second = int(clock["m"] or 0), int(clock["s"] or 0)
        if hour > 23 or minute > 59 or second > 59:
            raise ValueError(text)
        return Moment(day, hour * 60 + minute, second, _offset(clock["off"]))

    def known(self, text: str) -> int | None:
        """Return the day of a text where one like it was read before."""
        return self._days.get(text[:10])

    def day(self, text: str) -> int:
        """Read a day, whatever time follows it; ValueError for what is none."""
        found = self._opening(text.strip())
        day = self._day(found)
        if len(found[0]) == 10:
            self._days[found[0]] = day
        return day

    def _opening(self, text: str) -> re.Match[str]:
        found = _DAY.match(text)
        if found is None:
            raise ValueError(text)
        return found

    def _day(self, found: re.Match[str]) -> int:
        if found["y"]:
            return date(int(found["y"]), int(found["ym"]), int(found["yd"])).toordinal()
        if self.order is None and found["a"] != found["b"]:
            raise AmbiguousDate(found[0])
        day, month = (found["b"], found["a"]) if self.order == "mdy" else (found["a"], found["b"])
        return date(int(found["z"]), int(month), int(day)).toordinal()


def order_of(texts: Iterable[str]) -> Order | None:
    """Return which of day and month comes first, from the first date that leaves no doubt; None where none does."""
    for text in texts:
        found = _DAY.match(text.strip())
        if found is not None and not found["y"]:
            if int(found["a"]) > 12:
                return "dmy"
            if int(found["b"]) > 12:
                return "mdy"
    return None


class Clocks:
    """Turns moments of one time zone into those of others; an hour of a zone is worked out once."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self._own: dict[tuple[str, int], int] = {}
        self._theirs: dict[tuple[str, int], int] = {}

    def there(self, moment: Moment, zone: str) -> tuple[int, int]:
        """Return the day and the minute of a moment in a zone; one without an offset is of this clock's zone."""
        if moment.offset is None and zone == self.zone:
            return moment.day, moment.minute
        total = moment.day * _MINUTES + moment.minute
        ahead = moment.offset if moment.offset is not None else self._ahead(self.zone, total, local=True)
        total -= ahead
        total += self._ahead(zone, total, local=False)
        return divmod(total, _MINUTES)

    def _ahead(self, zone: str, total: int, *, local: bool) -> int:
        """Return by how many minutes a zone is ahead of UTC in a quarter of an hour, of its own clock or of UTC."""
        known = self._own if local else self._theirs
        key = (zone, total // 15)
        if key not in known:
            at = _EPOCH + timedelta(minutes=total - _MINUTES)
            there = at.replace(tzinfo=ZoneInfo(zone)) if local else at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
            ahead = there.utcoffset()
            known[key] = int(ahead.total_seconds()) // 60 if ahead is not None else 0
        return known[key]


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    plain = text[1:].replace(":", "")
    minutes = int(plain[:2]) * 60 + int(plain[2:] or 0)
    return -minutes if text[0] == "-" else minutes
