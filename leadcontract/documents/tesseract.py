"""Recognises the text of images with Tesseract, where it is installed: a program beside the tool, never on the network.

Images go in and text comes out through pipes: nothing is written to the disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

PLACES = (r"C:\Program Files\Tesseract-OCR\tesseract.exe", "/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract")
LANGUAGES = ("fra", "eng")
ORIENTATION = "osd"
"""The data with which Tesseract sees that a page was laid upside down or on its side; its packages bring it."""
DPI = 200
"""Dots an inch of a page that is rendered to be read: finer costs time and gained no word in clean or noisy trials."""

Lack = Literal["no tesseract", "no french"]

_KEPT = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TEMP", "TMP")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file, or one page of it (from 0), and its dots an inch."""

    data: bytes
    page: int = 0
    dpi: int = DPI


def program() -> str | None:
    """Return the path of Tesseract, None where it is not installed."""
    return shutil.which("tesseract") or next((place for place in PLACES if Path(place).is_file()), None)


def lack() -> Lack | None:
    """Return what must be installed before French and English can be recognised, None where nothing must."""
    found = program()
    if found is None:
        return "no tesseract"
    return None if LANGUAGES[0] in _languages(found) else "no french"


@cache
def _languages(found: str) -> tuple[str, ...]:
    """Return those of our languages, and of orientation, that Tesseract has the data of."""
    try:
        listed = _run([found, "--list-langs"], b"", 30).split()
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(name for name in (*LANGUAGES, ORIENTATION) if name.encode() in listed)


def recognise(picture: Picture, seconds: float, *, table: bool = False) -> bytes | None:
    """Return the text of a picture as hOCR; None where Tesseract fails or takes longer. ``lack`` is asked before.

    Columns are read one after the other, or, for a ``table``, all that stands on one line together.
    """
    found = program() or "tesseract"
    known = _languages(found)
    layout = "6" if table else "1" if ORIENTATION in known else "3"
    options = ["-l", "+".join(name for name in known if name in LANGUAGES), "--dpi", str(picture.dpi), "--psm", layout]
    try:
        return _run(
            [found, "stdin", "stdout", *options, "-c", f"tessedit_page_number={picture.page}", "hocr"],
            picture.data,
            seconds,
        )
    except (OSError, subprocess.SubprocessError):
        return None


def _run(command: list[str], data: bytes, seconds: float) -> bytes:
    """Return what a program writes, on one thread; SubprocessError when it fails or takes longer."""
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ} | {"OMP_THREAD_LIMIT": "1"}
    ran = subprocess.run(  # noqa: S603  (a program of the machine, arguments of our own)
        command, input=data, capture_output=True, timeout=seconds, env=environment, check=True
    )
    return ran.stdout
