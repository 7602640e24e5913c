"""Builds contract.docx, the house template: style and structure, no legal words.

Run it (``python templates/build.py``) after a change; the shipped file must be what it builds. A firm
that wants its own look edits contract.docx in Word instead and passes it with ``--template``.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from leadcontract.assembly.packaging import normalise

FONT = "Arial"
INK = "1F2A44"
GREY = "6B7280"
RULE = "B8BEC9"
EN_SPACE = "\u2002"
TEXT_WIDTH = 9070
"""Width of the text, in twentieths of a point: A4 less two margins of 25 mm."""
COLUMNS = ((27, 73), (20, 42, 38), (18, 28, 27, 27))
"""The shares of the width that the columns of an annex table take, for each number of columns that is usual."""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
AXIS = 936
"""Where the text of every clause begins, 15 mm from the margin that its number stands on."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

OUR_STYLES = (
    "Reference",
    "Parties",
    "Clause 2",
    "Clause 3",
    "Clause Item",
    "Annex",
    "Annex Text",
    "Annex Bullet",
    "Table Head",
    "Table Cell",
    "Signature Role",
    "Signature Company",
    "Signature Line",
    "Signature Space",
    "Signature End",
)


def style(name: str, paragraph: str, run: str = "", based_on: str = "Normal", following: str = "") -> str:
    """Return a paragraph style; its id is its name without spaces, as Word itself makes them."""
    builtin = {"Heading 1": "heading 1", "Heading 2": "heading 2", "Header": "header", "Footer": "footer"}
    ours = ' w:customStyle="1"' if name in OUR_STYLES else ""
    return (
        f'<w:style w:type="paragraph"{ours} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{builtin.get(name, name)}"/><w:basedOn w:val="{style_id(based_on)}"/>'
        f'<w:next w:val="{style_id(following or name)}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def style_id(name: str) -> str:
    return name.replace(" ", "")


def spacing(before: float = 0, after: float = 0, line: int = 264) -> str:
    """Return space in points above and below, and between lines (240 is single)."""
    above, below = f'w:before="{before * 20:.0f}"', f'w:after="{after * 20:.0f}"'
    return f'<w:spacing {above} {below} w:line="{line}" w:lineRule="auto"/>'


def size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def rule(side: str, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{RULE}"/></w:pBdr>'


def styles() -> str:
    justified, keep, whole = '<w:jc w:val="both"/>', "<w:keepNext/>", "<w:keepLines/>"
    right_tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    small = colour(GREY) + size(8)
    return f"""{HEAD}<w:styles {W}>
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{size(10)}
<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/></w:style>
{
        style(
            "Title",
            keep + whole + rule("bottom", 10) + spacing(24, 8, 252) + '<w:jc w:val="center"/>',
            "<w:b/>" + colour(INK) + size(19),
            following="Reference",
        )
    }
{style("Reference", spacing(0, 30) + '<w:jc w:val="center"/>', colour(GREY) + size(9), following="Parties")}
{style("Parties", spacing(0, 8) + justified)}
{
        style(
            "Heading 1",
            keep + whole + numbered(0) + spacing(20, 7) + '<w:outlineLvl w:val="0"/>',
            "<w:b/>" + colour(INK) + size(11.5),
            following="Clause 2",
        )
    }
{
        style(
            "Heading 2",
            keep + whole + numbered(1) + spacing(9, 5) + '<w:outlineLvl w:val="1"/>',
            "<w:b/>" + colour(INK),
            following="Clause 3",
        )
    }
{
        style(
            "Clause 2",
            '<w:keepNext w:val="0"/><w:keepLines w:val="0"/>' + spacing(0, 6) + justified + '<w:outlineLvl w:val="9"/>',
            '<w:b w:val="0"/>' + colour("auto"),
            based_on="Heading 2",
        )
    }
{style("Clause 3", numbered(2) + spacing(0, 6) + justified)}
{style("Clause Item", numbered(3) + spacing(0, 6))}
{style("Body Text", spacing(0, 6) + f'<w:ind w:left="{AXIS}"/>' + justified)}
{
        style(
            "Annex",
            keep + whole + "<w:pageBreakBefore/>" + rule("bottom", 6) + spacing(0, 12) + '<w:outlineLvl w:val="0"/>',
            "<w:b/>" + colour(INK) + size(13),
            following="Annex Text",
        )
    }
{style("Annex Text", keep + spacing(10, 6) + justified)}
{style("Annex Bullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>' + spacing(0, 4) + justified)}
{style("Table Head", keep + spacing(3, 3), "<w:b/>" + colour(INK) + size(9))}
{style("Table Cell", spacing(3, 3), size(9))}
{style("Closing", keep + whole + spacing(28, 16) + justified)}
{style("Signature Role", keep + spacing(0, 3), "<w:b/>" + colour(INK))}
{style("Signature Company", keep + spacing(0, 5))}
{
        style(
            "Signature Line",
            keep
            + '<w:tabs><w:tab w:val="left" w:pos="1134"/></w:tabs>'
            + spacing(0, 3)
            + '<w:ind w:left="1134" w:hanging="1134"/>',
        )
    }
{style("Signature Space", keep + rule("bottom", 1) + spacing(48))}
{style("Signature End", spacing(line=20), size(1))}
{style("Header", rule("bottom", 6) + right_tab + spacing(line=240), small)}
{style("Footer", spacing(line=240) + '<w:jc w:val="center"/>', small)}
</w:styles>"""


def numbering() -> str:
    """Return one list of four levels: articles, their paragraphs, sub-paragraphs, lettered items."""
    letters = AXIS + 482
    levels = [
        (0, "decimal", "%1.", "Heading1", AXIS, AXIS),
        (1, "decimal", "%1.%2", "Heading2", AXIS, AXIS),
        (2, "decimal", "%1.%2.%3", "Clause3", AXIS, AXIS),
        (3, "lowerLetter", "(%4)", "ClauseItem", letters, letters - AXIS),
    ]
    body = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{name}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs>'
        f'<w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        "</w:lvl>"
        for level, kind, text, name, left, hanging in levels
    )
    return (
        f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="1C0A7E5D"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5B2E9A14"/>{body}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="2D1B8F6E"/><w:multiLevelType w:val="singleLevel"/>'
        '<w:tmpl w:val="6C3FAB25"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:pStyle w:val="AnnexBullet"/><w:suff w:val="tab"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:tabs><w:tab w:val="num" w:pos="425"/></w:tabs><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(name: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(name)}"/></w:pPr>{"".join(runs)}</w:p>'


def instruction(text: str) -> str:
    """Return a paragraph that steers the filling in of the template and is gone afterwards."""
    return f"<w:p>{run('{%p ' + text + ' %}', colour(GREY) + size(8))}</w:p>"


def field(code: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction_text = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction_text + mark("separate") + run("1") + mark("end")


def signatures() -> str:
    """Return the table where the parties sign: who they are, then room for a hand, side by side."""
    half = TEXT_WIDTH // 2

    def cell(index: int, *paragraphs: str) -> str:
        gutter = {"left": 284 * index, "right": 284 * (1 - index)}
        margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in gutter.items())
        properties = f'<w:tcW w:w="{half}" w:type="dxa"/><w:tcMar>{margins}</w:tcMar>'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"

    def line(label: str, value: str = "") -> str:
        shown = "<w:r><w:tab/></w:r>" + run("{{r " + value + " }}") if value else ""
        return paragraph("Signature Line", run("{{ labels." + label + " }}", colour(GREY)), shown)

    def identity(index: int) -> str:
        who = f"signatures[{index}]"
        return cell(
            index,
            paragraph("Signature Role", run("{{ " + who + ".role }}")),
            paragraph("Signature Company", run("{{r " + who + ".company }}")),
            line("name", who + ".signatory"),
            line("capacity", who + ".capacity"),
        )

    def hand(index: int) -> str:
        return cell(index, line("signature"), paragraph("Signature Space"))

    rows = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row(0)}{row(1)}</w:tr>" for row in (identity, hand))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid>{rows}</w:tbl>'
    )


def table(shares: tuple[int, ...]) -> str:
    """Return a table of an annex, its columns in ``shares`` of the width: heads on each page, no row broken."""
    widths = [TEXT_WIDTH * share // 100 for share in shares]

    def cells(source: str, name: str) -> str:
        return "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(name, run('{{r ' + f'{source}[{index}]' + ' }}'))}</w:tc>"
            for index, width in enumerate(widths)
        )

    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)

    # Rows may break over a page: LibreOffice loses rows of a table in which none may.
    def steer(tag: str) -> str:
        spanned = f'<w:tcPr><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
        return f"<w:tr><w:tc>{spanned}{instruction_run('{%tr ' + tag + ' %}')}</w:tc></w:tr>"

    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells('block.rows[0]', 'Table Head')}</w:tr>"
        f"{steer('for row in block.rows[1:]')}<w:tr>{cells('row', 'Table Cell')}</w:tr>{steer('endfor')}</w:tbl>"
    )


def any_table() -> str:
    """Return the table of an annex with any number of columns, as wide as one another."""

    def cells(source: str, name: str) -> str:
        return (
            f"<w:tc>{instruction_run('{%tc for cell in ' + source + ' %}')}</w:tc>"
            f"<w:tc>{paragraph(name, run('{{r cell }}'))}</w:tc><w:tc>{instruction_run('{%tc endfor %}')}</w:tc>"
        )

    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells('block.rows[0]', 'Table Head')}</w:tr>"
        f"<w:tr><w:tc>{instruction_run('{%tr for row in block.rows[1:] %}')}</w:tc></w:tr>"
        f"<w:tr>{cells('row', 'Table Cell')}</w:tr>"
        f"<w:tr><w:tc>{instruction_run('{%tr endfor %}')}</w:tc></w:tr></w:tbl>"
    )


def instruction_run(text: str) -> str:
    return f"<w:p>{run(text, colour(GREY) + size(8))}</w:p>"


def annexes() -> str:
    runs = run("{{r block.runs }}")
    return (
        instruction("for block in annexes")
        + instruction("if block.style == 'annex'")
        + paragraph("Annex", runs)
        + "".join(
            instruction(f"elif block.style == 'table' and block.rows[0]|length == {len(shares)}") + table(shares)
            for shares in COLUMNS
        )
        + instruction("elif block.style == 'table'")
        + any_table()
        + instruction("elif block.style == 'bullet'")
        + paragraph("Annex Bullet", runs)
        + instruction("else")
        + paragraph("Annex Text", runs)
        + instruction("endif")
        + instruction("endfor")
    )


def document() -> str:
    choices = {
        "if block.style == 'article'": "Heading 1",
        "elif block.style == 'sub-article'": "Heading 2",
        "elif block.style == 'numbered' and block.level == 2": "Clause 2",
        "elif block.style == 'numbered'": "Clause 3",
        "elif block.style == 'item'": "Clause Item",
        "else": "Body Text",
    }
    runs = run("{{r block.runs }}")
    shown = "".join(instruction(test) + paragraph(name, runs) for test, name in choices.items())
    return f"""{HEAD}<w:document {W} {R}><w:body>
{paragraph("Title", run("{{ title }}"))}
{paragraph("Reference", run("{{ labels.reference }}" + EN_SPACE), run("{{r reference }}"))}
{instruction("for block in preamble")}{paragraph("Parties", runs)}{instruction("endfor")}
{instruction("for block in blocks")}{shown}{instruction("endif")}{instruction("endfor")}
{paragraph("Closing", run("{{r closing }}"))}
{signatures()}
{paragraph("Signature End")}
{annexes()}
<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>
<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1418" w:bottom="1418" w:left="1418"
 w:header="794" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>
</w:body></w:document>"""


def header(*runs: str) -> str:
    return f"{HEAD}<w:hdr {W} {R}>{''.join(runs)}</w:hdr>"


def footer() -> str:
    page = paragraph("Footer", run("{{ labels.page }} "), field("PAGE"), run(" {{ labels.of }} "), field("NUMPAGES"))
    return f"{HEAD}<w:ftr {W} {R}>{page}</w:ftr>"


def settings() -> str:
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    )
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat></w:settings>'
    )


def parts() -> dict[str, str]:
    """Return the members of the package, by name."""
    running = paragraph(
        "Header",
        run("{{ title }}"),
        "<w:r><w:tab/></w:r>",
        run("{{ labels.reference }}" + EN_SPACE),
        run("{{r reference }}"),
    )
    targets = {
        "styles.xml": ("styles", styles()),
        "numbering.xml": ("numbering", numbering()),
        "settings.xml": ("settings", settings()),
        "header1.xml": ("header", header(running)),
        "header2.xml": ("header", header("<w:p/>")),
        "footer1.xml": ("footer", footer()),
        "footer2.xml": ("footer", footer()),
    }
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate(targets.items(), start=1)
    )
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for name, (kind, _) in {"document.xml": ("document.main", ""), **targets}.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        **{f"word/{name}": content for name, (_, content) in targets.items()},
    }


def build() -> bytes:
    """Return the template, always the same bytes."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in parts().items():
            archive.writestr(name, content)
    return normalise(package.getvalue())


if __name__ == "__main__":
    Path(__file__).with_name("contract.docx").write_bytes(build())
