"""``template check`` and ``generate --template`` judge a house template alike, in both languages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run
from tests.word import SHIPPED, edited, swapped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GENERATE = ("generate", "deal.yaml", "-o", "out.docx", "--date", "2026-12-01", "--template")


@pytest.fixture(autouse=True)
def _at_work(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a blank deal in it, where the command is run."""
    monkeypatch.chdir(tmp_path)
    run("deal", "new", "--blank", "-o", "deal.yaml")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_sound_template_is_one_line_and_exit_code_0(run: Run, lang: str) -> None:
    told = run("template", "check", SHIPPED, lang=lang)
    words = {"fr": "\xa0: rien à reprendre.\n", "en": ": nothing to mend.\n"}[lang]
    assert (told.exit_code, told.stdout, told.stderr) == (0, f"{SHIPPED}{words}", "")


def test_remarks_alone_are_exit_code_0(run: Run, tmp_path: Path) -> None:
    swapped(tmp_path / "house.docx", (" PAGE ", " DATE "))
    told = run("template", "check", "house.docx")
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "house.docx",
        "",
        "Worth knowing; drafting takes it so:",
        "  - footer: no page number. Add a PAGE field to the footer.",
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_faults_are_told_within_80_columns_with_exit_code_1(run: Run, tmp_path: Path, lang: str) -> None:
    Document().save(str(tmp_path / "bare.docx"))
    told = run("template", "check", "bare.docx", lang=lang)
    assert told.exit_code == 1 and told.stderr == ""
    assert max(map(len, told.stdout.splitlines())) <= 80
    assert told.stdout.startswith("bare.docx\n") and "{{p signatures }}" in told.stdout
    assert [line for line in told.stdout.splitlines() if line.count("{{") != line.count("}}")] == []


FAULTY = {
    "no style": (("Clause Item", "Item of a clause"),),
    "no parse": (("{{p body }}", "{{p body }}{% if %}"),),
    "loop by hand": (("{{p body }}", "{%p for b in blocks %}{{ b.text }}{%p endfor %}"),),
    "macros": (
        (
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "vnd.ms-word.document.macroEnabled.main",
        ),
    ),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", FAULTY)
def test_drafting_refuses_what_the_check_calls_a_fault_in_one_message(
    run: Run, tmp_path: Path, name: str, lang: str
) -> None:
    swapped(tmp_path / "house.docx", *FAULTY[name])
    checked = run("template", "check", "house.docx", lang=lang)
    drafted = run(*GENERATE, "house.docx", lang=lang)
    assert (checked.exit_code, drafted.exit_code) == (1, 3)
    assert not (tmp_path / "out.docx").exists() and "Traceback" not in drafted.stderr
    flat = "".join(drafted.stderr.split())
    for item in checked.stdout.split("\n  - ")[1:]:
        assert f"house.docx:{''.join(item.split())}" in flat


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def archive(name: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as written:
        written.writestr(name, "<a/>")
    return data.getvalue()


UNREADABLE = {
    "old.docx": (OLE + "WordDocument".encode("utf-16-le"), "ancien format Word", "old Word format"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe", "protected by a password"),
    "cut.docx": (cut(SHIPPED.read_bytes()), "endommagé", "damaged"),
    "book.docx": (archive("xl/workbook.xml"), "Excel", "Excel"),
    "zip.docx": (archive("a.txt"), "pas un document Word", "not a Word document"),
    "hollow.docx": (archive("word/document.xml"), "endommagé", "damaged"),
    "text.docx": (b"{{p body }}", "pas un document Word", "not a Word document (.docx)"),
    "page.docx": (b"%PDF-1.7 ", "pas un document Word", "not a Word document (.docx)"),
    "empty.docx": (b"", "vide", "empty"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_one_message_and_exit_code_3(run: Run, tmp_path: Path, name: str) -> None:
    data, french, english = UNREADABLE[name]
    (tmp_path / name).write_bytes(data)
    for lang, words in (("fr", french), ("en", english)):
        for command in (("template", "check", name), (*GENERATE, name)):
            told = run(*command, lang=lang)
            assert told.exit_code == 3 and told.stdout == ""
            assert told.stderr.count("\n") == 1 and name in told.stderr and words in told.stderr
    assert not (tmp_path / "out.docx").exists()


def test_what_a_template_says_sends_no_command_to_the_terminal(run: Run, tmp_path: Path) -> None:
    edited(tmp_path / "house.docx", lambda d: d.paragraphs[-1].insert_paragraph_before("{{ \u202eeltit }}\x85"))
    assert "\u202e" not in run("template", "check", "house.docx").stdout
