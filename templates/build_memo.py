"""Builds memo.docx, the template of a report on two versions of a contract: style and structure, no words.

Run it (``python templates/build_memo.py``) after a change; the shipped file must be what it builds. Styles, fonts and
the package itself are those of ``build.py``.
"""

from __future__ import annotations

from pathlib import Path

from build import (
    BORDERS,
    GREY,
    HEAD,
    INK,
    R,
    W,
    basic_styles,
    colour,
    lists,
    page_count,
    part,
    rule,
    single_level,
    size,
    spacing,
    style,
    table_style,
    template,
)

INDENT = 284


def styles() -> str:
    keep, whole = "<w:keepNext/>", "<w:keepLines/>"
    bold = "<w:b/>"
    return f"""{HEAD}<w:styles {W}>{basic_styles()}
{style("Title", keep + spacing(0, 10), bold + colour(INK) + size(16), following="Memo Line")}
{style("Memo Line", keep + spacing(0, 3), colour(GREY) + size(9))}
{
        style(
            "Heading 1",
            keep + whole + rule("bottom", 3) + spacing(18, 8) + '<w:outlineLvl w:val="0"/>',
            bold + colour(INK) + size(12),
            following="Body Text",
        )
    }
{
        style(
            "Heading 2",
            keep + whole + spacing(14, 2) + '<w:outlineLvl w:val="1"/>',
            bold + size(10.5),
            following="Memo Line",
        )
    }
{style("Body Text", spacing(0, 6))}
{style("Memo Reason", keep + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + spacing(0, 3))}
{style("Table Head", keep + spacing(3, 3), bold + size(9))}
{style("Table Cell", spacing(3, 3), size(9))}
{style("Footer", spacing(line=240) + '<w:jc w:val="center"/>', colour(GREY) + size(8))}
{table_style("Annex Table", BORDERS, 85, 85)}
</w:styles>"""


def document() -> str:
    return f"""{HEAD}<w:document {W} {R}><w:body>
{part("body")}
<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="680" w:footer="567" w:gutter="0"/>
</w:sectPr>
</w:body></w:document>"""


def build() -> bytes:
    """Return the template, always the same bytes."""
    return template(
        document(),
        styles(),
        lists(single_level(0, "5A4EB293", "bullet", "–", "Memo Reason", INDENT, INDENT)),
        ("footer", page_count()),
    )


if __name__ == "__main__":
    Path(__file__).with_name("memo.docx").write_bytes(build())
