"""Lines of text for a terminal: wrapped, cut, with the place they were read at."""

from __future__ import annotations

import re
import textwrap

from leadcontract.domain.language import Bilingual, Lang

LONGEST, LONGEST_SECTION = 300, 60
"""Longer quotes and longer names of sections are cut, in characters."""

QUOTED = Bilingual("« {text} »", "“{text}”")
PAGE = Bilingual("p. {page}", "p. {page}")
PARAGRAPH = Bilingual("§ {paragraph}", "para. {paragraph}")

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{5}[.?!])\s+|(?<=[)%][.?!])\s+")
_UNBROKEN = re.compile(r" (?=[:;?!»])|(?<=«) ")


def placed(page: int | None, section: str | None, paragraph: int, lang: Lang) -> str:
    """Return where a passage stands: its page and section, where it has them, and its paragraph."""
    parts = [PAGE.format(page=page)[lang]] if page is not None else []
    if section:
        parts.append(cut(section, LONGEST_SECTION))
    return ", ".join([*parts, PARAGRAPH.format(paragraph=paragraph)[lang]])


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text, or its beginning and … where it is longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def sentences(text: str) -> list[str]:
    """Return the sentences of a reason, at least one; full stops after short words and abbreviations end none."""
    return _SENTENCE.split(text)


def safe(text: str) -> str:
    """Return a text with spaces for what could steer a terminal, turn the direction of words or break a file."""
    return _UNSAFE.sub(" ", text)


def wrap(text: str, width: int, indent: str = "", first: str = "") -> list[str]:
    """Wrap a text, without what could steer a terminal; ``first`` stands before it, in its indent.

    French punctuation never starts a line.
    """
    return textwrap.wrap(
        _UNBROKEN.sub("\u00a0", safe(text)),
        width,
        initial_indent=indent[: len(indent) - len(first)] + first if first else indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
