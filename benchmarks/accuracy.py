"""Scores reviews against labelled documents that nobody here wrote, per clause and language."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from leadcontract import workflows
from leadcontract.reporting import as_json

EVAL = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
DAY = date(2026, 11, 21)


def available() -> bool:
    """Say whether the labelled folders stand beside the project."""
    return (EVAL / "score.py").is_file()


def review_all(corpus: str, reports: Path) -> int:
    """Write the full-playbook report of every document of a corpus; return how many there are."""
    reviewer = workflows.Reviewer(workflows.load_library())
    paths = sorted((EVAL / corpus / "text").glob("*.txt"))
    for path in paths:
        report = reviewer.review(path, playbook_name="full", side="client", on=DAY)
        (reports / f"{path.stem}.json").write_text(as_json.dump([report]), encoding="utf-8")
    return len(paths)


def labels(corpus: str, folder: Path) -> Path:
    """Write the labels of the clauses that the library holds, and return their folder; others are not judged."""
    judged = {*workflows.load_library().clauses, "audit/any"}
    gold = json.loads((EVAL / corpus / "labels.json").read_text(encoding="utf-8"))
    for document in gold:
        document["labels"] = {clause: label for clause, label in document["labels"].items() if clause in judged}
    own = folder / f"labels-{corpus}"
    own.mkdir()
    (own / "labels.json").write_text(json.dumps(gold), encoding="utf-8")
    return own


def score(gold: Path, reports: Path, *options: str) -> str:
    """Return what the labelled folder's own scorer prints for the reports."""
    command = [sys.executable, str(EVAL / "score.py"), str(gold), str(reports), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def found(gold: Path, reports: Path) -> dict[str, float]:
    """Return precision, recall and F1 of ``found``, counted here, to check the scorer's arithmetic against."""
    told = json.loads((gold / "labels.json").read_text(encoding="utf-8"))
    tp = fp = fn = 0
    for document in told:
        report = json.loads((reports / f"{document['id']}.json").read_text(encoding="utf-8"))
        there = {f["clause"] for f in report["findings"] if f["status"] in ("present", "partial", "contrary")}
        if any(clause.startswith("audit/") for clause in there):
            there.add("audit/any")
        for clause, label in document["labels"].items():
            tp += label and clause in there
            fp += not label and clause in there
            fn += label and clause not in there
    return {"P": tp / (tp + fp), "R": tp / (tp + fn), "F1": 2 * tp / (2 * tp + fp + fn)}
