"""Puts the lines of a page in the order that they are read in: by where they stand, not by when they were drawn.

The order of drawing is kept where nothing speaks against it, for it knows what goes with what. Where a line was drawn
after one that follows it, the page is cut where white runs across it or down it, and its parts one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from leadcontract.documents.lines import is_label
from leadcontract.documents.pdf_layout import Line, beside

_UP = 0.5
"""A line this many font sizes higher stands above another."""
_TOUCH = 2.0
"""Lines that share this many points across stand one above the other."""
_GUTTER = 0.7
"""White this many font sizes wide parts two columns."""
_BLANK = 1.9
"""Rows this many font sizes apart leave a blank between them, that even a table seldom has."""
_WIDE_BLANK = 3
"""Short columns have no blank of so many font sizes in common: what stands below it belongs to none of them."""
_STEADY, _MOST_TURNS = 8, 3
"""In columns of so many rows, that the drawing left but now and then, a blank is one of both by chance."""
_SMALLER = 0.9
"""The letters of notes below columns are so much smaller than those of the text."""
_STRAYS, _FEWEST_ROWS = 2, 4
"""In a column of this many rows, so many may have been drawn apart from it."""

_Row = list[Line]


def ordered(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page as they are read; as they come where that is an order to read in, [] for none."""
    return list(lines) if _can_be_read(lines) else list(_read(lines))


def _can_be_read(lines: Sequence[Line]) -> bool:
    """Whether no line comes after one that follows it: one below it, or to the right of it on the same baseline."""
    lowest = [float("inf")]  # of all lines before each
    for at, line in enumerate(lines):
        higher = line.base - _UP * line.size
        if higher > lowest[-1]:
            before = at
            while before and lowest[before] < line.base + line.size:
                before -= 1
                if _precedes(line, lines[before]):
                    return False
        elif at and line.left < lines[at - 1].left and beside(lines[at - 1], line):
            return False
        lowest.append(min(lowest[-1], line.foot))
    return True


def _precedes(line: Line, other: Line) -> bool:
    """Whether a line must be read before another: it stands over it, or to its left and no lower."""
    above = line.foot - other.base
    reach = _UP * max(line.size, other.size)
    if line.right <= other.left:
        return above > -reach
    return above > reach and line.left < other.right - _TOUCH


def _read(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of one part of a page as they are read."""
    if _can_be_read(lines):
        yield from lines
        return
    for part in _parts(lines):
        yield from _read(part) if len(part) < len(lines) else part


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut a part of a page in two or more: at a column, at the widest blank, where columns begin or end, into rows."""
    rows = _rows(lines)
    turns, gutter = _gutter(lines, rows)
    blanks = [_drop(above, below) for above, below in pairwise(rows)]
    widest = max(blanks, default=0.0)
    if turns <= _few(rows) and (len(rows) >= _STEADY or widest <= _WIDE_BLANK):
        return _sides(lines, gutter)
    bands = _bands(lines, rows)
    if any(_is_columns(band) for band in bands) and len(bands) > 1:
        return bands
    if widest > _BLANK:
        at = blanks.index(widest) + 1
        return [_drawn(lines, rows[:at]), _drawn(lines, rows[at:])]
    if turns <= 1 + _STRAYS and len(rows) >= _FEWEST_ROWS:
        return _sides(lines, gutter)
    return bands if len(bands) > 1 else [[line for row in rows for line in row]]


def _is_columns(lines: Sequence[Line]) -> bool:
    """Whether a part of a page is surely columns: long ones, that the drawing left seldom."""
    rows = _rows(lines)
    return len(rows) >= _STEADY and _gutter(lines, rows)[0] <= _few(rows)


def _few(rows: Sequence[_Row]) -> int:
    return 1 + min(len(rows) // _STEADY, _MOST_TURNS)


def _gutter(lines: Sequence[Line], rows: Sequence[_Row]) -> tuple[int, float]:
    """Return how often the drawing crossed the gutter that it crossed least, and where that ends.

    On both sides of it stand two lines at least, many where it was crossed often; numbers of paragraphs are no column.
    """
    found = []
    for at in _gutters(rows):
        turns = _turns(lines, at)
        left = sum(line.left < at and not is_label(line.text) for line in lines)
        right = sum(line.left >= at for line in lines)
        if min(left, right) >= (2 if turns <= 1 else max(2, len(rows) / 3)):
            found.append((turns, at))
    return min(found, default=(len(lines) + 1, 0.0))


def _drawn(lines: Sequence[Line], rows: Sequence[_Row]) -> list[Line]:
    """Return the lines of some rows in the order of drawing."""
    kept = {id(line) for row in rows for line in row}
    return [line for line in lines if id(line) in kept]


def _sides(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Return what stands on the left and on the right; what was drawn last on the left, below a blank, after both."""
    right = [line for line in lines if line.left >= gutter]
    last = lines.index(right[-1])
    left, foot = [line for line in lines[:last] if line.left < gutter], list(lines[last + 1 :])
    if len(left) > len(foot) > 0 and (_drop(left, foot) > _BLANK or _tallest(foot) < _SMALLER * _tallest(left)):
        return [left, right, foot]
    return [left + foot, right]


def _tallest(lines: Sequence[Line]) -> float:
    return max(line.size for line in lines)


def _turns(lines: Sequence[Line], gutter: float) -> int:
    """Return how often the drawing went from one side of a gutter to the other."""
    return sum((one.left < gutter) != (other.left < gutter) for one, other in pairwise(lines))


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """Return the lines in rows from the top, each from the left."""
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _drop(above: _Row, below: _Row) -> float:
    """Return how far a row stands below another, in font sizes."""
    size = max(line.size for line in (*above, *below))
    return (min(line.foot for line in above) - max(line.base for line in below)) / max(size, 1)


def _gutters(rows: Sequence[_Row]) -> list[float]:
    """Return where each gutter ends that runs down all rows, with text on both sides; [] for none."""
    found: list[float] = []
    edge = float("inf")
    for line in sorted((line for row in rows for line in row), key=lambda line: line.left):
        if line.left - edge >= _GUTTER * line.size:
            found.append(line.left)
        edge = line.right if edge == float("inf") else max(edge, line.right)
    return found


def _bands(lines: Sequence[Line], rows: Sequence[_Row]) -> list[list[Line]]:
    """Return the lines of rows that follow one another with a gutter down all of them, or with none.

    Blanks part them too, except in columns.
    """
    bands: list[list[_Row]] = []
    for row in rows:
        if bands and _drop(bands[-1][-1], row) <= _BLANK and _belongs(bands[-1], row):
            bands[-1].append(row)
        else:
            bands.append([row])
    whole: list[list[_Row]] = []
    for band in bands:
        both = [*whole[-1], *band] if whole else []
        if both and _gutter(_drawn(lines, both), both)[0] <= _few(both):
            whole[-1] = both
        else:
            whole.append(band)
    return [_drawn(lines, band) for band in whole]


def _belongs(band: Sequence[_Row], row: _Row) -> bool:
    """Whether a row goes on with those above it: all share a gutter, or each is one line."""
    parted = bool(_gutters([*band, row]))
    if len(band) == 1:
        return len(row) == 1 if len(band[0]) == 1 else parted
    return parted if _gutters(band) else len(row) == 1 and not parted
