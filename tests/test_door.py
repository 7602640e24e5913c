"""Four verbs at the door, and nothing heavy behind it before it is opened."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import leadcontract
from leadcontract import workflows
from leadcontract.domain.deal import Deal
from leadcontract.domain.library import Library


def test_the_verbs_are_those_of_the_workflows() -> None:
    for verb in ("annotate", "generate", "load_library", "review"):
        assert getattr(leadcontract, verb) is getattr(workflows, verb)


@pytest.mark.parametrize("name", workflows.__all__)
def test_every_flow_comes_in_when_asked_for(name: str) -> None:
    assert getattr(workflows, name)


def test_the_verbs_work_together(tmp_path: Path, deal: Deal, library: Library) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(leadcontract.generate(library, deal).docx)
    report = leadcontract.review(path, library, on=date(2026, 12, 1), deal=deal)
    assert report.kind == "contract" and report.summary["missing"] == 0


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, leadcontract, leadcontract.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not {"spacy", "docx", "docxtpl", "yaml", "jinja2", "lxml", "babel"} & set(loaded)


def test_drafting_never_imports_spacy(tmp_path: Path) -> None:
    code = (
        "import sys; from leadcontract import resources, workflows as w;"
        "lib = w.load_library(); deal = w.read_deal(resources.folder('templates') / 'demo' / 'deal.yaml', lib);"
        "w.generate(lib, deal); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "docxtpl" in loaded and "spacy" not in loaded
