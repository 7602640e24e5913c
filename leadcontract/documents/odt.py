"""Reads .odt: every word that LibreOffice shows, in reading order, and a list of what it does not read."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.block import Block
from leadcontract.documents.flow import Flow
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.package import Package
from leadcontract.documents.refusals import over, refusal
from leadcontract.domain.document import NotRead, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW = (_ODF % name for name in ("office", "text", "table", "style", "drawing"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_ENCRYPTED = b"encryption-data"
_PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
_SIGNS = {TEXT + "tab": " ", TEXT + "line-break": " ", TEXT + "s": " "}
_SILENT = frozenset(
    {TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls",
     TEXT + "note-citation", TEXT + "ruby-text", TEXT + "index-title-template", TEXT + "table-of-content-source",
     OFFICE + "forms", OFFICE + "annotation", OFFICE + "annotation-end", DRAW + "glue-point",
     "{http://www.w3.org/2000/svg}title", "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
     "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc"}
)  # fmt: skip
_UNREAD = {
    DRAW + "image": "image",
    DRAW + "object": "embedded object",
    DRAW + "object-ole": "embedded object",
    DRAW + "plugin": "embedded object",
}
_CONTENTS = TEXT + "table-of-content"
_HIDDEN = frozenset({TEXT + "hidden-text", TEXT + "hidden-paragraph"})
_RUNNING: dict[str, Place] = {"header": "header", "footer": "footer"}
_DEEPEST_CHAIN = 20
_MOST_REPEATED = 50


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    hidden: bool = False


def read_odt(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[list[Block], list[NotRead]]:
    """Return the blocks of an .odt and what was not read of it; InputError when it cannot be read.

    Order: body with tables and text boxes where they stand, headers, footers, footnotes, endnotes.
    """
    package = Package(path, data, limits, "damaged odt")
    if "META-INF/manifest.xml" in package.names and _ENCRYPTED in package.bytes_of("META-INF/manifest.xml"):
        raise refusal(path, "encrypted office")
    roots = [package.xml_of(name) for name in ("content.xml", "styles.xml") if name in package.names]
    walk = _Walk(roots, limits.paragraphs)
    try:
        walk.document()
    except RecursionError as error:
        raise refusal(path, "deep") from error
    if len(walk.flow.blocks) > limits.paragraphs:
        raise over(path, limits, "paragraphs", len(walk.flow.blocks))
    return walk.flow.blocks, [*walk.flow.not_read(), *_beside(package, roots[0])]


def _beside(package: Package, content: _Element) -> list[NotRead]:
    comments = sum(1 for _ in content.iter(OFFICE + "annotation"))
    found = [NotRead(f"comments ({comments})", "margin")] if comments else []
    macros = sorted(name for name in package.names if name.startswith(("Basic/", "Scripts/")) and name[-1] != "/")
    return found + [NotRead("macros", name) for name in macros]


class _Walk:
    """Walks the body, then the headers and footers of the page styles, then the notes."""

    def __init__(self, roots: list[_Element], most: int) -> None:
        self.flow = Flow(most)
        self._roots = roots
        self._styles = {
            (style.get(STYLE + "family", ""), style.get(STYLE + "name", "")): style
            for root in reversed(roots)
            for style in root.iter(STYLE + "style")
        }
        self._notes: dict[Place, list[_Element]] = {"footnote": [], "endnote": []}

    def document(self) -> None:
        """Read all there is."""
        content = self._roots[0]
        if next(content.iter(TEXT + "deletion"), None) is not None:
            self.flow.skip("tracked deletion")
        for body in content.iterfind(f"{OFFICE}body/{OFFICE}text"):
            self._inside(body)
        for kind, place in _RUNNING.items():
            for part in self._running(kind):
                with self.flow.within(place):
                    self._inside(part)
        for place, notes in self._notes.items():
            for note in notes:
                with self.flow.within(place):
                    self._inside(note)

    def _running(self, kind: str) -> list[_Element]:
        """Return the headers, or footers, of all pages, of first pages and of left pages."""
        kinds = {STYLE + kind, f"{STYLE}{kind}-first", f"{STYLE}{kind}-left"}
        pages = [page for root in self._roots for page in root.iter(STYLE + "master-page")]
        return [part for page in pages for part in page if part.tag in kinds and part.get(STYLE + "display") != "false"]

    def _inside(self, parent: _Element, look: _Look | None = None) -> None:
        """Read the children of an element, with its own text where it stands in a paragraph (``look``)."""
        if look:
            self._say(parent.text, look)
        for child in parent:
            self._element(child, look)
            if look:
                self._say(child.tail, look)

    def _say(self, text: str | None, look: _Look) -> None:
        if look.hidden and text and text.strip():
            self.flow.skip("hidden text")
        elif text:
            self.flow.write(text.replace("\n", " "), look.bold)

    def _element(self, child: _Element, look: _Look | None) -> None:
        tag = child.tag
        if tag in _PARAGRAPHS:
            self._paragraph(child)
        elif tag in _SIGNS:
            self.flow.write(_SIGNS[tag])
        elif tag in _UNREAD:
            self.flow.skip(_UNREAD[tag])
        elif tag == TEXT + "note":
            place: Place = "endnote" if child.get(TEXT + "note-class") == "endnote" else "footnote"
            self._notes[place] += child.iterfind(TEXT + "note-body")
        elif tag in _HIDDEN or child.get(TEXT + "display") in ("none", "condition"):
            self.flow.skip("hidden text")
        elif tag == TABLE + "table":
            self._table(child)
        elif tag == DRAW + "text-box" or (tag.startswith(DRAW) and child.find(TEXT + "p") is not None):
            with self.flow.aside("text box"):
                self._inside(child)
        elif tag not in _SILENT:
            with self.flow.within("contents") if tag == _CONTENTS else nullcontext():
                self._inside(child, look and self._look("text", child, look))

    def _paragraph(self, element: _Element) -> None:
        self.flow.close()
        self._inside(element, self._look("paragraph", element, _Look()))
        level = element.get(TEXT + "outline-level", "1") if element.tag == TEXT + "h" else ""
        self.flow.close(int(level) if level.isdigit() else None)

    def _table(self, table: _Element) -> None:
        with self.flow.table():
            self._rows(table, head=False)

    def _rows(self, parent: _Element, head: bool) -> None:
        for child in parent:
            if child.tag == TABLE + "table-row":
                if child.get(TABLE + "visibility", "visible") != "visible":
                    self.flow.skip("hidden text")
                    continue
                self.flow.row(head)
                self._cells(child)
            elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
                self._rows(child, head or child.tag == TABLE + "table-header-rows")

    def _cells(self, row: _Element) -> None:
        """Read the cells of a row; the covered ones that follow a wide cell are part of it, others stand empty."""
        covered = 0
        for cell in row:
            wide, count = (
                int(number) if (number := cell.get(TABLE + name, "1")).isdigit() else 1
                for name in ("number-columns-spanned", "number-columns-repeated")
            )
            if cell.tag == TABLE + "covered-table-cell":
                counted = min(covered, count)
                covered -= counted
                self.flow.column(count - counted)
            elif cell.tag == TABLE + "table-cell":
                covered = wide - 1
                for _ in range(min(count, _MOST_REPEATED) if len(cell) else 0):
                    self.flow.column(wide)
                    self._inside(cell)
                if not len(cell):
                    self.flow.column(wide * count)

    def _look(self, family: str, element: _Element, outer: _Look) -> _Look:
        """Return whether text of a style is bold and whether it is hidden, inheritance worked out."""
        bold: bool | None = None
        hidden: bool | None = None
        name = element.get(TEXT + "style-name", "")
        for _ in range(_DEEPEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                break
            for stated in style.iterfind(STYLE + "text-properties"):
                weight, shown = stated.get(_FO + "font-weight"), stated.get(TEXT + "display")
                bold = weight in ("bold", "600", "700", "800", "900") if bold is None and weight else bold
                hidden = shown == "none" if hidden is None and shown else hidden
            name = style.get(STYLE + "parent-style-name", "")
        return _Look(outer.bold if bold is None else bold, outer.hidden if hidden is None else hidden)
