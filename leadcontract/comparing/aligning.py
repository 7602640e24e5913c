"""Finds, for each paragraph that came back, the unit of what was sent that it belongs to, wherever it stands now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel

from leadcontract.comparing.sides import RUNNING, Version
from leadcontract.domain.verification import PAGE

GRAM = 3
"""Words in a row that are looked up: fewer are everywhere, more miss what was reworded."""
SHARE = 0.3
"""A paragraph belongs where this share of its rows of words stood."""
WORDS = 5
"""A shorter paragraph says too little for its rows of words to tell."""
ALIKE = 0.6
"""How alike, in words, two paragraphs must be for one to be taken for the other reworded."""
PAIRS = 250_000
"""How many pairs of paragraphs are compared at most; past that, reworded paragraphs go by their neighbours."""
NEW = "+"
"""What begins the name of a unit of theirs; the paragraph that opens it follows."""


def aligned(sent: Version, units: Mapping[int, str], returned: Version) -> dict[int, str]:
    """Return the unit of each paragraph that came back; NEW and its first paragraph for what stands under a new title.

    In turn: the same words in one unit only; the clause that was marked there; most rows of words; the same words in
    several units, by what stands around; a paragraph much alike; at last what stands before it.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for n in sent.order:
        places[sent.key(n)].append(n)
    found: dict[int, str] = {}
    doubtful: dict[int, list[str]] = {}
    for n in returned.order:
        candidates = list(dict.fromkeys(units[m] for m in places.get(returned.key(n), ())))
        if len(candidates) == 1:
            found[n] = candidates[0]
        elif candidates:
            doubtful[n] = candidates
    rows = _Rows(sent, units)
    for n in returned.order:
        if n not in found and n not in doubtful and (unit := rows.unit(returned.key(n).split())) is not None:
            found[n] = unit
    _by_neighbours(returned.order, found, doubtful)
    said = {returned.key(n) for n in returned.order}
    left = [m for m in sent.order if sent.key(m) not in said]
    found.update(_alike(sent, left, units, returned, [n for n in returned.order if n not in found]))
    known = set(units.values())
    taken = set(found.values())
    for n, clause in returned.bookmarks.items():
        if n in returned.words and n not in found and clause in known and (clause not in taken):
            found[n] = clause
    return _filled(returned, found)


class _Rows:
    """Where each row of GRAM words stands in what was sent."""

    def __init__(self, sent: Version, units: Mapping[int, str]) -> None:
        self.at: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for n in sent.order:
            for row in _rows(sent.key(n).split()):
                self.at[row].add(units[n])

    def unit(self, words: Sequence[str]) -> str | None:
        """Return the unit in which most rows of these words stood, None where none has its share."""
        if len(words) < WORDS:
            return None
        votes: Counter[str] = Counter()
        rows = list(_rows(words))
        for row in rows:
            units = self.at.get(row, ())
            for unit in units:
                votes[unit] += 1 / len(units)  # type: ignore[assignment]
        if not votes:
            return None
        best = min(votes, key=lambda unit: (-votes[unit], unit))
        return best if votes[best] >= SHARE * len(rows) else None


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


def _by_neighbours(order: Sequence[int], found: dict[int, str], doubtful: Mapping[int, list[str]]) -> None:
    """Give what is said in several units to the one before it, or else to the one after it, or to the first."""
    following: dict[int, str] = {}
    after = PAGE
    for n in reversed(order):
        following[n] = after
        after = found.get(n, after)
    last = PAGE
    for n in order:
        if n in doubtful:
            candidates = doubtful[n]
            near = [unit for unit in (last, following[n]) if unit in candidates]
            found[n] = near[0] if near else candidates[0]
        last = found.get(n, last)


def _alike(
    sent: Version, left: Sequence[int], units: Mapping[int, str], returned: Version, lost: Sequence[int]
) -> dict[int, str]:
    """Pair paragraphs of both versions that are much alike, the most alike first."""
    if len(left) * len(lost) > PAIRS:
        return {}
    one = {m: sent.key(m).split() for m in left}
    two = {n: returned.key(n).split() for n in lost}
    pairs = [
        (-score, m, n)
        for m in left
        for n in lost
        if (score := Indel.normalized_similarity(one[m], two[n], score_cutoff=ALIKE)) >= ALIKE
    ]
    found: dict[int, str] = {}
    done: set[int] = set()
    for _, m, n in sorted(pairs):
        if m not in done and n not in found:
            found[n] = units[m]
            done.add(m)
    return found


def _filled(returned: Version, found: Mapping[int, str]) -> dict[int, str]:
    """Give what belongs nowhere to what stands before it; under a title of theirs, to a unit of theirs."""
    filled: dict[int, str] = {}
    last = PAGE
    for n in returned.order:
        if returned.provision(n).place not in RUNNING:
            filled[n] = PAGE
            continue
        if n in found:
            last = found[n]
        elif n in returned.opens:
            last = f"{NEW}{n}"
        filled[n] = last
    return filled
