"""From pictures of pages to their lines, one page a core, and to what of them was not read."""

from __future__ import annotations

import os
import re
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from leadcontract.documents import tesseract
from leadcontract.documents.guards import Limits
from leadcontract.documents.hocr import read_hocr
from leadcontract.documents.pdf_layout import Line, beside, insert
from leadcontract.documents.refusals import RECOGNITION, refusal
from leadcontract.documents.tesseract import Picture, recognise
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.language import Bilingual

IMAGE = "image without text"
GARBLED = "unreadable text layer"
UNRECOGNISED = "page that could not be recognised"
BARELY = "barely legible page"
_LEGIBLE = 0.6
"""Below this mean confidence, a page has more wrong words than a lawyer would rely on."""
_MARKS = 0.3
"""Lines less sure than this are rules, stamps and specks taken for letters; so are those without letter or figure."""
_SIGN = re.compile(r"[^\W_]")
_SURER = 0.2
"""A line of a second reading takes the place of lines of the first that it is so much surer of than they are."""
_SAME_LINE = 0.7
_NUMBER, _NUMBERED = 7, 3
"""A word of at most so many letters beside a text may be its number; so many of them are a column of numbers."""
_AS_SURE = 0.95
_CELLS, _ROWS = 3, 2
"""A page with this many rows of this many cells holds a table."""


def scanned(path: Path, pictures: Iterable[Picture], limits: Limits) -> Iterator[tuple[list[Line], str | None]]:
    """Yield the lines of each picture in order, and why it was not, or not well, read; None where it was.

    Few pictures are held at a time. InputError when all together take longer than the limit.
    """
    ends = time.monotonic() + limits.seconds
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    waiting: deque[Future[list[Line] | None]] = deque()

    def one(picture: Picture) -> list[Line] | None:
        return _read(picture, min(ends, time.monotonic() + limits.page_seconds))

    def done() -> tuple[list[Line], str | None]:
        lines = waiting.popleft().result()
        read = [line for line in lines or [] if (line.ocr or 0) >= _MARKS and _SIGN.search(line.text)]
        if time.monotonic() >= ends:
            raise refusal(path, "too slow", seconds=str(limits.seconds), enough=f"seconds={2 * limits.seconds}")
        return read, _trouble(lines)

    with ThreadPoolExecutor(cores) as pool:
        for picture in pictures:
            waiting.append(pool.submit(one, picture))
            if len(waiting) > cores:
                yield done()
        while waiting:
            yield done()


def advice(document: SourceDocument) -> Bilingual | None:
    """Return what to install so that more of a document could be read, None where nothing would help."""
    lack = tesseract.lack() if any(one.what in (IMAGE, GARBLED) for one in document.not_read) else None
    return RECOGNITION[lack] if lack else None


def _read(picture: Picture, ends: float) -> list[Line] | None:
    """Return the lines of a picture; where it helps, it is read again by its rows.

    Cells of a table that were missed come from the second reading; where the numbers of paragraphs were taken for a
    column of their own, which they are too narrow to be read as, all comes from it.
    """
    written = recognise(picture, max(0.1, ends - time.monotonic()))
    if written is None:
        return None
    lines, turned = read_hocr(written, picture.dpi)
    table, numbered = _is_table(lines), len(_numbers(lines)) >= _NUMBERED
    if turned or not (table or numbered):
        return lines
    again = recognise(picture, max(0.1, ends - time.monotonic()), table=True)
    rows = [] if again is None else read_hocr(again, picture.dpi)[0]
    if numbered and not table and _sure(rows) >= _AS_SURE * _sure(lines):
        return _joined(rows)
    return _completed(lines, rows)


def _completed(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Return lines with those of another reading of the page that stand where nothing, or nothing sure, was read."""
    whole = list(lines)
    for other in others:
        over = [line for line in whole if _overlap(line, other)]
        if (other.ocr or 0) >= max([_LEGIBLE, *((line.ocr or 0) + _SURER for line in over)]):
            whole = [line for line in whole if line not in over]
            insert(whole, other)
    return whole


def _overlap(line: Line, other: Line) -> bool:
    apart = abs(line.base - other.base) > _SAME_LINE * max(line.size, other.size)
    return not apart and line.left < other.right and other.left < line.right


def _is_table(lines: Sequence[Line]) -> bool:
    cells = Counter(round(line.base, 1) for line in lines)
    return sum(count >= _CELLS for count in cells.values()) >= _ROWS


def _numbers(lines: Sequence[Line]) -> dict[int, int]:
    """Map each short word that stands alone beside a text to that text, both by their place in the list."""
    found: dict[int, int] = {}
    for at, number in enumerate(lines):
        if len(number.text) <= _NUMBER and " " not in number.text:
            level = [n for n, line in enumerate(lines) if n != at and beside(line, number)]
            if len(level) == 1 and lines[level[0]].left > number.right and len(lines[level[0]].text) > _NUMBER:
                found[at] = level[0]
    return found


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Return lines with those short words in the line of their text: numbers, however badly they were read."""
    numbers = _numbers(lines)
    before = {text: lines[at] for at, text in numbers.items()}
    return [
        replace(line, text=f"{before[n].text} {line.text}", left=before[n].left) if n in before else line
        for n, line in enumerate(lines)
        if n not in numbers
    ]


def _sure(lines: Sequence[Line]) -> float:
    """Return how many letters are read, each weighed by how sure it is."""
    return sum((line.ocr or 0) * len(line.text) for line in lines)


def _trouble(lines: Sequence[Line] | None) -> str | None:
    if lines is None:
        return UNRECOGNISED
    if not any(_SIGN.search(line.text) for line in lines):
        return IMAGE
    return BARELY if _sure(lines) < _LEGIBLE * sum(len(line.text) for line in lines) else None
