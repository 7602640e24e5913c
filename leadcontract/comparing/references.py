"""Tells numbers that rightly followed, when clauses came and went, from references that now point elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """The number of a reference as it was sent and as it came back; ``counted``: Word counts it in both."""

    was: str
    now: str
    counted: bool


def followed(references: Iterable[Changed], moved: bool) -> frozenset[Changed]:
    """Return the changes of number that only follow: those that Word counts, and those that agree with the others.

    A typed number follows where something was deleted, added, ``moved``, split or merged, and it became the same one
    nearly everywhere: an odd reference among others points elsewhere.
    """
    told = set()
    votes: Mapping[str, Counter[str]] = defaultdict(Counter)
    for one in references:
        votes[one.was][one.now] += 1
        if one.counted:
            told.add(one)
    for was, own in votes.items():
        ranked = own.most_common(2)
        if moved and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            told.add(Changed(was, ranked[0][0], counted=False))
    return frozenset(told)
