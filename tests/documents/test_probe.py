"""One file with a sentence in every place that a format has: each is read once and in order, or told as not read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from leadcontract.documents import read
from tests.documents.test_docx import p
from tests.documents.test_formats import odt, placed, unread, written

WordFile = Callable[..., Path]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def box(text: str) -> str:
    """Return a text box as Word writes it: once for itself, once for older versions."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def table(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


def field(shown: str) -> str:
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    code = "<w:r><w:instrText>DOCPROPERTY said_in_the_code</w:instrText></w:r>"
    return mark("begin") + code + mark("separate") + run(shown) + mark("end")


STYLES = (
    "<w:style w:type='character' w:styleId='Secret'><w:name w:val='Secret'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Unseen'><w:name w:val='Unseen'/><w:rPr><w:vanish/></w:rPr></w:style>"
)
WORD = (
    p("The body says one.")
    + table(p("A cell says two."), p("Before it, three.") + table(p("A nested table says four.")) + p("Last, five."))
    + f"<w:p>{run('A box stands here.')}{box('A text box says six.')}</w:p>"
    + f"<w:sdt><w:sdtContent>{p('A content control says seven.')}</w:sdtContent></w:sdt>"
    + f"<w:p><w:sdt><w:sdtContent>{run('A control in a line says eight.')}</w:sdtContent></w:sdt></w:p>"
    + "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>" + p("A row in a control says nine.")
    + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    + f"<w:p><w:ins w:author='x'>{run('An insertion says ten,')}</w:ins><w:del w:author='x'><w:r>"
    + "<w:delText>a deletion said ten.</w:delText></w:r></w:del>"
    + f"<w:moveFrom>{run('Moved away from here.')}</w:moveFrom>"
    + f"<w:moveTo>{run(' and eleven moved here.')}</w:moveTo></w:p>"
    + f"<w:p>{run('A hidden run said this.', '<w:vanish/>')}{run('Beside it, twelve.')}</w:p>"
    + "<w:p>" + run("A hidden style said this.", "<w:rStyle w:val='Secret'/>") + "</w:p>"
    + p("A hidden paragraph said this.", "<w:pPr><w:pStyle w:val='Unseen'/></w:pPr>")
    + f"<w:p>{field('A field shows thirteen.')}</w:p>"
    + f"<w:p><w:fldSimple w:instr='TITLE'>{run('A simple field shows fourteen.')}</w:fldSimple></w:p>"
    + f"<w:p><w:smartTag w:element='place'>{run('A smart tag says fifteen.')}</w:smartTag></w:p>"
    + f"<w:customXml w:element='x'>{p('Custom markup says sixteen.')}</w:customXml>"
    + f"<w:p><w:hyperlink>{run('A link says seventeen.')}</w:hyperlink></w:p>"
    + "<w:p><w:r><w:drawing><wp:docPr xmlns:wp='x' descr='The alternative text of a picture.'/><a:blip/></w:drawing>"
    + f"</w:r>{run('Under a picture, eighteen.')}</w:p>"
    + f"<w:p>{run('With a note, nineteen.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    + "<w:p><w:r><w:t>One paragraph in tw</w:t></w:r><w:proofErr/><w:bookmarkStart w:name='b'/>"
    + f"{run('enty runs.')}</w:p>"
)  # fmt: skip
READ_IN_WORD = [
    ("The body says one.", "body"),
    ("A cell says two.", "table"),
    ("Before it, three.", "table"),
    ("A nested table says four.", "table"),
    ("Last, five.", "table"),
    ("A box stands here.", "body"),
    ("A text box says six.", "text box"),
    ("A content control says seven.", "body"),
    ("A control in a line says eight.", "body"),
    ("A row in a control says nine.", "table"),
    ("An insertion says ten, and eleven moved here.", "body"),
    ("Beside it, twelve.", "body"),
    ("A field shows thirteen.", "body"),
    ("A simple field shows fourteen.", "body"),
    ("A smart tag says fifteen.", "body"),
    ("Custom markup says sixteen.", "body"),
    ("A link says seventeen.", "body"),
    ("Under a picture, eighteen.", "body"),
    ("With a note, nineteen.", "body"),
    ("One paragraph in twenty runs.", "body"),
    ("The header says this.", "header"),
    ("The footer says this.", "footer"),
    ("The footnote says this.", "footnote"),
    ("The endnote says this.", "endnote"),
]


def test_every_place_of_a_word_file(word_file: WordFile) -> None:
    document = read(
        word_file(
            WORD,
            styles=STYLES,
            header=p("The header says this."),
            footer=p("The footer says this."),
            footnotes=f"<w:footnote w:id='2'>{p('The footnote says this.')}</w:footnote>",
            endnotes=f"<w:endnote w:id='2'>{p('The endnote says this.')}</w:endnote>",
            comments=f"<w:comment>{p('A comment said this.')}</w:comment>",
        )
    )
    assert placed(document) == READ_IN_WORD
    assert unread(document) == [
        ("tracked deletion", "paragraph 10"),
        ("hidden text", "paragraph 11"),
        ("hidden text", "paragraph 12"),
        ("image", "paragraph 17"),
        ("comments (1)", "margin"),
    ]


ODT = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>A deletion said this.</text:p></text:deletion>
</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
<text:p>The body says one.</text:p>
<table:table><table:table-row><table:table-cell><text:p>A cell says two.</text:p>
<table:table><table:table-row><table:table-cell><text:p>A nested table says three.</text:p></table:table-cell>
</table:table-row></table:table></table:table-cell></table:table-row></table:table>
<text:section><text:p>A section says four.</text:p></text:section>
<text:p>Before an insertion <text:change-start/>says five<text:change-end/>.</text:p>
<text:p><draw:frame><draw:text-box><text:p>A text box says six.</text:p></draw:text-box></draw:frame></text:p>
<text:p>A <text:a>link</text:a>, a <text:bookmark-start/>mark<text:bookmark-end/> and a
 <text:title>field</text:title> say seven.<text:note text:note-class="endnote"><text:note-citation>i
</text:note-citation><text:note-body><text:p>The endnote says this.</text:p></text:note-body></text:note>
<office:annotation><text:p>A comment said this.</text:p></office:annotation></text:p>
<text:p><text:span text:style-name="Secret">Hidden text said this.</text:span></text:p>
<text:p><draw:frame><draw:image/><svg:desc xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">The
 alternative text of a picture.</svg:desc></draw:frame>Under a picture, eight.<text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>The footnote says this.</text:p></text:note-body>
</text:note></text:p>
"""


def test_every_place_of_an_odt(tmp_path: Path) -> None:
    document = read(odt(tmp_path / "probe.odt", ODT))
    assert placed(document) == [
        ("The body says one.", "body"),
        ("A cell says two.", "table"),
        ("A nested table says three.", "table"),
        ("A section says four.", "body"),
        ("Before an insertion says five.", "body"),
        ("A text box says six.", "text box"),
        ("A link, a mark and a field say seven.", "body"),
        ("Under a picture, eight.", "body"),
        ("En-tête de page.", "header"),
        ("Pied de page.", "footer"),
        ("The footnote says this.", "footnote"),
        ("The endnote says this.", "endnote"),
    ]
    assert {what for what, _ in unread(document)} == {"tracked deletion", "hidden text", "image", "comments (1)"}


HTML = """<!DOCTYPE html><html><head><title>The title bar.</title><style>p::after { content: "Styled." }</style></head>
<body><!-- A comment said this. --><h1>The heading says one</h1>The body says two.
<table><thead><tr><th>A head</th><th>Another</th></tr></thead><tr><td>A cell says three.</td>
<td><table><tr><td>A nested</td><td>table</td></tr></table></td></tr></table>
<p>Words in <b>bold</b>, a <a href="http://evil.example/">link</a>, an <ins>insertion</ins> and <span>a span</span> say
four.<del>A deletion said this.</del></p>
<ul><li>A point says five.</li></ul>
<details><summary>A summary says six.</summary><p>Its details say seven.</p></details>
<p hidden>Hidden by a word.</p><p style="display: none">Hidden by a style.</p><script>document.write("Run.")</script>
<noscript><p>Without scripts, eight.</p></noscript><template><p>A template.</p></template>
<img src="http://evil.example/x.png" alt="The alternative text of a picture."><p>Under a picture, nine.</p>
<textarea>A field.</textarea><footer>The footer says ten.</footer></body></html>"""


def test_every_place_of_a_web_page(tmp_path: Path) -> None:
    document = read(written(tmp_path / "probe.html", HTML))
    assert [text for text, _ in placed(document)] == [
        "The heading says one",
        "The body says two.",
        "A head",
        "Another",
        "A cell says three.",
        "A nested",
        "table",
        "Words in bold, a link, an insertion and a span say four.",
        "A point says five.",
        "A summary says six.",
        "Its details say seven.",
        "Without scripts, eight.",
        "Under a picture, nine.",
        "The footer says ten.",
    ]
    assert {what for what, _ in unread(document)} == {
        "tracked deletion", "hidden text", "image", "values of form fields",
    }  # fmt: skip
