"""Imports run one way, and heavy libraries stay behind their doors."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "leadcontract"
RANK = {
    "domain": 0, "errors": 1, "resources": 2, "files": 2, "library": 3,
    "assembly": 4, "comparing": 4, "documents": 4, "nlp": 4, "reviewing": 4, "extracting": 4, "reporting": 4,
    "workflows": 5, "cli": 6, "web": 6,
}  # fmt: skip
DOORS = {
    "spacy": ("nlp/",),
    "thinc": ("nlp/",),
    "docx": ("documents/", "assembly/"),
    "docxtpl": ("assembly/rendering.py",),
    "click": ("cli/",),
    "prompt_toolkit": ("cli/interviewing.py",),
    "yaml": ("library/",),
}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path.name != "__main__.py" and path.parent != ROOT)
MODULES += [path for path in ROOT.glob("*.py") if path.stem not in ("__init__", "__main__")]


def imported(path: Path) -> set[str]:
    """Return the dotted names that a module imports anywhere, ``from a import b`` counted as a.b and a."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.update({node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


def part(name: str) -> str | None:
    """Return the part of the house that a dotted name belongs to, None outside it."""
    pieces = name.split(".")
    return pieces[1] if pieces[0] == "leadcontract" and len(pieces) > 1 and pieces[1] in RANK else None


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for name in imported(path):
        other = part(name)
        if other is not None and other != own:
            assert RANK[other] < RANK[own], f"{own} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_heavy_libraries_stay_behind_their_doors(path: Path) -> None:
    here = path.relative_to(ROOT).as_posix()
    for name in imported(path):
        doors = DOORS.get(name.split(".")[0])
        assert doors is None or here.startswith(doors), f"{here} may not import {name}"


def test_every_part_of_the_house_is_ranked() -> None:
    parts = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"__init__", "__main__"} <= RANK.keys()


def test_the_domain_uses_the_standard_library_only() -> None:
    for path in (ROOT / "domain").glob("*.py"):
        for name in imported(path):
            assert name.split(".")[0] in {
                "leadcontract",
                "__future__",
                "bisect",
                "collections",
                "dataclasses",
                "datetime",
                "decimal",
                "functools",
                "re",
                "typing",
            }
