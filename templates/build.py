"""Builds contract.docx, the house template: style and structure, no legal words.

Run it (``python templates/build.py``) after a change; the shipped file must be what it builds. A firm
that wants its own look edits contract.docx in Word instead and passes it with ``--template``.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document

from leadcontract.assembly.packaging import normalise

FONT = "Arial"
INK = "1F2A44"
GREY = "6B7280"
RULE = "B8BEC9"
ALERT = "B42318"
EN_SPACE = "\u2002"
TEXT_WIDTH = 9070
"""Width of the text, in twentieths of a point: A4 less two margins of 25 mm."""
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
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

OUR_STYLES = (
    "Cover Mark",
    "Cover Party",
    "Cover Line",
    "Opening",
    "Parties",
    "Definition",
    "Column Text",
    "Note",
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
    "Gap",
    "Sender",
    "Addressee",
    "Letter Date",
    "Letter Line",
    "Subject",
    "Letter Point",
    "Letter Item",
    "Form Head",
    "Form Question",
    "Form Hint",
    "Form Answer",
    "Label",
    "Warning",
    "Place",
    "Source",
    "Wording",
    "Step",
    "Step Item",
    "Memo Line",
    "Memo Reason",
)


def style(name: str, paragraph: str, run: str = "", based_on: str = "Normal", following: str = "") -> str:
    """Return a paragraph style; its id is its name without spaces, as Word itself makes them."""
    builtin = {
        name: name.lower() for name in ("Heading 1", "Heading 2", "Heading 3", "Header", "Footer", "TOC 1", "TOC 2")
    }
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


def basic_styles() -> str:
    """Return what every template starts from: the font, the language, the styles that Word falls back on."""
    return f"""
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
<w:uiPriority w:val="99"/><w:semiHidden/></w:style>"""


def styles() -> str:
    justified, keep, whole = '<w:jc w:val="both"/>', "<w:keepNext/>", "<w:keepLines/>"
    right_tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    small = colour(GREY) + size(8)
    return f"""{HEAD}<w:styles {W}>{basic_styles()}
{style("Cover Mark", spacing(0, 190) + '<w:jc w:val="right"/>', "<w:b/>" + colour(ALERT) + size(12), following="Title")}
{
        style(
            "Title",
            keep + whole + spacing(0, 14, 252) + '<w:jc w:val="center"/>',
            "<w:b/>" + colour(INK) + size(24),
            following="Cover Party",
        )
    }
{style("Cover Party", keep + spacing(22) + '<w:jc w:val="center"/>', "<w:b/>" + size(13))}
{style("Cover Line", spacing(30) + '<w:jc w:val="center"/>', colour(GREY) + size(10))}
{
        style(
            "TOC Heading",
            keep + "<w:pageBreakBefore/>" + rule("bottom", 6) + spacing(0, 10),
            "<w:b/>" + colour(INK) + size(13),
            following="TOC 1",
        )
    }
{
        style(
            "TOC 1",
            keep + toc_tabs(567) + spacing(5, 1) + '<w:ind w:left="567" w:hanging="567"/>',
            "<w:b/>" + size(9.5),
        )
    }
{style("TOC 2", toc_tabs(1247) + spacing(0, 0) + '<w:ind w:left="1247" w:hanging="680"/>', size(9))}
{
        style(
            "Opening",
            keep + whole + "<w:pageBreakBefore/>" + rule("bottom", 10) + spacing(0, 20, 252) + '<w:jc w:val="center"/>',
            "<w:b/>" + colour(INK) + size(16),
            following="Parties",
        )
    }
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
{style("Definition", spacing(0, 5) + f'<w:ind w:left="{AXIS}"/>' + justified)}
{style("Column Text", whole + spacing(0, 5, 252), size(9.5))}
{style("Note", spacing(0, 6), "<w:i/>" + colour(GREY) + size(9))}
{
        style(
            "Annex",
            keep + whole + "<w:pageBreakBefore/>" + rule("bottom", 6) + spacing(0, 2) + '<w:outlineLvl w:val="0"/>',
            "<w:b/>" + colour(INK) + size(13),
            following="Annex Text",
        )
    }
{style("Annex Text", keep + spacing(9, 5, 252) + justified)}
{style("Annex Bullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>' + spacing(0, 3, 252))}
{style("Table Head", keep + spacing(2, 2, 240), "<w:b/>" + colour(INK) + size(9))}
{style("Table Cell", whole + spacing(2, 2, 240), size(9))}
{style("Closing", keep + whole + spacing(28, 16) + "<w:contextualSpacing/>" + justified)}
{style("Signature Role", keep + spacing(0, 3), "<w:b/>" + colour(INK))}
{style("Signature Company", keep + spacing(0, 5))}
{
        style(
            "Signature Line",
            keep
            + '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>'
            + spacing(0, 3)
            + '<w:ind w:left="1701" w:hanging="1701"/>',
        )
    }
{style("Signature Space", keep + rule("bottom", 1) + spacing(48))}
{style("Gap", keep + spacing(line=20), size(1))}
{table_style("Annex Table", BORDERS, 85, 85)}
{table_style("Columns", "", 0, 198)}
{table_style("Signatures", "", 0, 284)}
<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>
<w:uiPriority w:val="99"/><w:rPr>{size(9)}</w:rPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>
<w:uiPriority w:val="99"/><w:rPr>{size(8)}</w:rPr></w:style>
{style("Header", rule("bottom", 6) + right_tab + spacing(line=240), small)}
{style("Footer", right_tab + spacing(line=240), small)}
</w:styles>"""


def toc_tabs(number: int) -> str:
    """Return the stops of an entry of the table of contents: its text, then its page after a row of dots."""
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{number}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )


def table_style(name: str, borders: str, left: int, right: int) -> str:
    """Return a table style; ``left`` and ``right`` are the space beside the text of a cell."""
    sides = "".join(
        f'<w:{side} w:w="{gutter}" w:type="dxa"/>'
        for side, gutter in (("top", 0), ("left", left), ("bottom", 0), ("right", right))
    )
    ruled = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{ruled}<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr></w:style>'
    )


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
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(name: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(name)}"/></w:pPr>{"".join(runs)}</w:p>'


def part(name: str) -> str:
    """Return the paragraph that a part of the document takes the place of."""
    return f"<w:p>{run('{{p ' + name + ' }}', colour(GREY) + size(8))}</w:p>"


def field(code: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction_text = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction_text + mark("separate") + run("1") + mark("end")


def cover() -> str:
    """Return the first page: what the document is, between whom, under which reference."""
    return (
        paragraph("Cover Mark", run("{{ draft }}"))
        + steer("for title in titles")
        + paragraph("Title", run("{{ title }}"))
        + steer("endfor")
        + paragraph("Cover Party", run("{{r client }}"))
        + paragraph("Cover Party", run("{{r provider }}"))
        + paragraph("Cover Line", run("{{ labels.reference }}" + EN_SPACE), run("{{r reference }}"))
        + paragraph("Cover Line", run("{{ labels.date }}" + EN_SPACE), run("{{r date }}"))
    )


def steer(text: str) -> str:
    """Return a paragraph that steers the filling in of the template and is gone afterwards."""
    return f"<w:p>{run('{%p ' + text + ' %}', colour(GREY) + size(8))}</w:p>"


def document() -> str:
    return f"""{HEAD}<w:document {W} {R}><w:body>
{cover()}
{paragraph("TOC Heading", run("{{ labels.contents }}"))}
{part("contents")}
{paragraph("Opening", run("{{ title }}"))}
{part("preamble")}
{part("body")}
{part("signatures")}
{paragraph("Gap")}
{part("annexes")}
<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>
<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1418" w:bottom="1418" w:left="1418"
 w:header="794" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>
</w:body></w:document>"""


def header(*runs: str) -> str:
    return f"{HEAD}<w:hdr {W} {R}>{''.join(runs)}</w:hdr>"


def footer() -> str:
    page = paragraph(
        "Footer",
        run("{{ labels.reference }}" + EN_SPACE),
        run("{{r reference }}"),
        "<w:r><w:tab/></w:r>",
        run("{{ labels.page }} "),
        field("PAGE"),
        run(" / "),
        field("NUMPAGES"),
    )
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


def content_type(kind: str) -> str:
    return THEME_TYPE if kind == "theme" else f"{WORD_TYPE}.{kind}+xml"


def fonts() -> str:
    face = (
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/>'
    )
    return f'{HEAD}<w:fonts {W}><w:font w:name="{FONT}">{face}</w:font></w:fonts>'


def theme() -> str:
    """Return the colours and fonts that Word's menus offer: those of python-docx's own template, in our font."""
    package = Document().part.package
    blob = next(part.blob for part in package.iter_parts() if part.partname.endswith("theme1.xml"))
    return re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', blob.decode())


def package(text: str, targets: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return the members of a package: the text of its document, and the parts beside it, kind and content by name.

    The text names them rId1, rId2… in their order.
    """
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate(targets.items(), start=1)
    )
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{content_type(kind)}"/>'
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
        "word/document.xml": text,
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        **{f"word/{name}": content for name, (_, content) in targets.items()},
    }


def page_count(*before: str) -> str:
    """Return a footer that counts the pages, after these runs."""
    page = paragraph("Footer", *before, field("PAGE"), run(" / "), field("NUMPAGES"))
    return header(page).replace("w:hdr", "w:ftr")


def single_level(number: int, session: str, kind: str, text: str, name: str, left: int, hanging: int) -> str:
    """Return a list of one level, ``kind`` and ``text`` its mark, that the style of that name counts by."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{session}"/>'
        f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style_id(name)}"/><w:suff w:val="tab"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def lists(*levels: str) -> str:
    """Return the numbering of a document: its lists, from number 1 in their order."""
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(levels)))
    return f"{HEAD}<w:numbering {W}>{''.join(levels)}{used}</w:numbering>"


def template(text: str, styles: str, numbering: str | None, *running: tuple[str, str]) -> bytes:
    """Return a template, always the same bytes: its document, its styles, its lists if any, its headers and footers.

    ``running`` gives the kind and the content of each header and footer; the document names the parts as in
    ``package``: the styles first, then the lists, the settings, and these in their order.
    """
    counted: dict[str, int] = {}
    beside = {}
    for kind, content in running:
        counted[kind] = counted.get(kind, 0) + 1
        beside[f"{kind}{counted[kind]}.xml"] = (kind, content)
    targets = {
        "styles.xml": ("styles", styles),
        **({"numbering.xml": ("numbering", numbering)} if numbering is not None else {}),
        "settings.xml": ("settings", settings()),
        **beside,
        "fontTable.xml": ("fontTable", fonts()),
        "theme/theme1.xml": ("theme", theme()),
    }
    return zipped(package(text, targets))


def zipped(members: Mapping[str, str]) -> bytes:
    """Return a package as a .docx file, always the same bytes for the same members."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name, content in members.items():
            target.writestr(name, content)
    return normalise(archive.getvalue())


def build() -> bytes:
    """Return the template, always the same bytes."""
    running = paragraph(
        "Header",
        run("{{ title }}"),
        "<w:r><w:tab/></w:r>",
        run("{{ draft }}", "<w:b/>" + colour(ALERT)),
    )
    return template(
        document(),
        styles(),
        numbering(),
        ("header", header(running)),
        ("header", header("<w:p/>")),
        ("footer", footer()),
        ("footer", header("<w:p/>").replace("w:hdr", "w:ftr")),
    )


if __name__ == "__main__":
    Path(__file__).with_name("contract.docx").write_bytes(build())
