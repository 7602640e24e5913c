"""``review --letter``: the suffix chooses the form, and nothing is overwritten or half written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run


@pytest.mark.parametrize(("lang", "opening"), [(None, "Objet"), ("fr", "Objet"), ("en", "Subject:")])
def test_the_letter_is_in_the_language_asked_for_or_that_of_the_document(
    run: Run, order: Path, tmp_path: Path, lang: str | None, opening: str
) -> None:
    letter = tmp_path / "letter.txt"
    told = run("review", order, "--letter", letter, *(["--lang", lang] if lang else []))
    assert told.exit_code == 0, told.output
    assert letter.read_text(encoding="utf-8").startswith(opening)
    assert str(letter) in told.stderr


def test_each_suffix_has_its_form(run: Run, order: Path, tmp_path: Path) -> None:
    for suffix in ("docx", "txt", "md"):
        assert run("review", order, "--letter", tmp_path / f"letter.{suffix}").exit_code == 0
    paper = Document(io.BytesIO((tmp_path / "letter.docx").read_bytes()))
    assert any(p.style.name == "Letter Point" and p.text.startswith("Audit") for p in paper.paragraphs)
    assert "## Points mineurs" in (tmp_path / "letter.md").read_text(encoding="utf-8")


def test_the_day_of_the_letter_is_the_date_given(run: Run, order: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    run("review", order, "--letter", letter, "--date", "2026-11-21")
    assert any("le 21\u00a0novembre 2026" in p.text for p in Document(str(letter)).paragraphs)
    run("review", order, "--letter", letter, "--force")
    assert any("le [À COMPLÉTER\u00a0: date]" in p.text for p in Document(str(letter)).paragraphs)


def test_a_letter_that_is_there_stays_unless_forced(run: Run, order: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("kept", encoding="utf-8")
    told = run("review", order, "--letter", letter)
    assert told.exit_code == 2
    assert "--force" in told.stderr
    assert letter.read_text(encoding="utf-8") == "kept"
    assert run("review", order, "--letter", letter, "--force").exit_code == 0
    assert letter.read_text(encoding="utf-8").startswith("Objet")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("arguments", "fr", "en"),
    [
        (("--letter", "l.pdf"), "une lettre est un .docx", "a letter is a .docx"),
        (("--lang", "fr"), "langue de --letter", "language of --letter"),
        (("--letter", "l.txt", "-o", "l.txt"), "même fichier", "one file"),
        (("ORDER", "--letter", "l.txt"), "un seul document", "about one document"),
    ],
)
def test_what_cannot_be_written_is_refused_before_the_work(
    run: Run,
    order: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    fr: str,
    en: str,
    lang: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("review", order, *(str(order) if a == "ORDER" else a for a in arguments), lang=lang)
    assert told.exit_code == 2
    assert (fr if lang == "fr" else en) in told.stderr
    assert list(tmp_path.iterdir()) == [order]


def test_a_document_that_cannot_be_read_gets_no_letter(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    assert run("review", tmp_path / "absent.pdf", "--letter", letter).exit_code == 3
    assert not letter.exists()
