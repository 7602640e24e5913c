"""A requirement is judged on its evidence alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from leadcontract.domain.clause import Clause, Element
from leadcontract.domain.finding import Evidence, Sense
from leadcontract.domain.language import Bilingual
from leadcontract.domain.playbook import Requirement
from leadcontract.reviewing.judging import Verdict, judge

X = Bilingual("x", "x")
DAY = date(2026, 11, 21)
SECTIONS = dict.fromkeys(range(100))


def element(name: str, **facts: object) -> Element:
    return Element(name, X, {"fr": (), "en": ()}, **facts)  # type: ignore[arg-type]


CLAUSE = Clause(
    id="audit/x", title=X, why=X, severity="critical", when={}, parameters={}, wordings=(), repealed={},
    checked_on=DAY, check_again_by=DAY, topic={"fr": (), "en": ()},
    elements={
        "right": element("right", required=True),
        "scope": element("scope"),
        "notice": element("notice", required=True, detail=True),
        "new": element("new", required=True, since=date(2027, 1, 1)),
    },
    forbidden={"refused": element("refused")}, found_by=1, decoys=(), positions=(), examples=(), tests=(), path="",
)  # fmt: skip
REQUIREMENT = Requirement("audit/x", "critical", ("right", "notice", "new"), {"client": ("refused",), "provider": ()})


def said(*pairs: tuple[Sense, str]) -> list[Evidence]:
    return [Evidence("audit/x", name, sense, "p", i, 0, 1) for i, (sense, name) in enumerate(pairs)]


def judged(
    evidence: Sequence[Evidence], on: date = DAY, headed: dict[int, int] | None = None, side: str = "client"
) -> Verdict:
    return judge(CLAUSE, REQUIREMENT, side, on, evidence, headed or {}, SECTIONS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        ([], "missing"),
        (said(("shows", "right"), ("shows", "notice")), "present"),
        (said(("shows", "right")), "partial"),
        (said(("shows", "scope")), "partial"),
        (said(("refuses", "right")), "contrary"),
        (said(("shows", "right"), ("refuses", "right"), ("shows", "notice")), "present"),
        (said(("refuses", "right"), ("shows", "right"), ("shows", "notice")), "contrary"),
        (said(("refuses", "right"), ("shows", "right"), ("shows", "right"), ("shows", "notice")), "present"),
        (said(("refuses", "scope"), ("shows", "right"), ("shows", "notice")), "present"),
        (said(("refuses", "notice"), ("shows", "right"), ("shows", "notice")), "present"),
        (said(("forbids", "refused"), ("shows", "right"), ("shows", "notice")), "contrary"),
        (said(("refers", "")), "referred"),
        (said(("topic", "")), "missing"),
    ],
)
def test_the_evidence_decides(evidence: list[Evidence], status: str) -> None:
    assert judged(evidence).status == status


def test_a_negative_element_is_not_contrary_for_being_denied() -> None:
    own = {**CLAUSE.elements, "right": element("right", required=True, negative=True)}
    evidence = said(("refuses", "right"), ("shows", "right"), ("shows", "notice"))
    verdict = judge(replace(CLAUSE, elements=own), REQUIREMENT, "client", DAY, evidence, {}, SECTIONS)
    assert verdict.status == "present"


def test_what_is_forbidden_depends_on_the_side() -> None:
    evidence = said(("forbids", "refused"), ("shows", "right"), ("shows", "notice"))
    assert judged(evidence, side="provider").status == "present"


def test_an_element_is_needed_from_its_day_on() -> None:
    evidence = said(("shows", "right"), ("shows", "notice"))
    assert judged(evidence, date(2026, 12, 31)).status == "present"
    later = judged(evidence, date(2027, 1, 1))
    assert later.status == "partial" and later.elements == {"right": True, "notice": True, "new": False}


def test_a_heading_with_a_section_under_it_is_partial_and_without_one_nothing() -> None:
    evidence = said(("topic", ""))
    assert judged(evidence, headed={0: 40}).status == "partial"
    assert judged(evidence, headed={0: 3}).status == "missing"


def test_unclear_when_too_little_of_the_clause_is_shown() -> None:
    clause = CLAUSE.__class__(**{f: getattr(CLAUSE, f) for f in CLAUSE.__slots__} | {"found_by": 2})  # type: ignore[attr-defined]
    verdict = judge(clause, REQUIREMENT, "client", DAY, said(("shows", "right")), {}, SECTIONS)
    assert verdict.status == "unclear"


def test_confidence_is_a_share() -> None:
    for evidence in ([], said(("shows", "right")), said(("refuses", "right")), said(("refers", ""))):
        assert 0 < judged(evidence).confidence < 1


def test_elements_far_apart_and_under_different_headings_do_not_make_a_clause() -> None:
    far = [Evidence("audit/x", name, "shows", "p", at, 0, 1) for name, at in (("right", 0), ("notice", 60))]
    assert judged(far).status == "partial"
    one_heading = judge(CLAUSE, REQUIREMENT, "client", DAY, far, {}, dict.fromkeys(range(100), "Audit"))
    assert one_heading.status == "present"
