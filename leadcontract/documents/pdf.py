"""Reads PDF: the text layer where there is one that can be read, the picture of the page where there is not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents import tesseract
from leadcontract.documents.block import Block
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.normalising import normalise
from leadcontract.documents.pages import page_blocks
from leadcontract.documents.pdf_layout import Line
from leadcontract.documents.pdf_notes import read_notes
from leadcontract.documents.pdf_page import Page, read_page
from leadcontract.documents.pdf_picture import picture
from leadcontract.documents.refusals import over, refusal
from leadcontract.documents.scanning import GARBLED, IMAGE, scanned
from leadcontract.domain.document import NotRead

if TYPE_CHECKING:
    import pypdfium2

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NO_PAGE = re.compile(rb"/(?:Image|Length1|Type1C|CIDFontType0C|OpenType|ObjStm|XRef|EmbeddedFile|Metadata)\b")
_LONGEST_DICTIONARY = 2_000
_PASSWORD_ERROR = 4
_SECURITY_ERROR = 5
_XFA_ONLY = 2


def read_pdf(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[list[Block], list[NotRead], int]:
    """Return the blocks of a PDF, what was not read of it, and its number of pages.

    Pages without a text layer that can be read are recognised by Tesseract where it is installed, and told as not
    read where it is not. What is typed into forms stands where it is typed. InputError when the file is damaged,
    encrypted, too long, or has no text that can be read.
    """
    import pypdfium2

    largest = _largest_stream(data, limits.stream)
    if largest > limits.stream:
        raise over(path, limits, "stream", largest)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (_PASSWORD_ERROR, _SECURITY_ERROR)
        raise refusal(path, "encrypted pdf" if locked else "damaged pdf") from error
    try:
        return _read(path, document, limits)
    except pypdfium2.PdfiumError as error:
        raise refusal(path, "damaged pdf") from error
    finally:
        document.close()


def _read(path: Path, document: pypdfium2.PdfDocument, limits: Limits) -> tuple[list[Block], list[NotRead], int]:
    form = document.get_formtype()
    document.init_forms()
    count = len(document)
    if count > limits.pages:
        raise over(path, limits, "pages", count)
    if not count:
        raise refusal(path, "damaged pdf")
    pages, notes = [], []
    for index in range(count):
        page = document[index]
        pages.append(read_page(page))
        notes.append(read_notes(page, document.formenv))
        page.close()
    lines, unread = _texts(path, document, pages, limits)
    not_read = [
        NotRead(what, f"page {number}")
        for number, (page, own, why) in enumerate(zip(pages, notes, unread, strict=True), 1)
        for what in [*([why] if why else []), *["image"] * bool(page.images), *own.not_read]
    ]
    if form == _XFA_ONLY:
        not_read.append(NotRead("values of form fields", "whole document"))
    not_read += (NotRead("attached file", name) for name in _attached(document))
    blocks = list(page_blocks([own.among(page) for own, page in zip(notes, lines, strict=True)]))
    if not blocks:
        _refuse_unreadable(path, pages)
    if len(blocks) > limits.paragraphs:
        raise over(path, limits, "paragraphs", len(blocks))
    return blocks, not_read, count


def _texts(
    path: Path, document: pypdfium2.PdfDocument, pages: Sequence[Page], limits: Limits
) -> tuple[list[list[Line]], list[str | None]]:
    """Return the lines of each page, recognised where they must be, and why a page was not read; None where it was."""
    lines = [[] if page.shows == "garbled" else page.lines for page in pages]
    unread: list[str | None] = [{"text": None, "image": IMAGE, "garbled": GARBLED}[page.shows] for page in pages]
    wanted = [index for index, page in enumerate(pages) if page.shows != "text"]
    if not wanted or tesseract.lack():
        return lines, unread
    shown: list[int] = []

    def pictures() -> Iterator[tesseract.Picture]:
        for index in wanted:
            drawn = picture(path, document, index, limits)
            if drawn is None:
                unread[index] = None
            else:
                shown.append(index)
                yield drawn

    for number, (found, why) in enumerate(scanned(path, pictures(), limits)):
        index = shown[number]
        unread[index] = why
        if sum(len(line.text) for line in found) > sum(len(line.text) for line in lines[index]):
            lines[index] = found
    return lines, unread


def _attached(document: pypdfium2.PdfDocument) -> list[str]:
    names = [document.get_attachment(number).get_name() for number in range(document.count_attachments())]
    return [normalise(name) or "?" for name in names]


def _refuse_unreadable(path: Path, pages: Sequence[Page]) -> None:
    """Refuse a PDF none of whose pages gave a word, and say what would help."""
    shown = {page.shows for page in pages}
    lack = tesseract.lack() if shown != {"text"} else None
    if lack is None:
        raise refusal(path, "no text")
    raise refusal(path, f"{'unmapped' if 'garbled' in shown else 'scan'}, {lack}")


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
