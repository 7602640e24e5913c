"""Gives the plain text of the library the typography of its language."""

from __future__ import annotations

import re
from functools import lru_cache

from leadcontract.domain.language import Lang

NBSP = "\u00a0"

# Each begins with the blank that it replaces: a pattern that begins by looking back is tried at every letter.
_SPACE = re.compile(
    r" (?:"
    r" *(?=[:;?!»%€])|(?<=« ) *|(?<=\bn° ) *|(?<=\bart\. ) *(?=[A-Z\d])|(?<=\b[LRD]\. ) *(?=\d)"
    r"|(?<=\d )(?=\d{3}\b)|(?<=\d )(?=h\b)|(?<=\bh )(?=\d\d)"
    r")"
)
_INNER = re.compile(r"(?<=\w)'(?=\w)")
_LAST = re.compile(r"(?<=\w)'(?=\s|$|[,.;])")


@lru_cache(maxsize=20_000)
def typography(text: str, lang: Lang) -> str:
    """Return the text with the no-break spaces and curly apostrophes that its language wants.

    French: before ``: ; ? ! » %`` and €, after «, n° and art., around the h of an hour, inside
    grouped figures. English is otherwise left alone, but for apostrophes.
    """
    text = _INNER.sub("’", text) if "'" in text else text
    if lang == "fr":
        return _SPACE.sub(NBSP, text)
    return _LAST.sub("’", text) if "'" in text else text
