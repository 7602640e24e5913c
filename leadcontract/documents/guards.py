"""Every limit on what is read, and the first guard: a regular file, readable, neither empty nor too large."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from leadcontract.documents.refusals import over, refusal

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit on what is read: sizes in bytes, the rest in numbers."""

    file: int = 25 * MEGABYTE
    text: int = 5 * MEGABYTE
    members: int = 3_000
    expanded: int = 150 * MEGABYTE
    xml: int = 40 * MEGABYTE
    tags: int = 2_000_000
    stream: int = 5 * MEGABYTE
    lines: int = 500_000
    paragraph: int = 200_000
    paragraphs: int = 50_000
    pages: int = 2_000
    attachments: int = 50
    depth: int = 3


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
            raise over(path, facts.st_size, limits.file, "Mo", "MB", MEGABYTE)
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
