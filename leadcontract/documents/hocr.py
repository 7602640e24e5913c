"""Reads what Tesseract recognised (hOCR): lines as those of a PDF page, straightened, with how sure it is of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from leadcontract.documents.lines import is_label
from leadcontract.documents.pdf_layout import Line, beside, insert

if TYPE_CHECKING:
    from lxml.etree import _Element

POINTS = 72
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_BOX = re.compile(r"\bbbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_ANGLE = re.compile(r"\btextangle (90|180|270)\b")
_DESCENDERS = re.compile(r"\bx_descenders ([\d.]+)")
_SIZE = re.compile(r"\bx_size ([\d.]+)")
_SURE = re.compile(r"\bx_wconf (\d+)")
_WIDE = 1.8
"""Words further apart than this many font sizes are in two cells, as in a PDF."""
_ALIKE = 0.3
"""Lines whose height is within this share of the usual one are of the usual one: it is guessed from their letters."""
_TITLE = 1.12
"""Lines this much higher than the usual ones stand for bold ones, which recognition does not tell."""
_MISREAD = {"ler": "1er", "Ler": "1er", "ler,": "1er,"}
"""What is read for the first day of a month, and is no word."""
_LONG = 20
"""A line this many times as long as it is high shows how far the page is askew."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: int
    right: int
    sure: float


@dataclass(frozen=True, slots=True)
class _Row:
    """One line in dots: where its baseline starts and how it climbs, its height, its words."""

    left: int
    base: float
    slope: float
    size: float
    words: list[_Word]


@dataclass(frozen=True, slots=True)
class _Page:
    """The size of a picture in dots, and how far its text is turned: 0, 90, 180 or 270 degrees."""

    width: int
    height: int
    angle: int

    def box(self, title: str) -> tuple[int, int, int, int] | None:
        """Return the left, top, right and bottom that a title gives, as they are once the page is set upright."""
        found = _BOX.search(title)
        if found is None:
            return None
        left, top, right, bottom = (int(found[number]) for number in range(1, 5))
        match self.angle:
            case 90:
                return self.height - bottom, left, self.height - top, right
            case 180:
                return self.width - right, self.height - bottom, self.width - left, self.height - top
            case 270:
                return top, self.width - right, bottom, self.width - left
        return left, top, right, bottom


def read_hocr(data: bytes, dpi: float) -> tuple[list[Line], bool]:
    """Return the lines of one recognised page, and whether it lay upside down or on its side; [] for no word.

    Parts that a wide gap sets apart come one by one. Places are in points from the bottom left, as in a PDF; a page
    that was laid turned or askew is set straight first.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        return [], False
    titles = [line.get("title", "") for line in root.iter("{*}span") if line.get("class") in _LINES]
    angles = Counter(int(found[1]) if (found := _ANGLE.search(title)) else 0 for title in titles)
    whole = next((box for part in root.iter("{*}div") if (box := _BOX.search(part.get("title", "")))), None)
    if not titles or whole is None:
        return [], False
    page = _Page(int(whole[3]), int(whole[4]), angles.most_common(1)[0][0])
    rows = [row for line in root.iter("{*}span") if line.get("class") in _LINES and (row := _row(line, page))]
    if not rows:
        return [], False
    height = page.width if page.angle in (90, 270) else page.height
    askew = median([r.slope for r in rows if r.words[-1].right - r.left > _LONG * r.size] or [0.0])
    usual = median(row.size for row in rows for _ in row.words)
    lines = [line for row in rows for line in _lines(row, askew, usual, height, POINTS / dpi)]
    return _numbered(lines), page.angle != 0


def _numbered(lines: list[Line]) -> list[Line]:
    """Return lines with each number before the paragraph that it counts, where numbers were read as a column."""
    whole = [line for line in lines if not is_label(line.text)]
    for label in (line for line in lines if is_label(line.text)):
        counted = [other for other in whole if other.left > label.right and beside(other, label)]
        if counted:
            whole.insert(whole.index(min(counted, key=lambda other: other.left)), label)
        else:
            insert(whole, label)
    return whole


def _row(line: _Element, page: _Page) -> _Row | None:
    title = line.get("title", "")
    box, base, size, below = page.box(title), _BASELINE.search(title), _SIZE.search(title), _DESCENDERS.search(title)
    words = [
        _Word(_MISREAD.get(text, text), place[0], place[2], int(sure[1]) / 100 if sure else 0.0)
        for word in line.iter("{*}span")
        if word.get("class") == "ocrx_word"
        and (text := "".join(map(str, word.itertext())).strip())
        and (place := page.box(word.get("title", "")))
        for sure in [_SURE.search(word.get("title", ""))]
    ]
    if not words or box is None:
        return None
    slope, offset = (float(base[1]), float(base[2])) if base else (0.0, -float(below[1]) if below else 0.0)
    high = float(size[1]) if size else float(box[3] - box[1])
    return _Row(box[0], box[3] + offset, slope, max(high, 1.0), words)


def _lines(row: _Row, askew: float, usual: float, height: int, scale: float) -> Iterator[Line]:
    """Yield one line of a page cut where its words stand far apart, as a PDF gives the cells of a row."""
    size = usual if abs(row.size - usual) <= _ALIKE * usual else row.size
    title = row.size > _TITLE * usual
    parts: list[list[_Word]] = []
    for word in row.words:
        if parts and word.left - parts[-1][-1].right <= _WIDE * size:
            parts[-1].append(word)
        else:
            parts.append([word])

    def up(across: int) -> float:
        return (height - row.base - row.slope * (across - row.left) + askew * across) * scale

    for part in parts:
        text = " ".join(word.text for word in part)
        letters = sum(len(word.text) for word in part)
        sure = sum(word.sure * len(word.text) for word in part) / letters
        left, right = part[0].left, part[-1].right
        yield Line(text, left * scale, right * scale, up(left), up(right), size * scale, title, sure)
