"""Draws a page of a PDF as the picture that its reader sees, to be recognised."""

from __future__ import annotations

from ctypes import c_uint
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.guards import Limits
from leadcontract.documents.refusals import over
from leadcontract.documents.tesseract import DPI, Picture

if TYPE_CHECKING:
    import pypdfium2

_POINTS = 72
_MOST_DRAWN = 10_000_000
"""Dots of a picture that we draw: A3 at 200 an inch has 7.7 million; a larger sheet is drawn coarser."""
_DARK = bytes(range(128))
_BLANK = 0.0002
"""A page with a smaller share of dark dots is blank: a single word in small type has more."""


def picture(path: Path, document: pypdfium2.PdfDocument, index: int, limits: Limits) -> Picture | None:
    """Return the page in grey as a PGM image, None where it is blank; what is typed into forms is left out.

    InputError when an image on it has more dots than the limit.
    """
    from pypdfium2 import raw

    page = document[index]
    try:
        width, height = c_uint(), c_uint()
        for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            if raw.FPDFImageObj_GetImagePixelSize(image, width, height) and width.value * height.value > limits.pixels:
                raise over(path, limits, "pixels", width.value * height.value)
        inches = page.get_width() * page.get_height() / _POINTS**2
        dpi = max(1, min(DPI, int(sqrt(_MOST_DRAWN / inches)))) if inches > 0 else DPI
        drawn = page.render(scale=dpi / _POINTS, grayscale=True, may_draw_forms=False, draw_annots=False)
        try:
            return _grey(drawn, dpi)
        finally:
            drawn.close()
    finally:
        page.close()


def _grey(drawn: pypdfium2.PdfBitmap, dpi: int) -> Picture | None:
    dots = memoryview(drawn.buffer).cast("B")
    rows = b"".join(dots[at : at + drawn.width] for at in range(0, drawn.height * drawn.stride, drawn.stride))
    if len(rows) - len(rows.translate(None, _DARK)) < _BLANK * len(rows):
        return None
    return Picture(b"P5 %d %d 255\n" % (drawn.width, drawn.height) + rows, 0, dpi)
