"""A comment stands on the words it is about, and the text around it stays what it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from leadcontract.documents.commenting import comment
from leadcontract.documents.normalising import normalise
from leadcontract.documents.word_copy import WordCopy
from leadcontract.domain.marking import Remark
from tests.documents.conftest import NAMESPACES, relations
from tests.tracked import body, merged, without_comments

WORDS = st.text(st.sampled_from("aé\u00ad\u00a0 \ufb01x—’\U0001f600"), max_size=6)
LOOKS = st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"])
AROUND = st.sampled_from(
    ["{}", "<w:ins w:id='7' w:author='x'>{}</w:ins>", "<w:hyperlink w:anchor='a'>{}</w:hyperlink>"]
)
WHOLE = st.sampled_from(
    ["<w:fldSimple w:instr=' PAGE '>{}</w:fldSimple>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"]
)


def package(content: str) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("_rels/.rels", relations({"word/document.xml": "officeDocument"}))
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>")
    return result.getvalue()


@st.composite
def paragraphs(draw: st.DrawFn, around: st.SearchStrategy[str] = AROUND) -> str:
    """Return a paragraph of runs that hold texts, tabs and breaks in any order, in what Word puts around runs."""
    runs = []
    for _ in range(draw(st.integers(1, 5))):
        inner = "".join(
            draw(st.sampled_from([f'<w:t xml:space="preserve">{escape(draw(WORDS))}</w:t>', "<w:tab/>", "<w:br/>"]))
            for _ in range(draw(st.integers(1, 3)))
        )
        runs.append(draw(around).format(f"<w:r>{draw(LOOKS)}{inner}</w:r>"))
    return f"<w:p>{''.join(runs)}</w:p>"


def remarked(content: str, data: st.DataObject) -> tuple[bytes, bytes, list[str]]:
    """Hang remarks on parts of each paragraph; return the file before and after, and what they were hung on."""
    before = package(content)
    copy = WordCopy(Path("a.docx"), before)
    quotes, remarks = [], []
    for number, found in enumerate(copy.found):
        for _ in range(data.draw(st.integers(1, 3))):
            start = data.draw(st.integers(0, len(found.block.text) - 1))
            end = data.draw(st.integers(start + 1, len(found.block.text)))
            remarks.append(Remark(("Titre", "Texte"), number, start, end))
            quotes.append(found.block.text[start:end])
    comment(copy, remarks)
    return before, copy.docx(), quotes


def quoted(docx: bytes) -> list[str]:
    """Return what stands between the two marks of each comment, as Word shows it."""
    root, said = body(docx), {}
    open_now: list[str] = []
    for one in root.iter():
        if one.tag == qn("w:commentRangeStart"):
            open_now.append(one.get(qn("w:id")))
            said[open_now[-1]] = ""
        elif one.tag == qn("w:commentRangeEnd"):
            open_now.remove(one.get(qn("w:id")))
        elif one.tag in (qn("w:t"), qn("w:tab"), qn("w:br")):
            for number in open_now:
                said[number] += one.text or "" if one.tag == qn("w:t") else " "
    assert not open_now
    return [said[str(number)] for number in range(len(said))]


@given(paragraphs(), st.data())
def test_a_comment_covers_its_words_and_no_others(content: str, data: st.DataObject) -> None:
    _, after, quotes = remarked(content, data)
    assert len(quoted(after)) == len(quotes)
    for said, quote in zip(quoted(after), quotes, strict=True):
        assert quote.strip(" ") in normalise(said)
        assert len(normalise(said)) <= len(quote) + 2 * quote.count("f") + 2 * quote.count(
            "i"
        )  # a ligature stays whole


@given(paragraphs(AROUND | WHOLE), st.data())
def test_only_marks_and_cut_runs_are_added(content: str, data: st.DataObject) -> None:
    before, after, _ = remarked(content, data)
    assert merged(without_comments(body(after))) == merged(body(before))


@given(paragraphs(WHOLE), st.data())
def test_what_word_fills_in_is_never_cut(content: str, data: st.DataObject) -> None:
    _, after, _ = remarked(content, data)
    root = body(after)
    for mark in ("commentRangeStart", "commentReference"):
        held = [
            one
            for one in root.iter(qn(f"w:{mark}"))
            if any(True for _ in one.iterancestors(qn("w:sdt"), qn("w:fldSimple")))
        ]
        assert not held
