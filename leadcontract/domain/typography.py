"""Gives the plain text of the library the typography of its language."""

from __future__ import annotations

import re
from functools import lru_cache

from leadcontract.domain.language import Lang

NBSP = "\u00a0"

_BEFORE = re.compile(r" +(?=[:;?!»%€])")
_AFTER = re.compile(r"(?<=«) +")
_NUMBER = re.compile(r"(?<=\bn°) +|(?<=\bart\.) +(?=[A-Z\d])|(?<=\b[LRD]\.) +(?=\d)|(?<=\d) (?=\d{3}\b)")
_HOUR = re.compile(r"(?<=\d) (?=h\b)|(?<=\bh) (?=\d\d)")


@lru_cache(maxsize=20_000)
def typography(text: str, lang: Lang) -> str:
    """Return the text with the no-break spaces and curly apostrophes that its language wants.

    French: before ``: ; ? ! » %`` and €, after «, n° and art., around the h of an hour, inside
    grouped figures. English is otherwise left alone, but for apostrophes.
    """
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    if lang == "fr":
        text = _BEFORE.sub(NBSP, text)
        text = _AFTER.sub(NBSP, text)
        text = _HOUR.sub(NBSP, _NUMBER.sub(NBSP, text))
    else:
        text = re.sub(r"(?<=\w)'(?=\s|$|[,.;])", "’", text)
    return text
