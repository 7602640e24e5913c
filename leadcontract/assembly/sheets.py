"""Writes working papers as Word files: headings, paragraphs, tables, and controls to fill in."""

from __future__ import annotations

from collections.abc import Mapping

from docx.enum.section import WD_ORIENT
from markupsafe import Markup

from leadcontract import resources
from leadcontract.assembly import markup
from leadcontract.assembly.rendering import fill, open_template, save
from leadcontract.domain.sheet import Cell, Control, Grid, Heading, Look, Paragraph, Part, Said, Sheet

TALL, WIDE = 9638, 14570
"""Width of the text of a page, upright and on its side, in twentieths of a point."""
_LOOKS: Mapping[Look, str] = {
    "plain": "",
    "strong": "<w:b/>",
    "note": '<w:color w:val="6B7280"/><w:sz w:val="16"/>',
    "blank": markup.HIGHLIGHT,
    "alert": '<w:b/><w:color w:val="B42318"/>',
}
_KEEP = "<w:keepNext/>"
_MARKED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="567" w:hanging="425"/>'
"""An item of a list that bears its own mark instead of the dash of its style."""
_FEW, _SMALL = 10, 900
"""How many rows and letters a table has at most that stays on one page."""
_PROMPT = '<w:color w:val="6B7280"/>'


def word(sheet: Sheet) -> bytes:
    """Return a working paper as a .docx file; always the same bytes for the same paper."""
    path = resources.folder("templates") / "sheet.docx"
    document = open_template(path)
    width = WIDE if sheet.wide else TALL
    opening = markup.paragraph("Note", markup.run(sheet.subtitle)) if sheet.subtitle else ""
    body = opening + "".join(_part(part, width) for part in sheet.parts)
    fill(document, {"title": sheet.title, "body": Markup(body)}, path)  # noqa: S704  (markup escapes)
    if sheet.wide:
        section = document.docx.sections[-1]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    return save(document, sheet.lang, sheet.title)


def _part(part: Part, width: int) -> str:
    match part:
        case Heading(text, level):
            return markup.paragraph(f"Heading{level}", markup.run(text))
        case Paragraph(runs, bullet, mark):
            own = f"{markup.run(mark)}<w:r><w:tab/></w:r>" if mark else ""
            style = "AnnexBullet" if bullet else "BodyText"
            return markup.paragraph(style, own + "".join(map(_said, runs)), _MARKED if mark else "")
        case Grid():
            return _grid(part, width)


def _grid(grid: Grid, width: int) -> str:
    widths = [width * share // 100 for share in grid.shares]
    lengths = [sum(len(_plain(cell)) for cell in row) for row in grid.rows]
    small = len(grid.rows) <= _FEW and sum(lengths) <= _SMALL
    rows = []
    if grid.heads:
        heads = (
            markup.cell(w, markup.paragraph("TableHead", markup.run(t)))
            for w, t in zip(widths, grid.heads, strict=True)
        )
        rows.append(markup.row(heads, f"{markup.WHOLE}<w:tblHeader/>"))
    for i, (row, whole) in enumerate(zip(grid.rows, markup.whole_rows(lengths), strict=True), 1):
        keep = _KEEP if small and i < len(grid.rows) else ""
        cells = (markup.cell(w, _cell(cell, keep)) for w, cell in zip(widths, row, strict=True))
        rows.append(markup.row(cells, whole))
    return markup.table("AnnexTable", widths, rows, bool(grid.heads)) + markup.paragraph("Gap", "")


def _plain(cell: Cell) -> str:
    return "".join(one.text if isinstance(one, Said) else one.prompt for one in cell)


def _cell(cell: Cell, keep: str) -> str:
    return "".join(markup.paragraph("TableCell", _said(one), keep) for one in cell or (Said(""),))


def _said(one: Said | Control) -> str:
    if isinstance(one, Control):
        return markup.control(one.tag, one.title or one.tag, one.prompt, one.choices, _PROMPT)
    return markup.run(one.text, _LOOKS[one.look])
