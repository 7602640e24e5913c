"""Walks the XML of a Word part: which text is shown, which is deleted, hidden, or no text at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from leadcontract.documents.block import Block, Cell, bold_opening
from leadcontract.documents.normalising import normalise
from leadcontract.documents.wordstyles import OUTLINE, PLAIN, VAL, Style, W, is_on, outline_level
from leadcontract.domain.document import NotRead, Place
from leadcontract.domain.verification import COUNTED

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT = frozenset({W + "t", _MATH_TEXT})
_SIGNS = {W + tag: " " for tag in ("tab", "ptab", "br", "cr")} | {W + "noBreakHyphen": "-"}
_GONE = {True: frozenset({W + "del", W + "moveFrom"}), False: frozenset({W + "ins", W + "moveTo"})}
"""What is not there, once tracked changes are accepted, or undone."""
_DELETED = W + "delText"
_UNREAD = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip": "image",
    "{urn:schemas-microsoft-com:vml}imagedata": "image",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "diagram",
    W + "object": "embedded object",
    W + "altChunk": "embedded document",
}
_SILENT = frozenset(
    W + tag
    for tag in ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "instrText", "delText",
                "delInstrText", "rt", "footnoteRef", "endnoteRef")
)  # fmt: skip
_RUN_PROPERTIES, _RUN_STYLE, _BOLD, _VANISH = W + "rPr", W + "rStyle", W + "b", W + "vanish"
_PARAGRAPH_PROPERTIES, _PARAGRAPH_STYLE = W + "pPr", W + "pStyle"
_RUN, _PARAGRAPH, _FIELD_MARK, _BOX = W + "r", W + "p", W + "fldChar", W + "txbxContent"
_ROW, _CELL = W + "tr", W + "tc"
_INSTRUCTION, _FIELD, _BOOKMARK = W + "instrText", W + "fldSimple", W + "bookmarkStart"
_Reading = Literal["instruction", "shown", "counted"]
"""How the text met in a field is read: not at all, as it stands, or as a number that Word counts."""
_COUNTING = [[code] for code in ("REF", "PAGEREF", "NOTEREF", "SEQ", "PAGE", "NUMPAGES", "SECTIONPAGES")]


@dataclass(frozen=True, slots=True)
class Found:
    """One paragraph that holds text: the part it lies in, its ``w:p``, its text before normalising.

    ``pieces`` are the texts that ``raw`` is made of, each with the element that says it. ``bookmarks`` are the names
    of those that start in it, or since the paragraph before it. ``uncounted`` is its text with COUNTED for each number
    that Word counts by itself (references, pages), whatever the file shows.
    """

    part: str
    element: _Element
    raw: str
    block: Block
    bookmarks: tuple[str, ...]
    uncounted: str
    pieces: tuple[tuple[str, _Element], ...]


class Walk:
    """Collects the paragraphs of the parts given to it, in order, and stops a little past ``most``.

    Tracked changes read as ``accepted``, or as undone.
    """

    def __init__(self, styles: dict[str, Style], most: int, accepted: bool = True) -> None:
        self.found: list[Found] = []
        self._styles = styles
        self._most = most
        self._gone = _GONE[accepted]
        self._shown = _TEXT if accepted else _TEXT | {_DELETED}
        self._unread: dict[tuple[str, str], None] = {}
        self._furniture: set[tuple[Place, str]] = set()
        self._part = ""
        self._place: Place = "body"
        self._fields: list[_Reading] = []  # one an open field
        self._instruction = ""
        self._bookmarks: list[str] = []
        self._texts: list[tuple[str, bool, _Element]] = []
        self._uncounted: list[str] = []
        self._boxes: list[_Element] = []
        self._style = PLAIN
        self._tables = 0
        self._cell: Cell | None = None

    def part(self, name: str, root: _Element, place: Place) -> None:
        """Read one part, or one note of a part, as text of one place."""
        self._part, self._fields, self._bookmarks = name, [], []
        self._blocks(root, place)

    def not_read(self) -> list[NotRead]:
        """Return what was passed over, each kind once a place."""
        return [NotRead(what, where) for what, where in self._unread]

    def _skip(self, what: str) -> None:
        near = len(self.found)
        where = f"paragraph {near}" if self._place in ("body", "table", "text box") else self._place
        self._unread[what, where] = None

    def _blocks(self, parent: _Element, place: Place) -> None:
        for child in parent:
            if len(self.found) > self._most:
                return
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, place)
            elif tag == W + "tbl":
                self._table(child, "table" if place in ("body", "text box") else place)
            elif tag in self._gone or (tag == W + "tr" and _row_gone(child, self._gone)):
                self._place = place
                self._skip("tracked deletion")
            elif tag in _UNREAD:
                self._place = place
                self._skip(_UNREAD[tag])
            elif tag == _BOOKMARK:
                self._bookmarks.append(child.get(W + "name", ""))
            elif tag not in _SILENT:
                self._enter(child)
                self._blocks(_chosen(child), place)

    def _table(self, element: _Element, place: Place) -> None:
        outer, self._tables = self._cell, self._tables + 1
        self._cell = Cell(self._tables, 0, 0, 0)
        self._blocks(element, place)
        self._cell = outer

    def _enter(self, element: _Element) -> None:
        """Go on to the next row, or to the next cell of a row."""
        at = self._cell
        if at is not None and element.tag == _ROW:
            head = element.find(f"{W}trPr/{W}tblHeader") is not None
            self._cell = Cell(at.table, at.row + 1, 0, 0, head)
        elif at is not None and element.tag == _CELL:
            span = element.find(f"{W}tcPr/{W}gridSpan")
            wide = span.get(VAL, "1") if span is not None else "1"
            right = at.right + (int(wide) if wide.isdigit() else 1)
            self._cell = Cell(at.table, at.row, at.right, right, at.head)

    def _paragraph(self, element: _Element, place: Place) -> None:
        outer = self._texts, self._uncounted, self._boxes, self._style, self._place
        self._texts, self._uncounted, self._boxes, self._place = [], [], [], place
        self._style, direct = self._paragraph_look(_properties(element))
        self._inline(element, self._style)
        raw = "".join(text for text, _, _ in self._texts)
        text = normalise(raw)
        if text and not self._seen(place, text):
            level = self._style.level if direct is None else direct or None
            written = [(piece, bold) for piece, bold, _ in self._texts if piece.strip()]
            bold = all(bold for _, bold in written)
            title = None if bold else bold_opening(written)
            shown: Place = "contents" if self._style.contents and place == "body" else place
            block = Block(text, shown, None, level, bold, title, self._cell)
            plain = "".join(self._uncounted)
            uncounted = text if plain == raw else normalise(plain)
            pieces = tuple((piece, source) for piece, _, source in self._texts)
            self.found.append(Found(self._part, element, raw, block, tuple(self._bookmarks), uncounted, pieces))
            self._bookmarks = []
        boxes = self._boxes
        self._fields = ["shown" for _ in self._fields]  # no instruction outlives its paragraph
        for box in boxes:
            self._blocks(box, "text box" if place in ("body", "table", "text box") else place)
        self._texts, self._uncounted, self._boxes, self._style, self._place = outer

    def _seen(self, place: Place, text: str) -> bool:
        """Whether a line of a header or footer was read before: first, even and odd pages often repeat it."""
        if place not in ("header", "footer"):
            return False
        known = (place, text) in self._furniture
        self._furniture.add((place, text))
        return known

    def _inline(self, parent: _Element, style: Style, bold: bool = False) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, style)
            elif tag in self._shown:
                self._write(child.text or "", bold, child)
            elif tag in _SIGNS:
                self._write(_SIGNS[tag], bold, child)
            elif tag == _FIELD_MARK:
                self._field(child.get(W + "fldCharType"))
            elif tag == _INSTRUCTION:
                self._instruction += child.text or ""
            elif tag == _FIELD:
                self._open(child.get(W + "instr", ""))
                self._inline(child, style, bold)
                self._fields.pop()
            elif tag == _BOOKMARK:
                self._bookmarks.append(child.get(W + "name", ""))
            elif tag in self._gone:
                self._skip("tracked deletion")
            elif tag in _UNREAD:
                self._skip(_UNREAD[tag])
            elif tag == _BOX:
                self._boxes.append(child)
            elif tag not in _SILENT:
                self._inline(_chosen(child), style, bold)

    def _run(self, run: _Element, style: Style) -> None:
        bold, hidden = style.bold, style.hidden
        if len(run) and run[0].tag == _RUN_PROPERTIES:
            bold, hidden = self._run_look(run[0], style)
        if not hidden:
            self._inline(run, style, bold)
            return
        if any((text.text or "").strip() for text in run.iterfind(W + "t")):
            self._skip("hidden text")
        for mark in run.iterfind(W + "fldChar"):
            self._field(mark.get(W + "fldCharType"))

    def _paragraph_look(self, properties: Iterable[_Element]) -> tuple[Style, int | None]:
        """Return the style of a paragraph, and the heading level that it states by itself."""
        style, level = PLAIN, None
        for stated in properties:
            tag = stated.tag
            if tag == _PARAGRAPH_STYLE:
                style = self._styles.get(stated.get(VAL, ""), PLAIN)
            elif tag == OUTLINE:
                level = outline_level(stated)
        return style, level

    def _run_look(self, properties: _Element, style: Style) -> tuple[bool, bool]:
        """Return whether a run is bold and whether it is hidden, its own word before that of its styles."""
        bold: bool | None = None
        hidden: bool | None = None
        character = PLAIN
        for stated in properties:
            tag = stated.tag
            if tag == _BOLD:
                bold = is_on(stated)
            elif tag == _VANISH:
                hidden = is_on(stated)
            elif tag == _RUN_STYLE:
                character = self._styles.get(stated.get(VAL, ""), PLAIN)
        return (
            style.bold or character.bold if bold is None else bold,
            style.hidden or character.hidden if hidden is None else hidden,
        )

    def _write(self, text: str, bold: bool, source: _Element) -> None:
        if "instruction" not in self._fields:
            self._texts.append((text, bold, source))
            if "counted" not in self._fields:
                self._uncounted.append(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("instruction")
            self._instruction = ""
        elif kind == "separate" and self._fields:
            self._fields.pop()
            self._open(self._instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _open(self, instruction: str) -> None:
        """Read what a field shows; where it is a number that Word counts, COUNTED stands for it too."""
        counts = instruction.upper().split()[:1] in _COUNTING
        if counts and not {"instruction", "counted"} & set(self._fields):
            self._uncounted.append(COUNTED)
        self._fields.append("counted" if counts else "shown")


def _properties(paragraph: _Element) -> Iterable[_Element]:
    """Return what a paragraph states of itself, () where nothing: its first child, where Word writes it."""
    first: _Element | None = next(iter(paragraph), None)
    if first is not None and first.tag == _PARAGRAPH_PROPERTIES:
        return first
    return paragraph.iterfind(f"{_PARAGRAPH_PROPERTIES}/*")


def _chosen(element: _Element) -> _Element:
    """Return the one branch of an alternative that Word shows; any other element as it is."""
    if element.tag != _MC + "AlternateContent":
        return element
    branches: Iterator[_Element] = element.iterchildren(_MC + "Choice", _MC + "Fallback")
    return next(branches, element)


def _row_gone(row: _Element, gone: frozenset[str]) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and any(child.tag in gone for child in properties)
