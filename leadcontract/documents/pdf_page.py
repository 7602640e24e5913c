"""Reads one page of a PDF: its lines with their place, and whether they are what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from leadcontract.documents.garbled import is_garbled
from leadcontract.documents.pdf_layout import Line

if TYPE_CHECKING:
    import pypdfium2

Shown = Literal["text", "image", "garbled"]
"""What a page shows: its text; an image that its text is not the text of; letters that its text layer garbles."""

_FEWEST_LETTERS = 20
_FEWEST_BESIDE_SCAN = 300
"""A page under an image needs this many letters for them to be those of the image, not a stamp or a number on it."""
_FEWEST_DRAWN = 50
"""A page without letters that is drawn by this many strokes holds text turned into shapes."""
_SCAN, _PICTURE = 0.5, 0.05
"""The share of the page from which an image is a scan of it, and from which it may hold text of its own."""
_BOLD = 600
_WIDE = 1.8
"""Words further apart than this many font sizes are in two cells: more than the widest gap of justified lines."""
_SLIM = 6
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, what it shows, and how many images in it hold no text."""

    lines: list[Line]
    shows: Shown
    images: int


def read_page(page: pypdfium2.PdfPage) -> Page:
    """Return what one page holds as text; a page that only shows an image, or whose text is garbled, says so."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        lines = list(_lines(text_page))
    finally:
        text_page.close()
    letters = sum(len(line.text) for line in lines)
    frame = page.get_bbox()
    area = max((frame[2] - frame[0]) * (frame[3] - frame[1]), 1)
    objects = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    boxes = [_clipped(one.get_bounds(), frame) for one in objects if one.level == 0]
    shares = [(right - left) * (top - bottom) / area for left, bottom, right, top in boxes]
    if letters < _FEWEST_LETTERS:
        drawn = objects or len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3))) >= _FEWEST_DRAWN
        return Page(lines, "image" if drawn else "text", 0)
    if is_garbled("\n".join(line.text for line in lines)):
        return Page(lines, "garbled", 0)
    if sum(shares) >= _SCAN and letters < _FEWEST_BESIDE_SCAN:
        return Page(lines, "image", 0)
    bare = [
        box for box, share in zip(boxes, shares, strict=True)
        if share >= _PICTURE and not any(_is_in(line, box) for line in lines)
    ]  # fmt: skip
    return Page(lines, "text", len(bare))


def _clipped(box: Box, frame: Box) -> Box:
    left, bottom = max(box[0], frame[0]), max(box[1], frame[1])
    return left, bottom, max(left, min(box[2], frame[2])), max(bottom, min(box[3], frame[3]))


def _is_in(line: Line, box: Box) -> bool:
    left, bottom, right, top = box
    return left <= (line.left + line.right) / 2 <= right and bottom <= line.base <= top


def _lines(text_page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page in the order of its content, parts that a wide gap sets apart one by one."""
    position = 0
    for piece in text_page.get_text_range().split("\n"):
        start, position = position, position + len(piece) + 1
        for begin, end in _parts(text_page, start, piece.rstrip()):
            yield _line(text_page, start + begin, piece[begin:end])


def _parts(text_page: pypdfium2.PdfTextPage, start: int, text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters ``begin:end`` of each cell of a line of text; nothing for a blank line."""
    from ctypes import c_double

    from pypdfium2 import raw as pdfium

    left, right, other, box = c_double(), c_double(), c_double(), pdfium.FS_RECTF()
    begin = len(text) - len(text.lstrip())
    for space in _SPACE.finditer(text, begin):
        before = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start + space.start() - 1)
        after = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start + space.end())
        pdfium.FPDFText_GetCharBox(text_page, before, left, right, other, other)
        edge = right.value
        pdfium.FPDFText_GetCharBox(text_page, after, left, right, other, other)
        gap = left.value - edge
        if (
            gap > _SLIM
            and pdfium.FPDFText_GetLooseCharBox(text_page, after, box)
            and gap > _WIDE * (box.top - box.bottom)
        ):
            yield begin, space.start()
            begin = space.end()
    if begin < len(text):
        yield begin, len(text)


def _line(text_page: pypdfium2.PdfTextPage, start: int, text: str) -> Line:
    """Return a line with its box and font; ``start`` is where its text begins in that of the page."""
    from ctypes import c_double

    from pypdfium2 import raw as pdfium

    left, right, bottom, top, box = c_double(), c_double(), c_double(), c_double(), pdfium.FS_RECTF()
    first = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start)
    last = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start + len(text) - 1)
    pdfium.FPDFText_GetLooseCharBox(text_page, first, box)
    size = box.top - box.bottom
    pdfium.FPDFText_GetCharBox(text_page, last, left, right, bottom, top)
    end = right.value
    pdfium.FPDFText_GetCharOrigin(text_page, last, left, bottom)
    foot = bottom.value
    pdfium.FPDFText_GetCharOrigin(text_page, first, left, bottom)
    samples = (first, (first + last) // 2, last)
    bold = all(pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD for index in samples)
    return Line(text, left.value, end, bottom.value, foot, size, bold)
