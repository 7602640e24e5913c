"""Tells from a whole document whether it writes the day or the month first, where one date alone would not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadcontract.extracting.lines import Candidate, Line

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-])")


def settled(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Return the candidates with the dates read that another date of the document tells how to read.

    A date with a 13 or more in one place says where the day stands in all; two that say the contrary say nothing.
    """
    if not any(one.either for one in candidates):
        return list(candidates)
    numbers = (map(int, match.group(1, 3)) for line in lines for match in _NUMERIC.finditer(line.flat))
    told = {second > 12 for first, second in numbers if max(first, second) > 12 >= min(first, second)}
    if len(told) != 1:
        return list(candidates)
    month_first = told.pop()
    return [replace(c, value=c.either[month_first], why=None) if c.either else c for c in candidates]
