"""``leadcontract model``: scores on labelled folders, and weights rebuilt from the repository alone."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_labelled_folder_is_scored(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text("Le présent contrat est régi par le droit français.", encoding="utf-8")
    labels = [{"id": "a", "lang": "fr", "labels": {"general/governing-law": True, "gdpr/security": False, "x/y": True}}]
    (tmp_path / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    result = run("model", "evaluate", str(tmp_path))
    assert result.exit_code == 0
    assert "1 documents, 0 without a report" in result.stdout
    assert "found P 1.000 R 1.000 F1 1.000" in result.stdout
    assert "x/y" not in result.stdout


def test_a_folder_without_labels_is_one_clear_error(run: Run, tmp_path: Path) -> None:
    result = run("model", "evaluate", str(tmp_path))
    assert result.exit_code == 3
    assert "labels.json" in result.stderr and "Traceback" not in result.stderr
