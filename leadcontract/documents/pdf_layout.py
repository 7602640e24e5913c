"""Groups the lines of PDF pages into paragraphs by their distances, margins, fonts and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from leadcontract.documents.block import Cell
from leadcontract.documents.headings import heading_level
from leadcontract.documents.lines import breaks, ends_sentence, is_label, opens_field, opens_item, runs_on

_SAME_BASELINE = 0.35
_WIDER_GAP = 1.25
_PAUSE = 1.15
"""After the end of a sentence, a gap this much wider than the usual one opens a paragraph."""
_FAR = 1.8
_FAR_LEFT = 60
"""No first line of a paragraph is indented by so many points."""
_HEAD = re.compile(r"[^\W\d_a-zà-ÿ][^:.;,]{1,38}\s?:")
"""A name and a colon, whose value stands beside it or below."""
_AMOUNT = re.compile(r"[\d\s.,]*\d[\d\s.,]*")
_NARROW = 60
"""Below a line of at most so many letters, a name and a colon open a field of their own."""
_SHORT = 30
"""A line of so few letters is no text that another column or page, or a line that begins anew, goes on with."""
_NEARLY_FULL = 0.85
_EDGE = 20
_TALLEST_TITLE = 4
_MOST_LINES = 300
_TOUCHING = 0.7
_INDENT = 8
_OTHER_SIZE = 0.12
_ROWS_APART = 5
_LONGEST_NUMBER = 12
_COLUMN = 8
"""Within so many paragraphs the next column goes down to where this one is."""
_CELL_ROWS = 3
"""Lines that a cell takes at most, that stand between those of the cells beside it."""
_STAMP = 3
"""So many times taller than another line is what is stamped across a page."""
_SMALLER, _FOOT = 0.9, 4
"""The foot of a page is smaller than a table, and so many font sizes below it."""
_SHIFT = 3
"""How far, in points, the lines of one cell may lie from its left edge on the next page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, left and right edge, height of font, boldness.

    ``ocr`` is how sure its recognition is, 0 to 1, None for a line that is text in the file. ``base`` and ``foot``
    are the baselines of its first and last letters, in points from the bottom: they differ where PDFium made one line
    of two to close a hyphen. ``strong`` is a line whose font is bold by its name at least: no title for that alone, but
    other than a plain line beside it.
    """

    text: str
    left: float
    right: float
    base: float
    foot: float
    size: float
    bold: bool
    ocr: float | None = None
    strong: bool = False


Placed = tuple[int, Line]
_Reaches = dict[tuple[int, int], float]


def paragraphs(lines: Iterable[Placed]) -> list[list[Placed]]:
    """Return the lines, each with its page, as paragraphs in the same order; [] for no line."""
    rows = _rows(lines)
    step = _usual_step(rows)
    reaches = _column_ends(rows)
    groups: list[list[Placed]] = []
    last: list[Placed] = []
    for placed in rows:
        open_ = [*_cut_cells(groups, last, placed), *([last] if last else [])]
        last = next((g for g in open_ if len(g) < _MOST_LINES and _continues(g, placed, step, reaches)), [])
        if not last:
            groups.append(last)
        last.append(placed)
    return groups


def _cut_cells(groups: list[list[Placed]], last: list[Placed], placed: Placed) -> Iterator[list[Placed]]:
    """Yield the cell of a row cut by the end of a page that a line goes on with: the one at the same left edge.

    The line is the first of its page, or beside the first of what went on before.
    """
    page, line = placed
    came = next((one for number, one in last if number == page), None)
    if not last or (came is not None and (last[0][0] == page or not beside(came, line))):
        return
    for group in reversed(groups):
        number, own = group[-1]
        if group[0][0] != page - 1 or not beside(group[0][1], groups[-1][0][1]):
            return
        if number == page - 1 and abs(own.left - line.left) <= _SHIFT and len(groups) > 1:
            yield group


def cells(groups: list[list[Placed]]) -> list[Cell | None]:
    """Return the cell that each paragraph is: those on one baseline are a row, rows that follow a table.

    A few lines between two rows, as where a description takes several, do not end the table; a title does.
    """
    found: list[Cell | None] = [None] * len(groups)
    table = last = -_ROWS_APART
    for at, after in enumerate(groups[1:], 1):
        index = _before(groups, at)
        if index is None:
            continue
        other = after[0][1]
        page, line = min(groups[index], key=lambda placed: abs(placed[1].base - other.base))
        before = found[index]
        if before is None:
            goes_on = index - last < _ROWS_APART and groups[last][0][0] == page
            goes_on = goes_on and not _is_foot(groups[last][0][1], line)
            table = table if goes_on and not any(map(_is_title, groups[last + 1 : index])) else index
            before = found[index] = Cell(table, index, line.left, line.right)
        found[at] = Cell(before.table, before.row, other.left, other.right)
        last = at
    return found


def _is_foot(row: Line, line: Line) -> bool:
    """Whether a line stands far below a row and is smaller: at the foot of the page, below the table."""
    return line.size < _SMALLER * row.size and row.base - line.base > _FOOT * row.size


def _before(groups: list[list[Placed]], at: int) -> int | None:
    """Return the paragraph on whose baseline another stands: the last one, or one above it in the same column."""
    page, other = groups[at][0]
    for index in range(at - 1, max(-1, at - 1 - _CELL_ROWS), -1):
        group = groups[index]
        near = group[0][0] == page and abs(group[0][1].left - groups[at - 1][0][1].left) <= _SHIFT
        if index < at - 1 and not (near and group[0][1].left < other.left and not _in_step(groups, index + 1, at)):
            return None
        if group[0][0] == page and (_level(group, other) or _level(groups[at], group[0][1])):
            return index
    return None


def _in_step(groups: list[list[Placed]], index: int, at: int) -> bool:
    """Whether what stands below a paragraph has its like in the next columns: names and values drawn by columns."""
    page, line = groups[index][0]
    return any(group[0][0] == page and beside(line, group[0][1]) for group in groups[at : at + _COLUMN])


def _level(group: list[Placed], other: Line) -> bool:
    """Whether a line stands on the baseline of one of a paragraph, or between the few lines of one aside of it."""
    lines = [line for _, line in group]
    if any(beside(line, other) for line in lines):
        return True
    aside = all(line.right <= other.left or other.right <= line.left for line in lines)
    return aside and 1 < len(lines) <= _CELL_ROWS and lines[0].base > other.base > lines[-1].base


def _is_title(group: list[Placed]) -> bool:
    bold = all(line.bold for _, line in group)
    return bold and heading_level(" ".join(line.text for _, line in group), bold=True) > 0


def beside(one: Line, other: Line) -> bool:
    """Whether two lines of a page stand on the same baseline; a stamp across others on none of them but its own."""
    small, tall = sorted((max(one.size, 1), max(other.size, 1)))
    return abs(one.base - other.base) <= _SAME_BASELINE * (tall if tall <= _STAMP * small else small)


def insert(lines: list[Line], line: Line) -> None:
    """Put a line where it belongs among those of a page: among those beside it, else below the last one above it."""
    level = [index for index, other in enumerate(lines) if beside(other, line)]
    if level:
        at = next((index for index in level if lines[index].left > line.left), level[-1] + 1)
    else:
        at = max((index + 1 for index, other in enumerate(lines) if other.base > line.base), default=0)
    lines.insert(at, line)


def _rows(lines: Iterable[Placed]) -> list[Placed]:
    """Put a number or bullet and the text to its right on one line, and pieces that nearly touch.

    A bare figure is a number only where it opens a row: behind another cell it is a quantity.
    """
    rows: list[Placed] = []
    for page, line in lines:
        if rows and rows[-1][0] == page:
            before = rows[-1][1]
            near = -1 <= line.left - before.right <= _TOUCHING * max(line.size, 1)
            number = is_label(before.text) or (len(before.text) <= _LONGEST_NUMBER and opens_item(before.text))
            figure = _AMOUNT.fullmatch(before.text) is not None
            cell = figure and len(rows) > 1 and rows[-2][0] == page and beside(rows[-2][1], before)
            number = number and not cell
            if beside(before, line) and line.left >= before.left and (near or number):
                text = f"{before.text} {line.text}"
                bold = line.bold if number else before.bold and line.bold
                rows[-1] = page, replace(before, text=text, right=line.right, foot=line.foot, bold=bold)
                continue
        rows.append((page, line))
    return rows


def _usual_step(rows: list[Placed]) -> float:
    """Return the usual distance between two lines, in font sizes; 1.2 where it cannot be seen."""
    steps = [
        round((a.foot - b.base) / a.size, 2)
        for (p, a), (q, b) in pairwise(rows)
        if p == q and a.size > 0 and 0.8 < (a.foot - b.base) / a.size < 2.6
    ]
    return min(median(steps), Counter(steps).most_common(1)[0][0]) if steps else 1.2


def _column_ends(rows: list[Placed]) -> _Reaches:
    """Return how far to the right lines reach, for each page and left edge (in steps of 20 points).

    Four lines of five end there or before, so that a title across two columns does not widen the first. A row
    of cells ends where its last one does.
    """
    rights: dict[tuple[int, int], list[float]] = {}
    opening: Line | None = None
    for (page, line), after in zip(rows, [*rows, None][1:], strict=True):
        opening = opening or line
        if after is None or after[0] != page or not beside(line, after[1]):
            rights.setdefault((page, int(opening.left // _EDGE)), []).append(line.right)
            opening = None
    return {key: sorted(ends)[int(len(ends) * 0.8)] for key, ends in rights.items()}


def _continues(group: list[Placed], placed: Placed, step: float, reaches: _Reaches) -> bool:
    page, line = placed
    last_page, last = group[-1]
    first_page, first = group[0]
    if page == first_page and len(group) > 1 and beside(first, line) and line.left >= first.right:
        return False  # the next cell of a row
    if is_label(last.text):
        aside = page == last_page and (line.right < last.left or beside(last, line))
        return not (aside or opens_item(line.text))
    if breaks(last.text, line.text) or (opens_field(line.text) and len(last.text) <= _NARROW):
        return False
    if _AMOUNT.fullmatch(last.text) and any(map(str.isalpha, line.text)):
        return False
    if opens_field(last.text) and len(last.text) <= _NARROW and _HEAD.fullmatch(line.text):
        return False
    title = 0
    if len(group) < _TALLEST_TITLE:
        text = " ".join(part.text for _, part in group)
        title = heading_level(text, bold=all(part.bold for _, part in group))
    flows = runs_on(last.text, line.text) and not (title and last.bold and not line.bold)
    full = _is_full(last, line, reaches.get((last_page, int(last.left // _EDGE)), last.right))
    drop = (last.foot - line.base) / max(last.size, 1.0)
    if page != last_page or drop < -0.5:
        return flows or (full and len(last.text) > _SHORT and not title and not ends_sentence(last.text))
    if abs(drop) <= _SAME_BASELINE or line.right < last.left or _steps_back(last, line):
        return False
    if drop > step * _WIDER_GAP:
        return drop < step * _FAR and flows and len(last.text) > 40
    if flows:
        return True
    if drop > step * _PAUSE and ends_sentence(last.text):
        return False
    if abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size) or not full:
        return False
    if _is_listed(last, line, title):
        return False
    if line.bold != last.bold and (title or (len(group) == 1 and last.bold)):
        return False
    if line.strong != last.strong and len(last.text) <= _NARROW:
        return False
    if title and ends_sentence(last.text):
        return False
    indented = line.left > last.left + _INDENT and not opens_item(last.text)  # below a number, text hangs
    return not (ends_sentence(last.text) and (line.text[:1] in "“«" or indented))


def _is_listed(last: Line, line: Line, title: int) -> bool:
    """Whether two lines are items one below the other, as in an address: the first is short, the next begins anew.

    A title may go on, but not with a figure.
    """
    begins = line.text[:1].isdigit() or (line.text[:1].isupper() and not title)
    return len(last.text) <= _SHORT and begins and not opens_item(last.text) and last.text[-1:] != "-"


def _steps_back(last: Line, line: Line) -> bool:
    """Whether a line starts far to the left of the last one, not only to be centred below it."""
    aside = abs(line.left + line.right - last.left - last.right) / 2
    return min(last.left - line.left, aside) > _FAR_LEFT


def _is_full(last: Line, line: Line, reach: float) -> bool:
    """Whether a line goes to the edge: the first word of the next one would not have fitted on it.

    Where no sentence ends with the line, nearly to the edge is enough.
    """
    letter = (last.right - last.left) / max(len(last.text), 1)
    word = letter * (len(line.text.split(" ", 1)[0]) + 0.5)
    if last.right + word >= reach:
        return True
    return not ends_sentence(last.text) and last.right - last.left >= _NEARLY_FULL * (reach - last.left)
