"""Says where a value is not given: a blank to fill in, a question, "to be agreed"."""

from __future__ import annotations

from collections.abc import Iterable

from leadcontract.nlp.matching import Match
from leadcontract.nlp.reading import Reading

_FILLING = "_-./?… "
WORDS = 8
"""A question of more words than this asks for no value."""


def is_open(found: Iterable[Match], reading: Reading) -> bool:
    """Say whether a short line or a cell leaves its value open.

    The value is the text of what a label names, or what follows the last colon of a line: open where it holds no
    word, is wholly one of the cues, or asks ("Quantity?").
    """
    doc = reading.doc
    own = [i for i, token in enumerate(doc) if token.idx >= reading.value]
    words = [i for i, token in enumerate(doc) if any(map(str.isalnum, token.text))]
    colons = [i for i, token in enumerate(doc) if token.text == ":"]
    if colons:
        value = [i for i in words if i > colons[-1]]
        filling = doc.text[doc[colons[-1]].idx + 1 :]
        blank = filling.strip() and not filling.strip(_FILLING)
        cued = any(m.rule.role == "open" and value and m.start <= value[0] and m.end > value[-1] for m in found)
        if cued or blank:
            return True
    return doc[-1].text == "?" and len(set(own).intersection(words)) <= WORDS
