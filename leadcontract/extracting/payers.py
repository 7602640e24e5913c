"""Tells which of the two short names of a contract is the client's: who pays, and who receives leads."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from leadcontract.domain.clause import Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.lines import Line
from leadcontract.library.stated import any_of, both, door, expression, plain, words_of

_NAME = "\x01"
"""Stands for the short names of a party in a text."""
_MOST = 4
"""How many short names of one party are looked for."""
_READ = 400
"""How many signs of a paragraph are read."""
_ENOUGH = 12
"""How many paragraphs are read for each party at most."""
_TIMES = 3
"""So many times as often must one thing be said as the contrary."""


class Payers:
    """The sayings of one vocabulary: those in which a name is the client's, and those in which it is the provider's."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.says: Mapping[Side, tuple[str, ...]] = {
            "client": both(vocabulary.words["pays"]),
            "provider": both(vocabulary.words["is_paid"]),
        }
        self.doors = {side: frozenset(w for say in says for w in door(say)) for side, says in self.says.items()}
        slot = rf"(?:(?:{any_of(both(vocabulary.words['names_article']))})\s*)?{_NAME}"
        self.ways = {
            side: re.compile("|".join(expression(say, slot).replace("(?P<value>", "(?:") for say in says))
            for side, says in self.says.items()
        }

    def sides(self, first: Collection[str], second: Collection[str], lines: Sequence[Line]) -> tuple[Side, Side] | None:
        """Return the sides of two parties by the short names of each, None where the text does not tell them."""
        pays = self._count(first, "client", lines) + self._count(second, "provider", lines)
        is_paid = self._count(first, "provider", lines) + self._count(second, "client", lines)
        if pays > _TIMES * is_paid:
            return "client", "provider"
        return ("provider", "client") if is_paid > _TIMES * pays else None

    def _count(self, names: Collection[str], side: Side, lines: Sequence[Line]) -> int:
        """Return how often the text says of one of the names that it is that of a side."""
        own = sorted((plain(name) for name in names), key=len, reverse=True)[:_MOST]
        if not own:
            return 0
        words = [words_of(name) for name in own]
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, own))})\b", re.I)
        told = (line for line in lines if any(w <= line.words for w in words))
        acting = (line for line in told if not line.words.isdisjoint(self.doors[side]))
        texts = (named.sub(_NAME, line.flat[:_READ]) for line in islice(acting, _ENOUGH))
        return sum(len(self.ways[side].findall(text)) for text in texts)
