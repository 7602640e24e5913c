"""What a counterparty refuses, keeps to one side or leaves to its pleasure is never called present."""

from __future__ import annotations

from datetime import date

import pytest

from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.workflows import Reviewer
from tests.denied import DENIED, Denied

DAY = date(2026, 12, 1)
CONTRARY = 0.7
"""The share of the passages that must be called contrary, and not only partial or missing."""


def statuses(reviewer: Reviewer, denied: Denied) -> list[str]:
    document = SourceDocument("denied.txt", "", None, (Provision(0, denied.says, lang=denied.lang),))
    reports = [reviewer.judge(document, playbook_name="full", side=side, on=DAY) for side in denied.sides]
    return [f.status for report in reports for f in report.findings if f.clause == denied.clause]


@pytest.mark.parametrize("denied", DENIED, ids=lambda d: f"{d.kind} {d.lang}")
def test_a_denied_duty_is_not_there(reviewer: Reviewer, denied: Denied) -> None:
    got = statuses(reviewer, denied)
    assert got and "present" not in got, got


def test_most_denials_are_called_contrary(reviewer: Reviewer) -> None:
    first = [statuses(reviewer, denied)[0] for denied in DENIED]
    assert first.count("contrary") >= CONTRARY * len(first), dict(zip(DENIED, first, strict=True))


LAWFUL = (
    ("fr", "gdpr/sub-processors",
     "Le sous-traitant ne recrute pas un autre sous-traitant sans l'autorisation écrite préalable du responsable "
     "de traitement."),
    ("fr", "general/confidentiality",
     "Chaque Partie s'engage à ne pas divulguer les informations confidentielles de l'autre à des tiers."),
    ("fr", "gdpr/instructions",
     "Le sous-traitant ne traite les données que sur instruction documentée du responsable de traitement."),
    ("fr", "liability/penalty",
     "La partie n'ayant pas respecté cette obligation verse à titre de clause pénale une somme de 500 euros."),
    ("en", "gdpr/instructions",
     "The Processor shall not process the personal data except on documented instructions from the Controller."),
    ("en", "gdpr/instructions",
     "The Processor may process the personal data only on documented instructions from the Controller."),
    ("en", "gdpr/sub-processors",
     "The Processor shall not engage another processor without the prior written authorisation of the Controller."),
    ("en", "general/confidentiality",
     "Each Party shall not disclose the confidential information of the other to any third party."),
    ("en", "general/intellectual-property",
     "The Provider owns the forms and its work will not infringe any intellectual property right."),
    ("en", "term/renewal",
     "The term renews automatically for one year provided neither party gives sixty days' notice."),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "clause", "says"), LAWFUL)
def test_a_lawful_negative_is_not_contrary(reviewer: Reviewer, lang: str, clause: str, says: str) -> None:
    for side in ("client", "provider"):
        denied = Denied("lawful", clause, lang, says, (side,))  # type: ignore[arg-type]
        (status,) = statuses(reviewer, denied)
        assert status in ("present", "partial"), status
