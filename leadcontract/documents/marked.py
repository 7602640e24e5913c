"""Reads what a Word file holds beside its text: bookmarks, custom properties, tracked changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from leadcontract.documents.docx import parts_of, walk_package
from leadcontract.documents.docx_walk import Found
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.package import Package
from leadcontract.documents.refusals import refusal
from leadcontract.documents.wordstyles import W
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.verification import Marked, MarkedFile

_TRACKED = tuple(W + tag for tag in ("ins", "del", "moveFrom", "moveTo"))


def read_marked(path: Path, data: bytes, limits: Limits = LIMITS) -> MarkedFile:
    """Return the paragraphs of a .docx but for its table of contents; ``path`` names it. InputError as ``read``."""
    package = _package(path, data, limits)
    found = _walked(package, limits)
    paragraphs: list[Marked] = []
    waiting: tuple[str, ...] = ()
    for one in found:
        waiting += one.bookmarks
        if one.block.place != "contents":
            paragraphs.append(Marked(one.uncounted, waiting, _is_heading(one), one.block.place, one.block.text))
            waiting = ()
    return _file(package, data, found, tuple(paragraphs))


def read_bookmarks(path: Path, data: bytes, limits: Limits = LIMITS) -> MarkedFile:
    """Return the paragraphs of a .docx as ``read`` numbers them, with the bookmarks that each opens.

    Numbers that Word counts read COUNTED.
    """
    package = _package(path, data, limits)
    found = _walked(package, limits)
    paragraphs = tuple(Marked(one.uncounted, one.bookmarks, _is_heading(one), one.block.place) for one in found)
    return _file(package, data, found, paragraphs)


def read_rejected(path: Path, data: bytes, limits: Limits = LIMITS) -> SourceDocument | None:
    """Return a .docx as it reads with its tracked changes undone, None where it holds none."""
    from leadcontract.documents.blocks import provisions

    package = _package(path, data, limits)
    if not _is_tracked(_walked(package, limits)):
        return None
    undone = _walked(package, limits, accepted=False)
    return SourceDocument(path.name, "", None, provisions([one.block for one in undone]))


def _package(path: Path, data: bytes, limits: Limits) -> Package:
    if not data.startswith(b"PK"):
        raise refusal(path, "not word")
    return Package(path, data, limits)


def _walked(package: Package, limits: Limits, *, accepted: bool = True) -> list[Found]:
    found, _ = walk_package(package, limits, accepted=accepted)
    if not found:
        raise refusal(package.path, "no text")
    return found


def _file(package: Package, data: bytes, found: Iterable[Found], paragraphs: tuple[Marked, ...]) -> MarkedFile:
    digest = hashlib.sha256(data).hexdigest()
    return MarkedFile(package.path.name, digest, _properties(package), paragraphs, _is_tracked(found))


def _is_heading(found: Found) -> bool:
    """Whether a paragraph is a title: of a heading style, which may also serve to number clauses, and no sentence."""
    return bool(found.block.level) and found.block.text[-1] not in ".;:,"


def _is_tracked(found: Iterable[Found]) -> bool:
    parts = {one.part: one.element.getroottree() for one in found}
    return any(next(tree.iter(*_TRACKED), None) is not None for tree in parts.values())


def _properties(package: Package) -> dict[str, str]:
    """Return the custom properties by name, as text."""
    name = next((part for part, kind in parts_of(package, "") if kind == "custom-properties"), None)
    if name is None:
        return {}
    return {one.get("name", ""): "".join(map(str, one.itertext())) for one in package.xml_of(name)}
