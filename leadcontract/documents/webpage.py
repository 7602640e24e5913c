"""Reads web pages: the words that a browser shows, with nothing fetched and nothing run."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.block import Block
from leadcontract.documents.flow import Flow
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.refusals import over, refusal
from leadcontract.documents.text import decoded, decoded_as
from leadcontract.domain.document import NotRead

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_LEVEL = re.compile(r"h([1-6])")
_SILENT = frozenset({"script", "style", "head", "template", "title", "meta", "link", "param", "datalist", "rt", "rp"})
_UNREAD = {
    "img": "image", "svg": "image", "picture": "image", "canvas": "image", "video": "embedded object",
    "audio": "embedded object", "object": "embedded object", "embed": "embedded object", "applet": "embedded object",
    "iframe": "embedded document", "frame": "embedded document", "input": "values of form fields",
    "select": "values of form fields", "textarea": "values of form fields", "del": "tracked deletion",
}  # fmt: skip
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li"),
        *("main", "menu", "ol", "p", "pre", "section", "summary", "ul"),
    }
)
_BOLD = frozenset({"b", "strong", "th"})
_WIDEST = 1_000
_BLANKS = re.compile(r"\s+")


def read_html(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[list[Block], list[NotRead]]:
    """Return the blocks of a web page and what was not read of it; InputError when it is too large or too deep.

    What only a style sheet hides is read: style sheets are not.
    """
    from lxml import etree

    tags = data.count(b"<")
    if tags > limits.tags:
        raise over(path, limits, "tags", tags)
    text = _text(path, data).replace("\x00", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise refusal(path, "deep")
    walk = _Walk(limits.paragraphs)
    try:
        if root is not None:
            walk.element(root, bold=False)
    except RecursionError as error:
        raise refusal(path, "deep") from error
    walk.flow.close()
    return walk.flow.blocks, walk.flow.not_read()


def _text(path: Path, data: bytes) -> str:
    """Return the text of a page, in the encoding that it names where Python knows it and it fits."""
    named = _CHARSET.search(data[:4096])
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = decoded_as(data, named[1].decode("ascii", "replace")) if named and not marked else None
    return decoded(path, data) if text is None else text


class _Walk:
    def __init__(self, most: int) -> None:
        self.flow = Flow(most)

    def element(self, element: _Element, bold: bool) -> None:
        """Read one element and what is in it; its tail is for who called."""
        tag = element.tag
        if tag in _SILENT:
            return
        if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
            if _has_text(element):
                self.flow.skip("hidden text")
        elif tag in _UNREAD:
            if element.get("type") not in ("hidden", "submit", "button"):
                self.flow.skip(_UNREAD[tag])
        elif tag == "br":
            self.flow.write("\n")
        elif tag == "table" and not _is_layout(element):
            self._table(element)
        elif tag == "nav":
            with self.flow.within("contents"):
                self._inside(element, bold, tag)
        elif (level := _LEVEL.fullmatch(tag)) or tag in _BLOCKS or tag in ("table", "tr", "td", "th"):
            self.flow.close()
            self._inside(element, bold, tag)
            self.flow.close(int(level[1]) if level else None)
        else:
            self._inside(element, bold or tag in _BOLD, tag)

    def _inside(self, element: _Element, bold: bool, tag: str = "") -> None:
        self._say(element.text, bold, tag)
        for child in element:
            self.element(child, bold)
            self._say(child.tail, bold, tag)

    def _say(self, text: str | None, bold: bool, tag: str) -> None:
        if text:
            self.flow.write(text if tag == "pre" else _BLANKS.sub(" ", text), bold)

    def _table(self, table: _Element) -> None:
        for caption in table.iterfind("caption"):
            self.element(caption, bold=False)
        with self.flow.table():
            taken: dict[int, int] = {}  # column -> rows that a cell above still reaches down over it
            for row in _rows(table):
                cells = [cell for cell in row if cell.tag in ("td", "th")]
                self.flow.row(head=_parent(row) == "thead" or (bool(cells) and all(cell.tag == "th" for cell in cells)))
                column = 0
                for cell in cells:
                    while taken.get(column, 0) > 0:
                        taken[column] -= 1
                        self.flow.column()
                        column += 1
                    wide, high = _number(cell.get("colspan")), _number(cell.get("rowspan"))
                    self.flow.column(wide)
                    self.element(cell, bold=cell.tag == "th")
                    taken |= dict.fromkeys(range(column, column + wide), high - 1)
                    column += wide
                for later in [reached for reached in taken if reached >= column and taken[reached]]:
                    taken[later] -= 1


def _rows(table: _Element) -> list[_Element]:
    """Return the rows of a table in order, in its parts or beside them."""
    parts = (part if part.tag in ("thead", "tbody", "tfoot") else [part] for part in table)
    return [row for part in parts for row in part if row.tag == "tr"]


def _parent(row: _Element) -> str:
    parent = row.getparent()
    return str(parent.tag) if parent is not None else ""


def _has_text(element: _Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _is_layout(table: _Element) -> bool:
    """Whether a table only lays out a page, as those of e-mails do: it says so, or no row has two cells with text."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = ([cell for cell in row if _has_text(cell)] for row in _rows(table))
    return all(len(cells) < 2 for cells in rows)


def _number(text: str | None) -> int:
    return min(int(text), _WIDEST) if text and text.isdecimal() and int(text) else 1
