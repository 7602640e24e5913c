"""Reads one page of a PDF: its lines with their place, and whether they are what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Literal

from leadcontract.documents.garbled import is_garbled
from leadcontract.documents.lines import HYPHEN
from leadcontract.documents.pdf_cells import Gap, Run, cut, parting
from leadcontract.documents.pdf_layout import Line
from leadcontract.documents.pdf_order import ordered
from leadcontract.documents.pdf_rtl import Letter, has_rtl, is_rtl, mirrored, read_row

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
_LONGEST_FONT = 128
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")
_LINE = re.compile(r"\S[^\n]*")
_BACK = 2
"""A word that starts this many font sizes before the end of the last one stands elsewhere."""
_OTHER_LINE = 2
"""Letters this many points higher or lower stand on another line."""

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
        lines = ordered(_lines(text_page, page.get_width()))
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


def _lines(text_page: pypdfium2.PdfTextPage, width: float) -> list[Line]:
    """Return the lines of a page in the order of its content, its cells one by one.

    A page that is read from right to left comes as a mirror shows it.
    """
    text = text_page.get_text_range()
    runs = list(_runs(text_page, text))

    def differ(one: int, other: int) -> bool:
        return _bold(text_page, one) != _bold(text_page, other)

    if not has_rtl(text):
        return [_line(text_page, *cell) for cell in cut(runs, differ)]
    level = {_level(run) for run in runs if has_rtl(run.text)}
    drawn = {id(run): at for at, run in enumerate(runs)}
    lines = [
        (drawn[id(cell[0])], _line(text_page, *cell))
        for cell in cut([run for run in runs if _level(run) not in level], differ)
    ]
    for base in level:
        row = [run for run in runs if _level(run) == base]
        lines += ((drawn[id(row[0])], line) for line in _rtl_lines(text_page, row))
    lines.sort(key=lambda placed: placed[0])
    found = [line for _, line in lines]
    return mirrored(found, width) if is_rtl(text) else found


def _level(run: Run) -> int:
    return round(run.base / 2)


def _runs(text_page: pypdfium2.PdfTextPage, text: str) -> Iterator[Run]:
    """Yield the lines of a page in the order of its content, with their gaps; none that is blank.

    Where PDFium made one of two, to close a hyphen or for what stands elsewhere on the same baseline, they are two.
    """
    from ctypes import c_double

    from pypdfium2 import raw as pdfium

    left, right, base, other = c_double(), c_double(), c_double(), c_double()
    for start, said in _stretches(text_page, text):
        opens, gaps, size = 0, [], 0.0
        for space in [*_SPACE.finditer(said), None]:
            begin, end = space.span() if space else (len(said), len(said))
            if not size:
                first = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start + opens)
                pdfium.FPDFText_GetCharOrigin(text_page, first, left, base)
                edge, size = left.value, _size(text_page, first)
            if space:
                before = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start + begin - 1)
                after = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, start + end)
                pdfium.FPDFText_GetCharBox(text_page, before, left, right, other, other)
                ends = right.value
                pdfium.FPDFText_GetCharBox(text_page, after, left, right, other, other)
                if left.value - ends > -_BACK * size:
                    gaps.append(Gap(begin - opens, end - opens, left.value, left.value - ends))
                    continue
            yield Run(start + opens, said[opens:begin], edge, base.value, size, *parting(gaps, size))
            opens, gaps, size = end, [], 0.0


def _stretches(text_page: pypdfium2.PdfTextPage, text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of the text of a page and where it starts, cut after the hyphens that PDFium closed."""
    from ctypes import c_double

    from pypdfium2 import raw as pdfium

    across, before, after = c_double(), c_double(), c_double()
    for line in _LINE.finditer(text):
        start, said = line.start(), line[0].rstrip()
        for mark in HYPHEN.finditer(said):
            for at, base in ((line.start() + mark.start(), before), (line.start() + mark.end(), after)):
                index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, at)
                pdfium.FPDFText_GetCharOrigin(text_page, index, across, base)
            if abs(before.value - after.value) > _OTHER_LINE:
                yield start, f"{text[start : line.start() + mark.start()]}-"
                start = line.start() + mark.end()
        yield start, text[start : line.start() + len(said)]


def _rtl_lines(text_page: pypdfium2.PdfTextPage, row: Sequence[Run]) -> Iterator[Line]:
    """Yield the cells of a row that holds Arabic or Hebrew as they are read."""
    from ctypes import c_double

    from pypdfium2 import raw as pdfium

    left, right, other = c_double(), c_double(), c_double()
    letters, size = [], 0.0
    for run in row:
        for at, sign in enumerate(run.text, run.start):
            if sign.isspace():
                continue
            index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, at)
            pdfium.FPDFText_GetCharBox(text_page, index, left, right, other, other)
            letters.append(Letter(sign, left.value, right.value))
            size = max(size, _size(text_page, index))
    bold = all(_bold(text_page, run.start) for run in row)
    for cell in read_row(letters, size):
        yield Line(cell.text, cell.left, cell.right, row[0].base, row[0].base, size, bold)


def _size(text_page: pypdfium2.PdfTextPage, index: int) -> float:
    """Return how high the box of a letter is, in points; that of its font where it is given as high as the letter."""
    from pypdfium2 import raw as pdfium

    box, shape = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    pdfium.FPDFText_GetMatrix(text_page, index, shape)
    high = float(pdfium.FPDFText_GetFontSize(text_page, index)) * hypot(shape.c, shape.d)
    return max(float(box.top - box.bottom), high)


def _bold(text_page: pypdfium2.PdfTextPage, at: int) -> bool:
    from pypdfium2 import raw as pdfium

    return _is_bold(text_page, pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, at))


def _is_bold(text_page: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether a letter is bold: its font weighs so much, or its name says so, as where a browser printed the page."""
    from ctypes import c_int, create_string_buffer

    from pypdfium2 import raw as pdfium

    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD:
        return True
    name = create_string_buffer(_LONGEST_FONT)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_FONT, c_int())
    return b"bold" in name.value.lower()


def _line(text_page: pypdfium2.PdfTextPage, run: Run, begin: int, end: int) -> Line:
    """Return the characters ``begin:end`` of a run as a line, with its box and font."""
    from ctypes import c_double

    from pypdfium2 import raw as pdfium

    left, right, other = c_double(), c_double(), c_double()
    first = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, run.start + begin)
    last = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, run.start + end - 1)
    pdfium.FPDFText_GetCharBox(text_page, last, left, right, other, other)
    edge = right.value
    pdfium.FPDFText_GetCharOrigin(text_page, last, left, other)
    foot, opens, base, size = other.value, run.left, run.base, run.size
    if begin:
        pdfium.FPDFText_GetCharOrigin(text_page, first, left, other)
        opens, base, size = left.value, other.value, _size(text_page, first)
    samples = (first, (first + last) // 2, last)
    bold = all(pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD for index in samples)
    strong = bold or all(_is_bold(text_page, index) for index in samples)
    return Line(run.text[begin:end], opens, edge, base, foot, size, bold, strong=strong)
