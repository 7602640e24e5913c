"""Plans the search for many patterns at once: phrases folded, sorted into classes, each rule with those it needs.

The plan of a library is plain values and can be kept: making it takes longer than a review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from typing import TypedDict

from leadcontract.library.patterns import segments

Phrase = tuple[str, ...]


class Plan(TypedDict):
    """``words``: the class of each phrase of one word. ``phrases``: for each word, the longer phrases of which it is
    the rarest word, by class: ``(class, phrases)``.

    A phrase is its folded words with a space between; phrases that serve the same segments are one class.
    ``segments``: for each segment, the classes it may be. ``rules``: for each rule, in order, its segments.
    ``rarest``: for each rule the segment to wait for: the longest, then the one whose words serve the fewest segments.
    """

    words: dict[str, int]
    phrases: dict[str, list[tuple[int, list[str]]]]
    segments: list[list[int]]
    rules: list[list[int]]
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
        "words": {norm[0]: i for i, norms in enumerate(alike.values()) for norm in norms if len(norm) == 1},
        "phrases": _by_rarest_word(alike.values()),
        "segments": [classes[number] for number in numbers.values()],
        "rules": [[numbers[segment] for segment in parts] for parts in wanted],
        "rarest": [numbers[min(parts, key=rarity)] for parts in wanted],
    }


def _by_rarest_word(classes: Iterable[list[Phrase]]) -> dict[str, list[tuple[int, list[str]]]]:
    """Sort the phrases of classes, but those of one word, by the word of each that the fewest phrases share."""
    found = [(i, phrase) for i, phrases in enumerate(classes) for phrase in sorted(phrases) if len(phrase) > 1]
    common = Counter(word for _, phrase in found for word in set(phrase))
    by_word: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for i, phrase in found:
        by_word[min(phrase, key=common.__getitem__)][i].append(" ".join(phrase))
    return {word: list(phrases.items()) for word, phrases in by_word.items()}
