"""Builds report.docx, the template of the report to a client: style and structure, no words.

Run it (``python templates/build_report.py``) after a change; the shipped file must be what it builds. Styles, fonts and
the package itself are those of ``build.py``, its lists those of ``build_letter.py``.
"""

from __future__ import annotations

from pathlib import Path

from build_letter import numbering

from build import (
    ALERT,
    GREY,
    HEAD,
    INK,
    RULE,
    TEXT_WIDTH,
    R,
    W,
    basic_styles,
    colour,
    header,
    page_count,
    paragraph,
    part,
    rule,
    run,
    size,
    spacing,
    style,
    style_id,
    table_style,
    template,
)

STATUSES = {
    "Present": "0B5D3B", "Partial": "764600", "Contrary": "8F1414", "Unclear": "1D4F8F", "Referred": "57378A",
    "Missing": "8A2330",
}  # fmt: skip
"""The colour of each status, that of the page in html; its word always stands beside it."""
SHADE = "F6F6F4"
INDENT = 340


def character(name: str, properties: str, ours: bool = True) -> str:
    """Return a character style."""
    custom = ' w:customStyle="1"' if ours else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
    )


def bar(value: str, space: int = 8) -> str:
    """Return a rule down the left side of a paragraph."""
    return f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="{space}" w:color="{value}"/></w:pBdr>'


def shade(value: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"/>'


def styles() -> str:
    keep, whole, bold = "<w:keepNext/>", "<w:keepLines/>", "<w:b/>"
    small = colour(GREY) + size(8)
    right_tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    indent = f'<w:ind w:left="{INDENT}"/>'
    wide = f'<w:ind w:left="{INDENT}" w:right="{INDENT}"/>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'.format
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("top", "bottom", "insideH")
    )
    looks = "".join(character(name, bold + colour(value)) for name, value in STATUSES.items())
    headings = {
        "Heading 1": (rule("bottom", 4) + spacing(24, 8), bold + colour(INK) + size(14), "Body Text", 0),
        "Heading 2": (spacing(14, 5), bold + colour(INK) + size(11.5), "Heading 3", 1),
        "Heading 3": (spacing(13, 3), bold + size(10.5), "Body Text", 2),
        "Annex": (
            "<w:pageBreakBefore/>" + rule("bottom", 4) + spacing(0, 10), bold + colour(INK) + size(14), "Body Text", 0
        ),
    }  # fmt: skip
    outlined = "".join(
        style(name, f'{keep}{whole}{looks_like}<w:outlineLvl w:val="{level}"/>', text, following=following)
        for name, (looks_like, text, following, level) in headings.items()
    )
    return f"""{HEAD}<w:styles {W}>{basic_styles()}
{style("Title", keep + whole + spacing(0, 4, 252), bold + colour(INK) + size(22), following="Subtitle")}
{style("Subtitle", whole + spacing(0, 12), colour(GREY) + size(12), following="Body Text")}
{outlined}
{style("Body Text", spacing(0, 6))}
{style("Warning", whole + bar(ALERT) + shade("FDECEA") + spacing(4, 10) + wide)}
{style("Quote", keep + whole + bar(RULE) + spacing(3, 1) + indent, size(9.5), following="Place")}
{style("Place", spacing(0, 5) + indent, small, following="Body Text")}
{style("Source", spacing(2, 4), size(9))}
{style("Label", keep + spacing(5, 2), bold + small, following="Wording")}
{style("Wording", shade(SHADE) + spacing(0, 3) + wide, size(9))}
{style("Step", keep + listed(1) + spacing(5, 2), following="Step Item")}
{style("Step Item", listed(2) + spacing(0, 2) + f'<w:ind w:left="{425 + 283}" w:hanging="283"/>', size(9.5))}
{style("Closing", whole + rule("top", 6) + spacing(20, 0), small)}
{style("Table Head", keep + spacing(2.5, 2.5), bold + colour(INK) + size(8.5))}
{style("Table Cell", spacing(2.5, 2.5), size(9))}
{style("Gap", spacing(line=120), size(4))}
{character("Strong", bold, ours=False)}
{character("Soft", colour(GREY))}
{character("Hyperlink", colour("174EA6") + '<w:u w:val="single"/>', ours=False)}
{looks}
{table_style("Report Table", rules, 80, 80)}
{table_style("Facts Table", rules, 80, 80)}
{style("Header", right_tab + spacing(line=240), small)}
{style("Footer", right_tab + spacing(line=240) + '<w:jc w:val="center"/>', small)}
</w:styles>"""


def document() -> str:
    return f"""{HEAD}<w:document {W} {R}><w:body>
{part("body")}
<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>
<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId6"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"
 w:header="794" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>
</w:body></w:document>"""


def build() -> bytes:
    """Return the template, always the same bytes."""
    return template(
        document(),
        styles(),
        numbering("Step", "Step Item"),
        ("header", header(paragraph("Header", run("{{ running }}")))),
        ("header", header("<w:p/>")),
        ("footer", page_count()),
    )


if __name__ == "__main__":
    Path(__file__).with_name("report.docx").write_bytes(build())
