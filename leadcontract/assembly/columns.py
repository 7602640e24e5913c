"""Shares the width of a table between its columns, so that it takes the fewest lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import permutations

_SIZE = 187
"""Size of the text of a table, in twentieths of a point: Arial 9, a little wide to be safe."""
_BOLD = 1.07
"""How much wider the heads are."""
_WIDTHS = {
    letter: width / 1000
    for width, letters in {
        222: "ijl'’|",
        278: " \u00a0.,:;/!ftI[]",
        333: "r()-",
        500: "ckszvxyJ",
        611: "FTZ",
        667: "ABEKPSVXY&",
        722: "wCDHNRU",
        778: "GOQ",
        833: "mM",
        944: "Wœ%",
        1015: "@",
    }.items()
    for letter in letters
}
"""How wide letters are, in ems: those of Helvetica, as Adobe publishes them, like Arial; the others are as a figure."""
_FIGURE = 0.556
_SPACE = _WIDTHS[" "] * _SIZE
_BESIDE = 216
"""What a cell leaves blank beside its text, in twentieths of a point."""
_STEP = 4
"""Columns first grow by so many hundredths, then by one."""


@lru_cache(maxsize=500)
def shares(rows: tuple[tuple[str, ...], ...], width: int) -> tuple[int, ...]:
    """Return the share of each column in hundredths, 100 together, for a table ``width`` twentieths of a point wide.

    ``rows`` have one text a cell, a line feed between its paragraphs; the first holds the heads. Shares that leave
    every word whole and give few lines, and of these the most room to what is long, then the most alike; columns all
    alike where a word is too long.
    """
    count = len(rows[0])
    measured = [[_measured(text, _BOLD if i == 0 else 1) for text in row] for i, row in enumerate(rows)]
    needed = [max((word for row in measured for part in row[i] for word in part), default=0) for i in range(count)]

    @cache
    def heights(column: int, share: int) -> list[int]:
        room = width * share // 100 - _BESIDE
        return [sum(_lines(words, room) for words in row[column]) for row in measured]

    @cache
    def densities(column: int, share: int) -> list[int]:
        return [len(row[column]) * 100 // share for row in rows]

    @cache
    def holds(column: int, share: int) -> bool:
        return width * share // 100 - _BESIDE >= needed[column]

    def fits(option: tuple[int, ...]) -> bool:
        return all(map(holds, range(count), option))

    def tall(option: tuple[int, ...]) -> int:
        return sum(map(max, zip(*map(heights, range(count), option), strict=True)))

    def uneven(option: tuple[int, ...]) -> tuple[int, int]:
        dense = sum(map(max, zip(*map(densities, range(count), option), strict=True)))
        return dense, sum(share * share for share in option)

    def cheapest(options: Iterator[tuple[int, ...]]) -> tuple[int, ...] | None:
        by_lines: dict[int, list[tuple[int, ...]]] = {}
        for option in filter(fits, options):
            by_lines.setdefault(tall(option), []).append(option)
        return min(by_lines[min(by_lines)], key=uneven) if by_lines else None

    least = [_least(word, width) for word in needed]
    best = cheapest(_options(least, 100))
    while best is not None:
        nearer = cheapest(_moved(best)) or best
        if (tall(nearer), uneven(nearer)) >= (tall(best), uneven(best)):
            return best
        best = nearer
    return (100 // count,) * count


@lru_cache(maxsize=5_000)
def length(text: str) -> int:
    """Return how long a text is on one line of a table, in twentieths of a point."""
    return round(sum(map(_wide, text)) * _SIZE)


@lru_cache(maxsize=1_000)
def _wide(letter: str) -> float:
    """Return how wide a letter is, in ems, whatever stands on it."""
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _FIGURE)


def _least(word: float, width: int) -> int:
    """Return the least share that may leave a word whole, in whole steps; it may be more than there is."""
    return max(_STEP, int((word + _BESIDE) * 100 / width) // _STEP * _STEP)


def _options(least: Sequence[int], left: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to share what is left between columns in steps, none under its least."""
    low, *others = least
    if not others:
        if left >= low:
            yield (left,)
        return
    for share in range(low, left - sum(others) + 1, _STEP):
        for rest in _options(others, left - share):
            yield (share, *rest)


def _moved(option: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the options in which one column cedes a little to another."""
    for giver, taker in permutations(range(len(option)), 2):
        for much in range(1, _STEP):
            if option[giver] > much:
                yield tuple(s - much * (i == giver) + much * (i == taker) for i, s in enumerate(option))


def _measured(text: str, bold: float) -> list[list[float]]:
    """Return the lengths of the words of each paragraph of a cell; a no-break space parts no words."""
    return [[length(word) * bold for word in re.split(r"[ \t]+", part)] for part in text.split("\n")]


def _lines(words: Sequence[float], room: float) -> int:
    """Return the lines that words take in a column with that much room."""
    lines, left = 1, room
    for word in words:
        if word > left and left < room:
            lines, left = lines + 1, room
        left -= word + _SPACE
    return lines
