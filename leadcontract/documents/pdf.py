"""Reads PDF with a text layer: lines with their place on the page, then paragraphs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.blocks import Block
from leadcontract.documents.furniture import furniture
from leadcontract.documents.guards import LIMITS, MEGABYTE, Limits
from leadcontract.documents.lines import joined, unbulleted, vocabulary
from leadcontract.documents.normalising import normalise
from leadcontract.documents.pdf_layout import Line, beside, cells, paragraphs
from leadcontract.documents.refusals import over, refusal
from leadcontract.domain.document import NotRead, Place

if TYPE_CHECKING:
    import pypdfium2

_FEWEST_LETTERS = 20
_NO_TEXT = "image without text"
_BOLD = 600
_WIDE = 1.8
"""Words further apart than this many font sizes are in two cells: more than the widest gap of justified lines."""
_SLIM = 6
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")
_STRANGE = re.compile("[\x00-\x1f\ue000-\uf8ff\ufffd]")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NO_PAGE = re.compile(rb"/(?:Image|Length1|Type1C|CIDFontType0C|OpenType|ObjStm|XRef|EmbeddedFile|Metadata)\b")
_LONGEST_DICTIONARY = 2_000
_PASSWORD_ERROR = 4
_SECURITY_ERROR = 5


def read_pdf(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[list[Block], list[NotRead], int]:
    """Return the blocks of a PDF, what was not read of it, and its number of pages.

    InputError when it is damaged, encrypted, too long, or has no readable text at all.
    """
    import pypdfium2

    largest = _largest_stream(data, limits.stream)
    if largest > limits.stream:
        raise over(path, largest, limits.stream, "Mo", "MB", MEGABYTE)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (_PASSWORD_ERROR, _SECURITY_ERROR)
        raise refusal(path, "encrypted pdf" if locked else "damaged pdf") from error
    try:
        count = len(document)
        if count > limits.pages:
            raise over(path, count, limits.pages, "pages", "pages")
        if not count:
            raise refusal(path, "damaged pdf")
        form = document.get_formtype() != 0
        pages = [_page(document, index) for index in range(count)]
    except pypdfium2.PdfiumError as error:
        raise refusal(path, "damaged pdf") from error
    finally:
        document.close()
    lines = [page_lines for page_lines, _ in pages]
    not_read = [NotRead(what, f"page {number}") for number, (_, unread) in enumerate(pages, 1) for what in unread]
    if form:
        not_read.append(NotRead("values of form fields", "whole document"))
    _refuse_unreadable(path, lines, not_read)
    blocks = list(_blocks(lines))
    if len(blocks) > limits.paragraphs:
        raise over(path, len(blocks), limits.paragraphs, "paragraphes", "paragraphs")
    return blocks, not_read, count


def _largest_stream(data: bytes, limit: int) -> int:
    """Return how large the largest stream that draws a page is once unpacked, counted to just above the limit."""
    largest = 0
    for mark in _STREAM.finditer(data):
        opens = data.rfind(b"obj", max(0, mark.start() - _LONGEST_DICTIONARY), mark.start())
        if opens >= 0 and not _NO_PAGE.search(data, opens, mark.start()):
            unpacked: bytes | memoryview = memoryview(data)[mark.end() :]
            while unpacked[:1] == b"x" and len(piece := _unpacked(unpacked, limit + 1)):
                unpacked = piece
                largest = max(largest, len(piece))
    return largest


def _unpacked(data: bytes | memoryview, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b""


def _refuse_unreadable(path: Path, pages: list[list[Line]], not_read: list[NotRead]) -> None:
    letters = "".join(line.text for lines in pages for line in lines)
    if not letters.strip():
        raise refusal(path, "scan" if any(one.what == _NO_TEXT for one in not_read) else "no text")
    if len(_STRANGE.findall(letters)) * 3 > len(letters):
        raise refusal(path, "unmapped")


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[list[Line], list[str]]:
    """Return the lines of one page and what on it cannot be read."""
    from pypdfium2 import raw

    page = document[index]
    text_page = page.get_textpage()
    try:
        lines = list(_lines(text_page))
        unread: list[str] = []
        images = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        if sum(len(line.text) for line in lines) < _FEWEST_LETTERS and next(images, None) is not None:
            unread.append(_NO_TEXT)
        return lines, unread
    finally:
        text_page.close()
        page.close()


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


def _blocks(pages: list[list[Line]]) -> Iterator[Block]:
    """Yield the paragraphs of all pages, those cut by a page end made whole and placed on the first."""
    rows = [list(_rows(lines)) for lines in pages]
    drop = furniture([[" ".join(line.text for line in row) for row in page] for page in rows])
    kept = [
        (number, line)
        for number, (page, dropped) in enumerate(zip(rows, drop, strict=True), 1)
        for index, row in enumerate(page)
        if index not in dropped
        for line in row
    ]
    known = vocabulary("\n".join(line.text for _, line in kept))
    groups = paragraphs(kept)
    for group, cell in zip(groups, cells(groups), strict=True):
        text = normalise(unbulleted(joined([line.text for _, line in group], known)))
        if text:
            place: Place = "body" if cell is None else "table"
            yield Block(text, place, group[0][0], None, all(line.bold for _, line in group), cell=cell)


def _rows(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a page, those that follow one another on one baseline together."""
    row: list[Line] = []
    for line in lines:
        if row and not beside(row[-1], line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row
