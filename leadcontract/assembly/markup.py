"""Writes WordprocessingML: runs, fields, bookmarks, paragraphs, tables. Text comes out as it went in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_REMOVED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_LEFTWARD = re.compile(f"({_RTL}+(?:\\W+{_RTL}+)*)")
"""Hebrew and Arabic: words in these letters, and what stands between two of them."""
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("{", "&#123;"), ("}", "&#125;"))
_LONGEST_BOOKMARK = 40
WHOLE = "<w:cantSplit/>"
HIGHLIGHT = '<w:highlight w:val="yellow"/>'


def legal(text: str) -> str:
    """Return the text less the characters that XML forbids."""
    return _REMOVED.sub("", text)


def escape(text: str) -> str:
    """Return the text as XML; braces too, or a template engine would read some of them as its own."""
    text = legal(text)
    for sign, entity in _ENTITIES:
        text = text.replace(sign, entity)
    return text


def run(text: str, properties: str = "") -> str:
    """Return a run of text, or several where a part of it is written from right to left; "" for no text."""
    parts = _LEFTWARD.split(text)  # every other one is written from right to left
    return "".join(_run(part, _leftward(properties) if i % 2 else properties) for i, part in enumerate(parts) if part)


def _run(text: str, properties: str) -> str:
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _leftward(properties: str) -> str:
    """Return the properties of a run with the mark of its direction, which stands before its language."""
    before, lang, after = properties.partition("<w:lang ")
    return f"{before}<w:rtl/>{lang}{after}"


def field(code: str, shown: str, properties: str = "") -> str:
    """Return a field that shows ``shown`` until Word works it out again; ``shown`` is plain text."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""

    def mark(kind: str) -> str:
        return f'<w:r>{looks}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r>{looks}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{mark('begin')}{instruction}{mark('separate')}{run(shown, properties)}{mark('end')}"


def bookmarked(inner: str, name: str, number: int) -> str:
    """Return markup between the two ends of a bookmark; ``number`` must be its own in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def commented(inner: str, numbers: Iterable[int]) -> str:
    """Return runs with comments hung on them, by the numbers of the comments."""
    ids = list(numbers)
    starts = "".join(f'<w:commentRangeStart w:id="{i}"/>' for i in ids)
    ends = "".join(f'<w:commentRangeEnd w:id="{i}"/><w:r><w:commentReference w:id="{i}"/></w:r>' for i in ids)
    return f"{starts}{inner}{ends}"


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """Return a paragraph in the style with that id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def cell(width: int, inner: str, *, tight: bool = False) -> str:
    """Return a table cell, ``width`` in twentieths of a point; ``inner`` is one paragraph at least.

    ``tight`` where the text may use the whole width, whatever the table leaves blank on the right.
    """
    margins = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if tight else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margins}</w:tcPr>{inner}</w:tc>'


def row(cells: Iterable[str], properties: str = "") -> str:
    """Return a table row; ``properties`` such as ``<w:tblHeader/>``."""
    looks = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{looks}{''.join(cells)}</w:tr>"


def whole_rows(lengths: Sequence[int]) -> Iterator[str]:
    """Yield what keeps each row of a table on one page, but for the shortest, which is hardly ever torn.

    LibreOffice loses rows of a table in which none may break over a page.
    """
    shortest = min(range(len(lengths)), key=lengths.__getitem__, default=0)
    yield from ("" if i == shortest else WHOLE for i in range(len(lengths)))


def table(style: str, widths: Sequence[int], rows: Iterable[str], heads: bool = False) -> str:
    """Return a table of columns of these ``widths``; ``heads`` tells readers that the first row names the columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    look = f'<w:tblLook w:val="0{"6" if heads else "4"}20" w:firstRow="{int(heads)}" w:lastRow="0" w:firstColumn="0"'
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{look} w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def control(tag: str, title: str, prompt: str, choices: Sequence[str], properties: str = "") -> str:
    """Return a content control inside a paragraph: a list to pick from, or a text where there is no choice.

    ``prompt`` stands in it until it is filled in, with those ``properties``; ``tag`` tells which one it is.
    """
    items = "".join(f'<w:listItem w:displayText="{escape(text)}" w:value="{escape(text)}"/>' for text in choices)
    kind = f"<w:dropDownList>{items}</w:dropDownList>" if choices else '<w:text w:multiLine="1"/>'
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(title)}"/><w:tag w:val="{escape(tag)}"/>'
        f'<w:id w:val="{int(_digest(tag), 16) % 2**31}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{run(prompt, properties)}</w:sdtContent></w:sdt>"
    )


def bookmark_name(prefix: str, what: str) -> str:
    """Return a name Word accepts for a bookmark: letters, digits and underscores, 40 at most."""
    name = f"{prefix}_{re.sub('[^0-9A-Za-z]', '_', what)}"
    return name if len(name) <= _LONGEST_BOOKMARK else f"{name[:31]}_{_digest(what)}"


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:8]
