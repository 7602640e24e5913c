"""``leadcontract diligence`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_text("Phone;Called at\n0612345678;2026-07-05 10:30\n0612345678;2026-07-06 10:30\n", encoding="utf-8")
    return path


def test_breaches_make_the_exit_code_1_and_are_told(run: Run, log: Path, tmp_path: Path) -> None:
    told = run("diligence", "calls", log, "-o", tmp_path / "breaches.xlsx")
    assert told.exit_code == 1, told.output
    assert "Breaches: 1. Calls: 2" in told.output
    assert "line 2, 2026-07-05 10:30, 0612345678: call on a Sunday" in " ".join(told.output.split())
    assert (tmp_path / "breaches.xlsx").read_bytes().startswith(b"PK")


def test_a_lawful_log_exits_with_0_and_says_what_was_not_checked(run: Run, log: Path) -> None:
    log.write_text("Tél;Date\n0612345678;2026-07-06 10:30\n", encoding="utf-8")
    told = run("diligence", "calls", log, lang="fr")
    assert told.exit_code == 0, told.output
    assert "Écarts : 0." in told.output.replace("\u00a0", " ")
    assert "Non vérifié, faute de colonne" in told.output


@pytest.mark.parametrize(
    ("options", "says", "code"),
    [
        (["--columns", "phone=Nope"], "no column 'Nope'", 3),
        (["--columns", "fax=Phone"], "the column being one of", 2),
        (["--tz", "Mars/Base"], "no time zone", 2),
        (["--date", "21/11/2026"], "is not a date", 2),
    ],
)
def test_wrong_options_end_in_one_message(run: Run, log: Path, options: list[str], says: str, code: int) -> None:
    told = run("diligence", "calls", log, *options)
    assert (told.exit_code, says in told.output) == (code, True), told.output
    assert len(told.output.strip().splitlines()) == 1


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "sud.yaml"
    path.write_text("generator: '=Leads du Sud'\nanswers:\n  E4: both\n  C1: none\n", encoding="utf-8")
    return path


def test_the_form_is_written_without_a_deal(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "form.docx"
    told = run("generate", "--document", "questionnaire", "-o", out, "--lang", "en")
    assert told.exit_code == 0, told.output
    scored = run("diligence", "score", out, "--date", "2026-11-22")
    assert "form: Insufficient, 0 points out of" in scored.output
    assert run("generate", "-o", tmp_path / "contract.docx").exit_code == 2
    assert run("generate", "--document", "questionnaire", "-o", tmp_path / "x.docx", "--final").exit_code == 2


def test_a_score_is_told_recorded_and_exits_with_1_for_a_red_flag(run: Run, answers: Path, tmp_path: Path) -> None:
    for form in ("docx", "json", "xlsx"):
        told = run("diligence", "score", answers, "-o", tmp_path / f"out.{form}", "--date", "2026-11-22", lang="fr")
        assert told.exit_code == 1, told.output
    assert "Alertes (1)" in told.output
    recorded = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (recorded["date"], recorded["points"]) == ("2026-11-22", 6)
    assert [flag["question"] for flag in recorded["red_flags"]] == ["C1"]
    assert sum(question["points"] for question in recorded["questions"]) == recorded["points"]


def test_several_generators_are_compared_in_a_grid(run: Run, answers: Path, tmp_path: Path) -> None:
    other = tmp_path / "nord.yaml"
    other.write_text("generator: Nord\nanswers: {C1: all, H1: outside}\n", encoding="utf-8")
    grid = tmp_path / "grid.xlsx"
    assert run("diligence", "score", answers, other, "-o", grid, "--date", "2026-11-22").exit_code == 1
    sheet = load_workbook(grid).worksheets[0]
    rows = {row[1].value: row for row in sheet.iter_rows()}
    assert [cell.value for cell in rows["Question"]][2:] == ["=Leads du Sud", "Nord"]
    assert all(cell.data_type != "f" for row in rows.values() for cell in row)
    assert [cell.value for cell in rows["Points"]][2:] == [6, 6]
    assert [cell.value for cell in rows["Red flags"]][2:] == [1, 0]
    assert run("diligence", "score", answers, other, "-o", tmp_path / "record.docx").exit_code == 2
    undated = run("diligence", "score", answers, "-o", tmp_path / "record.docx")
    assert (undated.exit_code, "give its day" in undated.output) == (2, True)
