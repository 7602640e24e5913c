"""Says where a value is not given: a blank to fill in, a box left empty, a question, "to be agreed"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leadcontract.nlp.matching import Match
from leadcontract.nlp.reading import Reading

_BLANK = re.compile(r":\s*[_\-–—./?…][_\-–—./?…\s]*$")
_UNTICKED, _TICKED = re.compile(r"\s*(?:\[ ?\]|☐)\s*\w"), re.compile(r"\[[xX✓✔]\]|[☑☒✓✔■]")
"""What an empty box opens, and a box that is ticked: who leaves the one empty may have ticked another of the line."""
WORDS = 8
"""A question of more words than this asks for no value."""


def is_open(found: Iterable[Match], reading: Reading) -> bool:
    """Say whether a short line or a cell leaves its value open, or an empty box stands before a text.

    The value is the text of what a label names, or what follows the last colon of a line: open where it holds no
    word, is wholly one of the cues, or asks ("Quantity?").
    """
    doc = reading.doc
    own = reading.provision.text
    if _BLANK.search(f":{own}" if reading.value else own):
        return True
    if _UNTICKED.match(own) and not _TICKED.search(own):
        return True
    cues = [m for m in found if m.rule.role == "open"]
    asks = own.endswith("?")
    if not cues and not asks:
        return False
    words = [i for i, token in enumerate(doc) if any(map(str.isalnum, token.text))]
    colon = max((i for i, token in enumerate(doc) if token.text == ":"), default=len(doc))
    value = [i for i in words if i > colon]
    if value and any(m.start <= value[0] and m.end > value[-1] for m in cues):
        return True
    return asks and sum(doc[i].idx >= reading.value for i in words) <= WORDS
