"""Reads what Tesseract recognised (hOCR): lines as those of a PDF page, straightened, with how sure it is of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from leadcontract.documents.pdf_layout import Line

if TYPE_CHECKING:
    from lxml.etree import _Element

POINTS = 72
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_BOX = re.compile(r"\bbbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
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
"""A line this many times as long as it is high shows how far the page is turned."""


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


def read_hocr(data: bytes, dpi: float) -> list[Line]:
    """Return the lines of one recognised page, parts that a wide gap sets apart one by one; [] for no word.

    Places are in points from the bottom left, as in a PDF; a page that was laid askew is straightened first.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        return []
    rows = [row for line in root.iter("{*}span") if line.get("class") in _LINES and (row := _row(line))]
    if not rows:
        return []
    page = next((box for part in root.iter("{*}div") if (box := _BOX.search(part.get("title", "")))), None)
    height = int(page[4]) if page else 0
    turned = median([r.slope for r in rows if r.words[-1].right - r.left > _LONG * r.size] or [0.0])
    usual = median(row.size for row in rows for _ in row.words)
    return [line for row in rows for line in _lines(row, turned, usual, height, POINTS / dpi)]


def _row(line: _Element) -> _Row | None:
    title = line.get("title", "")
    box, base, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
    words = [
        _Word(_MISREAD.get(text, text), int(place[1]), int(place[3]), int(sure[1]) / 100 if sure else 0.0)
        for word in line.iter("{*}span")
        if word.get("class") == "ocrx_word"
        and (text := "".join(map(str, word.itertext())).strip())
        and (place := _BOX.search(word.get("title", "")))
        for sure in [_SURE.search(word.get("title", ""))]
    ]
    if not words or box is None:
        return None
    slope, offset = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
    high = float(size[1]) if size else float(int(box[4]) - int(box[2]))
    return _Row(int(box[1]), int(box[4]) + offset, slope, max(high, 1.0), words)


def _lines(row: _Row, turned: float, usual: float, height: int, scale: float) -> Iterator[Line]:
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
        return (height - row.base - row.slope * (across - row.left) + turned * across) * scale

    for part in parts:
        text = " ".join(word.text for word in part)
        letters = sum(len(word.text) for word in part)
        sure = sum(word.sure * len(word.text) for word in part) / letters
        left, right = part[0].left, part[-1].right
        yield Line(text, left * scale, right * scale, up(left), up(right), size * scale, title, sure)
