"""Finds who made a document where no label names it: at the head of the page, and in the legal lines at its foot."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, islice, takewhile

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, whole
from leadcontract.extracting.identity import COMPANY, REACHED
from leadcontract.extracting.lines import Line, is_latin
from leadcontract.extracting.makers import Makers
from leadcontract.extracting.parties import Parties
from leadcontract.extracting.readers import dates
from leadcontract.library.phrases import fold
from leadcontract.library.stated import Spotter, any_of, both

SURE = 0.85
"""What rests on its place on the page alone is less sure than what a label says."""
_ZONE = 18
"""Within how many lines from the top, or from the end, a letterhead or a legal line stands."""
_MOST = 12
"""How many lines it takes at most."""
_NEAR = 2
"""How many lines above a legal line belong to it, at most."""
_DATED = 60
"""A line of so many signs at most that holds a date says when, and not who."""
_TELLS = COMPANY | {"contact", "phone", "site"}
_LEGAL = COMPANY - {"address", "legal_form"}
_PLACED = {"legal_form", "address"}
"""What tells a company at the foot of a page where somebody is reached there too."""


class Letterheads:
    """Reads the top and the foot of documents; ``parties`` reads what the lines say."""

    def __init__(self, vocabulary: Vocabulary, makers: Makers, parties: Parties) -> None:
        self.listed = Spotter(both(vocabulary.words["price_list"]))
        self.goes_to = re.compile(rf"\W*(?:{any_of(both(vocabulary.words['deliveries']))})\s*:?\s*")
        self.makers = makers
        self.parties = parties

    def top(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the companies at the head of a page, two at most: a name that an address or a number goes with.

        None where the numbers of a company stand above the first name: whose name that is, the page does not tell.
        """
        runs = [run for run in self._runs(lines[:_ZONE], used) if self._tells(run)]
        if runs and self.over(lines, used):
            return []
        return [Block(None, whole(run), False, "", SURE) for run in runs[:2]]

    def over(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the legal lines without a name at the head of a page, above the first that names a company."""
        own = list(takewhile(lambda line: self._unnamed(line, used), lines[:_ZONE]))
        legal = [line for line in own if self._nameless(line)]
        return [Block(None, whole(legal), False, "", SURE)] if legal and len(own) < len(lines[:_ZONE]) else []

    def foot(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the legal lines at the end, with the lines above them that name the company or where it is reached."""
        found: list[Block] = []
        near: list[Line] = []
        for line in lines[_ZONE // 3 :][-_ZONE:]:
            told = {d.name for d in self.parties.identity.details(line, 0, len(line.flat)) if d.value}
            if line.provision.paragraph in used or self._over(line) or not told:
                near = []
                continue
            near = [*near[-_NEAR:], line]
            if told & _LEGAL or (told >= _PLACED and told & REACHED):
                own = whole(near)
                joined = bool(found) and self.parties.sides.name_end(near[0].flat) == 0
                if joined:
                    own = (*found.pop().stretches, *own)
                found.append(Block(None, own, False, "", SURE))
                near = []
        return found

    def delivered(self, lines: Sequence[Line], names: Collection[tuple[str, str]]) -> bool:
        """Say whether an order is delivered to the company of a name, which then buys: "Ship to", its name below."""
        heads = [at for at, line in enumerate(lines) if self.goes_to.match(line.flat)]
        texts = [fold(text.flat) for at in heads for text in lines[at : at + 2]]
        return any(self.goes_to.sub("", text).startswith(name) for text in texts for _, name in names)

    def _runs(self, lines: Sequence[Line], used: set[int]) -> Iterator[list[Line]]:
        """Yield lines that follow one another, each run from a name to the next or a head; titles are passed over."""
        run: list[Line] = []
        elsewhere = 0
        latin = [line for line in lines if is_latin(line.flat)]
        spans = list(self.parties.found.addresses.spans([line.flat for line in latin]))
        within = {line.provision.paragraph for first, last in spans for line in latin[first : last + 1]}
        places = self.parties.found.addresses.places
        below = (dropwhile(lambda line: places.is_country(line.flat), latin[last + 1 :]) for _, last in spans)
        placed_above = {line.provision.paragraph for rest in below for line in islice(rest, 1)}
        for line in lines:
            if self.listed.search(line.flat, line.words):
                break
            head = self.parties.sides.head(line)
            stranger = bool(self.parties.strangers.search(line.flat, line.words))
            elsewhere = _MOST if head and head.who == "stranger" else 0 if head else elsewhere - 1
            if line.provision.paragraph in placed_above and self.parties.found.form.search(line.flat):
                elsewhere = 0
            ends = line.provision.paragraph in used or elsewhere > 0 or stranger or head is not None
            if not ends and self._passed(line):
                continue
            placed = line.provision.paragraph in within or self.parties.found.addresses.is_line(line.flat)
            opens = not ends and not placed and bool(self.parties.sides.name_end(line.flat))
            opens = opens and (not run or (is_latin(line.flat) and not self._goes_on(run[-1].flat, line.flat)))
            full = sum(is_latin(one.flat) for one in run) == _MOST
            if run and (ends or (opens and self._tells(run, _TELLS - {"legal_form"})) or full):
                yield run
                run = []
            if not ends and (run or opens):
                run.append(line)
        if run:
            yield run

    def _goes_on(self, above: str, flat: str) -> bool:
        """Say whether a line goes on with the address on the line above it: "Building 77", and "Al Khuwair, Muscat"."""
        places = self.parties.found.addresses.places
        return (
            "," in flat
            and places.is_street(above)
            and places.is_line(flat)
            and not self.parties.found.form.search(flat)
        )

    def _tells(self, run: Sequence[Line], kinds: Collection[str] = _TELLS) -> bool:
        return not {*kinds}.isdisjoint(d.name for d in self.parties.details(Block(None, whole(run))))

    def _unnamed(self, line: Line, used: set[int]) -> bool:
        placed = self._passed(line) or self.parties.found.addresses.is_line(line.flat)
        named = bool(self.parties.sides.name_end(line.flat)) and not placed
        return line.provision.paragraph not in used and not named

    def _nameless(self, line: Line) -> bool:
        told = self.parties.identity.details(line, 0, len(line.flat))
        return any(d.name in _LEGAL and d.value for d in told) and not self.parties.sides.name_end(line.flat)

    def _passed(self, line: Line) -> bool:
        dated = len(line.flat) <= _DATED and next(dates(line.flat, line.provision.lang), None) is not None
        return bool(dated or self.makers.title(line) or self.parties.names_field(line))

    def _over(self, line: Line) -> bool:
        stranger = self.parties.strangers.search(line.flat, line.words)
        return bool(self._passed(line) or stranger or self.parties.sides.head(line))
