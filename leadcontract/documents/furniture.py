"""Running headers, footers and page numbers: found by their coming back on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from leadcontract.documents.lines import is_label

_DEPTH = 4
_LONGEST = 200
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|sur|de|-)\s*\d{1,4})?[-–—|\s]*", re.I
)


def furniture(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """Return, for each page, the indices of its lines that are furniture rather than text.

    A line is furniture when it stands among the first or last of its page (two, or a quarter of the page up
    to four) and comes back there, digits aside, on at least three pages and three in ten; or when it is a
    page number at either end. Long lines and numbers of paragraphs ("2.3") are never furniture, and a text
    is never emptied.
    """
    places = [_edges(len(lines)) for lines in pages]
    seen: Counter[str] = Counter()
    for lines, edges in zip(pages, places, strict=True):
        seen.update({_masked(lines[index]) for index in edges})
    needed = max(3, len(pages) * 3 // 10)
    found: list[set[int]] = []
    for lines, edges in zip(pages, places, strict=True):
        repeated = {
            index
            for index in edges
            if len(lines[index]) <= _LONGEST
            and seen[_masked(lines[index])] >= needed
            and not is_label(lines[index].strip())
        }
        found.append(repeated | _page_numbers(lines, repeated))
    left = sum(map(len, pages)) - sum(map(len, found))
    return found if left else [set() for _ in pages]


def _edges(count: int) -> set[int]:
    depth = min(_DEPTH, max(2, count // 4))
    return {index for index in range(count) if index < depth or index >= count - depth}


def _page_numbers(lines: Sequence[str], repeated: set[int]) -> set[int]:
    """Return the indices of the page numbers that open or close a page once its repeated lines are gone."""
    left = [index for index in range(len(lines)) if index not in repeated]
    ends = {left[0], left[-1]} if len(left) > 1 else set()
    return {index for index in ends if _PAGE_NUMBER.fullmatch(lines[index].strip())}


def _masked(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))
