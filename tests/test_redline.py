"""The loop with the other side: what they took out of our draft, the redline puts back, until it is rejected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx.oxml.ns import qn

import leadcontract
from leadcontract import resources, workflows
from leadcontract.domain.deal import Deal
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.errors import InputError
from leadcontract.workflows import Reviewer
from tests.dropping import without
from tests.tracked import MARKS, accepted, body, merged, rejected, with_body, without_comments
from tests.word import invalid, members

DROPPED = ("delivery/sources", "gdpr/breach-notification", "audit/client-audits-provider", "general/governing-law")
ORDER = resources.folder("templates") / "demo" / "order.docx"


@pytest.fixture(params=["fr", "en"])
def returned(request: pytest.FixtureRequest, library: Library, deal: Deal, tmp_path: Path) -> Path:
    lang: Lang = request.param
    path = tmp_path / f"returned-{lang}.docx"
    path.write_bytes(without(leadcontract.generate(library, deal, lang=lang).docx, DROPPED))
    return path


def judged(reviewer: Reviewer, path: Path, deal: Deal) -> Report:
    assert deal.signed_on is not None
    return reviewer.review(path, playbook_name="contract", side="client", on=deal.signed_on, deal=deal)


def missing(report: Report) -> set[str]:
    return {finding.clause for finding in report.findings if finding.status == "missing"}


def test_what_was_taken_out_is_put_back_and_only_that(
    returned: Path, library: Library, reviewer: Reviewer, deal: Deal
) -> None:
    path = returned
    before = path.read_bytes()
    report = judged(reviewer, path, deal)
    assert set(DROPPED) <= missing(report)
    made = workflows.redline(library, report, path, deal=deal)
    assert workflows.redline(library, report, path, deal=deal).docx == made.docx
    assert not invalid(made.docx)
    assert merged(rejected(body(made.docx))) == merged(body(before))
    assert {name for name, data in members(made.docx).items() if members(before).get(name) != data} == {
        "word/document.xml"
    }
    path.write_bytes(with_body(made.docx, accepted(body(made.docx))))
    assert not set(DROPPED) & missing(judged(reviewer, path, deal))


def test_every_finding_of_an_order_is_in_the_margin(library: Library, reviewer: Reviewer) -> None:
    report = reviewer.review(ORDER, playbook_name=None, side="client", on=date(2026, 11, 21))
    made = leadcontract.annotate(library, report, ORDER)
    assert invalid(made.docx) == invalid(ORDER.read_bytes())
    assert merged(without_comments(body(made.docx))) == merged(body(ORDER.read_bytes()))
    notes = members(made.docx)["word/comments.xml"].decode()
    for finding in report.findings:
        if finding.status != "present":
            assert finding.title.fr in notes, finding.clause
    assert len(list(body(made.docx).iter(MARKS[0]))) == notes.count("<w:comment ")
    english = members(leadcontract.annotate(library, report, ORDER, lang="en").docx)["word/comments.xml"].decode()
    assert "Contrary clause" in english and "Clause contraire" in notes


def test_a_file_that_changed_since_is_refused(library: Library, reviewer: Reviewer, deal: Deal, tmp_path: Path) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(leadcontract.generate(library, deal).docx)
    report = judged(reviewer, path, deal)
    path.write_bytes(leadcontract.generate(library, deal, lang="en").docx)
    with pytest.raises(InputError, match="has changed"):
        leadcontract.annotate(library, report, path)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_rider_holds_the_grave_gaps_and_no_others(library: Library, reviewer: Reviewer, lang: Lang) -> None:
    report = reviewer.review(ORDER, playbook_name=None, side="client", on=date(2026, 11, 21))
    made = workflows.rider(library, report, lang=lang)
    assert not invalid(made.docx)
    said = {"".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body(made.docx).iter(qn("w:p"))}
    for finding in report.findings:
        title = library.clauses[finding.clause].title[lang]
        weighty = finding.status == "missing" and finding.severity in ("critical", "major")
        if weighty:
            assert title in said, finding.clause
        elif finding.clause not in ("general/parties", "general/definitions"):
            assert title not in said, finding.clause
