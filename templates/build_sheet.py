"""Builds sheet.docx, the template of working papers such as the questionnaire: style and structure, no words.

Run it (``python templates/build_sheet.py``) after a change; the shipped file must be what it builds. Styles, fonts and
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
    paragraph,
    part,
    rule,
    run,
    single_level,
    size,
    spacing,
    style,
    table_style,
    template,
)


def styles() -> str:
    keep, whole = "<w:keepNext/>", "<w:keepLines/>"
    return f"""{HEAD}<w:styles {W}>{basic_styles()}
{style("Title", keep + whole + spacing(0, 4, 252), "<w:b/>" + colour(INK) + size(18), following="Note")}
{style("Note", spacing(0, 10), colour(GREY) + size(9))}
{
        style(
            "Heading 1",
            keep + whole + rule("bottom", 3) + spacing(16, 6) + '<w:outlineLvl w:val="0"/>',
            "<w:b/>" + colour(INK) + size(12),
            following="Body Text",
        )
    }
{
        style(
            "Heading 2",
            keep + whole + spacing(10, 4) + '<w:outlineLvl w:val="1"/>',
            "<w:b/>" + colour(INK) + size(10),
            following="Body Text",
        )
    }
{style("Body Text", spacing(0, 6))}
{style("Annex Bullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + spacing(0, 4))}
{style("Table Head", keep + spacing(2.5, 2.5), "<w:b/>" + colour(INK) + size(9))}
{style("Table Cell", whole + spacing(2.5, 2.5), size(9))}
{style("Gap", spacing(line=120), size(1))}
{table_style("Annex Table", BORDERS, 108, 108)}
{style("Footer", spacing(line=240) + '<w:jc w:val="center"/>', colour(GREY) + size(8))}
</w:styles>"""


def document() -> str:
    return f"""{HEAD}<w:document {W} {R}><w:body>
{paragraph("Title", run("{{ title }}"))}
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
        lists(single_level(0, "5A4EB293", "bullet", "–", "Annex Bullet", 425, 283)),
        ("footer", page_count(run("{{ title }} – "))),
    )


if __name__ == "__main__":
    Path(__file__).with_name("sheet.docx").write_bytes(build())
