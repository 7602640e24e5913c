"""Reads a Word file for ``verify``: paragraphs with their bookmarks, and the custom properties."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from leadcontract.documents.docx import parts_of, walk_docx
from leadcontract.documents.docx_walk import Found
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.package import Package
from leadcontract.documents.refusals import refusal
from leadcontract.documents.wordstyles import W
from leadcontract.domain.verification import Marked, MarkedFile

_TRACKED = tuple(W + tag for tag in ("ins", "del", "moveFrom", "moveTo"))


def read_marked(path: Path, data: bytes, limits: Limits = LIMITS) -> MarkedFile:
    """Return the paragraphs of a .docx but for its table of contents; ``path`` names it. InputError as ``read``."""
    if not data.startswith(b"PK"):
        raise refusal(path, "not word")
    found, _ = walk_docx(path, data, limits)
    if not found:
        raise refusal(path, "no text")
    paragraphs: list[Marked] = []
    waiting: tuple[str, ...] = ()
    for one in found:
        waiting += one.bookmarks
        if one.block.place != "contents":
            paragraphs.append(Marked(one.uncounted, waiting, _is_heading(one), one.block.place, one.block.text))
            waiting = ()
    properties = _properties(Package(path, data, limits))
    digest = hashlib.sha256(data).hexdigest()
    return MarkedFile(path.name, digest, properties, tuple(paragraphs), _is_tracked(found))


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
