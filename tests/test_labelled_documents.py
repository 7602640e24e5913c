"""On documents that nobody here wrote: every one is reviewed, and the scores do not fall. Skips without them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks import accuracy
from leadcontract.errors import LeadContractError
from leadcontract.workflows import Reviewer

pytestmark = pytest.mark.skipif(not accuracy.available(), reason="no labelled documents beside the project")

FLOOR = {"dev": 0.90, "cuad": 0.90}
"""Found F1 below which something broke; the figures themselves are in benchmarks/RESULTS.md."""


@pytest.mark.parametrize("corpus", ["dev", "cuad"])
def test_every_labelled_document_is_reviewed_and_the_score_holds(corpus: str, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    count = accuracy.review_all(corpus, reports)
    gold = accuracy.labels(corpus, tmp_path)
    assert count == len(json.loads((gold / "labels.json").read_text(encoding="utf-8")))
    own = accuracy.found(gold, reports)
    told = re.search(r"all +found P ([\d.]+) R ([\d.]+) F1 ([\d.]+)", accuracy.score(gold, reports))
    assert told is not None
    assert [f"{own[key]:.3f}" for key in ("P", "R", "F1")] == list(told.groups())
    assert own["F1"] >= FLOOR[corpus]


@pytest.mark.parametrize("folder", ["files", "robustness"])
def test_every_original_gives_a_report_or_one_clear_message(folder: str, reviewer: Reviewer) -> None:
    for path in sorted((accuracy.EVAL / folder).iterdir()):
        try:
            report = reviewer.review(path, playbook_name="full", side="client", on=accuracy.DAY)
        except LeadContractError as error:
            assert error.exit_code == 3 and path.name in str(error)
        else:
            assert report.findings
