from __future__ import annotations

import hashlib
import io
import os
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from leadcontract.documents import read, reading
from leadcontract.documents.guards import NAMES, Limits
from leadcontract.documents.refusals import over
from leadcontract.domain.document import SourceDocument
from leadcontract.errors import InputError

WordFile = Callable[..., Path]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PARAGRAPH = "<w:p><w:r><w:t>Le contrat dure un an.</w:t></w:r></w:p>"


def refused(path: Path, limits: Limits | None = None) -> str:
    """Return the English message of the refusal, having checked its code and its French."""
    with pytest.raises(InputError) as caught:
        read(path, limits or Limits())
    (problem,) = caught.value.problems
    assert caught.value.exit_code == 3
    assert problem.where == str(path)
    assert problem.cure is not None and problem.what.fr != problem.what.en
    return caught.value.say("en")


def archive(members: dict[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.docx", b"", "empty"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("other.doc", OLE, "OLE"),
        ("scan.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged image"),
        ("moving.pdf", b"GIF89a" + bytes(40), "an image of a format"),
        ("feed.txt", b"<?xml version='1.0'?><feed/>", "XML file"),
        ("noise.txt", bytes(range(32)) * 40, "neither"),
        ("cut.docx", archive({"word/document.xml": "<a/>"})[:60], "truncated or damaged Word"),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj", "truncated or damaged PDF"),
        ("zip.docx", archive({"a.txt": "hello"}), "not a Word document"),
        ("book.docx", archive({"xl/workbook.xml": "<a/>"}), "Excel"),
        ("deck.docx", archive({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
        ("text.odt", archive({"META-INF/manifest.xml": "<a/>"}), "OpenDocument"),
        ("blank.txt", b" \n\t\n", "no text"),
        ("dtd.docx", archive({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "entities"),
        ("wide.docx", archive({"word/document.xml": "<a/>".encode("utf-16")}), "not UTF-8"),
        ("deep.docx", archive({"word/document.xml": "<a>" * 5000 + "</a>" * 5000}), "too deeply"),
        ("broken.docx", archive({"word/document.xml": "<a><b></a>"}), "damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert words in refused(path)


def test_places_that_are_no_files_are_refused(tmp_path: Path) -> None:
    assert "not found" in refused(tmp_path / "none.docx")
    assert "folder" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "regular file" in refused(tmp_path / "pipe")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_: Path) -> bytes:
        raise PermissionError

    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr(Path, "read_bytes", deny)
    assert "not allowed" in refused(tmp_path / "a.txt")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_with_a_member_twice_is_refused(word_file: WordFile) -> None:
    path = word_file(PARAGRAPH)
    with zipfile.ZipFile(path, "a") as written:
        written.writestr("word/document.xml", "<a/>")
    assert "twice" in refused(path)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(file=100), "1 MB, 1 MB at most"),
        (Limits(members=2), "3 members, 2 members at most"),
        (Limits(expanded=100), "too large"),
        (Limits(xml=100), "too large"),
        (Limits(paragraphs=1), "2 paragraphs, 1 paragraphs at most"),
        (Limits(tags=3), "16 tags, 3 tags at most"),
        (Limits(paragraph=10), "characters in one paragraph"),
        (Limits(paragraphs=1), "--limit paragraphs=2"),
        (Limits(file=100), "--limit file=2MB"),
    ],
)
def test_each_limit_refuses(word_file: WordFile, limits: Limits, words: str) -> None:
    assert words in refused(word_file(PARAGRAPH + PARAGRAPH.replace("un an", "deux ans")), limits)


def test_a_text_larger_than_any_contract_is_refused(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("Le contrat. " * 9)
    assert "too large" in refused(tmp_path / "log.txt", Limits(text=100))
    (tmp_path / "column.txt").write_text("a\n" * 9)
    assert "9 lines, 5 lines at most" in refused(tmp_path / "column.txt", Limits(lines=5))


@pytest.mark.parametrize("bit", ["1. A ", "**a ", "[a](", "été-\n", " ", "(", "a", "<!--", "Article 1 ", "- "])
def test_endless_repetition_is_read_in_bounded_time(tmp_path: Path, bit: str) -> None:
    (tmp_path / "a.txt").write_text("Début " + bit * (200_000 // len(bit)) + " fin")
    started = time.perf_counter()
    assert read(tmp_path / "a.txt").words > 1
    assert time.perf_counter() - started < 5


def test_a_zip_bomb_is_refused_before_it_is_unpacked(word_file: WordFile) -> None:
    assert "too large" in refused(word_file(PARAGRAPH, beside={"word/media/zeros.bin": bytes(160_000_000)}))


def test_a_word_file_without_words_is_refused(word_file: WordFile) -> None:
    assert "no text" in refused(word_file("<w:p/>"))


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    body = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\n"
        b"endobj\n3 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O ("
        + b"a" * 32
        + b") /U ("
        + b"b" * 32
        + b") >>\nendobj\n"
    )
    offsets = b"".join(b"%010d 00000 n \n" % body.index(b"%d 0 obj" % number) for number in (1, 2, 3))
    trailer = b"trailer << /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00><00>] >>\nstartxref\n%d\n%%%%EOF" % len(body)
    path = tmp_path / "locked.pdf"
    path.write_bytes(body + b"xref\n0 4\n0000000000 65535 f \n" + offsets + trailer)
    assert "password" in refused(path)


def test_the_content_decides_and_not_the_extension(word_file: WordFile, tmp_path: Path) -> None:
    renamed = word_file(PARAGRAPH).rename(tmp_path / "order.pdf")
    document = read(renamed)
    assert document.name == "order.pdf"
    assert document.sha256 == hashlib.sha256(renamed.read_bytes()).hexdigest()
    assert [one.text for one in document.provisions] == ["Le contrat dure un an."]


def test_the_strict_spelling_of_word_is_read(tmp_path: Path) -> None:
    namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f"<w:document xmlns:w='{namespace}'><w:body>{PARAGRAPH}</w:body></w:document>"
    (tmp_path / "a.docx").write_bytes(archive({"word/document.xml": xml}))
    assert read(tmp_path / "a.docx").words == 5


EVAL = Path(reading.__file__).resolve().parents[3] / "shared" / "eval" / "robustness"


@pytest.mark.skipif(not EVAL.is_dir(), reason="the collection of nasty files is not here")
@pytest.mark.parametrize("path", sorted(EVAL.glob("*")) if EVAL.is_dir() else [], ids=lambda path: path.name)
def test_nasty_files_are_read_or_refused(path: Path) -> None:
    try:
        assert isinstance(read(path), SourceDocument)
    except InputError as error:
        assert error.say("fr") != error.say("en")


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked_whole(tmp_path: Path) -> None:
    size = 100_000_000
    data = archive({"word/document.xml": b"<a>" + bytes(size - 3)})
    path = tmp_path / "liar.docx"
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    tracemalloc.start()
    try:
        assert "damaged" in refused(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "text",
    [
        "Der Auftraggeber ist berechtigt, den Auftragnehmer mit einer Frist von zehn Tagen zu prüfen. Die Kündigung "
        "bedarf der Schriftform und wird mit dem Zugang wirksam.",
        "本合同由双方签订。客户有权进行审计。" * 10,
    ],
)
def test_a_document_in_another_language_says_that_it_was_not_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert [one.what for one in read(tmp_path / "a.txt").not_read] == ["language other than French and English"]


def test_each_limit_has_a_unit_and_a_positive_default() -> None:
    assert all(value > 0 for value in asdict(Limits()).values())
    for name in NAMES:
        if name not in ("depth", "page_seconds"):
            said = over(Path("a.pdf"), Limits(), name, 10**12)
            assert f"--limit {name}=" in said.say("fr") and f"--limit {name}=" in said.say("en")
