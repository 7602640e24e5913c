"""A folder is reviewed whole: one bad file stops nothing, and an interruption leaves whole reports only."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.cli import progress as bars
from leadcontract.domain.finding import Report
from leadcontract.reviewing import many
from tests.cli.conftest import ORDER, Run
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "sub/a.txt", "sub/b.md"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ORDER, encoding="utf-8")
    (tmp_path / "in" / "bad.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "in" / "logo.png").write_bytes(b"x")
    return tmp_path / "in"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_document_has_its_report_and_a_bad_one_is_told(run: Run, folder: Path, tmp_path: Path, jobs: str) -> None:
    told = run("review", folder, "-o", tmp_path / "out", "--format", "json", "--jobs", jobs)
    assert told.exit_code == 3
    written = sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert written == ["a.txt.json", "sub/a.txt.json", "sub/b.md.json"]
    assert "bad.docx: " in told.stderr and "3 reports written" in told.stderr and "logo.png" in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize(
    ("form", "output"), [("json", "out"), ("html", "out"), ("json", None), ("table", None), ("xlsx", "book.xlsx")]
)
def test_two_processes_write_what_one_writes(
    run: Run, folder: Path, tmp_path: Path, form: str, output: str | None
) -> None:
    written = []
    for jobs in ("1", "2"):
        top = tmp_path / jobs
        top.mkdir()
        told = run(
            "review", folder, "--format", form, "--jobs", jobs, "--fail-on", "major",
            *(["-o", top / output] if output else []),
        )  # fmt: skip
        files = {p.relative_to(top): p.read_bytes() for p in top.rglob("*") if p.is_file()}
        written.append((told.exit_code, told.stdout, told.stderr.replace(str(top), ""), files))
    assert written[0] == written[1]


def test_reports_inside_the_folder_are_not_reviewed_the_next_time(run: Run, folder: Path) -> None:
    for _ in range(2):
        told = run("review", folder, "-o", folder / "out", "--format", "html", "--force")
        assert "3 reports written" in told.stderr


@pytest.mark.parametrize(
    ("lang", "title", "unread", "left"),
    [
        ("fr", "Clauses de 3 documents", "Non lus (1)\n- bad.docx", "Laissés de côté (autres formats, liens) (1)"),
        ("en", "Clauses of 3 documents", "Not read (1)\n- bad.docx", "Left out (other formats, links) (1)\n- logo.png"),
    ],
)
def test_the_table_ends_with_the_clauses_of_all(
    run: Run, folder: Path, lang: str, title: str, unread: str, left: str
) -> None:
    told = run("review", folder, lang=lang)
    end = told.stdout[told.stdout.index(title) :]
    assert "  1  a.txt" in end and "  3  sub/b.md" in end
    assert unread in end and left in end
    audit = {"fr": "Audit du Prestataire par le Client", "en": "Audit of the Provider by the Client"}[lang]
    row = next(line for line in end.splitlines() if line.strip().startswith(audit))
    assert row.split()[-3:] == ["✕", "✕", "✕"]
    assert max(map(len, told.stdout.splitlines())) <= 80


def test_one_folder_is_an_array_however_few_documents_it_holds(run: Run, folder: Path, tmp_path: Path) -> None:
    assert len(json.loads(run("review", folder, "--format", "json").stdout)) == 3
    assert len(json.loads(run("review", folder / "sub", "--format", "json").stdout)) == 2
    (tmp_path / "empty").mkdir()
    told = run("review", tmp_path / "empty", "--format", "json")
    assert told.exit_code == 3 and json.loads(told.stdout) == [] and "no document to review" in told.stderr


Breaking = Callable[[Callable[[], object]], None]


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Breaking:
    """Make the reader of b.md do something else than read it, in processes that are forked, as they know of it."""
    if "fork" not in get_all_start_methods():
        pytest.skip("no process can be forked here")
    forked = partial(ProcessPoolExecutor, mp_context=get_context("fork"))
    monkeypatch.setattr(many, "ProcessPoolExecutor", forked)
    review = workflows.Reviewer.review

    def call(instead: Callable[[], object]) -> None:
        def breaks(self: workflows.Reviewer, path: Path, **asked: object) -> Report:
            if path.name == "b.md":
                instead()
            return review(self, path, **asked)  # type: ignore[arg-type]

        monkeypatch.setattr(workflows.Reviewer, "review", breaks)

    return call


def test_a_reader_that_breaks_does_not_stop_the_others(
    run: Run, folder: Path, breaking: Breaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_deep() -> None:
        raise RecursionError("too deep")

    breaking(too_deep)
    told = run("review", folder, "--format", "json")
    assert told.exit_code == 3 and len(json.loads(told.stdout)) == 2
    assert "b.md: internal error (RecursionError: too deep). This document was not reviewed" in told.stderr
    assert "Traceback" not in told.stderr
    monkeypatch.setenv("LEADCONTRACT_DEBUG", "1")
    assert "in too_deep" in run("review", folder, "--format", "json").stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_that_ends_its_process_does_not_stop_the_others(
    run: Run, folder: Path, breaking: Breaking, jobs: str
) -> None:
    breaking(lambda: os.kill(os.getpid(), signal.SIGKILL))
    told = run("review", folder, "--format", "json", "--jobs", jobs)
    assert told.exit_code == 3 and len(json.loads(told.stdout)) == 2
    assert "b.md: the process that read it has ended. This document was not reviewed" in told.stderr


def test_an_interruption_tells_how_many_were_done_and_leaves_whole_reports(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = workflows.review_all

    def interrupted(*asked: object) -> Iterator[object]:
        yield from list(whole(*asked))[:1]  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(workflows, "review_all", interrupted)
    told = run("review", folder, "-o", tmp_path / "out", "--format", "json")
    assert told.exit_code == 130 and "interrupted; documents reviewed: 1 of 4" in told.stderr
    (report,) = (path for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert json.loads(report.read_text(encoding="utf-8"))["document"]["name"] == "a.txt"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stopped_review_leaves_whole_reports_and_no_process(tmp_path: Path, jobs: str) -> None:
    for number in range(200):
        path = tmp_path / "in" / f"{number:03}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(ORDER * 5, encoding="utf-8")
    out = tmp_path / "out"
    tool = [sys.executable, "-m", "leadcontract", "--ui-lang", "en", "review", str(tmp_path / "in"), "-o", str(out)]
    process = subprocess.Popen(
        [*tool, "--format", "json", "--jobs", jobs], env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    start = time.monotonic()
    while not list(out.glob("*.json")) and time.monotonic() - start < 120:
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "interrupted; documents reviewed: " in told and "Traceback" not in told
    reports = list(out.iterdir())
    assert 0 < len(reports) < 200
    for report in reports:
        assert json.loads(report.read_text(encoding="utf-8"))["schema"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_the_bar_is_for_a_terminal_and_for_several_documents_only(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "[#" not in run("review", folder, "-o", tmp_path / "a", "--format", "json").stderr

    class Terminal:
        def __init__(self) -> None:
            self.text = ""

        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> None:
            self.text += text

        def flush(self) -> None:
            pass

    for count, shown in ((1, False), (3, True)):
        terminal = Terminal()
        monkeypatch.setattr(bars.sys, "stderr", terminal)
        with bars.progress(count) as going:
            going.step()
        assert ("1/3" in terminal.text) == shown, terminal.text
