"""Finds the paragraphs of a text file: which line ends are only the edge of the page."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from leadcontract.documents import markdown
from leadcontract.documents.block import Cell
from leadcontract.documents.furniture import furniture
from leadcontract.documents.headings import heading_level
from leadcontract.documents.labels import is_name
from leadcontract.documents.lines import (
    breaks,
    ends_sentence,
    is_label,
    joined,
    opens_field,
    opens_item,
    runs_on,
    vocabulary,
)
from leadcontract.domain.document import Place

_WIDEST_WRAP = 160
_NEARLY_FULL = 0.72
_LONGEST_LINE = 20_000
_MOST_LINES = 300
_PAGE_GAP = 4
_COLUMNS = re.compile(r"\S\s{3,}\S.*\S\s{3,}\S|\S\t+\S")
_ITEM_WORDS = 3
_BARE_NUMBER = re.compile(r"\s*\d{1,3}(?:\s+\d{1,3})?\s*")
_COLLAPSED_SHARE = 0.15
_APART = re.compile(r"(?<=[^\W\d_]{2}\.)\s{4,}(?=\w)|(?<=[^\s.…_·])(?:\s{3,}|\s?\t+\s?|\s?[.…_·]{4,}\s*)(?=[^\s.…_·])")
_FIGURE = re.compile(r"[^\W\d_]{0,3}[-€$£]?\s?\d[\d\s.,]*\s?(?:[%€$£]|[A-Z]{3})?")
_PAGE = re.compile(r"\d{1,3}|[ivxl]+")
_ROWS_APART = 2
"""Rows of one table of a text lie fewer lines than this apart."""
_MANY_CELLS, _SPACED_OUT = 3, 4
"""Rows of so many cells may lie a little further apart, with a blank or the rest of a description between them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its marks still on; ``level`` and ``cell`` as in Block."""

    text: str
    level: int | None = None
    place: Place = "body"
    cell: Cell | None = None


def paragraphs(text: str, marked: bool) -> list[Paragraph]:
    """Return the paragraphs of a text whose line ends are "\\n"; ``marked`` says that it is Markdown."""
    lines = _without_furniture(_without_page_numbers(text.split("\n")))
    lines = _single_spaced(lines)
    width = _wrap_width(lines)
    known = vocabulary(text)
    found: list[Paragraph] = []
    current: list[str] = []
    blanks = 0
    table = last_row = -_ROWS_APART
    tabs = 0

    def close() -> None:
        if current:
            found.append(Paragraph(joined(current, known)))
            current.clear()

    for index, line in enumerate(lines):
        if not line.strip():
            blanks += _PAGE_GAP if "\x0c" in line else 1
            continue
        gap, blanks = blanks, 0
        row = _row(line, marked)
        if row is not None:
            close()
            apart = _ROWS_APART if marked or len(row) < _MANY_CELLS else _SPACED_OUT
            same = marked or line.count("\t") == tabs or not min(line.count("\t"), tabs)
            table, tabs = table if same and index - last_row < apart else index, line.count("\t")
            head = marked and table == index
            found += [Paragraph(text, None, "table", Cell(table, index, *at, head)) for text, at in row if text]
            last_row = index
            continue
        title = markdown.heading(line, lines[index + 1] if index + 1 < len(lines) else "") if marked else None
        if title or (marked and markdown.is_rule(line)):
            close()
            found += [Paragraph(title[1], title[0])] if title and title[1] else []
            continue
        if current and (len(current) > _MOST_LINES or not _continues(current, line, gap, width)):
            close()
        *whole, last = _cut(line.replace("\x0c", ""))
        for part in whole:
            current.append(part)
            close()
        current.append(last)
    close()
    return found


def _cut(line: str) -> list[str]:
    """Return a line in parts of bounded length, cut at blanks; the line alone, but for hostile files."""
    return textwrap.wrap(line, _LONGEST_LINE) or [line] if len(line) > _LONGEST_LINE else [line]


def _row(line: str, marked: bool) -> list[tuple[str, tuple[int, int]]] | None:
    """Return the cells of a table row with their left and right edges, None for a line that is none.

    Those between tabs are counted: a row with fewer tabs is one of another table, for it tells no column.
    """
    cells = markdown.cells(line) if marked else None
    if cells is not None:
        return [(cell, (n, n + 1)) for n, cell in enumerate(cells)]
    gaps = [] if marked else [gap.span() for gap in _APART.finditer(line)]
    if not gaps:
        return None
    if "\t" in line.strip():
        row = [(cell.strip(), (n, n + 1)) for n, cell in enumerate(line.strip("\n").split("\t")) if cell.strip()]
    else:
        opening = len(line) - len(line.lstrip())
        spans = zip([opening, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(line)], strict=True)
        row = [(line[start:end].strip(), (_column(line, start), _column(line, end))) for start, end in spans]
    name, last = row[0][0], row[-1][0]
    named = is_name(name) and (name[0].isupper() or name[0].isdigit())
    item = len(row) > 2 and any(map(str.isdigit, name)) and len(name.split()) <= _ITEM_WORDS
    priced = len(row) > 2 and sum(_FIGURE.fullmatch(cell) is not None for cell, _ in row[1:]) > 1
    fielded = all(opens_field(cell) for cell, _ in row[1:])
    return row if (named or item or priced or fielded) and not (len(row) == 2 and _PAGE.fullmatch(last)) else None


def _column(line: str, at: int) -> int:
    """Return the column that a character stands in: those of Chinese and the like take two."""
    return at if line.isascii() else at + sum(east_asian_width(sign) in "WF" for sign in line[:at])


def _continues(current: list[str], line: str, gap: int, width: int) -> bool:
    """Whether a line goes on with the paragraph: ``gap`` blank lines lie between, lines wrap at ``width``."""
    last, line = current[-1].rstrip(), line.rstrip()
    start = line.strip()
    if is_label(last.strip()) and len(current) == 1:
        return gap < _PAGE_GAP and not opens_item(start) and not is_label(start)
    if gap >= _PAGE_GAP:
        return len(last) > 60 and not (ends_sentence(last) or opens_item(start) or heading_level(start))
    if gap or breaks(last, start) or _COLUMNS.search(last) or _COLUMNS.search(start):
        return False
    if not width:
        return len(last) > 60 and not last.endswith((",", "-")) and runs_on(last, start)
    full = len(last) >= _NEARLY_FULL * width or len(last) + 1 + len(start.split()[0]) > width
    if runs_on(last, start):
        return full or last[-1:] == "," or len(last) > 30
    title = heading_level(joined(current) if len(current) < 4 else "") or heading_level(start)
    return full and not (title and not (len(last) > 0.9 * width and not ends_sentence(last)))


def _wrap_width(lines: list[str]) -> int:
    """Return the column where lines are wrapped, 0 when each line is a whole paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    lengths = sorted(len(a.rstrip()) for a, _ in pairs)
    if len(lengths) < 3:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    wrapped = sum(runs_on(a.strip(), b.strip()) for a, b in pairs)
    return width if width <= _WIDEST_WRAP and wrapped * 10 >= len(pairs) else 0


def _single_spaced(lines: list[str]) -> list[str]:
    """Take out the blank line after every line, where a text has one even within its sentences."""
    pairs = [
        (a.strip(), b.strip())
        for a, blank, b in zip(lines, lines[1:], lines[2:], strict=False)
        if a.strip() and b.strip() and not blank.strip()
    ]
    cut = sum(runs_on(a, b) and not is_label(a) for a, b in pairs)
    if len(pairs) < 10 or cut < _COLLAPSED_SHARE * len(pairs):
        return lines
    kept: list[str] = []
    for index, line in enumerate(lines):
        alone = 0 < index < len(lines) - 1 and lines[index - 1].strip() and lines[index + 1].strip()
        if line.strip() or not alone:
            kept.append(line)
    return kept


def _without_page_numbers(lines: list[str]) -> list[str]:
    """Put a page break in the place of numbers that stand alone and count up one by one."""
    padded = ["", *lines, ""]
    found: list[int] = []
    expected = 0
    for index, line in enumerate(lines):
        if padded[index].strip() or padded[index + 2].strip() or not _BARE_NUMBER.fullmatch(line):
            continue
        numbers = [int(number) for number in line.split()]
        if numbers[0] in (expected, expected + 1) or (not found and numbers[0] <= 3):
            found.append(index)
            expected = numbers[-1]
    if len(found) < 3:
        return lines
    gone = set(found)
    return ["\x0c" if index in gone else line for index, line in enumerate(lines)]


def _without_furniture(lines: list[str]) -> list[str]:
    """Drop repeated headers, footers and page numbers where form feeds or wide gaps show pages."""
    pages = _pages(lines)
    if len(pages) < 2:
        return lines
    drop = furniture([[lines[index] for index in page] for page in pages])
    gone = {page[index] for page, dropped in zip(pages, drop, strict=True) for index in dropped}
    return ["" if index in gone else line for index, line in enumerate(lines)]


def _pages(lines: list[str]) -> list[list[int]]:
    """Return the indices of the lines with text, page by page."""
    pages: list[list[int]] = [[]]
    blanks, broken = 0, False
    for index, line in enumerate(lines):
        if line.strip() and (broken or blanks >= _PAGE_GAP):
            pages.append([])
        broken = "\x0c" in line or (broken and not line.strip())
        if line.strip():
            pages[-1].append(index)
            blanks = 0
        else:
            blanks += 1
    return [page for page in pages if page]
