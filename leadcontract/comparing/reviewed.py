"""What the review finds in one version and no longer in the other, with the passages that say so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from leadcontract.comparing.hunks import Reader
from leadcontract.comparing.statements import favoured, frees
from leadcontract.domain.clause import SIDES, Clause, Side
from leadcontract.domain.comparison import Effect, Signal
from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Collected, Evidence, Finding, Report
from leadcontract.domain.language import Bilingual
from leadcontract.domain.playbook import Requirement
from leadcontract.library.phrases import fold
from leadcontract.library.saying import both, bounds

LOST = Bilingual("le contrat ne dit plus : {what} ({clause})", "the contract no longer says: {what} ({clause})")
GAINED = Bilingual("le contrat dit désormais : {what} ({clause})", "the contract now says: {what} ({clause})")
FORBIDS = Bilingual(
    "le texte dit ce que notre côté ne devrait pas accepter : {what} ({clause})",
    "it says what our side should not accept: {what} ({clause})",
)
REFUSES = Bilingual("le texte refuse désormais : {what} ({clause})", "it now refuses: {what} ({clause})")
_NUMBER = re.compile(r"^(?:\d+\.)*\d+\.?\s+|^\(\w{1,4}\)\s+")
OUTSIDE = Bilingual("{said} : hors de la limite ({bound} ; {law})", "{said}: outside the limit ({bound}; {law})")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One version as the review reads it: the report on it, and all the evidence behind."""

    report: Report
    seen: Collected

    @property
    def findings(self) -> dict[str, Finding]:
        return {finding.clause: finding for finding in self.report.findings}


@dataclass(frozen=True, slots=True)
class Review:
    """Both versions as the review reads them, for one side; ``expected`` are the requirements by clause."""

    sent: Reviewed
    returned: Reviewed
    clauses: Mapping[str, Clause]
    expected: Mapping[str, Requirement]
    side: Side
    reader: Reader

    def signals(self, before: Collection[int], after: Collection[int]) -> Iterator[Signal]:
        """Yield what the paragraphs ``before`` and ``after`` of a unit that changed do to what the review finds.

        In pages, where paragraphs end elsewhere, a sentence that the other version has word for word says nothing new.
        """
        found = [
            *self._against(after, before),
            *self._shown(self.sent, self.returned, before, LOST, "weaker"),
            *self._shown(self.returned, self.sent, after, GAINED, "stronger"),
            *self._figures(after),
        ]
        said = _said(self.sent, before), _said(self.returned, after)
        for signal in found:
            place, other = (signal.returned, said[0]) if signal.returned else (signal.sent, said[1])
            same = place is not None and _plain(place[1]) in other
            if not (same and self.returned.report.document.pages):
                yield signal

    def _shown(
        self, one: Reviewed, other: Reviewed, own: Collection[int], says: Bilingual, effect: Effect
    ) -> Iterator[Signal]:
        """Yield the needed elements that one version shows in some paragraphs, and the other nowhere.

        Where the passage is for the other side alone, a lawyer must say what its loss or its gain is worth.
        """
        here, there = one.findings, other.findings
        told: set[tuple[str, str]] = set()
        for e in one.seen.kept:
            finding = here.get(e.clause)
            if e.paragraph not in own or e.sense != "shows" or finding is None or (e.clause, e.element) in told:
                continue
            shown = finding.elements.get(e.element, False) and finding.status in ("present", "partial")
            if shown and not there[e.clause].elements.get(e.element, False):
                told.add((e.clause, e.element))
                clause = self.clauses[e.clause]
                what = says.format(what=clause.elements[e.element].asks, clause=clause.title)
                place = self._place(one, e)
                theirs = favoured(place[1], place[0].lang, self.reader) == set(SIDES) - {self.side}
                sent, returned = (place, None) if one is self.sent else (None, place)
                yield Signal(what, "unknown" if theirs else effect, sent=sent, returned=returned)

    def _against(self, after: Collection[int], before: Collection[int]) -> Iterator[Signal]:
        """Yield what is newly said against our side: a forbidden element, a needed one refused; not what frees us."""
        said = {(e.clause, e.element, e.sense) for e in self.sent.seen.kept if e.paragraph in before}
        for e in self.returned.seen.kept:
            key = (e.clause, e.element, e.sense)
            requirement = self.expected.get(e.clause)
            if e.paragraph not in after or key in said or requirement is None:
                continue
            clause = self.clauses[e.clause]
            if e.sense == "forbids" and e.element in requirement.forbids[self.side]:
                says, asks = FORBIDS, clause.forbidden[e.element].asks
            elif e.sense == "refuses" and e.element in requirement.needs and not clause.elements[e.element].negative:
                says, asks = REFUSES, clause.elements[e.element].asks
            else:
                continue
            said.add(key)
            what = says.format(what=asks, clause=clause.title)
            place = self._place(self.returned, e)
            if says is REFUSES and frees(place[1], self.side, place[0].lang, self.reader):
                yield Signal(what, "unknown", returned=place)
            else:
                yield Signal(what, "weaker", contrary=True, returned=place)

    def _figures(self, after: Collection[int]) -> Iterator[Signal]:
        """Yield the figures out of the bounds of the law, where the version that was sent had none there."""
        here, there = self.sent.findings, self.returned.findings
        for clause, finding in there.items():
            broken = {f.evidence.element for f in here[clause].figures if f.binding and not f.within}
            for f in finding.figures:
                if f.evidence.paragraph in after and f.binding and not f.within and f.evidence.element not in broken:
                    what = OUTSIDE.format(said=both(f.value), bound=bounds(f.limit), law=f.law.citation)
                    place = self._place(self.returned, f.evidence)
                    yield Signal(what, "weaker", contrary=True, returned=place)

    def _place(self, one: Reviewed, e: Evidence) -> tuple[Provision, str]:
        provision = one.report.document.provisions[e.paragraph]
        start, end = one.seen.sentences[e]
        return provision, provision.text[start:end]


def _said(one: Reviewed, own: Collection[int]) -> str:
    """Return what some paragraphs say, in one."""
    return _plain(" ".join(one.report.document.provisions[n].text for n in sorted(own)))


def _plain(text: str) -> str:
    """Return a text as it is compared, less the number that a page prints before it."""
    return " ".join(fold(_NUMBER.sub("", text)).split())
