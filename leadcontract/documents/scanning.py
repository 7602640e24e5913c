"""From pictures of pages to their lines, one page a core, and to what of them was not read."""

from __future__ import annotations

import os
import re
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from leadcontract.documents import tesseract
from leadcontract.documents.guards import Limits
from leadcontract.documents.hocr import read_hocr
from leadcontract.documents.pdf_layout import Line, insert
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
    """Return the lines of a picture; one with a table is read again by its rows, for the cells that were missed."""
    written = recognise(picture, max(0.1, ends - time.monotonic()))
    if written is None:
        return None
    lines, turned = read_hocr(written, picture.dpi)
    if _is_table(lines) and not turned:
        again = recognise(picture, max(0.1, ends - time.monotonic()), table=True)
        lines = lines if again is None else _completed(lines, read_hocr(again, picture.dpi)[0])
    return lines


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


def _sure(lines: Sequence[Line]) -> float:
    """Return how many letters are read, each weighed by how sure it is."""
    return sum((line.ocr or 0) * len(line.text) for line in lines)


def _trouble(lines: Sequence[Line] | None) -> str | None:
    if lines is None:
        return UNRECOGNISED
    if not any(_SIGN.search(line.text) for line in lines):
        return IMAGE
    return BARELY if _sure(lines) < _LEGIBLE * sum(len(line.text) for line in lines) else None
