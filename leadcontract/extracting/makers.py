"""Says who made a document: a quote is the seller's, a purchase order the buyer's, another order either's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.lines import Line
from leadcontract.library.stated import any_of, both

KINDS = ("seller_terms", "issuer", "buyer_made", "ordered")
"""The kinds of documents, by the words of the vocabulary that title them."""
TITLED = 25
"""Within how many lines from the top a document says what it is."""
LONGEST_TITLE = 70
"""A line of more signs is no title."""


class Makers:
    """The titles of the documents of one vocabulary, compiled."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        ways = {
            name: any_of(both(vocabulary.words[name])) for name in ("seller_terms", "issuer", "buyer_made", "ordered")
        }
        self.either = re.compile(rf"\W*(?:{any_of(both(vocabulary.words['either_made']))})")
        self.titles = re.compile("|".join(rf"\W*(?P<{name}>{way})" for name, way in ways.items()))

    def title(self, line: Line) -> str | None:
        """Return which of ``KINDS`` a line is the title of, None for none: a label is no title."""
        titled = len(line.flat) <= LONGEST_TITLE and not line.flat.rstrip().endswith(":")
        match = self.titles.match(line.flat) if titled else None
        return match.lastgroup if match else None

    def kind(self, lines: Sequence[Line]) -> tuple[str | None, int]:
        """Return the kind that the first title of a document says, and its paragraph; None and -1 where none does."""
        titles = ((self.title(line), line.provision.paragraph) for line in lines[:TITLED])
        return next(((kind, at) for kind, at in titles if kind), (None, -1))

    def is_open(self, lines: Sequence[Line], title: int) -> bool:
        """Say whether either side issues a document of this title, given its paragraph."""
        return any(self.either.match(line.flat) for line in lines[:TITLED] if line.provision.paragraph == title)


def maker(kind: str | None, named: Collection[Side] = ()) -> Side | None:
    """Return which side made a document of a kind; an order that either may make, the side that it does not name."""
    if kind == "ordered" and len(named) == 1:
        return next(side for side in SIDES if side not in named)
    return {"issuer": "provider", "seller_terms": "provider", "buyer_made": "client"}.get(kind or "")  # type: ignore[return-value]
