"""What is kept comes back as it was, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.domain.library import Library
from leadcontract.library import cache


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only file of a cache of its own, in which two phrases are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache.keep("phrases", {"délai": [1, ["un délai"]]})
    (path,) = (tmp_path / "leadcontract").iterdir()
    return path


def test_values_come_back(kept: Path) -> None:
    assert cache.recall("phrases") == {"délai": [1, ["un délai"]]}
    assert cache.recall("others") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"[1,", b"[2,"),
        lambda data: data.partition(b"\n")[2],
        lambda data: b"",
        lambda data: b"\x80\x04}." + data,
    ],
    ids=["cut short", "changed", "of another format", "empty", "no text"],
)
def test_a_damaged_file_is_as_none(kept: Path, damage: object) -> None:
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    assert cache.recall("phrases") is None


def test_the_oldest_files_are_forgotten(kept: Path) -> None:
    os.utime(kept, (0, 0))
    for number in range(cache.MOST):
        cache.keep(f"plan-{number}", number)
    assert len(list(kept.parent.iterdir())) == cache.MOST and cache.recall("phrases") is None
    assert cache.recall(f"plan-{cache.MOST - 1}") == cache.MOST - 1


def test_a_damaged_cache_changes_nothing(kept: Path, library: Library) -> None:
    assert workflows.load_library(depth="examples") == library
    for path in kept.parent.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert workflows.load_library(depth="examples") == library
