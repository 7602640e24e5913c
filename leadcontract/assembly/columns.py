"""Shares the width of a table between its columns, so that it takes the fewest lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import floordiv, getitem

_LETTER = 96
"""Width of a letter of the text of a table, in twentieths of a point: Arial 9, a little wide to be safe."""
_BESIDE = 216
"""What a cell leaves blank beside its text, in twentieths of a point."""
_STEP = 4
"""Columns grow by so many hundredths."""


@lru_cache(maxsize=500)
def shares(rows: tuple[tuple[str, ...], ...], width: int) -> tuple[int, ...]:
    """Return the share of each column in hundredths, 100 together, for a table ``width`` twentieths of a point wide.

    ``rows`` have one text a cell, a line feed between its paragraphs. Among the shares that leave every word whole,
    those that give the fewest lines, and of these the most room to what is long, then the most alike; columns all
    alike where a word is too long.
    """
    columns = list(zip(*rows, strict=True))
    least = [_least(column, width) for column in columns]
    spare = 100 - sum(least)
    heights = [
        {share: _heights(texts, width * share // 100) for share in range(low, low + spare + 1, _STEP)}
        for low, texts in zip(least, ([_paragraphs(text) for text in column] for column in columns), strict=True)
    ]
    lengths = [[len(text) * 100 for text in row] for row in rows]

    def tall(option: tuple[int, ...]) -> int:
        return sum(map(max, zip(*map(getitem, heights, option), strict=True)))

    def dense(option: tuple[int, ...]) -> tuple[int, int]:
        return sum(max(map(floordiv, row, option)) for row in lengths), sum(share * share for share in option)

    options = {option: tall(option) for option in _options(least, 100)}
    fewest = min(options.values(), default=0)
    lowest = (option for option, lines in options.items() if lines == fewest)
    return min(lowest, key=dense, default=(100 // len(columns),) * len(columns))


def _least(column: Sequence[str], width: int) -> int:
    """Return the least share of a column that leaves every word of it whole; it may be more than there is."""
    longest = max((len(word) for text in column for word in text.split()), default=0)
    share = -(-(_BESIDE + longest * _LETTER) * 100 // width)
    return max(1, -(-share // _STEP)) * _STEP


def _options(least: Sequence[int], left: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to share what is left between columns, none under its least."""
    low, *others = least
    if not others:
        if left >= low:
            yield (left,)
        return
    for share in range(low, left - sum(others) + 1, _STEP):
        for rest in _options(others, left - share):
            yield (share, *rest)


def _paragraphs(text: str) -> tuple[int, ...]:
    """Return the letters of each paragraph of a cell; an empty one takes a line all the same."""
    return tuple(len(paragraph) or 1 for paragraph in text.split("\n"))


def _heights(texts: Sequence[tuple[int, ...]], width: int) -> list[int]:
    """Return the lines of each cell in a column of that width."""
    letters = max(1, (width - _BESIDE) // _LETTER)
    return [
        -(-text[0] // letters) if len(text) == 1 else sum(-(-letters_in // letters) for letters_in in text)
        for text in texts
    ]
