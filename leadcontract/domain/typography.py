"""Gives the plain text of the library, and of a deal, the typography of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leadcontract.domain.language import Lang

NBSP = "\u00a0"

_ADDRESS = re.compile(r"(\S*(?:@|://|\bwww\.)\S*)", re.IGNORECASE)
"""An e-mail or web address, which stays as it is typed."""
_QUOTES = re.compile(r"(?<=«) +| +(?=»)")
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_MARKS = re.compile(r" +(?=[:;?!%€])")
_HOUR = re.compile(r"(?<=\d) (?=h\b)|(?<=\bh) (?=\d\d)")
_NUMBERED = {
    "fr": r"articles?|annexes?|paragraphes?|alinéas?|module|chapitre|art\.|n°|\(UE\)",
    "en": r"articles?|annex|annexes|paragraphs?|module|chapter|no\.|\(EU\)",
}
"""What a number follows: a line never ends between the two."""
_MONTHS = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_NAMED: Mapping[str, re.Pattern[str]] = {
    lang: re.compile(rf"(?<!\w)({words}) +(?=(?-i:(?:[LRDA]\.\s*)?\d|[IVX]+\b))", re.IGNORECASE)
    for lang, words in _NUMBERED.items()
}
_CODE = re.compile(r"(?<=\b[LRDA]\.) +(?=\d)")
_DAY: Mapping[str, re.Pattern[str]] = {
    lang: re.compile(rf"(?<=\d) (?=(?:{months})\b)|(?<=\b1er) (?=(?:{months})\b)") for lang, months in _MONTHS.items()
}
_OPENING = re.compile(r"(?:(?<=[\s(\[])|^(?=\"[\w\[]))\"")
_POSSESSIVE = re.compile(r"(?<=\w)'(?=\s|$|[,.;])")
_INNER = re.compile(r"«\s?([^«»]*?)\s?»")


def typography(text: str, lang: Lang) -> str:
    """Return the text with the no-break spaces, curly quotes and apostrophes that its language wants.

    French: a no-break space before ``: ; ? ! %`` and €, around the h of an hour. English: curly quotes. Both: no-break
    spaces inside « », between "article" and the like and their number, a day and its month, inside grouped figures.
    E-mail and web addresses stay as they are.
    """
    parts = _ADDRESS.split(text)  # every other one is an address
    return "".join(part if i % 2 else _typeset(part, lang) for i, part in enumerate(parts))


def _typeset(text: str, lang: Lang) -> str:
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    if lang == "fr":
        text = _HOUR.sub(NBSP, _MARKS.sub(NBSP, text))
    else:
        text = _POSSESSIVE.sub("’", _OPENING.sub("“", text).replace('"', "”"))
    for pattern in (_QUOTES, _GROUPS, _CODE, _DAY[lang]):
        text = pattern.sub(NBSP, text)
    return _NAMED[lang].sub(rf"\1{NBSP}", text)


def inner(text: str) -> str:
    """Return a text to stand between « and »: what it quotes itself takes “ and ”."""
    return _INNER.sub(r"“\1”", text)
