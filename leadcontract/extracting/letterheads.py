"""Finds the letterhead of a quote or an order: who made it, at the top of the page, under no label."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from leadcontract.domain.clause import Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, Stretch
from leadcontract.extracting.lines import Line
from leadcontract.extracting.parties import Parties
from leadcontract.library.stated import any_of, both

SURE = 0.85
"""What rests on its place on the page alone is less sure than what a label says."""
_TOP = 3
"""Within how many lines from the top a letterhead begins."""
_MOST = 7
"""How many lines it takes at most."""
_TITLED = 12
"""Within how many lines from the top a document says that it is a quote or an order."""
_TELLS = {"siren", "vat", "address", "capital", "registry"}


class Letterheads:
    """The titles of quotes and orders, compiled; ``parties`` reads what the lines say."""

    def __init__(self, vocabulary: Vocabulary, parties: Parties) -> None:
        words = vocabulary.words
        self.parties = parties
        self.issued = re.compile(rf"\W*(?:{any_of(both(words['issuer']))})")
        self.ordered = re.compile(rf"\W*(?:{any_of(both(words['ordered']))})")

    def maker(self, lines: Sequence[Line], named: set[Side]) -> Side | None:
        """Return which side made a document: a quote, the provider; an order, the side that it does not name.

        None where an order names neither side or both, and where the document says that it is neither.
        """
        top = [line.flat for line in lines[:_TITLED]]
        if any(map(self.issued.match, top)) and named <= {"client"}:
            return "provider"
        if any(map(self.ordered.match, top)) and len(named) == 1:
            return "client" if named == {"provider"} else "provider"
        return None

    def find(self, lines: Sequence[Line], used: set[int], names_field: Callable[[Line], bool]) -> list[Block]:
        """Return the letterhead of a quote or an order, none or one: a name that an address or a number goes with."""
        if not any(self.issued.match(line.flat) or self.ordered.match(line.flat) for line in lines[:_TITLED]):
            return []
        for at, first in enumerate(lines[:_TOP]):
            if first.provision.paragraph in used or not self._opens(first, names_field):
                continue
            own = [first]
            for line in lines[at + 1 : at + _MOST]:
                if line.provision.paragraph in used or self._over(line, names_field):
                    break
                own.append(line)
            block = Block(None, tuple(Stretch(line, 0, len(line.flat)) for line in own), False, "", SURE)
            if _TELLS & {d.name for d in self.parties.details(block)}:
                return [block]
        return []

    def _opens(self, line: Line, names_field: Callable[[Line], bool]) -> bool:
        return bool(self.parties.sides.name_end(line.flat)) and not line.names and not self._over(line, names_field)

    def _over(self, line: Line, names_field: Callable[[Line], bool]) -> bool:
        title = self.issued.match(line.flat) or self.ordered.match(line.flat)
        stranger = self.parties.strangers.search(line.flat, line.words)
        return bool(title or stranger or self.parties.sides.head(line) or names_field(line))
