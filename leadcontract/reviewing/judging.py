"""Judges one requirement of a playbook on the evidence of a document. Pure: no spaCy, no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leadcontract.domain.clause import Clause, Side
from leadcontract.domain.finding import Evidence, Sense, Status
from leadcontract.domain.playbook import Requirement

PLACE = 12
"""Elements this many paragraphs apart at most, or under one heading, are in one place."""

BODY_WORDS = 15
"""A section under a heading that names the clause holds one from this many words on."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of one requirement, which needed elements were found, and the evidence that decided.

    ``confidence`` is between 0 and 1; see ``judge`` for what it stands for.
    """

    status: Status
    confidence: float
    elements: Mapping[str, bool]
    decisive: tuple[Evidence, ...]


def judge(
    clause: Clause,
    requirement: Requirement,
    side: Side,
    on: date,
    evidence: Sequence[Evidence],
    headed: Mapping[int, int],
    sections: Mapping[int, str | None],
) -> Verdict:
    """Judge a requirement on the evidence found for its clause.

    ``headed`` maps the paragraph of each heading that names the clause to the words of its section, ``sections``
    each paragraph to the heading it stands under. The first that holds decides: a forbidden element (contrary), a
    needed element denied where the clause first speaks of it (contrary), the clause itself (present where its needed
    elements bind and stand together, else partial), its refusal (contrary), a heading with a section under it
    (partial), a referral (referred), a stray sign or the word of the classifier alone (unclear), nothing (missing).
    Confidence:
    0.95 where a heading and an element agree or two elements do, 0.85 for one element, 0.8 for refusals and a whole
    absence, 0.6 for a denial beside the rest, a heading alone or a referral, 0.4 for unclear: an order of trust, not
    a measured probability. What was recognised in an image lowers it (``compiling``).
    """
    shown = [e for e in evidence if e.sense == "shows"]
    weak = [e for name in clause.elements for e in _turned(name, "weakens", evidence)]
    said = dict.fromkeys(e.element for e in (*shown, *weak))
    ids = said.keys() - {e.element for e in weak}
    main = [i for i in said if not clause.elements[i].detail]
    needed = [i for i in requirement.needs if clause.elements[i].asked_on(on)]
    elements = {i: i in ids for i in needed}
    forbidden = [e for e in evidence if e.sense == "forbids" and e.element in requirement.forbids[side]]
    if forbidden:
        return Verdict("contrary", 0.8, elements, (*forbidden, *shown))
    denied = _denied(clause, needed, evidence)
    if denied:
        return Verdict("contrary", 0.6, elements, (*denied, *shown))
    under = sum(headed.values()) >= BODY_WORDS
    if len(main) >= clause.found_by or (main and under):
        whole = any(i in ids for i in main) and all(elements.values()) and together(shown, set(needed), sections)
        return Verdict(
            "present" if whole else "partial", 0.95 if under or len(main) > 1 else 0.85, elements, (*weak, *shown)
        )
    refused = [e for e in evidence if e.sense == "refuses"]
    if refused and not main:
        return Verdict("contrary", 0.8, elements, tuple(refused))
    topics = [e for e in evidence if e.sense == "topic"]
    if under:
        return Verdict("partial", 0.6, elements, (*topics, *shown))
    refers = [e for e in evidence if e.sense == "refers"]
    if refers:
        return Verdict("referred", 0.6, elements, tuple(refers))
    hinted = [e for e in evidence if e.sense == "hints"]
    if main or hinted:
        return Verdict("unclear", 0.4, elements, (*weak, *shown, *hinted))
    return Verdict("missing", 0.8, elements, ())


def _denied(clause: Clause, needed: Sequence[str], evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the denials of a needed element that is denied first, and at least as often as it is said.

    "The Provider does not notify breaches. The notice says …" is no notice, though its second sentence reads like one.
    """
    for name in needed:
        if clause.elements[name].detail or clause.elements[name].negative:
            continue
        if refused := _turned(name, "refuses", evidence):
            return refused
    return ()


def _turned(name: str, sense: Sense, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence of a sense for an element first said in it, and at least as often as it is shown."""
    own = [e for e in evidence if e.element == name and e.sense in ("shows", sense)]
    turned = tuple(e for e in own if e.sense == sense)
    first = min(own, key=lambda e: (e.paragraph, e.start), default=None)
    return turned if first in turned and 2 * len(turned) >= len(own) else ()


def together(shown: Sequence[Evidence], needed: set[str], sections: Mapping[int, str | None]) -> bool:
    """Say whether some place of the document shows all needed elements; true where none is needed."""

    def beside(one: Evidence, other: Evidence) -> bool:
        section = sections[one.paragraph]
        same = section is not None and section == sections[other.paragraph]
        return same or abs(one.paragraph - other.paragraph) <= PLACE

    return not needed or any(
        needed <= {other.element for other in shown if beside(one, other)} for one in shown if one.element in needed
    )
