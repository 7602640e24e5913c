"""``leadcontract diligence`` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_text("Phone;Called at\n0612345678;2026-07-05 10:30\n0612345678;2026-07-06 10:30\n", encoding="utf-8")
    return path


def test_breaches_make_the_exit_code_1_and_are_told(run: Run, log: Path, tmp_path: Path) -> None:
    told = run("diligence", "calls", log, "-o", tmp_path / "breaches.xlsx")
    assert told.exit_code == 1, told.output
    assert "1 breaches" in told.output
    assert "line 2, 2026-07-05 10:30, 0612345678: call on a Sunday" in " ".join(told.output.split())
    assert (tmp_path / "breaches.xlsx").read_bytes().startswith(b"PK")


def test_a_lawful_log_exits_with_0_and_says_what_was_not_checked(run: Run, log: Path) -> None:
    log.write_text("Tél;Date\n0612345678;2026-07-06 10:30\n", encoding="utf-8")
    told = run("diligence", "calls", log, lang="fr")
    assert told.exit_code == 0, told.output
    assert "0 écart" in told.output.replace("\u00a0", " ")
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
