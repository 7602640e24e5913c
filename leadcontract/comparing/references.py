"""Tells numbers that rightly followed, when clauses came and went, from references that now point elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

Changed = tuple[str, str]
"""The number of a reference as it was sent, and as it came back."""


def followed(references: Iterable[Changed], moved: bool) -> frozenset[Changed]:
    """Return the changes of number that only follow; none where nothing was deleted, added, moved, split or merged.

    A number follows where it became the same one nearly everywhere: an odd reference among others points elsewhere.
    """
    if not moved:
        return frozenset()
    votes: Mapping[str, Counter[str]] = defaultdict(Counter)
    for was, now in references:
        votes[was][now] += 1
    told = set()
    for was, own in votes.items():
        ranked = own.most_common(2)
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            told.add((was, ranked[0][0]))
    return frozenset(told)
