"""Reads scanned images (.png, .jpg, .tiff with its pages): measured by their headers, then recognised."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from leadcontract.documents import tesseract
from leadcontract.documents.block import Block
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.pages import page_blocks
from leadcontract.documents.refusals import over, refusal
from leadcontract.documents.scanning import scanned
from leadcontract.domain.document import NotRead

Size = tuple[int, int]
"""Width and height in dots."""

_LONG_SIDE = 11.69
"""Of a sheet of A4, in inches: what an image is taken to show, for files say their dots an inch wrong or not at all."""
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_WIDTH, _HEIGHT = 256, 257
_SHORT, _LONG = 3, 4
_MOST_TAGS = 4_096


def read_image(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[list[Block], list[NotRead], int]:
    """Return the blocks of a scanned image, what was not read of it, and its number of pages.

    InputError when it is damaged, has too many pages or dots, or when there is no Tesseract to recognise it.
    """
    sizes = list(sizes_of(data, limits.pages + 1))
    if not sizes or min(min(size) for size in sizes) < 1:
        raise refusal(path, "damaged image")
    if len(sizes) > limits.pages:
        raise over(path, limits, "pages", len(sizes))
    most = max(width * height for width, height in sizes)
    if most > limits.pixels:
        raise over(path, limits, "pixels", most)
    if lack := tesseract.lack():
        raise refusal(path, f"image, {lack}")
    pictures = (
        tesseract.Picture(data, number, max(70, round(max(size) / _LONG_SIDE))) for number, size in enumerate(sizes)
    )
    pages = list(scanned(path, pictures, limits))
    not_read = [NotRead(what, f"page {number}") for number, (_, what) in enumerate(pages, 1) if what]
    return list(page_blocks([lines for lines, _ in pages])), not_read, len(sizes)


def sizes_of(data: bytes, most: int) -> Iterator[Size]:
    """Yield the size of each page of an image, ``most`` at the most, read in its headers; none where it is damaged."""
    try:
        if data.startswith(_PNG):
            yield struct.unpack_from(">II", data, len(_PNG))
        elif data.startswith(b"\xff\xd8"):
            yield _jpeg(data)
        else:
            yield from _tiff(data, most)
    except (struct.error, IndexError):
        return


def _jpeg(data: bytes) -> Size:
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 1 if marker == 0xFF else 2
        if marker not in _BARE and marker != 0xFF:
            at += struct.unpack_from(">H", data, at)[0]
    raise IndexError


def _tiff(data: bytes, most: int) -> Iterator[Size]:
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack_from(order + "I", data, 4)
    seen: set[int] = set()
    while at and at not in seen and len(seen) < most:
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", data, at)
        if count > _MOST_TAGS:
            raise IndexError
        found: dict[int, int] = {}
        for number in range(count):
            tag, kind, _ = struct.unpack_from(order + "HHI", data, at + 2 + 12 * number)
            if kind in (_SHORT, _LONG):
                form = "H" if kind == _SHORT else "I"
                found.setdefault(tag, struct.unpack_from(order + form, data, at + 10 + 12 * number)[0])
        yield found.get(_WIDTH, 0), found.get(_HEIGHT, 0)
        (at,) = struct.unpack_from(order + "I", data, at + 2 + 12 * count)
