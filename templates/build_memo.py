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
    field,
    fonts,
    header,
    package,
    paragraph,
    part,
    rule,
    run,
    settings,
    size,
    spacing,
    style,
    style_id,
    table_style,
    theme,
    zipped,
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


def numbering() -> str:
    return (
        f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="5A4EB293"/>'
        f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{style_id("Memo Reason")}"/><w:suff w:val="tab"/><w:lvlText w:val="–"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{INDENT}"/></w:tabs>'
        f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/></w:pPr></w:lvl></w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def document() -> str:
    return f"""{HEAD}<w:document {W} {R}><w:body>
{part("body")}
<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="680" w:footer="567" w:gutter="0"/>
</w:sectPr>
</w:body></w:document>"""


def footer() -> str:
    page = paragraph("Footer", field("PAGE"), run(" / "), field("NUMPAGES"))
    return header(page).replace("w:hdr", "w:ftr")


def build() -> bytes:
    """Return the template, always the same bytes."""
    targets = {
        "styles.xml": ("styles", styles()),
        "numbering.xml": ("numbering", numbering()),
        "settings.xml": ("settings", settings()),
        "footer1.xml": ("footer", footer()),
        "fontTable.xml": ("fontTable", fonts()),
        "theme/theme1.xml": ("theme", theme()),
    }
    return zipped(package(document(), targets))


if __name__ == "__main__":
    Path(__file__).with_name("memo.docx").write_bytes(build())
