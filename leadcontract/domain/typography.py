"""Gives the plain text of the library, and of a deal, the typography of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from leadcontract.domain.language import Lang

NBSP = "\u00a0"

_ADDRESS = re.compile(r"(\S*(?:@|://|\bwww\.)\S*)", re.IGNORECASE)
"""An e-mail or web address, which stays as it is typed."""
_NUMBERED = {
    "fr": ("article", "articles", "annexe", "annexes", "paragraphe", "paragraphes", "alinéa", "alinéas", "module",
           "chapitre", "art.", "n°", "(UE)"),
    "en": ("article", "articles", "annex", "annexes", "paragraph", "paragraphs", "module", "chapter", "art.",
           "arts.", "para", "paras", "no.", "(EU)"),
}  # fmt: skip
"""What a number follows: a line never ends between the two."""
_MONTHS = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_COUNTED = {
    "fr": "secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?|fois|leads?|euros?|bits?",
    "en": "seconds?|minutes?|hours?|days?|working|business|calendar|weeks?|months?|years?|times|leads?|euros?",
}
"""What a figure counts: no line ends between the two (« 72 heures »)."""
_MARKS = {"fr": r" *(?=[:;?!%€])|(?<=\d )(?=h\b)|(?<=\bh )(?=\d\d)|", "en": ""}
_CODE = r"(?:[LRDA]\.\s*)?\d|[IVX]+\b"


def _space(lang: Lang) -> re.Pattern[str]:
    """Compile what blanks no line may end at.

    It begins with the blank: a look back would be tried at every letter; and looks back for many words only before a
    number: that takes a third of the time.
    """
    named = "|".join(rf"(?<=(?<!\w){re.escape(word)} )" for word in _NUMBERED[lang])
    months, counted = _MONTHS[lang], _COUNTED[lang]
    return re.compile(
        rf" (?:{_MARKS[lang]} *(?=»)|(?<=« ) *|(?<=\d )(?=(?i:\d{{3}}|{months}|{counted})\b)"
        rf"|(?<=\b1er )(?=(?:{months})\b)|(?<=\b[LRDA]\. ) *(?=\d)|(?= *{_CODE})(?i:{named}) *(?={_CODE}))"
    )


_SPACE: Mapping[str, re.Pattern[str]] = {"fr": _space("fr"), "en": _space("en")}
_INSIDE = re.compile(r"(?<=\w)'(?=\w)")
_OPENING = re.compile(r"(?:(?<=[\s(\[])|^(?=\"[\w\[{]))\"")
_OPENING_SINGLE = re.compile(r"(?:(?<=[\s(\[“])|^)'(?=\w)")
_CLOSING_SINGLE = re.compile(r"(?<=\w)'(?=\s|$|[,.;:?!)\]”])")
"""Behind a word: the end of a quotation, or a possessive."""
_INNER = re.compile(r"«\s?([^«»]*?)\s?»")


@lru_cache(maxsize=20_000)
def typography(text: str, lang: Lang) -> str:
    """Return the text with the no-break spaces, curly quotes and apostrophes that its language wants.

    French: a no-break space before ``: ; ? ! %`` and €, around the h of an hour. English: curly quotes. Both: no-break
    spaces inside « », between "article" and the like and their number, a figure and what it counts, a day and its
    month, inside grouped figures. E-mail and web addresses stay as they are.
    """
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return _typeset(text, lang)
    parts = _ADDRESS.split(text)  # every other one is an address
    return "".join(part if i % 2 else _typeset(part, lang) for i, part in enumerate(parts))


def _typeset(text: str, lang: Lang) -> str:
    text = _INSIDE.sub("’", text) if "'" in text else text
    if lang == "en" and '"' in text:
        text = _OPENING.sub("“", text).replace('"', "”")
    if lang == "en" and "'" in text:
        text = _CLOSING_SINGLE.sub("’", _OPENING_SINGLE.sub("‘", text))
    return _SPACE[lang].sub(NBSP, text)


def inner(text: str) -> str:
    """Return a text to stand between « and »: what it quotes itself takes “ and ”."""
    return _INNER.sub(r"“\1”", text)
