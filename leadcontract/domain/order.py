"""Which things no longer stand in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def displaced(ranks: Sequence[int]) -> frozenset[int]:
    """Return the ranks, each its own, that are out of order: the fewest that explain it; none for no rank."""
    ends: list[int] = []  # the smallest last rank of an orderly row of each length
    before: dict[int, int | None] = {}
    for rank in ranks:
        length = bisect_left(ends, rank)
        before[rank] = ends[length - 1] if length else None
        ends[length : length + 1] = [rank]
    orderly, last = set(), ends[-1] if ends else None
    while last is not None:
        orderly.add(last)
        last = before[last]
    return frozenset(set(ranks) - orderly)
