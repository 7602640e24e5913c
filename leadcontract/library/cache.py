"""Keeps as JSON what takes long to make from a sound library, so that the next start need not make it again.

YAML takes fifty times as long to read as JSON. Nothing of any deal or document is ever kept. A checksum stands before
the values: what was cut short or touched since is not read.
"""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from pathlib import Path
from typing import Any

from leadcontract import __version__

MOST = 24
"""How many files are kept, those used last: a library has four (its texts, all of it, a plan a language)."""


def _path(name: str) -> Path:
    """Return where a name is kept; RuntimeError where nothing says whose cache it is."""
    named = (os.environ.get(name) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    home = next((Path(name) for name in named if name and Path(name).is_absolute()), None)
    return (home or Path.home() / ".cache") / "leadcontract" / f"{__version__}-{name}.json"


def recall(name: str) -> Any:
    """Return the values kept under a name, None where there are none, or not those that were kept."""
    try:
        path = _path(name)
        checksum, _, kept = path.read_bytes().partition(b"\n")
        os.utime(path)  # _forget goes by it
        return json.loads(kept) if int(checksum) == zlib.crc32(kept) else None
    except (OSError, ValueError, RuntimeError):
        return None


def keep(name: str, values: Any) -> None:
    """Keep plain values under a name; where the cache cannot be written, do without."""
    try:
        path = _path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = json.dumps(values, ensure_ascii=False).encode()
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(b"%d\n" % zlib.crc32(kept) + kept)
        Path(file.name).replace(path)
        _forget(path.parent)
    except (OSError, RuntimeError):
        return


def _forget(folder: Path) -> None:
    """Take away the files beyond MOST, those used last being kept: of libraries edited since, of versions gone."""
    by_age = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[MOST:]:
        path.unlink(missing_ok=True)
