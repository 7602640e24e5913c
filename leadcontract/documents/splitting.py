"""Cuts a line that holds many paragraphs, as exported texts do, where a number or a list item opens."""

from __future__ import annotations

import re
from itertools import islice

_LONG = 300
_VERY_LONG = 1_200
_MOST_NUMBERS = 300
_NUMBER = re.compile(r"(?<!\S)(\d{1,2}(?:\.\d{1,2}){0,3})(\.?\)?)(?=\s+[\"“(\[«]?[A-ZÀ-Ý])")
_ENDED = re.compile(r"[.;:!?][\"”»)]*\s*$")
_REFERENCE = re.compile(
    r"(?:sections?|articles?|clauses?|paragraphs?|paragraphes?|exhibits?|annexe?s?|schedules?|item|no"
    r"|n°|version|page|"
    r"part|chapter|rule|form|and|or|et|ou|to|à|in|of|de|under)\W*$",
    re.I,
)
_PARAGRAPH = re.compile(
    r"(?<=[.;:!?”\")])\s{3,}(?=\S)|\s+(?=[●○•▪◦]\s)"
    r"|(?<=[.;:])\s+(?=(?:ARTICLE|SECTION|Article)\s+[IVX\d]+\b)|(?<=[A-Z]{4})\s+(?=(?:This|THIS"
    r"|WHEREAS|NOW)\b[ ,])"
)
_HINT = re.compile(r"\s{3}|[●○•▪◦]|[A-Z]{4} +(?:T[hH]|W|N)|[.;:]\s+A[rR]|[.;:]\s+SECT")
_WIDE = re.compile(r"\s{3,}(?=[A-Z(“\"\d●•])")
_ITEM = re.compile(r"(?:(?<=[.;:])|(?<=[;,] and)|(?<=[;,] or)|(?<= et)|(?<= ou))\s+(?=\((?:[a-z]|[ivx]{1,4})\)\s+\S)")


def split_long(line: str) -> list[str]:
    """Return the paragraphs that a long line holds, or the line alone.

    A cut falls before a section number that follows the end of a sentence or carries on the count, before
    bullets, after wide blanks, and, in what is still very long, before "(a)" items. Only blanks are lost.
    """
    if len(line) <= _LONG:
        return [line]
    pieces: list[str] = []
    parts = _PARAGRAPH.split(line) if _HINT.search(line) else [line]
    if len(line) > _VERY_LONG:
        parts = [piece for part in parts for piece in _WIDE.split(part)]
    for part in parts:
        for piece in _at_numbers(part.strip()):
            pieces += _ITEM.split(piece) if len(piece) > _VERY_LONG else [piece]
    return [piece.strip() for piece in pieces if piece.strip()]


def _at_numbers(text: str) -> list[str]:
    cuts = [0]
    last: tuple[int, ...] = ()
    matches = list(islice(_NUMBER.finditer(text), _MOST_NUMBERS + 1))
    if len(matches) > _MOST_NUMBERS:
        return [text]
    for match in matches:
        number = tuple(map(int, match[1].split(".")))
        before = text[max(0, match.start() - 40) : match.start()]
        if not match.start():
            last = number
            continue
        if (len(number) == 1 and not match[2]) or (_REFERENCE.search(before) and not _ENDED.search(before)):
            continue
        if _ENDED.search(before) or _follows(last, number):
            cuts.append(match.start())
            last = number
    return [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a number comes next: 2.1 or 3 after 2, 2.2 after 2.1, 3 or 3.1 after 2.4."""
    if not last:
        return False
    deeper = number[: len(last)] == last and len(number) == len(last) + 1 and number[-1] <= 1
    level = min(len(last), len(number))
    same = number[: level - 1] == last[: level - 1] and number[level - 1] == last[level - 1] + 1
    return deeper or (same and all(part <= 1 for part in number[level:]))
