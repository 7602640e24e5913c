"""A review goes where it is told to, as a page or as a workbook, and over nothing without being asked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from leadcontract.cli import common
from tests.cli.conftest import Run


@pytest.fixture
def second(order: Path) -> Path:
    path = order.with_name("second.txt")
    path.write_text("Devis\n\nLe Prestataire garde les leads confidentiels.\n", encoding="utf-8")
    return path


def test_a_page_is_written_in_the_language_of_the_messages(run: Run, order: Path, tmp_path: Path) -> None:
    for lang, said in (("fr", "Que faire"), ("en", "What to do")):
        told = run("review", order, "--format", "html", "-o", tmp_path / f"{lang}.html", lang=lang)
        assert told.exit_code == 0
        page = (tmp_path / f"{lang}.html").read_text(encoding="utf-8")
        assert page.startswith(f'<!DOCTYPE html>\n<html lang="{lang}">') and said in page


def test_a_page_can_go_to_standard_output_and_two_cannot(run: Run, order: Path, second: Path) -> None:
    assert run("review", order, "--format", "html").stdout.startswith("<!DOCTYPE html>")
    told = run("review", order, second, "--format", "html")
    assert told.exit_code == 2 and "folder" in told.stderr and not told.stdout


def test_several_pages_go_to_a_folder_one_a_document(run: Run, order: Path, second: Path, tmp_path: Path) -> None:
    assert run("review", order, second, "--format", "html", "-o", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["order.txt.html", "second.txt.html"]


def test_a_workbook_holds_one_document_or_several(run: Run, order: Path, second: Path, tmp_path: Path) -> None:
    one, all_, out = tmp_path / "one.xlsx", tmp_path / "all.xlsx", tmp_path / "out"
    assert run("review", order, "--format", "xlsx", "-o", one).exit_code == 0
    assert run("review", order, second, "--format", "xlsx", "-o", all_).exit_code == 0
    assert run("review", order, second, "--format", "xlsx", "-o", out).exit_code == 0
    (tmp_path / "folder.xlsx").mkdir()
    assert run("review", order, second, "--format", "xlsx", "-o", tmp_path / "folder.xlsx").exit_code == 0
    assert len(list((tmp_path / "folder.xlsx").iterdir())) == 2
    assert load_workbook(one).sheetnames == ["order.txt"]
    assert load_workbook(all_).sheetnames == ["Matrix", "order.txt", "second.txt"]
    assert sorted(path.name for path in out.iterdir()) == ["order.txt.xlsx", "second.txt.xlsx"]


def test_a_workbook_can_be_piped_but_not_shown(run: Run, order: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = run("review", order, "--format", "xlsx")
    assert load_workbook(io.BytesIO(piped.stdout_bytes)).sheetnames == ["order.txt"]
    monkeypatch.setattr(common, "on_terminal", lambda: True)
    told = run("review", order, "--format", "xlsx")
    assert told.exit_code == 2 and "-o FILE.xlsx" in told.stderr and not told.stdout


def test_a_word_report_is_for_one_document_and_is_not_shown(
    run: Run, order: Path, second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lang, title in (("fr", "Rapport de relecture"), ("en", "Review report")):
        target = tmp_path / f"{lang}.docx"
        assert run("review", order, "--format", "docx", "-o", target, lang=lang).exit_code == 0
        assert Document(str(target)).paragraphs[0].text == title
    assert run("review", order, second, "--format", "docx", "-o", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["order.txt.docx", "second.txt.docx"]
    told = run("review", order, second, "--format", "docx")
    assert told.exit_code == 2 and "folder" in told.stderr and not told.stdout
    monkeypatch.setattr(common, "on_terminal", lambda: True)
    told = run("review", order, "--format", "docx")
    assert told.exit_code == 2 and "-o FILE.docx" in told.stderr and not told.stdout


@pytest.mark.parametrize("form", ["html", "docx", "xlsx"])
def test_exit_codes_and_force_hold_for_every_format(
    form: str, run: Run, order: Path, second: Path, tmp_path: Path
) -> None:
    target = tmp_path / f"report.{form}"
    assert run("review", order, "--format", form, "-o", target, "--fail-on", "critical").exit_code == 1
    written = target.read_bytes()
    refused = run("review", order, "--format", form, "-o", target)
    assert refused.exit_code == 2 and "--force" in refused.stderr
    assert run("review", order, "--format", form, "-o", target, "--force").exit_code == 0
    assert target.read_bytes() == written
    assert run("review", order, "--format", form, "-o", order, "--force").exit_code == 2
    unread = run("review", tmp_path / "none.pdf", order, "--format", form, "-o", tmp_path / "out")
    assert unread.exit_code == 3 and [path.name for path in (tmp_path / "out").iterdir()] == [f"order.txt.{form}"]


def test_a_workbook_for_several_holds_those_that_could_be_read(run: Run, order: Path, tmp_path: Path) -> None:
    told = run("review", tmp_path / "none.pdf", order, "--format", "xlsx", "-o", tmp_path / "all.xlsx")
    assert told.exit_code == 3 and load_workbook(tmp_path / "all.xlsx").sheetnames == ["order.txt"]
    told = run("review", tmp_path / "none.pdf", tmp_path / "no.pdf", "--format", "xlsx", "-o", tmp_path / "no.xlsx")
    assert told.exit_code == 3 and not (tmp_path / "no.xlsx").exists()
