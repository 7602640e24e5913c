"""On invented quotes and orders in the forms that people send: what is stated is found, and little else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from leadcontract.workflows import Reviewer

DAY = date(2026, 11, 21)
FOLDER = Path(__file__).parent / "commercial"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
HELD = frozenset(
    f"{area}/{name}"
    for area, names in {
        "general": "parties purpose precedence governing-law jurisdiction electronic-signature",
        "price": "fees payment-terms late-payment revision",
        "delivery": "volume timing method lead-definition exclusivity acceptance-and-rejection",
        "term": "duration renewal termination-for-convenience",
    }.items()
    for name in names.split()
)
"""The clauses that a page of this sort can hold."""


@pytest.fixture(scope="module")
def found(reviewer: Reviewer) -> dict[str, tuple[str | None, bool, set[str]]]:
    """For each document its kind, whether it refers to another one, and the clauses found."""
    told = {}
    for name in EXPECTED:
        path = next(p for p in FOLDER.glob(f"{name}.*") if p.suffix in (".md", ".txt"))
        report = reviewer.review(path, playbook_name="full", side="client", on=DAY)
        there = {f.clause for f in report.findings if f.status in ("present", "partial", "contrary")}
        told[name] = report.kind, bool(report.not_supplied), there & HELD
    return told


def test_what_they_state_is_found_and_little_else(found: dict[str, tuple[str | None, bool, set[str]]]) -> None:
    tally: Counter[str] = Counter()
    for name, (_, _, there) in found.items():
        states = set(EXPECTED[name]["states"]) & HELD
        tally += Counter(right=len(there & states), missed=len(states - there), wrong=len(there - states))
    assert tally["right"] / (tally["right"] + tally["missed"]) >= 0.94
    assert tally["right"] / (tally["right"] + tally["wrong"]) >= 0.98


@pytest.mark.parametrize("name", [name for name, told in EXPECTED.items() if not told["states"]])
def test_blanks_and_questions_state_nothing(name: str, found: dict[str, tuple[str | None, bool, set[str]]]) -> None:
    assert found[name][2] == set()


def test_terms_that_are_not_there_are_named(found: dict[str, tuple[str | None, bool, set[str]]]) -> None:
    wrong = {name for name, (_, refers, _) in found.items() if refers != bool(EXPECTED[name].get("refers"))}
    assert len(wrong) <= 2, wrong


def test_their_kind_is_told(found: dict[str, tuple[str | None, bool, set[str]]]) -> None:
    wrong = {name: kind for name, (kind, _, _) in found.items() if kind != EXPECTED[name]["kind"]}
    assert len(wrong) <= 1, wrong
