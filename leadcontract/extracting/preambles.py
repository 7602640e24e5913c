"""Finds the parties that running text defines: "X, société …, ci-après « le Client »", "X, Inc. (the Client)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from leadcontract.domain.clause import SIDES, Side
from leadcontract.extracting.blocks import Block, Stretch, whole
from leadcontract.extracting.identity import IDENTIFY, REACHED, Identity
from leadcontract.extracting.lines import Line
from leadcontract.extracting.sides import CAPITALS, Sides
from leadcontract.library.stated import Spotter

_LONG = 60
_LONGEST = 120
"""A paragraph of more words identifies no party; one of more than ``_LONG`` opens with its name and form."""
_FORMED = 120
"""Within so many signs it does."""
_TOP = 45
"""Among how many lines a preamble stands, which may give the parties any name."""
_LAST = 150
"""Behind so many lines no definition of a party is looked for."""
_MEANS = 400
"""Within how many signs of a line its sentences say what a role means."""
_FAR = 300
"""How many signs behind its short name a party is still spoken of."""
_KIND = re.compile(r"\b(?i:an?|une?|\d{4,})\s+$")
"""Before what kind of company something is, and not its name: "a Delaware corporation"."""
_POSSESSIVE = re.compile(r"\w['’]s\s+\w")
"""What belongs to a company, and is none unless a legal form says so: "Acme's Buyers"."""
_MARKED = re.compile(r"[\"“«(]|(?i:ci-?apres|herein|referred|hereafter)")
"""What a definition is marked by."""
_SAYS = re.compile(r"\W*[A-Z][\w'’-]*(?:\s+\S+)*?(?:\s+[a-z][\w'’-]*){2}")
"""What says something of a party, and does not only end its identity: "Acme sells to roofers"."""
_ADDRESS = 5
"""Within how many lines below its name the address of a party ends."""
_DEFINED = 6
"""How many definitions of a party one paragraph gives at most."""


class Preambles:
    """Finds definitions of a party, with the roles of one vocabulary."""

    def __init__(self, identity: Identity, sides: Sides, strangers: Spotter) -> None:
        self.identity = identity
        self.strangers = strangers
        self.sides = sides
        self.found = identity.found

    def at(self, lines: Sequence[Line], at: int) -> Iterator[Block]:
        """Yield the parties that a line defines, each with what it is called; at the top also those of unknown side."""
        line = lines[at]
        top = at < _TOP
        if at > _LAST or not _MARKED.search(line.flat):
            return
        if line.words.isdisjoint(self.sides.role_words) and not (top and self.sides.any_defined.search(line.flat)):
            return
        found: dict[tuple[int, int], Side | None] = {
            m.span(): side for side in SIDES for m in self.sides.defined[side].finditer(line.flat)
        }
        if top:
            known = [*found]
            for match in self.sides.any_defined.finditer(line.flat):
                if not any(first < match.end() and match.start() < last for first, last in known):
                    found[match.span()] = None
        for (first, last), side in sorted(found.items())[:_DEFINED]:
            called = self.sides.called(line.flat[first:last])
            if side is None and (not called or self.sides.no_party.search(called)):
                continue
            start = max((m.end() for m in self.sides.any_defined.finditer(line.flat, 0, first)), default=0)
            if start and self.sides.goes_on.match(line.flat, start):
                start = max((m.end() for m in self.sides.next_party.finditer(line.flat, start, first)), default=start)
            stretches = self._defining(lines, at, start, first)
            if side is None and stretches and not self.sides.opened.search(_before(stretches[0])):
                continue
            if stretches and (beyond := self._beyond(line, last)):
                stretches = (*stretches, beyond)
            if stretches or top:
                yield Block(side, stretches, False, line.provision.text[first:last], 0.95, called)
        for side in SIDES:
            means = self.sides.means[side].search(line.flat, 0, _MEANS)
            end = line.sentence(means.end())[1] if means else 0
            if means and self.found.form.search(line.flat, means.end(), end):
                trading = self.sides.trading.search(line.flat, means.end(), end)
                start = trading.end() if trading else means.end()
                yield Block(side, (Stretch(line, start, end),), False, means[0], 0.95)

    def _beyond(self, line: Line, last: int) -> Stretch | None:
        """Return what goes on about a party behind its short name: "X, Inc. ("X"), a Delaware corporation at …"."""
        goes_on = self.sides.goes_on.match(line.flat, last)
        if goes_on is None:
            return None
        stop = self.sides.next_party.search(line.flat, goes_on.end())
        end = min(stop.start() if stop else len(line.flat), line.sentence(last)[1], last + _FAR)
        return Stretch(line, goes_on.end(), end)

    def _defining(self, lines: Sequence[Line], at: int, start: int, end: int) -> tuple[Stretch, ...]:
        line = lines[at]
        first = not start
        between = [m.end() for m in self.sides.between.finditer(line.flat, start, end)]
        start = self._second(line, between[0], end) if between else start
        start += self.sides.opens.match(line.flat[start:end]).end()  # type: ignore[union-attr]
        named = self.named_within(line, start, end)
        if self.sides.anybody.search(line.flat, start, named):
            return ()
        if _POSSESSIVE.search(line.flat, start, end) and not self.found.form.search(line.flat, start, end):
            return ()
        start = named
        told = {d.name for d in self.identity.details(line, start, end)} - REACHED
        size = self.sides.name_end(line.flat[start:end])
        alone = not line.flat[start + size : end].strip(" ,(") and not line.flat[:start].strip(" 0123456789.()-")
        if size and (told or between or alone):
            return (Stretch(line, start, end), *whole(self._address_below(lines, at) if alone else ()))
        found = [Stretch(line, start, end)]
        opening = False
        says = not told and bool(_SAYS.match(line.flat[start:end]))
        for index in range(at - 1, max(0, at - 10) - 1, -1) if first and not says else ():
            above = lines[index]
            if self.strangers.search(above.flat, above.words):
                break
            opened = self.sides.opens.match(above.flat)
            skip = opened.end() if opened and not self.found.form.match(above.flat) else 0
            formed = self.found.form.search(above.flat, skip, _FORMED)
            if skip >= len(above.flat) or len(above.flat.split()) > (_LONGEST if formed else _LONG):
                break
            if self.sides.any_defined.search(above.flat):
                begun = [m.end() for m in self.sides.between.finditer(above.flat)]
                if begun and not self.sides.any_defined.search(above.flat, begun[-1]) and begun[-1] < len(above.flat):
                    found.insert(0, Stretch(above, begun[-1], len(above.flat)))
                    opening = True
                break
            if above.provision.heading and self.identity.label(above.flat) is None and skip == 0:
                if index and self._opens(lines[index - 1].flat) and self.sides.name_end(above.flat):
                    found.insert(0, Stretch(above, 0, len(above.flat)))
                break
            found.insert(0, Stretch(above, skip, len(above.flat)))
            if skip:
                break
        while found and not self.sides.name_end(found[0].line.flat[found[0].start : found[0].end]):
            if self.identity.details(found[0].line, found[0].start, found[0].end):
                break
            found.pop(0)
        told = {d.name for s in found for d in self.identity.details(s.line, s.start, s.end)}
        return tuple(found) if told & IDENTIFY or (opening and found) else ()

    def _second(self, line: Line, start: int, end: int) -> int:
        """Return where the last party begins before its definition: "between Leadora and X Ltd (the Client)"."""
        if self.sides.next_party.match(line.flat, line.flat.find(")", end) + 1):
            return start
        parties = [m.end() for m in self.sides.next_party.finditer(line.flat, start, end)]
        first = self.sides.name_end(line.flat[start : parties[0]].rsplit(None, 1)[0]) if len(parties) == 1 else 0
        return parties[0] if first else start

    def _opens(self, flat: str) -> bool:
        """Say whether a line does nothing but open the identity of a party: "Between the undersigned:"."""
        opened = self.sides.opens.match(flat)
        return bool(opened and opened.end() and opened.end() >= len(flat.rstrip(" :")))

    def _address_below(self, lines: Sequence[Line], at: int) -> list[Line]:
        """Return the lines of an address right below a line."""
        return list(takewhile(lambda line: self.found.addresses.is_line(line.flat), lines[at + 1 : at + _ADDRESS]))

    def named_within(self, line: Line, start: int, end: int) -> int:
        """Return where the name before the legal form begins, in a sentence that does not begin with it."""
        form = self.found.form.search(line.flat, start, end)
        if form is None or self.sides.name_end(line.flat[start:end]):
            return start
        name = CAPITALS.search(line.flat[: form.start()], start)
        if name and _KIND.search(line.flat[: name.start()]):
            return start
        return name.start() if name and self.sides.name_end(line.flat[name.start() : end]) else start


def _before(stretch: Stretch) -> str:
    return stretch.line.flat[: stretch.start]
