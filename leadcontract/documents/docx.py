"""Reads .docx: every word that Word shows, in reading order, and a list of what it does not read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.block import Block
from leadcontract.documents.docx_walk import Found, Walk
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.package import Package
from leadcontract.documents.refusals import over, refusal
from leadcontract.documents.wordstyles import W, styles
from leadcontract.domain.document import NotRead, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

_ORDER: tuple[tuple[str, Place], ...] = (
    ("header", "header"), ("footer", "footer"), ("footnotes", "footnote"), ("endnotes", "endnote"),
)  # fmt: skip
_OTHER_FORMATS = {"xl/": "spreadsheet", "ppt/": "slides", "META-INF/manifest.xml": "open document"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[list[Block], list[NotRead]]:
    """Return the blocks of a .docx and what was not read of it; InputError when it cannot be read."""
    found, not_read = walk_docx(path, data, limits)
    return [paragraph.block for paragraph in found], not_read


def walk_docx(
    path: Path, data: bytes, limits: Limits = LIMITS, *, accepted: bool = True
) -> tuple[list[Found], list[NotRead]]:
    """Return each paragraph with its part, its element and its raw text, numbered as provisions are.

    Order: body (tables and text boxes where they stand), headers, footers, footnotes, endnotes. Tracked changes read
    as ``accepted``, or as undone.
    """
    return walk_package(Package(path, data, limits), limits, accepted=accepted)


def walk_package(
    package: Package, limits: Limits = LIMITS, *, accepted: bool = True
) -> tuple[list[Found], list[NotRead]]:
    """Return what ``walk_docx`` does; the elements found belong to the trees that the package gives of its parts."""
    main = main_part(package)
    related = dict(parts_of(package, main))
    style_part = next((name for name, kind in related.items() if kind == "styles"), None)
    walk = Walk(styles(package.xml_of(style_part) if style_part else None), limits.paragraphs, accepted)
    try:
        walk.part(main, package.xml_of(main), "body")
        for kind, place in _ORDER:
            for name in sorted((n for n, k in related.items() if k == kind), key=_natural):
                for root in _stories(package.xml_of(name), place):
                    walk.part(name, root, place)
    except RecursionError as error:
        raise refusal(package.path, "deep") from error
    if len(walk.found) > limits.paragraphs:
        raise over(package.path, limits, "paragraphs", len(walk.found))
    return walk.found, [*walk.not_read(), *_beside(package, related)]


def _natural(name: str) -> tuple[int, str]:
    return len(name), name


def main_part(package: Package) -> str:
    """Return the name of the part that holds the body; InputError where the package is of another kind."""
    for folder, case in _OTHER_FORMATS.items():
        if any(name.startswith(folder) for name in package.names):
            raise refusal(package.path, case)
    for name, kind in parts_of(package, ""):
        if kind == "officeDocument":
            return name
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise refusal(package.path, "not word")


def parts_of(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """Yield the internal parts that a part refers to, each with the last word of its relationship type."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", name + ".rels")
    if relations not in package.names:
        return
    for relation in package.xml_of(relations):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
            if target in package.names:
                yield target, relation.get("Type", "").rpartition("/")[2]


def _stories(root: _Element, place: Place) -> list[_Element]:
    """Return a header or footer whole, and the notes one by one without Word's own separators."""
    if place in ("header", "footer"):
        return [root]
    return [note for note in root if note.get(W + "type") not in _SEPARATORS]


def _beside(package: Package, related: dict[str, str]) -> Iterator[NotRead]:
    """Yield what lies beside the text: comments, macros, embedded files."""
    for name, kind in related.items():
        if kind == "comments" and len(package.xml_of(name)):
            yield NotRead(f"comments ({len(package.xml_of(name))})", "margin")
    for name in sorted(package.names):
        if name.lower().endswith("vbaproject.bin"):
            yield NotRead("macros", name)
        elif re.search(r"(^|/)embeddings/[^/]+$", name):
            yield NotRead("embedded file", name)
