"""Tells which of the two short names of a contract is the client's: who pays, and who receives leads."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from leadcontract.domain.clause import Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.lines import Line
from leadcontract.library.stated import any_of, both, expression, plain, words_of

_TIMES = 3
"""So many times as often must one thing be said as the contrary."""


class Payers:
    """The sayings of one vocabulary: those in which a name is the client's, and those in which it is the provider's."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.says: Mapping[Side, tuple[str, ...]] = {
            "client": both(vocabulary.words["pays"]),
            "provider": both(vocabulary.words["is_paid"]),
        }
        self.articles = any_of(both(vocabulary.words["names_article"]))

    def sides(self, first: Collection[str], second: Collection[str], lines: Sequence[Line]) -> tuple[Side, Side] | None:
        """Return the sides of two parties by the short names of each, None where the text does not tell them."""
        pays = self._count(first, "client", lines) + self._count(second, "provider", lines)
        is_paid = self._count(first, "provider", lines) + self._count(second, "client", lines)
        if pays > _TIMES * is_paid:
            return "client", "provider"
        return ("provider", "client") if is_paid > _TIMES * pays else None

    def _count(self, names: Collection[str], side: Side, lines: Sequence[Line]) -> int:
        """Return how often the text says of one of the names that it is that of a side."""
        words = [words_of(plain(name)) for name in names]
        ways = re.compile("|".join(self._says(name, side) for name in names) or "(?!)")
        return sum(len(ways.findall(line.flat)) for line in lines if any(own <= line.words for own in words))

    def _says(self, name: str, side: Side) -> str:
        spelt = rf"(?:(?:{self.articles})\s*)?(?i:{re.escape(plain(name))})\b"
        return "|".join(expression(say, spelt).replace("(?P<value>", "(?:") for say in self.says[side])
