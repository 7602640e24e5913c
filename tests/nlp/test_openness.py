"""What is left open provides nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leadcontract import documents
from leadcontract.domain.finding import Report
from leadcontract.domain.library import Library
from leadcontract.workflows import Reviewer

AUDIT = (
    "Le Client peut auditer le Prestataire deux fois par an, sous un préavis de dix jours ouvrés, aux frais du Client."
)
NAME = "audit/client-audits-provider"


@pytest.fixture(scope="module")
def reviewer(library: Library) -> Reviewer:
    return Reviewer(library, facts=False)


def reviewed(reviewer: Reviewer, text: str) -> Report:
    document = documents.read_bytes(Path("form.txt"), f"Bon de commande\n\n{text}\n".encode())
    return reviewer.judge(document, playbook_name="full", side="client", on=date(2026, 11, 21))


@pytest.mark.parametrize("box", ["[ ] ", "☐ "])
def test_a_text_behind_an_empty_box_is_not_agreed(reviewer: Reviewer, box: str) -> None:
    (found,) = [one for one in reviewed(reviewer, box + AUDIT).findings if one.clause == NAME]
    assert found.status == "missing"
    assert found.discarded


@pytest.mark.parametrize("box", ["", "[x] ", "☒ ", "☐ Non ☒ Oui : "])
def test_a_text_behind_a_ticked_box_or_none_is(reviewer: Reviewer, box: str) -> None:
    (found,) = [one for one in reviewed(reviewer, box + AUDIT).findings if one.clause == NAME]
    assert found.status in ("present", "partial")
