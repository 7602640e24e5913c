"""Holds calls, earliest first, to the calling rules in force on the day of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from leadcontract.domain.calling import Breach, Call, CallingCode, CallsChecked, Check, Place, Rule, Term
from leadcontract.domain.deal import Duration
from leadcontract.domain.language import Bilingual
from leadcontract.domain.quantity import Frequency, Hours, Quantity, Weekdays
from leadcontract.library.saying import both, clock, weekday

NO_CONSENT = Bilingual("aucune date de consentement dans le journal", "no date of consent in the log")
LATER_CONSENT = Bilingual("consentement du {event}, postérieur à l’appel", "consent of {event}, later than the call")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_MINUTES = 1440
_SHIFT = 20
"""Bits that a day takes in the calls remembered of a prospect."""


@dataclass(frozen=True, slots=True)
class _Day:
    """The terms in force on a day at a place, what the day is there, and its minutes: 1 where one may call.

    ``most`` calls are allowed from the day ``since`` on, 0 where nothing limits them; a consent given since ``fresh``
    raises no question.
    """

    terms: Mapping[Check, Term]
    allowed: Mapping[Check, Bilingual]
    weekday_wrong: bool
    holiday: Bilingual | None
    local_holiday: Bilingual | None
    hours: bytes
    minutes: bytes
    most: int
    since: int
    fresh: int


Found = Iterator[tuple[Check, dict[str, Bilingual]]]
"""What is found of a call: the check, and the words that fill in what its rule says."""


class Checker:
    """Holds calls to the rules; remembers of each prospect the days of its last calls and of its refusals.

    Calls must come earliest first. ``told`` is counted in as breaches are read.
    """

    def __init__(self, code: CallingCode, told: CallsChecked) -> None:
        self.told = told
        self.rules: dict[Check, Rule] = {rule.check: rule for rule in code.rules if rule not in told.unchecked}
        self._home = code.places[0]
        self._days: dict[tuple[int, str | None], _Day] = {}
        self._called: dict[object, int] = {}
        self._refused: dict[object, int] = {}
        self._objected: dict[object, int] = {}
        self._withdrawn: dict[object, int] = {}

    def breaches(self, calls: Iterable[Call]) -> Iterator[Breach]:
        """Yield each breach, in the order of the calls; a rule with a remark is only counted."""
        told, days = self.told, self._days
        first = last = count = 0
        for call in calls:
            count += 1
            first = first or call.day
            last = call.day
            day = days.get((call.day, call.place.holidays)) or self._day(call.day, call.place)
            for check, words in self._found(call, day):
                rule = self.rules[check]
                counts = told.breaches if rule.remark is None else told.remarks
                counts[check] = counts.get(check, 0) + 1
                if rule.remark is None:
                    yield Breach(call, rule, day.terms[check], words)
            if call.outcome != "other":
                (self._refused if call.outcome == "refusal" else self._objected)[call.key] = call.day
        told.calls, told.prospects = count, len(self._called)
        if count:
            told.first, told.last = date.fromordinal(first), date.fromordinal(last)

    def _found(self, call: Call, day: _Day) -> list[tuple[Check, dict[str, Bilingual]]]:
        """Hold a call to each rule, and count it; the looks that cost are taken where a quick one sees something."""
        key, terms = call.key, day.terms
        found: list[tuple[Check, dict[str, Bilingual]]] = []
        if not day.minutes[call.minute]:
            if call.agreed != (call.day, call.minute):
                found += self._when(call, day)
            elif "agreed" in terms and any(self._when(call, day)):
                found.append(("agreed", {}))
        packed = self._called.get(key, 0)
        if day.most:
            if packed >> _SHIFT * (day.most - 1) >= day.since:
                found += self._often(packed, day)
            packed = (packed << _SHIFT | call.day) & (1 << _SHIFT * day.most) - 1
        self._called[key] = packed
        if call.withdrawal is not None:
            self._withdrawn[key] = call.withdrawal
        if key in self._refused or key in self._objected or key in self._withdrawn:
            found += self._against(call, day)
        if "consent" in terms and (call.consent is None or not day.fresh <= call.consent <= call.day):
            found += self._consent(call, day)
        return found

    def _when(self, call: Call, day: _Day) -> Found:
        if day.weekday_wrong:
            name = weekday(date.fromordinal(call.day).weekday())
            yield "weekday", {"weekday": name, "allowed": day.allowed["weekday"]}
        if day.holiday is not None:
            yield "holiday", {"holiday": day.holiday}
        elif day.local_holiday is not None:
            yield "local-holiday", {"holiday": day.local_holiday}
        if not day.hours[call.minute]:
            zone = Bilingual(call.zone, call.zone)
            yield "hours", {"time": clock(call.minute), "zone": zone, "allowed": day.allowed["hours"]}

    def _often(self, packed: int, day: _Day) -> Found:
        """Tell of a call too many; of a prospect only the days of the last calls are kept, packed in one number."""
        days = [_said(packed >> _SHIFT * n & (1 << _SHIFT) - 1) for n in range(day.most - 1, -1, -1)]
        listed = Bilingual(", ".join(d.fr for d in days), ", ".join(d.en for d in days))
        yield "frequency", {"allowed": day.allowed["frequency"], "days": listed}

    def _against(self, call: Call, day: _Day) -> Found:
        terms = day.terms
        refused = self._refused.get(call.key)
        term = terms.get("refusal")
        if term is not None and refused is not None and call.day <= refused + _length(term.allows):
            yield "refusal", {"event": _said(refused), "allowed": day.allowed["refusal"]}
        if "withdrawal" not in terms:
            return
        counts, withdrawn = terms["withdrawal"].counts, self._withdrawn.get(call.key)
        days = (
            self._objected.get(call.key) if "objection" in counts else None,
            refused if "refusal" in counts else None,
            withdrawn if withdrawn is not None and withdrawn < call.day else None,  # that day: maybe in this call
        )
        last = max((day for day in days if day is not None), default=None)
        if last is not None and (call.consent is None or call.consent <= last):
            yield "withdrawal", {"event": _said(last)}

    def _consent(self, call: Call, day: _Day) -> Found:
        terms, given = day.terms, call.consent
        if given is None or given > call.day:
            if call.requested is not None and "call-back" in terms and self._in_time(call, terms["call-back"]):
                yield "call-back", {"event": _said(call.requested)}
                return
            says = NO_CONSENT if given is None else LATER_CONSENT.format(event=_said(given))
            yield "consent", {"consent": says}
            return
        if "validity" in terms and call.day > _after(given, terms["validity"].allows):
            yield "validity", {"event": _said(given), "allowed": day.allowed["validity"]}
        if "early-consent" in terms and given < terms["early-consent"].since.toordinal():
            yield "early-consent", {"event": _said(given)}

    def _in_time(self, call: Call, term: Term) -> bool:
        """Say whether a call comes within so many working days of the request: Saturdays count, the first day not."""
        asked, most = call.requested, term.allows
        if asked is None or not isinstance(most, Duration) or not asked <= call.day <= asked + 3 * most.count:
            return False
        passed = range(asked + 1, call.day + 1)
        worked = [n for n in passed if date.fromordinal(n).weekday() < 6 and n not in _holidays(None, _year(n))]
        return len(worked) <= most.count

    def _day(self, number: int, place: Place) -> _Day:
        day = date.fromordinal(number)
        terms = {check: term for check, rule in self.rules.items() if (term := rule.on(day)) is not None}
        allows = {check: term.allows for check, term in terms.items()}
        days, hours, often = allows.get("weekday"), allows.get("hours"), allows.get("frequency")
        holiday = _holidays(None, day.year).get(number) if "holiday" in terms else None
        own = _holidays(place.holidays, day.year).get(number) if "local-holiday" in terms and place.holidays else None
        wrong = isinstance(days, Weekdays) and day.weekday() not in days.days
        spans = hours.spans if isinstance(hours, Hours) else ((0, _MINUTES),)
        open_ = bytes(any(start <= minute < end for start, end in spans) for minute in range(_MINUTES))
        found = _Day(
            terms=terms,
            allowed={check: both(figure) for check, figure in allows.items() if figure is not None},
            weekday_wrong=wrong,
            holiday=holiday,
            local_holiday=own,
            hours=open_,
            minutes=bytes(_MINUTES) if wrong or holiday or own else open_,
            most=often.count if isinstance(often, Frequency) else 0,
            since=number - _length(often.period) + 1 if isinstance(often, Frequency) else 0,
            fresh=max(
                number - _length(allows["validity"]) if "validity" in terms else 0,
                terms["early-consent"].since.toordinal() if "early-consent" in terms else 0,
            ),
        )
        self._days[number, place.holidays] = found
        return found


@cache
def _holidays(place: str | None, year: int) -> dict[int, Bilingual]:
    """Return the public holidays of a year in the whole of France, or those of a part of it, by day."""
    from holidays import country_holidays

    fr, en = (country_holidays("FR", subdiv=place, years=year, language=lang) for lang in ("fr", "en_US"))
    return {day.toordinal(): Bilingual(fr[day], en[day]) for day in fr}


def _year(number: int) -> int:
    return date.fromordinal(number).year


def _length(duration: Quantity | None) -> int:
    """Return a duration in calendar days."""
    return duration.count * _DAYS.get(duration.unit, 1) if isinstance(duration, Duration) else 0


def _after(number: int, duration: Quantity | None) -> int:
    """Return the same day so many years later (29 February: the 28th), or so many days."""
    day = date.fromordinal(number)
    if isinstance(duration, Duration) and duration.unit == "year":
        leap = (day.month, day.day) == (2, 29)
        return day.replace(year=day.year + duration.count, day=28 if leap else day.day).toordinal()
    return (day + timedelta(days=_length(duration))).toordinal()


@cache
def _said(number: int) -> Bilingual:
    return both(date.fromordinal(number))
