"""Knows a person among names: by a civil title, by a given name, or by standing above or behind a company."""

from __future__ import annotations

import re

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.expressions import PERSON, Expressions
from leadcontract.library.phrases import fold
from leadcontract.library.stated import any_of, both, plain

_MOST = 4
"""No name of a person has more words."""
_WORD = re.compile(r"[^\W\d_]+")


class People:
    """The given names and the civil titles of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, found: Expressions) -> None:
        words = vocabulary.words
        self.found = found
        self.given = frozenset(fold(plain(name)) for name in both(words["given_names"]))
        civil = rf"(?:{any_of(both(words['titles']))})\s+"
        self.attention = re.compile(rf"\W*(?:{any_of(both(words['attention']))})\s*:?\s*(?:{civil})?")
        self.titled = re.compile(rf"\W*{civil}")
        self.second = re.compile(rf"\s+(?:&|et|and)\s+(?:{civil})?({PERSON.pattern})")
        self.within = re.compile(rf"\s{civil}(?={PERSON.pattern}\W*$)")

    def addressed(self, flat: str) -> tuple[int, int] | None:
        """Return where the person is named that a line addresses: "À l'attention de M. X", "Mme Y"; None for none.

        Of two persons it is both; who represents a party is none, but signs for it.
        """
        opened = self.attention.match(flat) or self.titled.match(flat) or self.within.search(flat)
        person = PERSON.match(flat, opened.end()) if opened and not self.found.signs.search(flat) else None
        if person is None or not self.is_shaped(person[0]):
            return None
        other = self.second.match(flat, person.end())
        return person.start(), other.end() if other and self.is_shaped(other[1]) else person.end()

    def is_shaped(self, flat: str) -> bool:
        """Say whether a text could be the name of a person: two to four words with capitals, and no legal form."""
        words = flat.split()
        fits = 1 < len(words) <= _MOST and PERSON.fullmatch(flat.strip())
        company = self.found.form.search(flat) or self.found.units.search(flat) or self.found.titles.search(flat)
        return bool(fits) and not company

    def is_named(self, flat: str) -> bool:
        """Say whether a text is surely the name of a person: it is shaped so, and its first word is a given name."""
        first = _WORD.match(flat.strip())
        return self.is_shaped(flat) and first is not None and fold(plain(first[0])) in self.given
