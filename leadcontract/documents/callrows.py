"""Turns the rows of a call log into calls, earliest first, on the clock of the prospect."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import TypeVar
from zoneinfo import available_timezones

from leadcontract.documents.calllog import SAVE, CallLog
from leadcontract.documents.moments import AmbiguousDate, Clocks, Moment, Moments
from leadcontract.documents.numbers import Numbers
from leadcontract.domain.calling import Call, CallsChecked, Column, Outcome, Place
from leadcontract.domain.language import Bilingual
from leadcontract.library.phrases import fold, pattern

T = TypeVar("T")
LARGEST_IN_DISORDER = 2**31
"""The most rows of a log that is not in the order of its dates; what is kept of each stands in 64 bits."""
_HALF, _ROW = 2**31, 2**32 - 1
_READ: tuple[Column, ...] = (
    "phone", "outcome", "consent", "withdrawal", "agreed", "requested", "postcode", "country", "zone", "audience",
)  # fmt: skip


class OutOfOrder(Exception):
    """A call is earlier than the one above it: the rows must be read by their dates."""


def calls(log: CallLog, told: CallsChecked, *, in_order: bool) -> Iterator[Call]:
    """Yield the calls of a log, earliest first; what is left out is counted in ``told``.

    ``in_order``: the rows are taken to be in the order of their dates, and nothing is kept of them; OutOfOrder as soon
    as one is not. Otherwise 20 bytes a row are kept, to read them by their dates.
    """
    reader = _Reader(log, told)
    if not in_order:
        yield from _by_date(log, reader)
        return
    last = (0, 0, 0)
    for line, row in log.rows():
        moment = reader.moment(line, row)
        when = moment[:3] if moment.offset is None else reader.when(moment)
        if when < last:
            raise OutOfOrder
        last = when
        call = reader.call(line, row, moment)
        if call is not None:
            yield call


def _by_date(log: CallLog, reader: _Reader) -> Iterator[Call]:
    """Note when each row is and where it stands, sort, then read the rows again."""
    import numpy as np

    if log.encoding == "utf-16":
        what = Bilingual("les appels ne sont pas dans l’ordre des dates.", "the calls are not in the order of dates.")
        raise log.wrong(1, what, SAVE)
    ranks, starts, lines = array("Q"), array("Q"), array("I")
    first: int | None = None
    for start, line, row in log.rows_with_places():
        day, minute, second = reader.when(reader.moment(line, row))
        when = (day * 1440 + minute) * 60 + second
        first = when if first is None else first
        if abs(when - first) >= _HALF or len(starts) >= LARGEST_IN_DISORDER:
            raise log.wrong(line, Bilingual("date trop éloignée des autres.", "date too far from the others."))
        ranks.append((when - first + _HALF) << 32 | len(starts))
        starts.append(start)
        lines.append(line)
    ordered = np.frombuffer(ranks, dtype=np.uint64)
    ordered.sort()
    rows = log.rows_at(starts[int(rank) & _ROW] for rank in ordered)
    for rank, row in zip(ordered, rows, strict=True):
        line = lines[int(rank) & _ROW]
        call = reader.call(line, row, reader.moment(line, row))
        if call is not None:
            yield call


class _Reader:
    """Turns rows into calls; what a cell means is worked out once."""

    def __init__(self, log: CallLog, told: CallsChecked) -> None:
        self.log, self.told = log, told
        self.moments, self.clocks = Moments(log.order), Clocks(log.zone)
        self._cells = itemgetter(*(log.places.get(name, -1) for name in _READ))
        self._at, self._time = log.places["called_at"], log.places.get("time")
        self._words = [(outcome, pattern(words)) for outcome, words in log.code.outcomes.items()]
        self._business = pattern(log.code.business)
        self._numbers = Numbers(log.code.places)
        self._outcomes: dict[str, Outcome | None] = {}
        self._located: dict[tuple[str, str, str], Place | None] = {}
        self._businesses: dict[str, bool] = {}

    def moment(self, line: int, row: list[str]) -> Moment:
        """Return the moment of a call, on the clock of the log unless it says another."""
        try:
            text = row[self._at]
            if self._time is not None:
                text = f"{text.strip()[:10]} {row[self._time].strip()}"
        except IndexError as error:
            what = Bilingual("{found} cellules pour {wanted} colonnes.", "{found} cells for {wanted} columns.")
            raise self.log.wrong(line, what.format(found=len(row), wanted=len(self.log.heads))) from error
        found = self._read(self.moments.moment, line, text)
        if found is None:
            what = Bilingual("aucune heure d’appel dans « {text} ».", "no time of the call in '{text}'.")
            cure = Bilingual("Nommez sa colonne : --columns time=….", "Name its column: --columns time=….")
            raise self.log.wrong(line, what.format(text=text.strip()), cure)
        return found

    def when(self, moment: Moment) -> tuple[int, int, int]:
        """Return a moment as a day, a minute and a second on the clock of the log."""
        return (*self.clocks.there(moment, self.log.zone), moment.second)

    def call(self, line: int, row: list[str], moment: Moment) -> Call | None:
        """Return the call of a row; None where it is of a kind that these rules do not bind."""
        row += [""] * (len(self.log.heads) + 1 - len(row))  # the last cell is that of the columns there are not
        row[-1] = ""
        phone, outcome, consent, withdrawal, agreed, requested, postcode, country, zone, audience = self._cells(row)
        phone = phone.strip()
        if not phone:
            raise self.log.wrong(line, Bilingual("aucun prospect sur cette ligne.", "no prospect on this line."))
        if audience and self._is_business(audience):
            self._left_out("business")
            return None
        key, prefix = self._numbers.key(phone)
        place = self._place(postcode, country, prefix)
        if place is None:
            self._left_out("abroad")
            return None
        zone = self._zone(line, zone.strip()) if zone else place.zone
        day, minute = self.clocks.there(moment, zone)
        return Call(
            line, phone, key, day, minute, place, zone, outcome,
            self._outcome(outcome) if outcome else "other",
            self._day(line, consent) if consent else None,
            self._day(line, withdrawal) if withdrawal else None,
            self._slot(line, agreed, zone) if agreed else None,
            self._day(line, requested) if requested else None,
        )  # fmt: skip

    def _day(self, line: int, text: str) -> int | None:
        known = self.moments.known(text)
        return known if known or not text.strip() else self._read(self.moments.day, line, text)

    def _slot(self, line: int, text: str, zone: str) -> tuple[int, int] | None:
        slot = self._read(self.moments.moment, line, text) if text.strip() else None
        return self.clocks.there(slot, zone) if slot is not None else None

    def _read(self, read: Callable[[str], T], line: int, text: str) -> T:
        try:
            return read(text)
        except AmbiguousDate as error:
            what = Bilingual("« {text} » : jour ou mois d’abord ?", "'{text}': is the day or the month first?")
            cure = Bilingual("Dites-le : --dates dmy (le jour) ou mdy.", "Say it: --dates dmy (the day) or mdy.")
            raise self.log.wrong(line, what.format(text=error), cure) from error
        except ValueError as error:
            what = Bilingual("« {text} » n’est pas une date lisible.", "'{text}' cannot be read as a date.")
            cure = Bilingual("Écrivez AAAA-MM-JJ HH:MM.", "Write YYYY-MM-DD HH:MM.")
            raise self.log.wrong(line, what.format(text=text.strip()), cure) from error

    def _zone(self, line: int, name: str) -> str:
        if not is_zone(name):
            what = Bilingual("fuseau horaire inconnu : « {name} ».", "unknown time zone: '{name}'.")
            cure = Bilingual("Écrivez par exemple Europe/Paris.", "Write, for instance, Europe/Paris.")
            raise self.log.wrong(line, what.format(name=name), cure)
        return name

    def _outcome(self, text: str) -> Outcome:
        known = self._outcomes.get(text)
        if known is None:
            plain = fold(text)
            known = next((outcome for outcome, words in self._words if words.search(plain)), None)
            if known is None:
                self.told.unknown[text] = self.told.unknown.get(text, 0) + 1
                return "other"
            self._outcomes[text] = known
        return known

    def _is_business(self, text: str) -> bool:
        if text not in self._businesses:
            self._businesses[text] = bool(self._business.search(fold(text)))
        return self._businesses[text]

    def _place(self, postcode: str, country: str, prefix: str) -> Place | None:
        """Return where a prospect lives, by postcode, else by country, else by number; None for another country."""
        key = (postcode, country, prefix)
        if key not in self._located:
            self._located[key] = self._numbers.place(postcode, fold(country), prefix)
        return self._located[key]

    def _left_out(self, why: str) -> None:
        self.told.skipped[why] = self.told.skipped.get(why, 0) + 1


def is_zone(name: str) -> bool:
    """Say whether a text names a time zone."""
    return name in zones()


@cache
def zones() -> frozenset[str]:
    """Return the names of the time zones that are known here."""
    return frozenset(available_timezones())
