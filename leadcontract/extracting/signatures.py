"""Reads who signs for companies whose names stand above: "By, Name, Title", one block below or beside the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.lines import Line, is_open
from leadcontract.extracting.sides import Sides
from leadcontract.library.stated import any_of, both, plain

_NEAR = 8
"""How many lines below the name of a company its signature begins at most."""
_LONG = 120
"""A line of more signs names no signer."""
_SHORTEST = 2
"""A name of no more signs is found everywhere."""
_SIGNED = re.compile(r"\W*/s/\s*")
_GAP = re.compile(r"[\W_]+")


class Signatures:
    """The labels of signatures of one vocabulary, compiled."""

    def __init__(self, vocabulary: Vocabulary, sides: Sides) -> None:
        self.signs = sides.signs
        details, words = vocabulary.details, vocabulary.words
        ways = {
            "person": any_of(both(details["person"])),
            "capacity": any_of(both(details["capacity"])),
            "by": any_of(both(words["by_hand"])),
            "day": any_of(both(words["signing_day"])),
        }
        labels = "|".join(rf"(?P<{name}>{way})" for name, way in ways.items())
        self.labels = re.compile(rf"(?<![\w’'])(?:{labels})\s*(?:\([^)]{{0,30}}\)\s*)?:\s*")
        self.titles = re.compile(rf"(?:{any_of(both(words['titles']))})\s+")

    def find(self, lines: Sequence[Line], names: Mapping[Side, str]) -> Iterator[tuple[Side, Detail]]:
        """Yield the signatory and the capacity of each side, given the names of both as far as they are known."""
        known = {side: re.compile(self._owner(side, names.get(side, ""))) for side in SIDES}
        owners: list[Side] = []
        count: Counter[str] = Counter()
        since = 0
        for line in lines:
            if len(line.flat) > _LONG:
                owners, since = [], 0
                continue
            if not owners and not any(way.search(line.flat) for way in known.values()):
                continue
            labels = list(self.labels.finditer(line.flat))
            told = sorted((m.start(), side) for side, way in known.items() for m in way.finditer(line.flat))
            if told and (not labels or told[0][0] < labels[0].start()):
                new = list(dict.fromkeys(side for _, side in told))
                owners = owners + new if since <= 1 and owners and not count and new != owners else new
                count, since = Counter(), 0
            since += 1
            if not owners or since > _NEAR:
                continue
            ends = [*(m.start() for m in labels[1:]), len(line.flat)]
            for label, end in zip(labels, ends, strict=False):
                kind = str(label.lastgroup)
                turn = count[kind]
                count[kind] += 1
                since = 1
                if turn < len(owners):
                    for detail in self._read(line, kind, label.end(), end):
                        yield owners[turn], detail

    def _owner(self, side: Side, name: str) -> str:
        return rf"{self.signs[side]}|(?i:{_loose(name)})" if len(name) > _SHORTEST else self.signs[side]

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


def _said(line: Line, start: int, end: int) -> str:
    return " ".join(line.provision.text[start:end].split())


def _loose(name: str) -> str:
    """Return the expression of a name in any case, with any signs between its words."""
    words = r"[\W_]+".join(re.escape(word) for word in _GAP.split(plain(name)) if word)
    return rf"(?<!\w){words}(?!\w)"
