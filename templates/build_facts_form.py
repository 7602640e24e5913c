"""Builds facts-form.docx, the template of the form that asks for the facts of a deal: style and structure, no words.

Run it (``python templates/build_facts_form.py``) after a change; the shipped file must be what it builds. Styles, fonts
and the package itself are those of ``build.py``.
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
    page_count,
    part,
    size,
    spacing,
    style,
    table_style,
    template,
)


def styles() -> str:
    keep, whole, bold = "<w:keepNext/>", "<w:keepLines/>", "<w:b/>"
    return f"""{HEAD}<w:styles {W}>{basic_styles()}
{style("Title", keep + spacing(0, 14), bold + colour(INK) + size(18), following="Body Text")}
{style("Body Text", spacing(0, 10))}
{style("Heading 1", keep + whole + spacing(16, 6) + '<w:outlineLvl w:val="0"/>', bold + colour(INK) + size(12))}
{style("Form Head", keep + spacing(3, 3), bold + colour(GREY) + size(8))}
{style("Form Question", spacing(4, 2, 252), following="Form Hint")}
{style("Form Hint", spacing(0, 3, 240), colour(GREY) + size(8))}
{style("Form Answer", spacing(4, 4, 252))}
{style("Footer", spacing(line=240) + '<w:jc w:val="center"/>', colour(GREY) + size(8))}
<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>
<w:uiPriority w:val="99"/><w:rPr>{colour(GREY)}</w:rPr></w:style>
{table_style("Form Table", BORDERS, 108, 108)}
</w:styles>"""


def document() -> str:
    return f"""{HEAD}<w:document {W} {R}><w:body>
{part("body")}
<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1134" w:right="1418" w:bottom="1134" w:left="1418" w:header="680" w:footer="567" w:gutter="0"/>
</w:sectPr>
</w:body></w:document>"""


def build() -> bytes:
    """Return the template, always the same bytes."""
    return template(document(), styles(), None, ("footer", page_count()))


if __name__ == "__main__":
    Path(__file__).with_name("facts-form.docx").write_bytes(build())
