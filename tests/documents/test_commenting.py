"""Comments in a copy: where Word takes them, beside those that are there, and nothing else touched."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from leadcontract.documents.commenting import comment
from leadcontract.documents.word_copy import WordCopy, check_markable
from leadcontract.domain.language import Bilingual
from leadcontract.domain.marking import Remark
from leadcontract.errors import UsageError
from tests.documents.conftest import WordFile
from tests.tracked import body
from tests.word import members

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
    "</Types>"
)
DOCUMENT = TYPES.format(kind="wordprocessingml.document.main").encode()
CURE = Bilingual("autrement", "otherwise")
BODY = "<w:p><w:r><w:t>Bon de commande</w:t></w:r></w:p><w:p><w:r><w:t>Aucun audit.</w:t></w:r>{}</w:p>"


def annotated(path: Path, *remarks: Remark) -> bytes:
    copy = WordCopy(path, path.read_bytes())
    comment(copy, remarks)
    return copy.docx()


def holder(docx: bytes, number: int) -> str:
    """Return the text of the paragraph that a comment hangs on."""
    start = next(one for one in body(docx).iter(qn("w:commentRangeStart")) if one.get(qn("w:id")) == str(number))
    paragraph = next(start.iterancestors(qn("w:p")))
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t")))


def said(docx: bytes) -> list[tuple[str, str, str]]:
    root = etree.fromstring(members(docx)["word/comments.xml"])
    return [
        (one.get(qn("w:id")), one.get(qn("w:author")), "|".join("".join(p.itertext()) for p in one.iter(qn("w:p"))))
        for one in root
    ]


def test_other_members_stay_byte_for_byte_and_no_clock_is_read(
    word_file: WordFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word_file(
        BODY.format(""), beside={"[Content_Types].xml": DOCUMENT, "word/media/a.png": b"\x89PNG\0"}, styles=""
    )
    remark = Remark(("Clause contraire", "Pourquoi."), 1, 0, 5)
    first = annotated(path, remark)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert annotated(path, remark) == first
    before, after = members(path.read_bytes()), members(first)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml",
    }  # fmt: skip
    assert said(first) == [("0", "leadcontract", "Clause contraire|Pourquoi.")]
    assert b"w:date" not in after["word/comments.xml"]


def test_comments_that_are_there_stay_and_numbers_go_on(word_file: WordFile) -> None:
    there = '<w:comment w:id="0" w:author="Eux"><w:p><w:r><w:t>Vu</w:t></w:r></w:p></w:comment>'
    path = word_file(BODY.format(""), beside={"[Content_Types].xml": DOCUMENT}, comments=there)
    after = annotated(path, Remark(("Titre",)), Remark(("Autre",), 1, 0, 5))
    assert said(after) == [("0", "Eux", "Vu"), ("1", "leadcontract", "Titre"), ("2", "leadcontract", "Autre")]
    assert holder(after, 1) == "Bon de commande" and holder(after, 2) == "Aucun audit."


def test_where_word_takes_none_a_comment_hangs_nearby(word_file: WordFile) -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Dans la zone</w:t></w:r></w:p></w:txbxContent>"
        '</v:textbox></v:shape></w:pict></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    path = word_file(
        BODY.format(box), beside={"[Content_Types].xml": DOCUMENT},
        header="<w:p><w:r><w:t>En-tête</w:t></w:r></w:p>",
        footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote>',
    )  # fmt: skip
    copy = WordCopy(path, path.read_bytes())
    at = {found.block.text: number for number, found in enumerate(copy.found)}
    after = annotated(path, *(Remark((name,), at[name], 0, len(name)) for name in ("Dans la zone", "Note", "En-tête")))
    assert [holder(after, n).startswith("Aucun audit.") for n in (0, 1)] == [True, True]
    assert holder(after, 2) == "Bon de commande"
    root = body(after)
    assert not [m for b in root.iter(qn("w:txbxContent")) for m in b.iter(qn("w:commentRangeStart"))]
    end = next(one for one in root.iter(qn("w:commentRangeEnd")) if one.get(qn("w:id")) == "1")
    assert end.getprevious().find(qn("w:footnoteReference")) is not None


@pytest.mark.parametrize(
    ("kind", "beside", "english"),
    [
        ("wordprocessingml.template.main", {}, "template"),
        ("wordprocessingml.document.main", {"word/vbaProject.bin": b"x"}, "macros"),
        ("wordprocessingml.document.main", {"_xmlsignatures/sig1.xml": b"<a/>"}, "signed"),
    ],
)
def test_what_cannot_be_copied_is_refused(
    word_file: WordFile, kind: str, beside: dict[str, bytes], english: str
) -> None:
    path = word_file(BODY.format(""), beside={"[Content_Types].xml": TYPES.format(kind=kind).encode(), **beside})
    with pytest.raises(UsageError, match=english):
        check_markable(path, path.read_bytes(), CURE)


def test_what_is_no_word_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="otherwise"):
        check_markable(tmp_path / "a.txt", b"Bon de commande", CURE)


@pytest.mark.parametrize(("enforced", "told"), [("1", 1), ("0", 0)])
def test_edit_protection_is_told(word_file: WordFile, enforced: str, told: int) -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>'
        "</Relationships>"
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    protection = f'<w:documentProtection w:edit="readOnly" w:enforcement="{enforced}"/>'
    settings = f'<w:settings xmlns:w="{space}">{protection}</w:settings>'
    path = word_file(BODY.format(""), beside={"word/settings.xml": settings.encode()})
    data = path.read_bytes()
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name, content in members(data).items():
            target.writestr(name, relation if name == "word/_rels/document.xml.rels" else content)
    copy = WordCopy(path, result.getvalue())
    assert ["read only" in one.en for one in copy.warnings()] == [True] * told
