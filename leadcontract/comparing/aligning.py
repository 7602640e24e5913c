"""Finds, for each paragraph that came back, the unit of what was sent that it belongs to, wherever it stands now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from leadcontract.comparing.sides import RUNNING, Version
from leadcontract.domain.verification import PAGE

GRAM = 3
"""Words in a row that are looked up: fewer are everywhere, more miss what was reworded."""
SHARE = 0.3
"""A paragraph belongs where this share of its rows of words stood."""
WORDS = 5
"""A shorter paragraph says too little for its rows of words to tell."""
NEAR = 0.7
"""A paragraph belongs to its neighbour's unit where this has that share of the votes of the best one."""
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
    says = _said(sent, units)
    found: dict[int, str] = {}
    doubtful: dict[int, Mapping[str, float]] = {}
    rows = _Rows(sent, units)
    for n in returned.order:
        words = returned.key(n).split()
        same = places.get(returned.key(n), [])
        titles = [m for m in same if m in sent.opens] if n in returned.opens else []
        candidates = dict.fromkeys((units[m] for m in titles or same), 1.0)
        if returned.paged and not titles:  # where a page cuts a paragraph, its end may read as another one
            own = {f" {text} " for text in (returned.key(n), returned.plain(n))}
            candidates |= {unit: 1.0 for unit, said in says.items() if any(text in said for text in own)}
        if len(candidates) == 1 and (len(words) >= WORDS or titles):
            found[n] = next(iter(candidates))
        elif votes := candidates or rows.votes(words):
            doubtful[n] = votes
    _by_neighbours(returned, found, doubtful)
    said = {returned.key(n) for n in returned.order}
    left = [m for m in sent.order if sent.key(m) not in said and _tells(sent, m)]
    lost = [n for n in returned.order if n not in found and _tells(returned, n)]
    found.update(_alike(sent, left, units, returned, lost))
    known = set(units.values())
    taken = set(found.values())
    for n, clause in returned.bookmarks.items():
        if n in returned.words and n not in found and clause in known and (clause not in taken):
            found[n] = clause
    return _filled(returned, found, says)


def _said(sent: Version, units: Mapping[int, str]) -> dict[str, str]:
    """Return what each unit says, as it is compared, then word for word."""
    said: dict[str, str] = defaultdict(lambda: " ")
    for text in (sent.key, sent.plain):
        for n in sent.order:
            said[units[n]] += f"{text(n)} "
    return said


class _Rows:
    """Where each row of GRAM words stands in what was sent."""

    def __init__(self, sent: Version, units: Mapping[int, str]) -> None:
        self.at: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for n in sent.order:
            for row in _rows(sent.key(n).split()):
                self.at[row].add(units[n])

    def votes(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return the units where rows of these words stood, the best first; none where no unit has its share."""
        if len(words) < WORDS:
            return {}
        votes: dict[str, float] = defaultdict(float)
        rows = list(_rows(words))
        for row in rows:
            units = self.at.get(row, ())
            for unit in units:
                votes[unit] += 1 / len(units)
        ranked = sorted(votes, key=lambda unit: (-votes[unit], unit))
        return {unit: votes[unit] for unit in ranked} if ranked and votes[ranked[0]] >= SHARE * len(rows) else {}


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


def _by_neighbours(returned: Version, found: dict[int, str], doubtful: Mapping[int, Mapping[str, float]]) -> None:
    """Settle what could be of several units: that of what stands before it or after it, where it has its votes.

    A few words that are no title prove nothing elsewhere: they are left to what stands before them.
    """
    following: dict[int, str] = {}
    after = PAGE
    for n in reversed(returned.order):
        following[n] = after
        after = found.get(n, after)
    last = PAGE
    for n in returned.order:
        if n in doubtful:
            votes = doubtful[n]
            best = max(votes.values())
            near = [unit for unit in (last, following[n]) if votes.get(unit, 0) >= NEAR * best]
            if near or len(returned.words[n]) >= WORDS:
                found[n] = near[0] if near else next(iter(votes))
        last = found.get(n, last)


def _tells(version: Version, n: int) -> bool:
    """Whether a paragraph says enough to be known by it, or is a title."""
    return len(version.words[n]) >= WORDS or n in version.opens


def _alike(
    sent: Version, left: Sequence[int], units: Mapping[int, str], returned: Version, lost: Sequence[int]
) -> dict[int, str]:
    """Pair paragraphs of both versions that are much alike, the most alike first."""
    if len(left) * len(lost) > PAIRS:
        return {}
    one, two = [sent.key(m).split() for m in left], [returned.key(n).split() for n in lost]
    scores = process.cdist(one, two, scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
    pairs = [(-float(scores[i][k]), left[i], lost[k]) for i, k in zip(*scores.nonzero(), strict=True)]
    found: dict[int, str] = {}
    done: set[int] = set()
    for _, m, n in sorted(pairs):
        if m not in done and n not in found:
            found[n] = units[m]
            done.add(m)
    return found


def _filled(returned: Version, found: Mapping[int, str], says: Mapping[str, str]) -> dict[int, str]:
    """Give what belongs nowhere to what stands before it; under a title of theirs, to a unit of theirs.

    ``says`` gives the words of each unit: in pages, where titles are known by their looks, what it says itself is no
    title of theirs.
    """
    filled: dict[int, str] = {}
    last = PAGE
    for n in returned.order:
        if returned.provision(n).place not in RUNNING:
            filled[n] = PAGE
            continue
        if n in found:
            last = found[n]
        elif n in returned.opens and not (returned.paged and f" {returned.key(n)} " in says.get(last, "")):
            last = f"{NEW}{n}"
        filled[n] = last
    return filled
