"""Tells the capacity of who signs from the heading or the label that follows a field left blank."""

from __future__ import annotations

import re

from leadcontract.domain.fact import Vocabulary
from leadcontract.library.stated import any_of

_MOST = 8
"""No capacity that stands below its label has more words."""


class Capacities:
    """The words for what people are in a company, in one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        first, last = (any_of((*words["capacities"][lang], *words["jobs"][lang])) for lang in ("fr", "en"))
        self.named = re.compile(rf"\b(?:{first}|{last})\b")
        self.shape = re.compile(
            rf"(?:[Cc]o-?)?(?:{first})\b.*|(?:.*[\s&/-])?(?:{last})(?:\W*|(?:\s*[,&/–(-]|\s(?:of|and|for)\s).*)|[A-Z]{{2,4}}\s.*"
        )

    def is_named(self, flat: str) -> bool:
        """Say whether a text names what somebody is: "Growth Director", "Responsable marketing"."""
        return self.named.search(flat) is not None

    def is_shaped(self, flat: str) -> bool:
        """Say whether a whole text is that and no heading: "Partner", but not "Partner obligations"."""
        named = self.is_named(flat) and len(flat.split()) <= _MOST
        return named and self.shape.fullmatch(flat.strip(" .;,")) is not None
