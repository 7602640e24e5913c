"""Writes a memo as a Word file: words that went are struck through, words that came are underlined twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from leadcontract import resources
from leadcontract.assembly import markup
from leadcontract.assembly.rendering import fill, open_template, save
from leadcontract.domain.comparison import Piece, PieceKind
from leadcontract.domain.memo import Grid, Line, LineKind, Memo

WIDTH = 9638
"""Width of the text of the template, in twentieths of a point."""
STYLES: Mapping[LineKind, str] = {
    "title": "Title", "heading": "Heading1", "sub-heading": "Heading2", "line": "MemoLine", "text": "BodyText",
    "reason": "MemoReason",
}  # fmt: skip
LOOKS: Mapping[PieceKind, str] = {
    "same": "",
    "gone": '<w:strike/><w:color w:val="8F1414"/>',
    "new": '<w:color w:val="0B5D3B"/><w:u w:val="double"/>',
}
"""How words look: never by colour alone. Formatted text, not tracked changes: nobody can accept it by mistake."""


def word(memo: Memo) -> bytes:
    """Return a memo as a .docx file; always the same bytes for the same memo."""
    path = resources.folder("templates") / "memo.docx"
    document = open_template(path)
    xml = "".join(_grid(part) if isinstance(part, Grid) else _line(part) for part in memo.body)
    fill(document, {"body": Markup(xml)}, path)  # noqa: S704  (markup escapes)
    return save(document, memo.lang, memo.title)


def _line(line: Line) -> str:
    return markup.paragraph(STYLES[line.kind], _runs(line.pieces))


def _runs(pieces: Iterable[Piece]) -> str:
    """Return pieces as runs; the blanks around words that went or came are neither struck nor underlined."""
    runs = ""
    for piece in pieces:
        if piece.kind == "same":
            runs += markup.run(piece.text)
            continue
        text = piece.text.strip()
        before, _, after = piece.text.partition(text) if text else ("", "", piece.text)
        runs += markup.run(before) + markup.run(text, LOOKS[piece.kind]) + markup.run(after)
    return runs


def _grid(grid: Grid) -> str:
    widths = [WIDTH * share // 100 for share in grid.shares]
    rows = []
    for number, cells in enumerate(grid.rows):
        style = "TableCell" if number else "TableHead"
        made = [
            markup.cell(width, markup.paragraph(style, _runs(cell))) for width, cell in zip(widths, cells, strict=True)
        ]
        rows.append(markup.row(made, "<w:cantSplit/>" if number else "<w:cantSplit/><w:tblHeader/>"))
    return markup.table("AnnexTable", widths, rows, heads=True) + markup.paragraph("MemoLine", "")
