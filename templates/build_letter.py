"""Builds letter.docx, the template of the letter to the other side: style and structure, no words.

Run it (``python templates/build_letter.py``) after a change; the shipped file must be what it builds. Styles, fonts and
the package itself are those of ``build.py``.
"""

from __future__ import annotations

from pathlib import Path

from build import (
    HEAD,
    INK,
    R,
    W,
    basic_styles,
    colour,
    lists,
    page_count,
    part,
    single_level,
    size,
    spacing,
    style,
    template,
)

HALF = 4820
"""Where what a French letter keeps on the right begins, in twentieths of a point."""
INDENT = 425
LINE = 250
"""Space between the lines of running text; 240 is single."""


def styles() -> str:
    keep, whole, right = "<w:keepNext/>", "<w:keepLines/>", f'<w:ind w:left="{HALF}"/>'
    bold = "<w:b/>"
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'.format
    return f"""{HEAD}<w:styles {W}>{basic_styles()}
{style("Sender", spacing(0, 24), bold, following="Addressee")}
{style("Addressee", spacing(0, 12) + right, following="Letter Date")}
{style("Letter Date", spacing(0, 14) + right, following="Letter Line")}
{style("Letter Line", spacing(0, 8), following="Subject")}
{style("Subject", keep + spacing(0, 10), bold, following="Body Text")}
{style("Body Text", spacing(2, 4, LINE))}
{
        style(
            "Heading 2",
            keep + whole + spacing(7, 3) + '<w:outlineLvl w:val="1"/>',
            bold + colour(INK) + size(10.5),
            following="Letter Point",
        )
    }
{style("Letter Point", whole + listed(1) + spacing(0, 3, LINE))}
{style("Letter Item", listed(2) + spacing(0, 2, LINE))}
{style("Signature", keep + spacing(8, 26) + right)}
{style("Footer", spacing(line=240) + '<w:jc w:val="center"/>', colour("6B7280") + size(8))}
</w:styles>"""


def numbering(point: str = "Letter Point", item: str = "Letter Item") -> str:
    """Return the lists of two styles: points, numbered from one end of the text to the other, and dashes."""
    points = single_level(0, "3E2C9071", "decimal", "%1.", point, INDENT, INDENT)
    items = single_level(1, "4F3DA182", "bullet", "–", item, INDENT, INDENT)
    return lists(points, items)


def document() -> str:
    return f"""{HEAD}<w:document {W} {R}><w:body>
{part("head")}
{part("body")}
{part("close")}
<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1191" w:right="1304" w:bottom="1191" w:left="1304" w:header="794" w:footer="680" w:gutter="0"/>
</w:sectPr>
</w:body></w:document>"""


def build() -> bytes:
    """Return the template, always the same bytes."""
    return template(document(), styles(), numbering(), ("footer", page_count()))


if __name__ == "__main__":
    Path(__file__).with_name("letter.docx").write_bytes(build())
