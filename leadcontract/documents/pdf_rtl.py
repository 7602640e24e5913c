"""Reads rows of Arabic or Hebrew by where their letters stand: from right to left, Latin words the other way.

A PDF holds such letters in any order, as they are read or as they are seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from leadcontract.documents.pdf_layout import Line

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FIGURES = re.compile(r"[\w]+(?:[.,:/%-]+\w+)*", re.ASCII)
_SPACE = 0.2
"""Letters further apart than this many font sizes are in two words; where PDFium puts its spaces tells nothing."""
_WIDE = 1.8
_EVEN = 0.5
"""Gaps between words differ by less than this many font sizes in a line that they justify."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a page, or a word of them, with its edges in points."""

    text: str
    left: float
    right: float


def has_rtl(text: str) -> bool:
    """Whether a text has a letter of an alphabet that is written from right to left."""
    return _RTL.search(text) is not None


def is_rtl(text: str) -> bool:
    """Whether most letters of a text are of such an alphabet."""
    return len(_RTL.findall(text)) > len(_LATIN.findall(text))


def mirrored(lines: Iterable[Line], width: float) -> list[Line]:
    """Return lines as a mirror shows them: what is read from right to left is then laid out as any other page."""
    return [replace(line, left=width - line.right, right=width - line.left) for line in lines]


def read_row(letters: Sequence[Letter], size: float) -> Iterator[Letter]:
    """Yield the cells of one row as they are read, from letters in any order; nothing for no letter."""
    words = list(_words(letters, size))
    gaps = [after.left - before.right for before, after in pairwise(words)]
    even = len(gaps) > 1 and max(gaps) - min(gaps) <= _EVEN * size
    cells: list[list[Letter]] = []
    for word, gap in zip(words, [0.0, *gaps], strict=False):
        if cells and (even or gap <= _WIDE * size):
            cells[-1].append(word)
        else:
            cells.append([word])
    if is_rtl("".join(word.text for word in words)):
        cells.reverse()
    for cell in cells:
        yield Letter(_said(cell), cell[0].left, cell[-1].right)


def _words(letters: Sequence[Letter], size: float) -> Iterator[Letter]:
    """Yield the words of a row from left to right, their letters in the order of the page."""
    word: list[Letter] = []
    for letter in sorted(letters, key=lambda letter: letter.left + letter.right):
        if word and letter.left - word[-1].right > _SPACE * size:
            yield _word(word)
            word = []
        word.append(letter)
    if word:
        yield _word(word)


def _word(letters: Sequence[Letter]) -> Letter:
    text = "".join(letter.text for letter in letters)
    if has_rtl(text):
        text = _FIGURES.sub(lambda found: found[0][::-1], text[::-1])
        text = unicodedata.normalize("NFKC", text)
    return Letter(text, letters[0].left, max(letter.right for letter in letters))


def _said(words: Sequence[Letter]) -> str:
    """Return the words of a cell, which come from left to right, in the order they are said in."""
    texts = [word.text for word in words]
    if not is_rtl("".join(texts)):
        return " ".join(texts)
    runs = [(latin, list(run)) for latin, run in groupby(texts[::-1], lambda text: bool(_LATIN.search(text)))]
    return " ".join(word for latin, run in runs for word in (run[::-1] if latin else run))
