"""The library, loaded as deep as a flow needs."""

from __future__ import annotations

from pathlib import Path

from leadcontract import resources
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.domain.playbook import Playbook
from leadcontract.errors import Problem, UsageError
from leadcontract.library import catalog
from leadcontract.library.schema import Depth


def load_library(folder: Path | None = None, depth: Depth = "detection") -> Library:
    """Load the library shipped with the tool, and a folder laid over it, as deep as the work needs."""
    shipped = resources.folder("clauses")
    own = [folder] if folder is not None and folder.resolve() != shipped.resolve() else []
    return catalog.load([shipped, *own], depth)


def playbook(library: Library, name: str) -> Playbook:
    """Return a playbook by name; UsageError names those there are."""
    if name not in library.playbooks:
        what = Bilingual("playbook « {name} » inconnu.", "unknown playbook '{name}'.").format(name=name)
        cure = Bilingual("Choisissez : {all}.", "Choose: {all}.").format(all=", ".join(sorted(library.playbooks)))
        raise UsageError(Problem("", what, cure))
    return library.playbooks[name]
