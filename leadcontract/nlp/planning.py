"""Plans the search for many patterns at once: phrases folded, sorted into classes, each rule with those it needs.

The plan of a library is plain values and can be kept: making it takes longer than a review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from typing import TypedDict

from leadcontract.library.patterns import segments

Phrase = tuple[str, ...]


class Plan(TypedDict):
    """``classes``: for each class its phrases, as folded words; phrases that serve the same segments are one class.

    ``rules``: for each rule, in order, its segments, as the classes each may be. ``rarest``: for each rule the
    number of the segment to wait for: the longest, then the one whose words serve the fewest segments.
    """

    classes: list[list[list[str]]]
    rules: list[list[list[int]]]
    rarest: list[int]


def plan(patterns: Iterable[str], cut: Callable[[str], Phrase]) -> Plan:
    """Return the plan of patterns in their order; ``cut`` folds the words of a run of text without a space.

    spaCy's tokenizer cuts each run of text between spaces by itself, so each is cut once, and not phrase by phrase.
    """
    folded = cache(cut)

    def norms(phrases: tuple[str, ...]) -> list[Phrase]:
        each = (tuple(chain.from_iterable(map(folded, phrase.split()))) for phrase in phrases)
        return list(dict.fromkeys(each))  # in the order written: the same plan whoever makes it

    wanted = [segments(pattern) for pattern in patterns]
    numbers = {segment: n for n, segment in enumerate(dict.fromkeys(chain.from_iterable(wanted)))}
    of_segment = {segment: norms(segment) for segment in numbers}
    serves: dict[Phrase, list[int]] = defaultdict(list)
    for segment, number in numbers.items():
        for norm in of_segment[segment]:
            serves[norm].append(number)
    alike: dict[tuple[int, ...], list[Phrase]] = defaultdict(list)
    for norm, served in serves.items():
        alike[tuple(served)].append(norm)
    classes: dict[int, list[int]] = defaultdict(list)
    for i, served_by in enumerate(alike):
        for number in served_by:
            classes[number].append(i)

    def rarity(segment: tuple[str, ...]) -> tuple[int, int]:
        return -min(map(len, of_segment[segment])), sum(len(serves[norm]) for norm in of_segment[segment])

    return {
        "classes": [[list(phrase) for phrase in sorted(phrases)] for phrases in alike.values()],
        "rules": [[classes[numbers[segment]] for segment in parts] for parts in wanted],
        "rarest": [min(range(len(parts)), key=lambda n: rarity(parts[n])) for parts in wanted],
    }
