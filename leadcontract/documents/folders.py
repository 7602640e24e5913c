"""Finds the documents of a folder: those of the formats that are read, in the same order on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset(
    (".docx", ".docm", ".odt", ".pdf", ".html", ".htm", ".eml", ".msg", ".xlsx", ".xlsm", ".csv", ".txt", ".md", ".doc",
     ".rtf", ".tif", ".tiff")
)  # fmt: skip
"""How the names of documents end; another one, as that of a picture, which may be a logo, is read where it is named."""
_PASSED_OVER = (".", "~$")
"""How the names begin of what is hidden, and of the lock files that Word leaves."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document to review: where it is, and its name with the folders below the one that was given."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents found, the names of the files left out, and the folders where there is none."""

    documents: tuple[Listed, ...]
    left_out: tuple[str, ...] = ()
    empty: tuple[Path, ...] = ()


def listed(paths: Sequence[Path], but: Path | None = None) -> Listing:
    """Return the documents at some paths: a file is itself, whatever its name; a folder, those in it and below.

    Hidden files and folders and Word's lock files are passed over, links never followed; files of other formats, links
    and what cannot be opened are left out, by name. ``but``: what lies there is our own output.
    """
    own = but.resolve() if but is not None else None
    documents: list[Listed] = []
    left: list[str] = []
    empty: list[Path] = []
    for path in paths:
        if not path.is_dir():
            documents.append(Listed(path, path.name))
            continue
        before = len(documents)
        for name in _names(path, "", left):
            found = path / name
            if own is not None and (own == found.resolve() or own in found.resolve().parents):
                continue
            if found.is_symlink() or not found.is_file() or found.suffix.lower() not in SUFFIXES:
                left.append(name)
            else:
                documents.append(Listed(found, name))
        if len(documents) == before:
            empty.append(path)
    return Listing(tuple(documents), tuple(left), tuple(empty))


def _names(root: Path, below: str, left: list[str]) -> Iterator[str]:
    """Yield the names of the files in a folder, then of those below it, each level in order."""
    try:
        with os.scandir(root / below) as entries:
            found = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError:
        left.append(below)
        return
    shown = [entry for entry in found if not entry.name.startswith(_PASSED_OVER)]
    for entry in shown:
        if not entry.is_dir(follow_symlinks=False):
            yield f"{below}{entry.name}"
    for entry in shown:
        if entry.is_dir(follow_symlinks=False):
            yield from _names(root, f"{below}{entry.name}/", left)
