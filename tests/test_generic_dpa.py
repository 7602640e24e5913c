"""An agreement that says all that article 28(3) GDPR asks is whole; without one item, that item is named."""

from __future__ import annotations

from datetime import date

import pytest

from leadcontract.domain.finding import Finding
from leadcontract.domain.language import LANGS, Lang
from leadcontract.workflows import Reviewer
from tests.generic_dpa import ARTICLES, generic_dpa

DAY = date(2026, 12, 1)

WHOLE = (
    "gdpr/roles", "gdpr/processing-description", "gdpr/instructions", "gdpr/unlawful-instruction",
    "gdpr/personnel-confidentiality", "gdpr/security", "gdpr/sub-processors", "gdpr/data-subject-rights",
    "gdpr/breach-notification", "gdpr/assistance", "gdpr/deletion-or-return", "gdpr/demonstration", "gdpr/transfers",
    "audit/client-audits-provider",
)  # fmt: skip

DROPPED: dict[str, tuple[frozenset[str], str, tuple[str, ...]]] = {
    "(a) instructions": (frozenset({"instructions"}), "gdpr/instructions", ()),
    "(a) transfers": (frozenset({"instructions-transfers"}), "gdpr/instructions", ("transfers",)),
    "(b) confidentiality": (frozenset({"confidentiality"}), "gdpr/personnel-confidentiality", ()),
    "(c) security": (frozenset({"security", "security-concrete"}), "gdpr/security", ()),
    "(c) concrete measures": (frozenset({"security-concrete"}), "gdpr/security", ("concrete",)),
    "(d) changes": (frozenset({"changes"}), "gdpr/sub-processors", ("changes",)),
    "(d) flow-down": (frozenset({"flow-down"}), "gdpr/sub-processors", ("flow-down",)),
    "(d) liability": (frozenset({"sub-liability"}), "gdpr/sub-processors", ("liability",)),
    "(e) assistance": (frozenset({"rights"}), "gdpr/data-subject-rights", ("assistance",)),
    "(e) forwarding": (frozenset({"forwarding"}), "gdpr/data-subject-rights", ("forwarding",)),
    "(f) security and breaches": (frozenset({"assistance"}), "gdpr/assistance", ("security-and-breaches",)),
    "(f) impact assessments": (frozenset({"dpia"}), "gdpr/assistance", ("impact-assessment",)),
    "(f) breach": (frozenset({"breach", "breach-time", "breach-content"}), "gdpr/breach-notification", ()),
    "(f) time limit": (frozenset({"breach-time"}), "gdpr/breach-notification", ("time-limit",)),
    "(g) deletion": (frozenset({"deletion"}), "gdpr/deletion-or-return", ()),
    "(h) demonstration": (frozenset({"demonstration"}), "gdpr/demonstration", ()),
    "(h) audits": (frozenset({"audit"}), "audit/client-audits-provider", ()),
    "(h) unlawful instruction": (frozenset({"unlawful"}), "gdpr/unlawful-instruction", ()),
    "transfers": (frozenset({"transfers"}), "gdpr/transfers", ("safeguards",)),
}
"""What is dropped, the clause it belongs to, and the elements it then lacks; none named: the clause is missing."""


def findings(reviewer: Reviewer, lang: Lang, without: frozenset[str] = frozenset()) -> dict[str, Finding]:
    report = reviewer.judge(generic_dpa(lang, without), playbook_name="dpa", side="client", on=DAY)
    return {f.clause: f for f in report.findings}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_article_28_is_missing_from_a_whole_agreement(reviewer: Reviewer, lang: Lang) -> None:
    found = findings(reviewer, lang)
    assert not {c: found[c].elements for c in WHOLE if found[c].status != "present"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("item", DROPPED)
def test_the_item_that_is_dropped_is_named(reviewer: Reviewer, lang: Lang, item: str) -> None:
    without, clause, lacks = DROPPED[item]
    found = findings(reviewer, lang, without)
    lacking = {name for name, there in found[clause].elements.items() if not there}
    assert found[clause].status == ("partial" if lacks else "missing")
    assert not lacks or lacking == set(lacks)
    others = {c for c in WHOLE if c != clause and found[c].status != "present"}
    assert not others


@pytest.mark.parametrize("lang", LANGS)
def test_the_authorisation_that_is_dropped_is_named(reviewer: Reviewer, lang: Lang) -> None:
    finding = findings(reviewer, lang, frozenset({"authorisation"}))["gdpr/sub-processors"]
    assert finding.status == "partial" and not finding.elements["authorisation"]
    assert finding.elements["flow-down"] and finding.elements["changes"] and finding.elements["liability"]


@pytest.mark.parametrize("lang", LANGS)
def test_an_audit_one_way_leaves_the_other_missing(reviewer: Reviewer, lang: Lang) -> None:
    found = findings(reviewer, lang)
    assert found["audit/client-audits-provider"].status == "present"
    assert found["audit/provider-audits-client"].status == "missing"


def test_every_name_is_in_both_languages() -> None:
    names = [{name for _, paragraphs in ARTICLES[lang] for name, _ in paragraphs if name} for lang in LANGS]
    assert names[0] == names[1]
    assert names[0] >= set().union(*(without for without, _, _ in DROPPED.values()))
