"""Keeps, of the numbers that a document bears, its own: an invoice quotes its order's, an order its contract's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.makers import LONGEST_TITLE, TITLED
from leadcontract.library.stated import any_of, both


class References:
    """The nouns for each kind of document of one vocabulary, compiled."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = ("invoice", "quote", "order", "contract")
        nouns = "|".join(rf"(?P<{kind}>{any_of(both(vocabulary.words[f'{kind}_nouns']))})" for kind in kinds)
        self.title = re.compile(rf"\W*(?:\w+\s){{0,2}}?(?:{nouns})")
        self.noun = re.compile(nouns)

    def own(self, candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
        """Return the candidates without the references of other kinds than that which the title of a document says."""
        top = [line.flat for line in lines[:TITLED] if len(line.flat) <= LONGEST_TITLE and ":" not in line.flat]
        titles = map(self.title.match, top)
        kind = next((match.lastgroup for match in titles if match), None)
        return [one for one in candidates if one.path != "reference" or not kind or self._kind(one) in (kind, None)]

    def _kind(self, one: Candidate) -> str | None:
        label = self.noun.search(one.quotes[0].pattern)
        return label.lastgroup if label else None
