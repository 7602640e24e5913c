"""Tells a text layer that is no text: fonts without a map of characters, codes of glyphs, letters all shifted."""

from __future__ import annotations

import re
import unicodedata

_STRANGE = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\ue000-\uf8ff\ufffd]")
_GLYPH = re.compile(r"\(cid:\d+\)|/g\d+\b|\bglyph<")
_REPEATED = re.compile(r"(\S)\1+")
_SIGN = re.compile(r"[!\"#$%&*+<=>?@\[\\\]^`{|}~]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"(?<!\w)[a-z]{5,}(?!\w)")
_UNSAYABLE = re.compile(r"[^aeiouy]{5}|\A[^aeiouy]+\Z")
_FEWEST_SIGNS = 40
_FEWEST_WORDS = 15
_MOST_STRANGE = 0.2
_MOST_SIGNS = 0.3
_MOST_ACCENTS = 0.5
_MOST_UNSAYABLE = 0.2
"""Of the different words of five letters or more of a page: acronyms, which are shorter, are none of them."""


def is_garbled(text: str) -> bool:
    """Whether what a page gives as its text cannot be what it shows, whatever its language.

    Signs that no text holds (private, control, unknown) on a fifth of it, names of glyphs, marks in the place of
    letters, accents on half of its Latin letters, or words that none could say. False for what is too short to tell
    (under 40 signs, or 15 different long words for the last test), for figures and for other alphabets.
    """
    visible = "".join(text.split())
    if len(visible) < _FEWEST_SIGNS:
        return bool(visible) and len(_STRANGE.findall(visible)) * 2 > len(visible)
    if len(_STRANGE.findall(visible)) > _MOST_STRANGE * len(visible):
        return True
    if sum(map(len, _GLYPH.findall(visible))) > _MOST_STRANGE * len(visible):
        return True
    once = _REPEATED.sub(r"\1", visible)
    if len(once) >= _FEWEST_SIGNS and len(_SIGN.findall(once)) > _MOST_SIGNS * len(once):
        return True
    return _is_unsayable(text)


def _is_unsayable(text: str) -> bool:
    letters = "".join(_LETTERS.findall(text)).lower()
    latin = [letter for letter in letters if letter <= "\u024f"]
    if len(latin) < _FEWEST_SIGNS or 2 * len(latin) < len(letters):
        return False
    if sum(letter > "z" for letter in latin) > _MOST_ACCENTS * len(latin):
        return True
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    words = set(_WORD.findall(plain))
    unsayable = sum(_UNSAYABLE.search(word) is not None for word in words)
    return len(words) >= _FEWEST_WORDS and unsayable > _MOST_UNSAYABLE * len(words)
