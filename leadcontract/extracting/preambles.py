"""Finds the parties that running text defines: "X, société …, ci-après « le Client »", "X, Inc. (the Client)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadcontract.domain.clause import SIDES
from leadcontract.extracting.blocks import Block, Stretch
from leadcontract.extracting.identity import Identity
from leadcontract.extracting.lines import Line
from leadcontract.extracting.sides import Sides

_LONG = 60
_DEFINED = 6
"""How many definitions of a party one paragraph gives at most."""
_CAPITALS = re.compile(
    r"[A-Z][\w'’&.-]*(?:\s+(?:(?:de|du|des|la|le|les|et|and|of|&)\s+)*[A-Z0-9][\w'’&.-]*){0,6},?\s*$"
)
_IDENTIFY = {"siren", "vat", "registry", "address", "capital", "signatory"}
"""What identifies a company in running text; a legal form alone does not."""


class Preambles:
    """Finds definitions of a party, with the roles of one vocabulary."""

    def __init__(self, identity: Identity, sides: Sides) -> None:
        self.identity = identity
        self.sides = sides
        self.found = identity.found

    def at(self, lines: Sequence[Line], at: int) -> Iterator[Block]:
        """Yield what running text defines as a side: "X, société …, ci-après « le Client »", "X, Inc. (the Client)"."""
        line = lines[at]
        if line.words.isdisjoint(self.sides.role_words):
            return
        found = sorted(
            (match.start(), match.end(), side)
            for side in SIDES
            for match in self.sides.defined[side].finditer(line.flat)
        )
        for first, last, side in found[:_DEFINED]:
            start = max((m.end() for m in self.sides.any_defined.finditer(line.flat, 0, first)), default=0)
            stretches = self._defining(lines, at, start, first)
            if stretches:
                yield Block(side, stretches, False, line.provision.text[first:last], 0.95)
        for side in SIDES:
            match = self.sides.means[side].match(line.flat)
            if match and self.found.form.search(line.flat[match.end() :]):
                yield Block(side, (Stretch(line, match.end(), len(line.flat)),), False, match[0], 0.95)

    def _defining(self, lines: Sequence[Line], at: int, start: int, end: int) -> tuple[Stretch, ...]:
        line = lines[at]
        between = [m.end() for m in self.sides.between.finditer(line.flat, start, end)]
        start = between[0] if between else start
        start += self.sides.opens.match(line.flat[start:end]).end()  # type: ignore[union-attr]
        start = self._named_within(line, start, end)
        told = {d.name for d in self.identity.details(line, start, end)}
        if self.sides.name_end(line.flat[start:end]) and (told or between):
            return (Stretch(line, start, end),)
        found = [Stretch(line, start, end)]
        for above in reversed(lines[max(0, at - 10) : at]):
            opened = self.sides.opens.match(above.flat)
            skip = opened.end() if opened else 0
            if skip >= len(above.flat) or len(above.flat.split()) > _LONG:
                break
            if self.sides.any_defined.search(above.flat):
                break
            if above.provision.heading and self.identity.label(above.flat) is None and skip == 0:
                break
            found.insert(0, Stretch(above, skip, len(above.flat)))
            if skip:
                break
        while found and not self.sides.name_end(found[0].line.flat[found[0].start : found[0].end]):
            if self.identity.details(found[0].line, found[0].start, found[0].end):
                break
            found.pop(0)
        told = {d.name for s in found for d in self.identity.details(s.line, s.start, s.end)}
        return tuple(found) if told & _IDENTIFY else ()

    def _named_within(self, line: Line, start: int, end: int) -> int:
        """Return where the name before the legal form begins, in a sentence that does not begin with it."""
        form = self.found.form.search(line.flat, start, end)
        if form is None or self.sides.name_end(line.flat[start:end]):
            return start
        name = _CAPITALS.search(line.flat[: form.start()], start)
        return name.start() if name and self.sides.name_end(line.flat[name.start() : end]) else start
