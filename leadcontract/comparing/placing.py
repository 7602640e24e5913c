"""Where units stand in what came back: moved, split under a title of theirs, merged into another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from leadcontract.comparing.aligning import NEW, WORDS
from leadcontract.comparing.sides import Version
from leadcontract.domain.comparison import SHIFTS, Shift
from leadcontract.domain.order import displaced
from leadcontract.domain.verification import PAGE

Runs = list[tuple[str, list[int]]]
"""Paragraphs in a row that belong to one unit, in order."""


@dataclass(slots=True)
class Places:
    """The paragraphs of each unit that came back, and what happened to its place.

    ``near`` names the unit that one stands in, or after. ``aside`` are the titles put in by a split, in what came
    back, ``lost`` those that a merger took out of what was sent: neither is a change of words.
    """

    own: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    shifts: dict[str, set[Shift]] = field(default_factory=lambda: defaultdict(set))
    near: dict[str, str] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)

    def told(self, unit: str) -> tuple[Shift, ...]:
        """Return what happened to the place of a unit, in the order of SHIFTS."""
        return tuple(shift for shift in SHIFTS if shift in self.shifts.get(unit, ()))


def placed(sent: Version, units: Mapping[int, str], returned: Version, found: Mapping[int, str]) -> Places:
    """Return where each unit stands in what came back, from the unit of each paragraph of both versions."""
    places, unit_of = Places(), dict(found)
    _split(returned, unit_of, places)
    runs = _runs(returned, unit_of)
    for n in returned.order:
        places.own[unit_of[n]].append(n)
    before = {unit: runs[i - 1][0] if i else PAGE for i, (unit, _) in reversed(list(enumerate(runs)))}
    main = _main(returned, runs)
    known = [unit for unit in dict.fromkeys(units.values()) if unit in main]
    rank = {unit: i for i, unit in enumerate(known)}
    late = displaced([rank[unit] for unit in sorted(known, key=lambda unit: main[unit])])
    for unit in known:
        at = next(i for i, (_, own) in enumerate(runs) if own[0] == main[unit])
        before[unit] = runs[at - 1][0] if at else PAGE
        if rank[unit] in late or _scattered(returned, runs, unit):
            places.shifts[unit].add("moved")
    places.near.update({unit: near for unit, near in before.items() if near != PAGE})
    for unit in known:
        _merged(sent, units, returned, unit_of, unit, main[unit], before[unit], places)
    return places


def _runs(returned: Version, unit_of: Mapping[int, str]) -> Runs:
    running = [n for n in returned.order if unit_of[n] != PAGE]
    return [(unit, list(own)) for unit, own in groupby(running, key=unit_of.__getitem__)]


def _split(returned: Version, unit_of: dict[int, str], places: Places) -> None:
    """Give a title of theirs the unit whose words follow it: it splits the unit, or is its title reworded."""
    seen: set[str] = set()
    runs = _runs(returned, unit_of)
    for (unit, own), (following, _) in pairwise(runs):
        seen.add(unit)
        titles = unit.startswith(NEW) and all(n in returned.opens for n in own)
        if titles and not following.startswith(NEW):
            unit_of.update(dict.fromkeys(own, following))
            if following in seen:
                places.shifts[following].add("split")
                places.aside.update(own)


def _main(returned: Version, runs: Runs) -> dict[str, int]:
    """Return the first paragraph of the longest run of each unit."""
    best: dict[str, tuple[int, int]] = {}
    for unit, own in runs:
        words = sum(len(returned.words[n]) for n in own)
        if unit not in best or words > best[unit][0]:
            best[unit] = words, own[0]
    return {unit: first for unit, (_, first) in best.items()}


def _scattered(returned: Version, runs: Runs, unit: str) -> bool:
    """Whether a passage of a unit stands apart from the rest of it, with clauses of ours between."""
    at = [i for i, (one, own) in enumerate(runs) if one == unit and sum(len(returned.words[n]) for n in own) >= WORDS]
    return any(any(not one.startswith(NEW) and one != unit for one, _ in runs[a + 1 : b]) for a, b in pairwise(at))


def _merged(
    sent: Version,
    units: Mapping[int, str],
    returned: Version,
    unit_of: Mapping[int, str],
    unit: str,
    first: int,
    near: str,
    places: Places,
) -> None:
    """Tell of a unit whose title is gone and whose words now go on from those of another one."""
    title = next(n for n in sent.order if units[n] == unit)
    said = f" {' '.join(returned.key(n) for n in places.own[unit])} "
    at = returned.order.index(first)
    goes_on = at > 0 and unit_of[returned.order[at - 1]] == near and first not in returned.opens
    if title in sent.opens and goes_on and near not in (PAGE, unit) and f" {sent.key(title)} " not in said:
        if near.startswith(NEW):
            return
        places.shifts[unit].add("merged")
        places.shifts[near].add("merged")
        if "moved" not in places.shifts[near]:
            places.near[near] = unit
        places.lost.add(title)


def ordered(names: Sequence[str], places: Places) -> Iterator[str]:
    """Yield the units in the order of what was sent, theirs after what they follow."""
    after: dict[str, list[str]] = {}
    for name in names:
        if name.startswith(NEW):
            after.setdefault(places.near.get(name, PAGE), []).append(name)

    def with_theirs(name: str) -> Iterator[str]:
        if name != PAGE:
            yield name
        for one in after.get(name, ()):
            yield from with_theirs(one)

    yield from with_theirs(PAGE)
    for name in names:
        if not name.startswith(NEW):
            yield from with_theirs(name)
