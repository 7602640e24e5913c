"""Finds the companies that a paper names without a label: at the head of its page, and in the lines at its foot."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, whole
from leadcontract.extracting.identity import COMPANY, REACHED
from leadcontract.extracting.lines import Line, is_latin
from leadcontract.extracting.makers import Makers
from leadcontract.extracting.parties import Parties
from leadcontract.extracting.profiles import Profile
from leadcontract.extracting.readers import dates
from leadcontract.library.phrases import fold
from leadcontract.library.stated import Spotter, any_of, both

SURE = 0.85
"""What rests on its place on the page alone is less sure than what a label says."""
HEAD, _FOOT = 36, 18
"""Within how many lines from the top companies stand, and from the end a legal line."""
_MOST = 12
"""How many lines identify one of them at most."""
_NEAR = 2
"""How many lines above a legal line belong to it, at most."""
_LAST = 4
"""Among so many lines at the end, one that identifies a company by itself is a legal line."""
_PLACED = 4
"""Within so many lines from its name stands the street of a company."""
_IDLE = 3
"""After so many lines that identify nobody, a company is over."""
_DATED = 60
"""A line of so many signs at most that holds a date says when, and not who."""
_LONG = 16
"""A line of more words is running text."""
_OF_PEOPLE = {"contact", "capacity"}
"""The details whose labels name a person beside or below them."""
_TELLS = COMPANY | {"site"}
_LEGAL = COMPANY - {"address", "legal_form"}
_TOLD = {"legal_form", "address"}
"""What tells a company at the foot of a page where somebody is reached there too."""


class Letterheads:
    """Reads the head and the foot of papers; ``parties`` reads what the lines say."""

    def __init__(self, vocabulary: Vocabulary, makers: Makers, parties: Parties) -> None:
        self.listed = Spotter(both(vocabulary.words["price_list"]))
        self.goes_to = re.compile(rf"\W*(?:{any_of(both(vocabulary.words['deliveries']))})\s*:?\s*")
        self.signs = re.compile(
            rf"\W*(?:{any_of(both(vocabulary.words['signing']))})\s+(?=[A-Z]).*{parties.found.form.pattern}$"
        )
        self.makers = makers
        self.parties = parties
        self.found = parties.found

    def top(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the companies at the head of a page, above its price list: a name with an address or a number.

        Those under "Ship to" are left out. None where the numbers of a company stand above the first name: whose name
        that is, the page does not tell.
        """
        last = {line.provision.paragraph for line in lines[-_LAST:] if self.parties.identifies(line) is not None}
        head = takewhile(lambda line: not self._ends(line) and line.provision.paragraph not in last, lines[:HEAD])
        runs = [run for run in self._runs([*head], used) if self._tells(run) or self._is_placed(run)]
        if runs and self.over(lines, used):
            return []
        return [Block(None, whole(run), False, "", SURE) for run in runs]

    def _ends(self, line: Line) -> bool:
        """Say whether the head of a page is over: at a price list, or where somebody signs."""
        signed = self.parties.headed.signed.match(line.flat) or self.signs.match(line.flat)
        return bool(signed or self.listed.search(line.flat, line.words))

    def over(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the legal lines without a name at the head of a page, above the first that names a company."""
        own = list(takewhile(lambda line: self._unnamed(line, used), lines[:_FOOT]))
        legal = [line for line in own if self._nameless(line)]
        return [Block(None, whole(legal), False, "", SURE)] if legal and len(own) < len(lines[:_FOOT]) else []

    def foot(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the legal lines at the end, with the lines above them that name the company or where it is reached."""
        found: list[Block] = []
        near: list[Line] = []
        for line in lines[_FOOT // 3 :][-_FOOT:]:
            told = {d.name for d in self.parties.identity.details(line, 0, len(line.flat)) if d.value}
            if line.provision.paragraph in used or self._over(line) or not told:
                near = []
                continue
            near = [*near[-_NEAR:], line]
            if told & _LEGAL or told >= REACHED or (told >= _TOLD and told & REACHED):
                own = whole(near)
                joined = bool(found) and self.parties.sides.name_end(near[0].flat) == 0
                if joined:
                    own = (*found.pop().stretches, *own)
                found.append(Block(None, own, False, "", SURE))
                near = []
        return found

    def delivered(self, lines: Sequence[Line], profile: Profile) -> bool:
        """Say whether an order is delivered to a company, which then buys: "Ship to", its name below."""
        heads = [at for at, line in enumerate(lines) if self.goes_to.match(line.flat)]
        texts = [fold(text.flat) for at in heads for text in lines[at : at + 2]]
        return any(self.goes_to.sub("", text).startswith(name) for text in texts for _, name in profile.keys("name"))

    def _runs(self, lines: Sequence[Line], used: set[int]) -> Iterator[list[Line]]:
        """Yield the lines of each company, from its name to the next or a head.

        Titles and fields are passed over; behind them a company goes on that has no address yet.
        """
        run: list[Line] = []
        stranger = over = False
        idle = 0
        fields: set[int] = set()
        placed = self._within_addresses(lines)
        for line in lines:
            head = self.parties.sides.head(line)
            strange = bool(self.parties.strangers.search(line.flat, line.words))
            strange = strange or self.parties.sides.opens_other(line, "maker")
            prose = len(line.flat.split()) > _LONG and not self._told(line)
            if line.provision.paragraph in used or head is not None or strange or prose:
                if run and not stranger:
                    yield run
                run, idle, over = [], 0, False
                stranger = head is not None and head.who == "stranger"
            elif self._passed(line) or self._is_label(line) or not fields.isdisjoint(line.provision.labels):
                over = over or self._tells(run, ("address",))
                fields |= {line.provision.paragraph} if self._is_label(line) else set()
            elif (
                line.provision.paragraph not in placed
                and self.parties.sides.can_name(line.flat)
                and (not (run or stranger) or (is_latin(line.flat) and not self._goes_on(run, line.flat)))
                and (over or not (run or stranger) or self._is_whole(run, line))
            ):
                if run and not stranger:
                    yield run
                run, stranger, over, idle = [line], False, False, 0
            elif (run or stranger) and not over:
                part = line.provision.paragraph in placed or self.found.addresses.places.is_part(line.flat)
                idle = 0 if part or self._told(line) else idle + 1
                if len(run) < _MOST and idle <= _IDLE:
                    run.append(line)
        if run and not stranger:
            yield run

    def _is_label(self, line: Line) -> bool:
        """Say whether a line is the label of a field, and holds no value itself."""
        if self.parties.identity.label(line.flat) in _OF_PEOPLE:
            return self.parties.identity.is_label(line.flat.rstrip(" :"))
        valued = any(map(str.isdigit, line.flat))
        return not valued and self.parties.names_field(line) and not self.makers.title(line)

    def _is_whole(self, run: Sequence[Line], line: Line) -> bool:
        """Say whether a company is over before the name of another: a number or an address tells, or its last line."""
        closed = bool(run) and self.found.addresses.closes(run[-1].flat) and self.found.form.search(line.flat)
        return bool(closed) or self._tells(run, _TELLS - {"legal_form"})

    def _within_addresses(self, lines: Sequence[Line]) -> set[int]:
        latin = [line for line in lines if is_latin(line.flat)]
        spans = self.found.addresses.spans([line.flat for line in latin])
        return {line.provision.paragraph for first, last in spans for line in latin[first : last + 1]}

    def _told(self, line: Line) -> bool:
        return bool(self.parties.identity.details(line, 0, len(line.flat)))

    def _goes_on(self, run: Sequence[Line], flat: str) -> bool:
        """Say whether a line goes on with the address on the line above it: "Building 77", and "Al Khuwair, Muscat"."""
        places = self.found.addresses.places
        begun = bool(run) and "," in flat and places.is_street(run[-1].flat)
        return begun and places.is_line(flat) and not self.found.form.search(flat)

    def _tells(self, run: Sequence[Line], kinds: Collection[str] = _TELLS) -> bool:
        return not {*kinds}.isdisjoint(d.name for d in self.parties.profile(Block(None, whole(run))).details)

    def _is_placed(self, run: Sequence[Line]) -> bool:
        """Say whether a street stands below the name."""
        below = run[1:_PLACED]
        return any(self.found.addresses.has_number(line.flat) for line in below if line.provision.place != "table")

    def _unnamed(self, line: Line, used: set[int]) -> bool:
        placed = self._passed(line) or self.found.addresses.is_line(line.flat)
        named = bool(self.parties.sides.name_end(line.flat)) and not placed
        return line.provision.paragraph not in used and not named

    def _nameless(self, line: Line) -> bool:
        told = self.parties.identity.details(line, 0, len(line.flat))
        return any(d.name in _LEGAL and d.value for d in told) and not self.parties.sides.name_end(line.flat)

    def _passed(self, line: Line) -> bool:
        dated = len(line.flat) <= _DATED and next(dates(line.flat), None) is not None
        return bool(dated or self.makers.title(line) or self.parties.names_field(line))

    def _over(self, line: Line) -> bool:
        stranger = self.parties.strangers.search(line.flat, line.words)
        return bool(self._passed(line) or stranger or self.parties.sides.head(line))
