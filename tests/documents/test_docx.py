from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest

from leadcontract.documents import read
from leadcontract.documents.docx import walk_docx
from leadcontract.documents.normalising import normalise

WordFile = Callable[..., Path]


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


BOX = "<w:txbxContent>" + p("In a text box.") + "</w:txbxContent>"
PROBE = (
    p("In the body.")
    + "<w:tbl><w:tr><w:tc>"
    + p("In a cell.")
    + "<w:tbl><w:tr><w:tc>"
    + p("In a nested table.")
    + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
    + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
    + BOX
    + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    + BOX
    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    + "<w:sdt><w:sdtPr/><w:sdtContent>"
    + p("In a content control.")
    + "</w:sdtContent></w:sdt>"
    + "<w:p><w:ins><w:r><w:t>In an insertion.</w:t></w:r></w:ins>"
    + "<w:del><w:r><w:delText>In a deletion.</w:delText></w:r></w:del>"
    + "<w:moveFrom><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom>"
    + "<w:moveTo><w:r><w:t xml:space='preserve'> Moved here.</w:t></w:r></w:moveTo></w:p>"
    + "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF in_a_field_code</w:instrText></w:r>"
    + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>In a field result.</w:t></w:r>"
    + "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    + "<w:p><w:hyperlink><w:r><w:t>In a link.</w:t></w:r></w:hyperlink></w:p>"
    + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>In hidden text.</w:t></w:r>"
    + "<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three.</w:t></w:r></w:p>"
    + "<w:p><w:r><w:drawing><a:blip r:embed='x'/></w:drawing></w:r></w:p>"
    + "<w:p><w:r><w:object><v:imagedata/></w:object></w:r></w:p>"
)


@pytest.fixture
def probe(word_file: WordFile) -> Path:
    return word_file(
        PROBE,
        header=p("In the header."),
        footer=p("In the footer."),
        footnotes="<w:footnote w:type='separator'>" + p("Rule.") + "</w:footnote><w:footnote>"
        + p("In a footnote.") + "</w:footnote>",
        endnotes="<w:endnote>" + p("In an endnote.") + "</w:endnote>",
        comments="<w:comment>" + p("In a comment.") + "</w:comment>",
        beside={"word/vbaProject.bin": b"x", "word/embeddings/sheet.xlsx": b"x"},
    )  # fmt: skip


def test_each_place_is_read_once_and_in_order(probe: Path) -> None:
    assert [(one.place, one.text) for one in read(probe).provisions] == [
        ("body", "In the body."),
        ("table", "In a cell."),
        ("table", "In a nested table."),
        ("text box", "In a text box."),
        ("body", "In a content control."),
        ("body", "In an insertion. Moved here."),
        ("body", "In a field result."),
        ("body", "In a link."),
        ("body", "One two three."),
        ("header", "In the header."),
        ("footer", "In the footer."),
        ("footnote", "In a footnote."),
        ("endnote", "In an endnote."),
    ]


def test_paragraphs_count_from_zero_and_have_no_page(probe: Path) -> None:
    document = read(probe)
    assert [one.paragraph for one in document.provisions] == list(range(13))
    assert document.pages is None and all(one.page is None for one in document.provisions)


def test_what_is_not_read_is_listed_with_its_place(probe: Path) -> None:
    assert {(one.what, one.where) for one in read(probe).not_read} == {
        ("tracked deletion", "paragraph 5"),
        ("hidden text", "paragraph 8"),
        ("image", "paragraph 9"),
        ("embedded object", "paragraph 9"),
        ("comments (1)", "margin"),
        ("macros", "word/vbaProject.bin"),
        ("embedded file", "word/embeddings/sheet.xlsx"),
    }


def test_each_provision_leads_back_to_its_element(probe: Path) -> None:
    found, _ = walk_docx(probe, probe.read_bytes())
    assert [normalise(one.raw) for one in found] == [one.text for one in read(probe).provisions]
    assert all(one.element.tag.endswith("}p") for one in found)
    assert found[9].part == "word/header.xml"


def test_a_deleted_row_is_not_there(word_file: WordFile) -> None:
    rows = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("Gone.") + "</w:tc></w:tr><w:tr><w:tc>" + p("Kept.")
    document = read(word_file(f"<w:tbl>{rows}</w:tc></w:tr></w:tbl>"))
    assert [one.text for one in document.provisions] == ["Kept."]


def test_headings_come_from_styles_their_parents_and_localised_names(word_file: WordFile) -> None:
    styles = (
        "<w:style w:styleId='T1'><w:name w:val='Titre 1'/></w:style>"
        "<w:style w:styleId='Own'><w:name w:val='House'/><w:basedOn w:val='H2'/></w:style>"
        "<w:style w:styleId='H2'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:styleId='Out'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
        "<w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>"
    )
    body = p("Article 9 - Sommaire", "<w:pPr><w:pStyle w:val='TOC1'/></w:pPr>")
    body += p("objet", "<w:pPr><w:pStyle w:val='T1'/></w:pPr>")
    body += p("durée", "<w:pPr><w:pStyle w:val='Own'/></w:pPr>")
    body += p("détail", "<w:pPr><w:pStyle w:val='Out'/></w:pPr>")
    body += p("Le contrat dure un an.", "<w:pPr><w:outlineLvl w:val='9'/></w:pPr>")
    found = read(word_file(body, styles=styles)).provisions
    assert [one.heading for one in found] == [0, 1, 2, 3, 0]
    assert [one.section for one in found] == [None, "objet", "durée", "détail", "détail"]


def test_a_whole_clause_in_a_heading_style_is_text(word_file: WordFile) -> None:
    styles = "<w:style w:styleId='H2'><w:name w:val='heading 2'/></w:style>"
    clause = "The Provider shall keep the records of consent for three years and hand them over on request."
    found = read(word_file(p(clause, "<w:pPr><w:pStyle w:val='H2'/></w:pPr>"), styles=styles)).provisions
    assert found[0].heading == 0


def test_short_bold_lines_are_headings_and_bold_openings_name_the_section(word_file: WordFile) -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = "<w:p>" + bold.format("Late payment") + "</w:p>"
    body += "<w:p>" + bold.format("Audit. ") + "<w:r><w:t>The Client may audit.</w:t></w:r></w:p>"
    found = read(word_file(body)).provisions
    assert [(one.heading, one.section) for one in found] == [(2, "Late payment"), (0, "Audit")]


def test_a_line_of_first_and_other_headers_is_read_once(word_file: WordFile) -> None:
    found = read(word_file(p("Body."), header=p("Confidential") + p("Confidential"))).provisions
    assert [one.text for one in found] == ["Body.", "Confidential"]


def test_a_file_by_python_docx_reads_as_written(tmp_path: Path) -> None:
    written = python_docx.Document()
    written.add_heading("Article 1 – Objet", level=1)
    written.add_paragraph("Le présent contrat a pour objet la fourniture de leads.")
    table = written.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Prix", "30 € le lead"
    written.save(str(tmp_path / "made.docx"))
    found = read(tmp_path / "made.docx").provisions
    assert [(one.text, one.heading, one.place, one.section, one.lang) for one in found] == [
        ("Article 1 – Objet", 1, "body", "Article 1 – Objet", "fr"),
        ("Le présent contrat a pour objet la fourniture de leads.", 0, "body", "Article 1 – Objet", "fr"),
        ("Prix", 0, "table", "Article 1 – Objet", "fr"),
        ("30 € le lead", 0, "table", "Article 1 – Objet", "fr"),
    ]
