"""Finds the parties that a sentence of an order names: who orders, and from whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadcontract.domain.clause import Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, Stretch
from leadcontract.extracting.lines import Line
from leadcontract.extracting.sides import Sides
from leadcontract.library.stated import Spotter, any_of, both

_LONG = 800
"""A line of more signs says more than who orders."""
_CAPITALS = re.compile(r"[A-Z][\w'’&.-]*(?:,?\s+(?:(?:de|du|des|et|and|of|&)\s+)?[A-Z0-9][\w'’&.-]*){0,6}")
_FIRM = re.compile(r"(?i:societe|entreprise)\s*$")
"""What tells, before a name without a legal form, that it is one of a company."""
_FAR = 400
"""How many signs of a sentence speak of the party that it names, at most."""

_BEHIND = 12
"""Within how many signs behind a name its legal form stands."""


class Sentences:
    """The sayings of one vocabulary that name a party: "je soussigné …, de la société X", "order from X Ltd"."""

    def __init__(self, vocabulary: Vocabulary, sides: Sides) -> None:
        self.sides = sides
        self.orders = Spotter(both(vocabulary.words["orders_for"]))
        self.ordered_from = Spotter(both(vocabulary.words["ordered_from"]))
        self.terms = Spotter(both(vocabulary.words["general_terms"]))
        self.made_by = Spotter(both(vocabulary.words["made_by"]))
        self.buyers = Spotter(both(vocabulary.words["buyer_made"]))
        self.we = re.compile(rf"\s*\(\W*(?:{any_of(both(vocabulary.words['we']))})\b")

    def at(self, line: Line) -> Iterator[Block]:
        """Yield who orders, with what the sentence goes on to say of it, and who it orders from, by name."""
        if len(line.flat) > _LONG:
            return
        seller = self.ordered_from.search(line.flat, line.words)
        buyer = self.orders.search(line.flat, line.words)
        if buyer is not None:
            stop = seller.start() if seller and seller.start() > buyer.end() else line.sentence(buyer.end())[1]
            yield from self._named("client", line, buyer, min(stop, buyer.end() + _FAR))
        if seller is not None:
            start = _skipped(line, seller)
            named = _CAPITALS.match(line.flat, start)
            size = self.sides.name_end(line.flat[start : named.end()]) if named else 0
            if self.sides.found.form.search(line.flat, start, start + size) or _FIRM.search(seller[0]):
                yield from self._named("provider", line, seller, start + size)

    def terms_of(self, line: Line) -> Iterator[Block]:
        """Yield the company that a sentence on general terms says to sell, or to make them.

        It is known by its legal form, or by the "we" behind its name. Terms of purchase are not the seller's.
        """
        if not self.terms.search(line.flat, line.words) or self.buyers.search(line.flat, line.words):
            return
        said = self.made_by.search(line.flat, line.words)
        if said is not None:
            start = _skipped(line, said)
            end = min(line.sentence(start)[1], start + _FAR)
            size = self.sides.name_end(line.flat[start:end])
            formed = self.sides.found.form.search(line.flat, start, min(end, start + size + _BEHIND))
            if size and (formed or self.we.match(line.flat, start + size)):
                yield from self._named("provider", line, said, end)

    def _named(self, side: Side, line: Line, said: re.Match[str], end: int) -> Iterator[Block]:
        start = _skipped(line, said)
        if self.sides.name_end(line.flat[start:end]):
            yield Block(side, (Stretch(line, start, end),), False, said[0], 0.9)


def _skipped(line: Line, said: re.Match[str]) -> int:
    """Return where the name begins behind a saying."""
    return said.end() + len(line.flat[said.end() :]) - len(line.flat[said.end() :].lstrip(" :"))
