"""Keeps what was parsed from a sound library as JSON, since YAML takes fifty times as long to read."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from leadcontract import __version__
from leadcontract.library.yaml_source import Source


def _path(sha256: str) -> Path:
    """Return where a digest is kept; RuntimeError where nothing says whose cache it is."""
    named = (os.environ.get(name) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    home = next((Path(name) for name in named if name and Path(name).is_absolute()), None)
    return (home or Path.home() / ".cache") / "leadcontract" / f"library-{__version__}-{sha256[:32]}.json"


def recall(sha256: str) -> dict[str, Source] | None:
    """Return the values kept under a digest, without lines; None where there are none to be read."""
    try:
        kept = json.loads(_path(sha256).read_bytes())
        return {name: Source(file, value, {}, (), sound=True) for name, (file, value) in kept.items()}
    except (OSError, ValueError, RuntimeError, TypeError, AttributeError):
        return None


def keep(sha256: str, sources: dict[str, Source]) -> None:
    """Keep the values of sources under a digest; where the cache cannot be written, do without."""
    try:
        path = _path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
            json.dump({name: (s.file, s.value) for name, s in sources.items()}, file, ensure_ascii=False)
        Path(file.name).replace(path)
    except (OSError, RuntimeError):
        return
