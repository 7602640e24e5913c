"""Reviews are scored as the labelled folder's own scorer does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadcontract import documents
from leadcontract.domain.finding import Report
from leadcontract.domain.library import Library
from leadcontract.reviewing.measuring import Labelled, labelled, measure
from leadcontract.workflows import Reviewer
from tests.conftest import EVAL

DAY = date(2026, 11, 21)
TEXT = """5. Droit applicable

Le présent contrat est régi par le droit français.

6. Règlement

Les factures sont payables à 30 jours fin de mois.
"""


@pytest.fixture
def report(reviewer: Reviewer) -> Report:
    document = documents.read_bytes(Path("a.txt"), TEXT.encode())
    return reviewer.judge(document, playbook_name="full", side="client", on=DAY)


def test_what_is_found_missed_and_invented_is_counted(report: Report) -> None:
    gold = Labelled(
        "a",
        "fr",
        {"general/governing-law": True, "price/payment-terms": False, "gdpr/security": True, "term/renewal": False},
        {"general/governing-law": ["régi par le droit français"]},
        frozenset(),
    )
    told = measure([gold], {"a": report})
    assert "1 documents, 0 without a report" in told
    assert "found P 0.500 R 0.500 F1 0.500" in told
    assert "evidence 1/1 = 1.000" in told


def test_a_document_without_a_report_has_found_nothing(report: Report) -> None:
    gold = Labelled("b", "en", {"general/governing-law": True})
    assert "1 documents, 1 without a report" in measure([gold], {"a": report})


@pytest.mark.parametrize("text", ["{", "[1]", '[{"id": "a"}]', '{"id": "a"}'])
def test_labels_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        labelled(text)


@pytest.mark.skipif(not (EVAL / "score.py").is_file(), reason="the labelled documents are not beside the project")
def test_the_figures_are_those_of_the_labelled_folders_own_scorer(
    library: Library, reviewer: Reviewer, tmp_path: Path
) -> None:
    from benchmarks import accuracy
    from leadcontract.reporting import as_json

    gold = [d for d in json.loads((EVAL / "dev" / "labels.json").read_text(encoding="utf-8")) if d["half"] == "read"][
        :6
    ]
    (tmp_path / "labels.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "reports").mkdir()
    reports = {}
    for document in gold:
        path = EVAL / "dev" / "text" / f"{document['id']}.txt"
        made = reviewer.review(path, playbook_name="full", side="client", on=DAY)
        reports[document["id"]] = made
        (tmp_path / "reports" / f"{document['id']}.json").write_text(as_json.dump([made]), encoding="utf-8")
    known = {*library.clauses, "audit/any"}
    ours = [
        replace(d, labels={c: v for c, v in d.labels.items() if c in known})
        for d in labelled((tmp_path / "labels.json").read_text(encoding="utf-8"))
    ]
    assert measure(ours, reports).strip() == accuracy.score(tmp_path, tmp_path / "reports").strip()
