"""Finds the data folders: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from leadcontract.domain.language import Bilingual
from leadcontract.errors import LibraryError, Problem

Folder = Literal["clauses", "templates", "models"]


def folder(name: Folder) -> Path:
    """Return the path of a data folder; LibraryError where neither place has it."""
    package = Path(__file__).resolve().parent
    for path in (package / name, package.parent / name):
        if path.is_dir():
            return path
    raise LibraryError(
        Problem(
            str(package / name),
            Bilingual("dossier introuvable.", "folder not found."),
            Bilingual("Réinstallez leadcontract.", "Reinstall leadcontract."),
        )
    )
