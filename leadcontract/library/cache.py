"""Keeps as JSON what takes long to make from a sound library, so that the next start need not make it again.

YAML takes fifty times as long to read as JSON. Nothing of any deal or document is ever kept.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from leadcontract import __version__


def _path(name: str) -> Path:
    """Return where a name is kept; RuntimeError where nothing says whose cache it is."""
    named = (os.environ.get(name) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    home = next((Path(name) for name in named if name and Path(name).is_absolute()), None)
    return (home or Path.home() / ".cache") / "leadcontract" / f"{__version__}-{name}.json"


def recall(name: str) -> Any:
    """Return the values kept under a name, None where there are none to be read."""
    try:
        return json.loads(_path(name).read_bytes())
    except (OSError, ValueError, RuntimeError):
        return None


def keep(name: str, values: Any) -> None:
    """Keep plain values under a name; where the cache cannot be written, do without."""
    try:
        path = _path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False)
        Path(file.name).replace(path)
    except (OSError, RuntimeError):
        return
