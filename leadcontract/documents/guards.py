"""Every limit on what is read, and the first guard: a regular file, readable, neither empty nor too large."""

from __future__ import annotations

import stat
from dataclasses import dataclass, fields
from pathlib import Path

from leadcontract.documents.refusals import over, refusal

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit on what is read, with its default; ``BYTES`` names those in bytes, the rest are numbers.

    A command takes another value as ``--limit pages=5000`` or ``--limit file=60MB``.
    """

    file: int = 100 * MEGABYTE
    """A file as it lies on the disk: a scan of a hundred pages takes 30 to 100."""
    text: int = 5 * MEGABYTE
    """A plain text, or the text of an e-mail."""
    members: int = 3_000
    """The parts of an office archive."""
    expanded: int = 150 * MEGABYTE
    """An office archive once unpacked, or all that an Outlook message holds."""
    ratio: int = 200
    """How many times its size an office archive may grow when unpacked, from 20 MB on."""
    xml: int = 40 * MEGABYTE
    """One XML part of an office archive."""
    tags: int = 2_000_000
    """The tags of one XML part or web page."""
    cells: int = 2_000_000
    """The cells of a workbook."""
    stream: int = 5 * MEGABYTE
    """What draws one page of a PDF, once unpacked."""
    pixels: int = 40_000_000
    """One scanned page: A4 at 600 dots an inch has 35 million."""
    lines: int = 500_000
    """The lines of a plain text."""
    paragraph: int = 200_000
    """The characters of one paragraph."""
    paragraphs: int = 50_000
    """The paragraphs of a document, attachments included."""
    pages: int = 2_000
    """The pages of a PDF or of a scanned image."""
    attachments: int = 50
    """The parts of one e-mail."""
    depth: int = 3
    """How deep e-mails may be attached in one another; what lies deeper is told as not read."""
    seconds: int = 900
    """How long the programs beside this one (Tesseract, LibreOffice) may take for one document."""
    page_seconds: int = 120
    """How long Tesseract may take for one page; a page that takes longer is told as not read."""


BYTES = frozenset({"file", "text", "expanded", "xml", "stream"})
NAMES = tuple(field.name for field in fields(Limits))
LIMITS = Limits()


def contents(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a regular file that is neither empty nor too large; InputError otherwise."""
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise refusal(path, "directory")
        if not stat.S_ISREG(facts.st_mode):
            raise refusal(path, "not a file")
        if facts.st_size > limits.file:
            raise over(path, limits, "file", facts.st_size)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusal(path, "not found") from error
    except PermissionError as error:
        raise refusal(path, "permission") from error
    except (OSError, ValueError) as error:
        raise refusal(path, "not a file") from error
    if not data:
        raise refusal(path, "empty")
    return data
