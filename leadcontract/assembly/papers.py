"""Writes a report on paper as a Word file, through a template that holds its styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from leadcontract import resources
from leadcontract.assembly import markup
from leadcontract.assembly.inline import LOCALES
from leadcontract.assembly.rendering import fill, open_template, save
from leadcontract.domain.paper import Grid, Line, LineKind, Look, Paper, Span

WIDTH = 9070
"""Width of the text of the template, in twentieths of a point."""
STYLES: Mapping[LineKind, str] = {
    "title": "Title", "subtitle": "Subtitle", "section": "Heading1", "group": "Heading2", "finding": "Heading3",
    "annex": "Annex", "label": "Label", "text": "BodyText", "warning": "Warning", "quote": "Quote", "place": "Place",
    "source": "Source", "wording": "Wording", "step": "Step", "item": "StepItem", "closing": "Closing",
    "head": "TableHead", "cell": "TableCell",
}  # fmt: skip
"""The style of each kind of paragraph, by id."""
LOOKS: Mapping[Look, str] = {
    "plain": "", "strong": "Strong", "soft": "Soft", "present": "Present", "partial": "Partial",
    "contrary": "Contrary", "unclear": "Unclear", "referred": "Referred", "missing": "Missing",
}  # fmt: skip
"""The character style of each look, by id."""
LINK = "Hyperlink"

Address = Callable[[str], str]
"""Gives a web address its number in the file."""


def word(paper: Paper) -> bytes:
    """Return a report as a .docx file; always the same bytes for the same paper."""
    path = resources.folder("templates") / "report.docx"
    document = open_template(path)
    anchors = {line.anchor: n for n, line in enumerate(b for b in paper.blocks if isinstance(b, Line)) if line.anchor}
    body = "".join(
        _line(block, document.build_url_id, anchors)
        if isinstance(block, Line)
        else _grid(block, document.build_url_id, anchors)
        for block in paper.blocks
    )
    fill(document, {"body": Markup(body), "running": paper.running}, path)  # noqa: S704  (markup escapes)
    return save(document, paper.lang, paper.title)


def _line(line: Line, address: Address, anchors: Mapping[str, int]) -> str:
    inner = "".join(_span(span, address) for span in line.spans)
    if line.anchor:
        inner = markup.bookmarked(inner, markup.bookmark_name("lc", line.anchor), anchors[line.anchor])
    return markup.paragraph(STYLES[line.kind], inner)


def _span(span: Span, address: Address) -> str:
    style = LINK if span.to else LOOKS[span.look]
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    spoken = f'<w:lang w:val="{LOCALES[span.lang]}"/>' if span.lang else ""
    runs = markup.run(span.text, styled + spoken)
    if not span.to or not runs:
        return runs
    if span.to.startswith("#"):
        return f'<w:hyperlink w:anchor="{markup.bookmark_name("lc", span.to[1:])}" w:history="1">{runs}</w:hyperlink>'
    return f'<w:hyperlink r:id="{address(span.to)}" w:history="1">{runs}</w:hyperlink>'


def _grid(grid: Grid, address: Address, anchors: Mapping[str, int]) -> str:
    """Return a table whose heads, where it has some, are repeated on every page; no row breaks over two."""
    widths = _widths(grid.widths)
    whole = "<w:cantSplit/>"
    heads = [[markup.paragraph(STYLES["head"], markup.run(text))] for text in grid.heads]
    rows = [[[_line(line, address, anchors) for line in cell] for cell in row] for row in grid.rows]
    told = [markup.row(_cells(widths, heads), f"{whole}<w:tblHeader/>")] if heads else []
    told += [markup.row(_cells(widths, row), whole) for row in rows]
    style = "ReportTable" if heads else "FactsTable"
    return markup.table(style, widths, told, heads=bool(heads)) + markup.paragraph("Gap", "")


def _cells(widths: Sequence[int], cells: Sequence[Sequence[str]]) -> list[str]:
    return [markup.cell(width, "".join(lines)) for width, lines in zip(widths, cells, strict=True)]


def _widths(shares: Sequence[int]) -> list[int]:
    widths = [WIDTH * share // 100 for share in shares]
    widths[-1] += WIDTH * sum(shares) // 100 - sum(widths)
    return widths
