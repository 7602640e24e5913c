"""The heads of a table that a page repeats where the table goes on: words of the layout, not of the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from leadcontract.documents.labels import is_name
from leadcontract.documents.pdf_layout import Line, beside

_SHIFT = 1.0
"""How far, in points, a head may lie from where it lay on the page before."""
_MOST = 24
"""Lines that the heads of one table take at most."""


def repeated_heads(pages: Sequence[Sequence[Line]]) -> list[int]:
    """Return, for each page, how many of its first lines repeat the heads of a table of the page before; 0 for none.

    Heads are names, without figures, two of them at least on one baseline; they come back word for word at the same
    place across the page, all of them. The lines are those of the text, less running headers.
    """
    return [0, *(_repeated(before, page) for before, page in pairwise(pages))]


def _repeated(before: Sequence[Line], page: Sequence[Line]) -> int:
    best = 0
    for start in range(len(before)):
        count = 0
        for one, other in zip(before[start : start + _MOST], page, strict=False):
            if not (_same(one, other) and _is_name(other.text)):
                break
            count += 1
        best = max(best, count)
    best = _whole_rows(page, best)
    heads = page[:best]
    level = any(beside(one, other) for i, one in enumerate(heads) for other in heads[i + 1 :])
    return best if level and best < len(page) else 0


def _is_name(text: str) -> bool:
    """Whether a line can be one of a head, which may go on in small letters: a name without figures."""
    return is_name(text[:1].upper() + text[1:]) and not any(map(str.isdigit, text))


def _same(one: Line, other: Line) -> bool:
    return one.text == other.text and abs(one.left - other.left) <= _SHIFT


def _whole_rows(page: Sequence[Line], count: int) -> int:
    """Return how many of the first lines stand above all that follow: the rest of a row of text is none of a head."""
    while 0 < count < len(page) and page[count].base >= min(line.base for line in page[:count]) - _SHIFT:
        count -= 1
    return count
