"""Finds which clauses a document should be given, beside what, and where it closes. Pure: no spaCy, no file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from leadcontract.domain.clause import Severity
from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Finding, Report
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Cues, Library
from leadcontract.domain.playbook import Playbook
from leadcontract.library.phrases import fold

DEFINITIONS = "general/definitions"
WEIGHTY: tuple[Severity, ...] = ("critical", "major")
"""How grave the absence of a clause must be for it to be written in."""
_NUMBER = re.compile(r"^(?:(?:article|section|clause)\s+)?[\divx]+(?:\.\d+)*\s?[.):–—-]?\s+")
_LONGEST_CLOSING = 40
"""A paragraph of more words does not open the signatures."""
_SIGNATURES = 15
"""Signs of signatures this many paragraphs apart at most belong together."""


def gaps(report: Report, order: Playbook) -> tuple[Finding, ...]:
    """Return the missing clauses that weigh enough to be written in, in the order of a drafted document.

    The definitions come too, whatever they weigh, since the others use their terms. The parties are left out: they
    cannot be written without the facts, nor in the middle of a document.
    """
    ranks = {clause: rank for rank, clause in enumerate(order.drafted)}
    absent = [f for f in report.findings if f.status == "missing" and f.clause not in order.preamble]
    weighty = [f for f in absent if f.severity in WEIGHTY]
    kept = [f for f in absent if f in weighty or (weighty and f.clause == DEFINITIONS)]
    return tuple(sorted(kept, key=lambda f: ranks.get(f.clause, len(ranks))))


def neighbour(report: Report, missing: str, order: Playbook, library: Library) -> int | None:
    """Return the paragraph that speaks of the subject nearest to a missing clause; None where none does.

    Near is what a drafted document says in the same article, the closest before it first, or else what the library
    keeps in the same folder. A short kind of document (a quote, an order) has no articles to stand beside.
    """
    if any(kind.name == report.kind and kind.short for kind in library.kinds):
        return None
    shown = _shown(report)
    article = next((a.clauses for a in order.articles if missing in a.clauses), ())
    area = missing.partition("/")[0]
    for near in (article, [c for c in order.drafted if c.partition("/")[0] == area]):
        if missing in near:
            at = near.index(missing)
            for clause in (*reversed(near[:at]), *near[at + 1 :]):
                if clause in shown:
                    return shown[clause]
    return next((place for clause, place in shown.items() if clause.partition("/")[0] == area), None)


def _shown(report: Report) -> dict[str, int]:
    """Map each clause that the body deals with to the paragraph that says most of it."""
    body = {p.paragraph for p in report.document.provisions if p.place in ("body", "table")}
    shown: dict[str, int] = {}
    for finding in report.findings:
        quotes = [q for q in finding.evidence if q.paragraph in body and q.sense != "hints"]
        if quotes and finding.status in ("present", "partial", "contrary"):
            shown[finding.clause] = max(quotes, key=lambda quote: len(quote.text)).paragraph
    return shown


def closing(provisions: Sequence[Provision], cues: Mapping[Lang, Cues]) -> int | None:
    """Return the paragraph before which the text of a document ends: its signatures, or else its annexes.

    None where neither is found, or where nothing stands before.
    """
    inside = [p for p in provisions if p.place in ("body", "table", "text box")]
    signs = [p.paragraph for p in inside if _closes(p, cues[p.lang].closing)]
    start = signs[-1] if signs else None
    for one in reversed(signs):
        if start is not None and start - one <= _SIGNATURES:
            start = one
    if start is None:
        words = {lang: frozenset(map(fold, own.annex)) for lang, own in cues.items()}
        start = next((p.paragraph for p in inside if p.heading and _is_annex(p, words[p.lang])), None)
    return start or None


def _closes(provision: Provision, openings: Sequence[str]) -> bool:
    text = _NUMBER.sub("", fold(provision.text)).strip(" .:_…")
    if len(text.split()) > _LONGEST_CLOSING:
        return False
    for opening in map(fold, openings):
        stem = opening.removesuffix("…").rstrip()
        if text == stem or (opening.endswith("…") and text.startswith(stem) and not text[len(stem)].isalnum()):
            return True
    return False


def _is_annex(provision: Provision, words: Collection[str]) -> bool:
    return fold(provision.text).split(" ")[0].strip(".:") in words
