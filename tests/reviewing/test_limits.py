"""Durations in a document are held to what the law allows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leadcontract import documents
from leadcontract.workflows import Reviewer

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "clause", "status", "says"),
    [
        ("Les factures sont payables à 90 jours date de facture.", "price/payment-terms", "contrary", "90 days"),
        ("Les factures sont payables à quatre-vingt-dix jours.", "price/payment-terms", "contrary", "90 days"),
        ("Les factures sont payables à 45 jours fin de mois.", "price/payment-terms", "present", ""),
        ("Invoices are payable within sixty (60) days of receipt.", "price/payment-terms", "present", ""),
        ("Invoices are payable within 120 days of receipt.", "price/payment-terms", "contrary", "L. 441-10"),
        (
            "Le sous-traitant notifie au client toute violation de données dans un délai de 72 heures.",
            "gdpr/breach-notification",
            "partial",
            "",
        ),
        (
            "Le sous-traitant notifie au client toute violation de données dans un délai de cinq jours.",
            "gdpr/breach-notification",
            "contrary",
            "5 days",
        ),
        (
            "The processor shall notify the controller of any personal data breach within ten working days.",
            "gdpr/breach-notification",
            "contrary",
            "art. 33",
        ),
    ],
)
def test_a_duration_beyond_the_law_makes_the_clause_contrary(
    reviewer: Reviewer, text: str, clause: str, status: str, says: str
) -> None:
    document = documents.read_bytes(Path("a.txt"), text.encode())
    report = reviewer.judge(document, playbook_name="full", side="client", on=DAY)
    finding = next(f for f in report.findings if f.clause == clause)
    assert finding.status in (status, "present" if status == "partial" else status), finding.why.en
    assert says in finding.why.en


def test_a_lawful_duration_in_the_same_sentence_leaves_it_to_the_reader(reviewer: Reviewer) -> None:
    text = "Les factures sont payables à 30 jours, ou à 90 jours si le client en fait la demande."
    document = documents.read_bytes(Path("a.txt"), text.encode())
    report = reviewer.judge(document, playbook_name="full", side="client", on=DAY)
    assert next(f for f in report.findings if f.clause == "price/payment-terms").status == "present"
