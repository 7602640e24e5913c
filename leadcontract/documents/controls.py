"""Reads the content controls of a Word file as they were filled in, and the rows of tables that bear a bookmark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.docx import main_part
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.package import Package
from leadcontract.documents.refusals import refusal
from leadcontract.documents.wordstyles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t"}


@dataclass(frozen=True, slots=True)
class Control:
    """A content control by its tag: the text in it, empty where it only shows what to do; ``ticked`` of a box."""

    tag: str
    text: str
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by the bookmark in it, and the text of its last cell."""

    bookmark: str
    text: str


def read_controls(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[tuple[Control, ...], tuple[Row, ...]]:
    """Return the tagged controls and the bookmarked rows of a .docx, in order; InputError where it cannot be read."""
    if not data.startswith(b"PK"):
        raise refusal(path, "not word")
    package = Package(path, data, limits)
    root = package.xml_of(main_part(package))
    return tuple(_controls(root)), tuple(_rows(root))


def _controls(root: _Element) -> Iterator[Control]:
    for control in root.iter(f"{W}sdt"):
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        tag = properties.find(f"{W}tag") if properties is not None else None
        if properties is None or tag is None or content is None:
            continue
        box = properties.find(f"{_W14}checkbox/{_W14}checked")
        ticked = box.get(f"{_W14}val") in ("1", "true", "on") if box is not None else None
        holds = properties.find(f"{W}showingPlcHdr")
        empty = holds is not None and holds.get(f"{W}val") not in ("0", "false", "off")
        yield Control(tag.get(f"{W}val", ""), "" if empty else _text(content), ticked)


def _rows(root: _Element) -> Iterator[Row]:
    for row in root.iter(f"{W}tr"):
        cells = list(row.iter(f"{W}tc"))
        for bookmark in row.iter(f"{W}bookmarkStart"):
            yield Row(bookmark.get(f"{W}name", ""), _text(cells[-1]) if cells else "")


def _text(element: _Element) -> str:
    """Return the words of an element, a line for each paragraph, without what was deleted with changes tracked."""
    found = ""
    for node in element.iter():
        if node.tag == f"{W}p" and found:
            found += "\n"
        elif node.tag == f"{W}t":
            found += node.text or ""
        elif isinstance(node.tag, str):
            found += _BREAKS.get(node.tag, "")
    return found.strip()
