"""Plain phrases to find as whole words, for what is compared before any document is read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_FIRST = "\u0300"
"""No mark that combines with a letter comes before this one."""


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with straight apostrophes."""
    text = text.lower().replace("’", "'")
    if text.isascii():
        return text
    return "".join([c for c in unicodedata.normalize("NFD", text) if c < _FIRST or not unicodedata.combining(c)])


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases to find, whatever their case; "…" at either end of a word stands for the rest of it, if any."""
    each = (re.escape(p).replace("…", r"[\w-]*") for p in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if phrases else r"(?!)", re.IGNORECASE)
