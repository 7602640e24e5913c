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


def _path(name: str) -> Path:
    """Return where a name is kept; RuntimeError where nothing says whose cache it is."""
    named = (os.environ.get(name) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    home = next((Path(name) for name in named if name and Path(name).is_absolute()), None)
    return (home or Path.home() / ".cache") / "leadcontract" / f"{__version__}-{name}.json"


def recall(name: str) -> Any:
    """Return the values kept under a name, None where there are none, or not those that were kept."""
    try:
        checksum, _, kept = _path(name).read_bytes().partition(b"\n")
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
    except (OSError, RuntimeError):
        return
