"""Scans made for a test: pages of text drawn as pictures, clean, or noisy and laid askew."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from leadcontract.documents import tesseract

DPI = 200
needs_tesseract = pytest.mark.skipif(
    tesseract.lack() is not None,
    reason="Tesseract with its French data is not installed (apt install tesseract-ocr tesseract-ocr-fra)",
)


def pictures(path: Path, *, turned: float = 0, noise: int = 0) -> list[Image.Image]:
    """Return the pages of a PDF as a scanner gives them: turned by some degrees, with so many grey levels of noise."""
    document = pypdfium2.PdfDocument(path)
    pages = []
    for page in document:
        drawn = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        drawn = drawn.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255)
        pages.append(_noisy(drawn, noise) if noise else drawn)
    document.close()
    return pages


def _noisy(picture: Image.Image, noise: int) -> Image.Image:
    levels = random.Random(7)  # noqa: S311  (the same noise every time)
    grain = Image.frombytes(
        "L", picture.size, bytes(levels.choices(range(2 * noise), k=picture.width * picture.height))
    )
    return Image.blend(picture, grain, 0.3)


def saved(pages: Sequence[Image.Image], path: Path) -> Path:
    """Write pictures as one file: the pages of a .pdf or of a .tiff, or the only one of a .png or .jpg."""
    held = io.BytesIO()
    kind = {".pdf": "PDF", ".tiff": "TIFF", ".png": "PNG", ".jpg": "JPEG"}[path.suffix]
    several = {"save_all": True, "append_images": list(pages[1:])} if kind in ("PDF", "TIFF") else {}
    pages[0].save(held, kind, resolution=DPI, **several)
    path.write_bytes(held.getvalue())
    return path
