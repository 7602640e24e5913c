"""Shares the width of a table between its columns, so that it takes the fewest lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LETTER = 96
"""Width of a letter of the text of a table, in twentieths of a point: Arial 9, a little wide to be safe."""
_BESIDE = 216
"""What a cell leaves blank beside its text, in twentieths of a point."""
_STEP = 4
"""Columns grow by so many hundredths."""


def shares(rows: Sequence[Sequence[str]], width: int) -> tuple[int, ...]:
    """Return the share of each column in hundredths, 100 together, for a table ``width`` twentieths of a point wide.

    ``rows`` have one text a cell, a line feed between its paragraphs. Among the shares that leave every word whole,
    those that give the fewest lines, and of these the most room to what is long, then the most alike; columns all
    alike where a word is too long.
    """
    count = len(rows[0])
    columns = list(zip(*rows, strict=True))
    needed = [max((len(word) for text in column for word in text.split()), default=0) for column in columns]
    heights = {
        share: [[_lines(text, width * share // 100) for text in column] for column in columns]
        for share in range(_STEP, 100 + _STEP, _STEP)
    }
    fitting = [
        option
        for option in _options(count, 100)
        if all(width * share // 100 >= _BESIDE + length * _LETTER for share, length in zip(option, needed, strict=True))
    ]

    def cost(option: tuple[int, ...]) -> tuple[int, int, int]:
        tall = sum(map(max, zip(*(heights[share][i] for i, share in enumerate(option)), strict=True)))
        dense = sum(max(len(text) * 100 // share for text, share in zip(row, option, strict=True)) for row in rows)
        return tall, dense, sum(share * share for share in option)

    return min(fitting, key=cost, default=(100 // count,) * count)


def _options(count: int, left: int) -> Iterator[tuple[int, ...]]:
    if count == 1:
        yield (left,)
        return
    for share in range(_STEP, left - _STEP * (count - 2), _STEP):
        for rest in _options(count - 1, left - share):
            yield (share, *rest)


def _lines(text: str, width: int) -> int:
    """Return the lines of a text in a column of that width."""
    letters = max(1, (width - _BESIDE) // _LETTER)
    return sum(-(-len(paragraph) // letters) or 1 for paragraph in text.split("\n"))
