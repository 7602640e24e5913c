"""Reads who signs for companies whose names stand above: "By, Name, Title", one block below or beside the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.capacities import Capacities
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.lines import Line, is_open
from leadcontract.extracting.sides import Sides
from leadcontract.library.stated import Spotter, any_of, both, plain

_NEAR = 8
"""How many lines below the name of a company its signature begins at most."""
_LONG = 120
"""A line of more signs names no signer."""
_SHORTEST = 2
"""A name of no more signs is found everywhere."""
_SIGNED = re.compile(r"\W*/s/\s*")
_UNFINISHED = re.compile(r"(?:\b(?:and|et|of|de)|[&,])$")
"""How a capacity ends that goes on elsewhere."""
_GAP = re.compile(r"[\W_]+")


class Signatures:
    """The labels of signatures of one vocabulary, compiled."""

    def __init__(self, vocabulary: Vocabulary, sides: Sides) -> None:
        self.signs = sides.signs
        self.opens = re.compile(rf"\W*(?:{any_of(both(vocabulary.words['signing']))})\b")
        self.for_whom = any_of(both(vocabulary.words["signing"]))
        details, words = vocabulary.details, vocabulary.words
        ways = {
            "person": any_of(both(details["person"])),
            "capacity": any_of(both(details["capacity"])),
            "by": any_of(both(words["by_hand"])),
            "day": any_of(both(words["signing_day"])),
        }
        labels = "|".join(rf"(?P<{name}>{way})" for name, way in ways.items())
        self.labels = re.compile(rf"(?<![\w’'])(?:{labels})\s*(?:\([^)]{{0,30}}\)\s*)?:\s*")
        self.authorising = re.compile(rf"\W*(?:{any_of(both(words['authorised_by']))})\s*:\s*")
        roles = any_of(phrase for side in SIDES for phrase in both(vocabulary.roles[side]))
        self.role = re.compile(rf"\W*(?:{roles})\s*(?::|$)")
        self.witness = Spotter(both(words["witness"]))
        self.forms = sides.found.form
        self.jobs = Capacities(vocabulary)
        self.capacities = re.compile(any_of(both(words["capacities"])))
        self.titles = re.compile(rf"(?:{any_of(both(words['titles']))})\s+")

    def find(
        self, lines: Sequence[Line], names: Mapping[Side, str], called: Mapping[Side, Collection[str]]
    ) -> Iterator[tuple[Side, Detail]]:
        """Yield the signatory and the capacity of each side, given the names and short names of both, if known."""
        known = {side: re.compile(self._owner(side, names.get(side, ""), called.get(side, ()))) for side in SIDES}
        owners: list[Side] = []
        zone: list[tuple[int, Detail]] = []
        count: Counter[str] = Counter()
        since = 0
        opened = False
        for line in lines:
            named = [(m.start(), side) for side, way in known.items() for m in way.finditer(line.flat[:_LONG])]
            over = len(line.flat) > _LONG or self.witness.search(line.flat, line.words)
            if over or (not named and count and self.role.match(line.flat)):
                yield from _signed(owners, zone, count, opened, self.jobs)
                owners, zone, count = [], [], Counter()
                continue
            if not owners and not named:
                continue
            labels = list(self.labels.finditer(line.flat))
            labels = labels if labels and not line.flat[: labels[0].start()].strip(" _-|") else []
            if named and (not labels or min(named)[0] < labels[0].start()):
                new = list(dict.fromkeys(side for _, side in sorted(named)))
                beside = since <= 1 and bool(owners) and not count and not set(new) & set(owners)
                if not beside:
                    yield from _signed(owners, zone, count, opened, self.jobs)
                    owners, zone, count = [], [], Counter()
                opened = bool(self.opens.match(line.flat))
                owners, since = owners + new, 0
            since += 1
            if since > _NEAR:
                yield from _signed(owners, zone, count, opened, self.jobs)
                owners, zone, count = [], [], Counter()
                continue
            if not labels and len(owners) == 1 and not count["capacity"]:
                zone += [(0, detail) for detail in self._unlabelled(line, [d for _, d in zone])]
            ends = [*(m.start() for m in labels[1:]), len(line.flat)]
            for label, end in zip(labels, ends, strict=False):
                kind = str(label.lastgroup)
                zone += [(count[kind], detail) for detail in self._read(line, kind, label.end(), end)]
                count[kind] += 1
                since = 1
        yield from _signed(owners, zone, count, opened, self.jobs)

    def authorised(self, lines: Sequence[Line]) -> list[Detail]:
        """Return who authorises an order, and the capacity: "Authorised by: X, Head of Y"; nothing for several."""
        found: list[list[Detail]] = []
        for line in lines:
            label = self.authorising.match(line.flat) if len(line.flat) <= _LONG else None
            if label:
                own = list(self._read(line, "person", label.end(), len(line.flat)))
                found += [[*own, *self._unlabelled(line, own, label.end())]] if own else []
        return found[0] if len(found) == 1 else []

    def _unlabelled(self, line: Line, zone: Sequence[Detail], start: int = 0) -> Iterator[Detail]:
        """Yield the capacity on a line without a label: behind the name of who signs, or below it."""
        flat = line.flat[start:].strip()
        person = plain(next((d.value or "" for d in zone if d.name == "signatory"), ""))
        rest = flat.removeprefix(person).lstrip(" ,")
        if person and rest and not any(d.name == "capacity" for d in zone) and self.capacities.search(rest):
            start = line.flat.index(rest)
            yield Detail("capacity", _said(line, start, start + len(rest)), line, start, start + len(rest), None, 0.9)

    def _owner(self, side: Side, name: str, called: Collection[str]) -> str:
        bare = self.forms.sub(" ", plain(name)).strip(" ,.")
        ways = [self.signs[side], *([rf"(?i:{_loose(bare)})"] if len(bare) > _SHORTEST else [])]
        short = [_loose(one) for one in called if len(one) > _SHORTEST]
        return "|".join([*ways, *(rf"^\W*(?:(?:{self.for_whom})\s*)*(?:{one})\W*$" for one in short)])

    def _read(self, line: Line, kind: str, start: int, end: int) -> Iterator[Detail]:
        flat = line.flat[start:end].rstrip(" ,;.-_")
        signed = _SIGNED.match(flat)
        skip = signed.end() if signed else 0
        if kind == "by" and not signed:
            return
        if kind in ("person", "by"):
            title = self.titles.match(flat, skip)
            skip = title.end() if title else skip
            person = PERSON.match(flat, skip)
            if person:
                yield Detail("signatory", _said(line, start + skip, start + person.end()), line, start + skip,
                             start + person.end(), None, 0.93 if kind == "person" else 0.9)  # fmt: skip
        elif kind == "capacity" and flat and not is_open(flat) and any(map(str.isalpha, flat)):
            yield Detail("capacity", _said(line, start, start + len(flat)), line, start, start + len(flat), None, 0.93)


def _signed(
    owners: Sequence[Side],
    zone: Sequence[tuple[int, Detail]],
    count: Mapping[str, int],
    opened: bool,
    jobs: Capacities,
) -> Iterator[tuple[Side, Detail]]:
    """Yield what a zone says of each owner.

    Nothing where more sign in it than the companies that it names, and where a name or a title alone is labelled, but
    for a zone that words for signing open (``opened``). Without a name, nothing but what surely is a capacity.
    """
    signed = opened or "by" in count or len(count) > 1
    if signed and owners and max(count.values(), default=0) <= len(owners):
        people = {turn: detail.value or "" for turn, detail in zone if detail.name == "signatory"}
        for turn, detail in zone:
            own = (detail.value or "").removeprefix(people.get(turn, "")).strip(" ,")
            if detail.name == "signatory":
                yield owners[turn], detail
            elif own and not _UNFINISHED.search(own) and (turn in people or jobs.is_shaped(own)):
                yield owners[turn], replace(detail, value=own)


def _said(line: Line, start: int, end: int) -> str:
    return " ".join(line.provision.text[start:end].split())


def _loose(name: str) -> str:
    """Return the expression of a name in any case, with any signs between its words."""
    words = r"[\W_]+".join(re.escape(word) for word in _GAP.split(plain(name)) if word)
    return rf"(?<!\w){words}(?!\w)"
