"""Tells from a whole document whether it writes the day or the month first, where one date alone would not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.readers import dates
from leadcontract.library.stated import any_of, both

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_STATE_CODE = r"(?<=[\s,])[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b"
"""The end of an address in the United States."""


class DayOrder:
    """The words of one vocabulary for places where the day is written first, and for those where the month is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.day = re.compile(any_of(both(vocabulary.words["day_first"])))
        self.later = re.compile(any_of(both(vocabulary.words["later"])))
        self.month = re.compile(rf"{any_of(both(vocabulary.words['month_first']))}|{_STATE_CODE}")

    def settled(self, candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
        """Return the candidates with the dates read that the document tells how to read; the others stay open.

        A date with a 13 or more in one place says where the day stands in all; two that say the contrary say nothing.
        Nor is a paper due, or a quote over, before it is written. Where no date tells, French puts the day first, and
        English as the only country does that the document names.
        """
        if not any(one.either for one in candidates):
            return list(candidates)
        numbers = (map(int, match.group(1, 3)) for line in lines for match in _NUMERIC.finditer(line.flat))
        told = {second > 12 for first, second in numbers if max(first, second) > 12 >= min(first, second)}
        if len(told) > 1:
            return list(candidates)
        told = told or self._in_order(candidates, lines)
        order = told.pop() if told else None
        placed = self._placed(lines) if order is None else None
        return [_read(one, order, placed) for one in candidates]

    def _in_order(self, candidates: Sequence[Candidate], lines: Sequence[Line]) -> set[bool]:
        """Return whether the month stands first, if only so a later day comes behind that of the document; or {}."""
        own = [one.either for one in candidates if one.path == "dated" and one.either]
        after = [
            days
            for line in lines
            for days, start, _ in dates(line.flat)
            if len(days) > 1 and self.later.search(f"{' '.join(line.labels)} {line.flat[:start]}")
        ]
        fit = {
            month for month in (False, True)
            if all(str(one[month]) <= days[month].isoformat() for one in own for days in after)
        }  # fmt: skip
        return fit if own and after and len(fit) == 1 else set()

    def _placed(self, lines: Sequence[Line]) -> bool | None:
        """Return whether the places of a document put the month first; None where they differ, or tell nothing."""
        day, month = (any(place.search(line.flat) for line in lines) for place in (self.day, self.month))
        return None if day == month else month


def _read(one: Candidate, order: bool | None, placed: bool | None) -> Candidate:
    """Return a candidate with its date read, in the order of the document, of its language, or of its country."""
    if one.either is None:
        return one
    month_first = order if order is not None else False if one.quotes[0].lang == "fr" else placed
    return one if month_first is None else replace(one, value=one.either[month_first], why=None)
