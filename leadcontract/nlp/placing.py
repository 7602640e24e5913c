"""Weighs evidence by where it stands: under which heading, and beside what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Discarded, Evidence
from leadcontract.domain.language import Bilingual
from leadcontract.nlp.matching import Match, characters

NEAR = 4
"""Where there are no headings, a detail counts at most this many provisions away from the element it goes with."""

HEADINGS, NAMED = 10, 0.8
"""A document with this many headings, of which this share name clauses, gives each subject its place.

Few contracts of others do: under most of their headings ("Obligations of the parties") anything may stand.
"""

ALONE = Bilingual("ne compte qu’auprès du reste de la clause", "counts only beside the rest of the clause")
ABROAD = Bilingual("sous un titre qui annonce une autre clause", "under a heading that announces another clause")


def at_home(
    kept: list[Evidence], named: Mapping[int, set[str]], provisions: Sequence[Provision]
) -> tuple[list[Evidence], list[Discarded]]:
    """Part the evidence under headings that announce its clause, or none, from that under another clause's.

    ``named`` maps headings to the clauses they announce. Only where the document gives each subject its place: there,
    words on confidentiality under "Audit" are about the audit.
    """
    headings = sum(bool(p.heading) for p in provisions)
    if headings < HEADINGS or len(named) < NAMED * headings:
        return kept, []
    under: dict[int, int] = {}
    current = -1
    for p in provisions:
        current = p.paragraph if p.heading else current
        under[p.paragraph] = current

    def own(e: Evidence) -> bool:
        clauses = named.get(under[e.paragraph])
        return e.sense in ("topic", "refers") or not clauses or e.clause in clauses

    return _parted(kept, {e for e in kept if not own(e)}, ABROAD)


def announced(found: Iterable[Match], doc: Doc, heading: str) -> set[str]:
    """Return the clauses that a heading announces: those whose name, or title, is at least half of it."""

    def length(match: Match) -> int:
        start, end = characters(match.start, match.end, doc)
        return end - start

    return {m.rule.clause for m in found if m.rule.role in ("topic", "title") and 2 * length(m) >= len(heading)}


def beside(
    kept: list[Evidence], details: set[Evidence], provisions: Sequence[Provision]
) -> tuple[list[Evidence], list[Discarded]]:
    """Part the evidence that stands from the details that have no element of their clause near them."""
    sections = {p.paragraph: p.section for p in provisions}
    places: dict[str, list[int]] = defaultdict(list)
    for evidence in kept:
        if evidence not in details and evidence.sense in ("shows", "weakens", "refuses"):
            places[evidence.clause].append(evidence.paragraph)

    def stands(evidence: Evidence) -> bool:
        here, section = evidence.paragraph, sections[evidence.paragraph]
        return any(
            abs(place - here) <= NEAR if None in (section, sections[place]) else section == sections[place]
            for place in places[evidence.clause]
        )

    return _parted(kept, {e for e in kept if e in details and not stands(e)}, ALONE)


def _parted(kept: list[Evidence], gone: set[Evidence], reason: Bilingual) -> tuple[list[Evidence], list[Discarded]]:
    """Return the evidence that stays, and that which goes with the reason, both in their order."""
    return [e for e in kept if e not in gone], [Discarded(e, reason) for e in kept if e in gone]
