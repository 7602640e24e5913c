"""Holds the durations that a document states to what the law allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from leadcontract.domain.clause import Clause
from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Evidence
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis
from leadcontract.library.quantities import durations
from leadcontract.library.values import say

BEYOND = Bilingual("{said} : hors de la limite de {bound} ({law}).", "{said}: outside the limit of {bound} ({law}).")


def beyond(
    clause: Clause,
    evidence: Sequence[Evidence],
    sentences: Mapping[Evidence, tuple[int, int]],
    provisions: Mapping[int, Provision],
    law: Mapping[str, Basis],
    on: date,
) -> Iterator[tuple[Evidence, Bilingual]]:
    """Yield the evidence whose sentence states durations, none of which the limit of its element allows, and why.

    An element for which one lawful duration is stated, there or elsewhere, is left alone: which one is meant is for a
    human to say.
    """
    for element in clause.elements.values():
        limit = element.limit
        bound = (limit.at_most or limit.at_least) if limit is not None else None
        if limit is None or bound is None or not law[limit.law].in_force(on):
            continue
        said = []
        for item in evidence:
            if item.sense == "shows" and item.element == element.id:
                provision = provisions[item.paragraph]
                start, end = sentences[item]
                said += [(item, duration) for duration in durations(provision.text[start:end], provision.lang)]
        if said and not any(limit.allows(duration) for _, duration in said):
            for item, duration in dict(said).items():
                yield item, BEYOND.format(said=say(duration), bound=say(bound), law=law[limit.law].citation)
