"""Finds what names a value: the head of its row, the head of its column, the line above it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from leadcontract.documents.block import Cell

_LONGEST = 60
_MOST_WORDS = 8
_ABOVE = 5
"""A line with no colon names the next one with this many words at most."""
_SHORT = 15
"""A line of more words than this is running text, which no line above need name."""
_NO_NAME = re.compile(
    r"(?<!^[^\W\d_]{2})(?<!^[^\W\d_]{3})(?<!^[^\W\d_]{4})(?<!\b(?i:no))(?<!\b(?i:ref|réf|qty))[.]$|[;?!,…_]$|^[^\w«\"(#]|^\W*$|@|www|[.…_]{4}"
)
_NUMBERS = frozenset({"#", "N°", "n°", "Nº", "№"})
"""Heads the column of the numbers of rows."""
_OWN_LABEL = re.compile(r"^[^:]{2,40}\s?:\s+\S")


def labels(texts: Sequence[str], cells: Sequence[Cell | None], levels: Sequence[int]) -> list[tuple[int, ...]]:
    """Return, for each block, the blocks that name it, what says most last; () where none does.

    ``levels`` are those of headings, 0 for running text. No heading is named, and a name is short, and no sentence.
    """
    tables: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, cell in enumerate(cells):
        if cell is not None:
            tables[cell.table][cell.row].append(index)
    named: list[tuple[int, ...]] = [() for _ in texts]
    for rows in tables.values():
        for index, names in _in_table(rows, texts, cells).items():
            named[index] = names
    for index in range(1, len(texts)):
        free = cells[index] is None and cells[index - 1] is None and not levels[index]
        goes_on = index > 2 and named[index - 2] == (index - 3,)
        if free and not named[index - 1] and _names_next(texts[index - 1], texts[index], levels[index - 1], goes_on):
            named[index] = (index - 1,)
    return [() if level else names for level, names in zip(levels, named, strict=True)]


def _in_table(
    rows: Mapping[int, list[int]], texts: Sequence[str], cells: Sequence[Cell | None]
) -> Mapping[int, tuple[int, ...]]:
    """Name the cells of one table: a row that only names heads the columns below it.

    What says most of a value stands last: in two columns the head of its row ("Payment terms"), else of its column.
    """
    heads: list[int] = []
    found: dict[int, tuple[int, ...]] = {}
    ordered = [rows[number] for number in sorted(rows)]
    for row, following in zip(ordered, [*ordered[1:], []], strict=True):
        if _is_head(row, following, texts, cells):
            heads = row
            continue
        two = len(heads) == 2 and _above(row[0], heads, cells) == tuple(heads[:1])
        for at, index in enumerate(row):
            names = [i for i in row[:at] if is_name(texts[i])]
            own = tuple(names[:1] if heads else names[-1:])
            if not heads and own and own[0] != row[at - 1] and _is_field(texts[index]):
                own = ()
            over = _above(index, heads, cells)
            found[index] = (*over, *own) if two else (*own, *over)
    return found


def _is_head(row: list[int], following: list[int], texts: Sequence[str], cells: Sequence[Cell | None]) -> bool:
    """Whether a row of names heads the columns: the format says so, or it has three at least and figures below."""
    if not all(texts[i] in _NUMBERS or (is_name(texts[i]) and not _figures(texts[i])) for i in row):
        return False
    marked = any(cell is not None and cell.head for cell in (cells[i] for i in row))
    if marked:
        return len(row) > 1 and bool(following)
    return len(row) > 2 and any(_figures(texts[i]) for i in following)


def _above(index: int, heads: list[int], cells: Sequence[Cell | None]) -> tuple[int, ...]:
    """Return the head over a cell: it shares most of its width, or stands no further off than it is wide."""
    left, right = _edges(cells[index])
    shared = {head: min(right, _edges(cells[head])[1]) - max(left, _edges(cells[head])[0]) for head in heads}
    best = max(shared, key=lambda head: shared[head], default=None)
    return (best,) if best is not None and -_width(cells[best]) < shared[best] != 0 else ()


def _width(cell: Cell | None) -> float:
    return _edges(cell)[1] - _edges(cell)[0]


def _edges(cell: Cell | None) -> tuple[float, float]:
    return (0, 0) if cell is None else (cell.left, cell.right)


def is_name(text: str) -> bool:
    """Whether a text can be the name of a value: some words at most, that end as no sentence does."""
    brief = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return brief and not text[0].islower() and not _NO_NAME.search(text) and _wordy(text)


def _wordy(text: str) -> bool:
    """Whether letters outweigh figures: "Qté" and "Phase 1" do, "800" and "24,00 €" do not."""
    return sum(map(str.isalpha, text)) > sum(map(str.isdigit, text))


def _names_next(above: str, text: str, level: int, goes_on: bool) -> bool:
    """Whether a line names the short one below: it ends in a colon, or is short where the other is no name.

    Where names and values take turns (``goes_on``), the value may look like a name ("Client" / "Garage Ferrand").
    """
    if not is_name(above) or len(text.split()) > _SHORT or _OWN_LABEL.match(text) or text.endswith(":"):
        return False
    if level and (_figures(above) or not any(map(str.isalpha, text))):
        return False
    if above.endswith(":"):
        return True
    return (
        above[0].isupper()
        and (level > 0 or len(above.split()) <= _ABOVE)
        and not _figures(above)
        and (goes_on or not _is_field(text))
    )


def _is_field(text: str) -> bool:
    return is_name(text) and len(text.split()) <= _ABOVE and not _figures(text)


def _figures(text: str) -> bool:
    return any(map(str.isdigit, text))
