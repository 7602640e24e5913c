"""Compiles the report of a review: every requirement judged, quoted and explained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from leadcontract.domain.clause import Clause, Instrument, Side
from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.finding import (
    Collected,
    Discarded,
    Evidence,
    Figure,
    Finding,
    NotSupplied,
    Quote,
    Report,
    Status,
    Suggestion,
)
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis
from leadcontract.domain.library import Library
from leadcontract.domain.playbook import Playbook, Requirement
from leadcontract.reviewing.annexes import annexes
from leadcontract.reviewing.judging import Verdict, judge
from leadcontract.reviewing.limits import beyond, figures, told
from leadcontract.reviewing.outdated import outdated
from leadcontract.reviewing.symmetry import AUDITS, symmetry

QUOTES = 8
"""How many sentences a finding quotes at most."""

SAYS: Mapping[Status, Bilingual] = {
    "present": Bilingual("La clause est là.", "The clause is there."),
    "partial": Bilingual("La clause est là, mais il manque : {what}.", "The clause is there, but lacks: {what}."),
    "contrary": Bilingual("Le document dit le contraire.", "The document says the contrary."),
    "unclear": Bilingual("Passage à lire par un juriste.", "A lawyer must read the passage."),
    "referred": Bilingual(
        "Le document renvoie à un autre, qui n’est pas fourni.",
        "The document sends the reader to another one, which was not supplied.",
    ),
    "missing": Bilingual("Rien dans le document n’en traite.", "Nothing in the document deals with it."),
}

LEFT = Bilingual("{what} (laissé à sa discrétion)", "{what} (left to its discretion)")


def report(
    document: SourceDocument,
    library: Library,
    playbook: Playbook,
    requirements: Iterable[Requirement],
    side: Side,
    on: date,
    seen: Collected,
    kind: str | None,
    suggest: Callable[[Clause], Suggestion | None],
) -> Report:
    """Judge each requirement in the order of the playbook, and gather what stands beside the findings.

    The two directions of audit are compared where one of them is required.
    """
    by_clause: dict[str, list[Evidence]] = {}
    for item in seen.kept:
        by_clause.setdefault(item.clause, []).append(item)
    dropped: dict[str, list[Discarded]] = {}
    for one in seen.discarded:
        dropped.setdefault(one.evidence.clause, []).append(one)
    provisions = {p.paragraph: p for p in document.provisions}
    bodies = _bodies(document.provisions)
    sections = {p.paragraph: p.section for p in document.provisions}
    words = [word for lang in document.languages for word in library.cues[lang].annex]
    recognised = document.ocr
    expected = list(requirements)
    audited = any(requirement.clause in AUDITS.values() for requirement in expected)
    findings = []
    for requirement in expected:
        clause = library.clauses[requirement.clause]
        own = by_clause.get(clause.id, [])
        headed = {e.paragraph: bodies[e.paragraph][1] for e in own if e.sense == "topic"}
        verdict = judge(clause, requirement, side, on, own, headed, sections)
        read = figures(clause, own, seen, provisions, library, on)
        broken = beyond(read)
        if verdict.status in ("present", "partial") and any(f.binding for f in broken):
            decisive = tuple(f.evidence for f in broken if f.binding)
            verdict = replace(verdict, status="contrary", confidence=0.8, decisive=decisive)
        whole = verdict.status == "present"
        sure = _sure([e.paragraph for e in verdict.decisive], provisions) if recognised else 1.0
        findings.append(
            Finding(
                clause=clause.id,
                title=clause.title,
                status=verdict.status,
                severity=requirement.severity,
                confidence=verdict.confidence if sure == 1 else round(verdict.confidence * sure, 2),
                elements=verdict.elements,
                evidence=_quotes(verdict, provisions, bodies, seen.sentences),
                law=_law(clause, library, playbook.instrument or "contract", on),
                why=_why(clause, verdict, broken),
                suggestion=None if whole else suggest(clause),
                discarded=tuple(dropped.get(clause.id, ())),
                figures=read,
            )
        )
    return Report(
        document=document,
        kind=kind,
        playbook=playbook.name,
        side=side,
        on=on,
        library_version=library.version,
        library_sha256=library.sha256,
        findings=tuple(findings),
        outdated=outdated(document.provisions, library.outdated, on),
        not_supplied=_not_supplied(seen.elsewhere, provisions),
        annexes=annexes(document.provisions, words, {p: body[1] for p, body in bodies.items()}),
        audit=symmetry(library.clauses, seen, provisions) if audited else None,
    )


def _sure(paragraphs: Sequence[int], provisions: Mapping[int, Provision]) -> float:
    """Return how sure the words of the paragraphs that decided are, of the whole document where none did.

    The mean over their letters of how sure recognition is; 1.0 for text that the file holds as text.
    """
    read = [provisions[number] for number in dict.fromkeys(paragraphs)] or list(provisions.values())
    return sum(len(p.text) * (1.0 if p.ocr is None else p.ocr) for p in read) / sum(len(p.text) for p in read)


def _bodies(provisions: Sequence[Provision]) -> dict[int, tuple[int | None, int]]:
    """Map each provision to the first paragraph of the section it opens and the words of that section.

    A heading opens a section up to the next heading of its level or above; running text opens itself.
    """
    bodies: dict[int, tuple[int | None, int]] = {}
    open_headings: list[Provision] = []
    counts: dict[int, int] = {}
    firsts: dict[int, int] = {}
    for p in provisions:
        if p.heading:
            open_headings = [h for h in open_headings if h.heading < p.heading]
            open_headings.append(p)
            counts[p.paragraph] = 0
            continue
        words = len(p.text.split())
        bodies[p.paragraph] = (p.paragraph, words)
        for heading in open_headings:
            counts[heading.paragraph] += words
            firsts.setdefault(heading.paragraph, p.paragraph)
    for paragraph, words in counts.items():
        bodies[paragraph] = (firsts.get(paragraph), words)
    return bodies


def _quotes(
    verdict: Verdict,
    provisions: Mapping[int, Provision],
    bodies: Mapping[int, tuple[int | None, int]],
    sentences: Mapping[Evidence, tuple[int, int]],
) -> tuple[Quote, ...]:
    """Quote the sentences that decided, the first of each element before second ones, in reading order."""
    seen: dict[tuple[int, int, int], Quote] = {}
    count: dict[str, int] = {}
    ranked = []
    for item in verdict.decisive:
        count[item.element] = count.get(item.element, 0) + 1
        ranked.append((count[item.element], item))
    for _, item in sorted(ranked, key=lambda pair: pair[0]):
        start, end = sentences[item]
        paragraph: int | None = item.paragraph
        if item.sense == "topic":
            paragraph = bodies[item.paragraph][0]
            start, end = 0, len(provisions[paragraph].text) if paragraph is not None else 0
        if paragraph is None or len(seen) == QUOTES:
            continue
        p = provisions[paragraph]
        label = ", ".join(provisions[n].text.rstrip(" :") for n in p.labels if n in provisions) or None
        quote = Quote(
            p.text[start:end], p.page, p.within, paragraph, start, end, p.lang, item.pattern, label, item.sense
        )
        seen.setdefault((paragraph, start, end), quote)
    return tuple(seen[key] for key in sorted(seen))


def _law(clause: Clause, library: Library, instrument: Instrument, on: date) -> tuple[Basis, ...]:
    """Return the basis of the wording in force that fits the playbook, or of the clause's only wording."""
    wording = clause.nearest(on, instrument)
    return tuple(library.law[name] for name in wording.basis) if wording is not None else ()


def _why(clause: Clause, verdict: Verdict, broken: Sequence[Figure]) -> Bilingual:
    weak = {e.element for e in verdict.decisive if e.sense == "weakens"}
    lacking = [
        LEFT.format(what=clause.elements[i].asks) if i in weak else clause.elements[i].asks
        for i, found in verdict.elements.items()
        if not found
    ]
    figures = list(dict.fromkeys(told(figure) for figure in broken))
    decisive = {figure.evidence for figure in broken if figure.binding}
    if verdict.status == "contrary" and decisive & set(verdict.decisive):
        says = figures.pop(0)
    elif verdict.status == "partial" and not lacking:
        says = Bilingual("Seul un titre l’annonce.", "Only a heading announces it.")
    else:
        what = Bilingual(", ".join(a.fr for a in lacking), ", ".join(a.en for a in lacking))
        says = SAYS[verdict.status].format(what=what)
    whole = [says, *figures, clause.why]
    return Bilingual(" ".join(part.fr for part in whole), " ".join(part.en for part in whole))


def _not_supplied(elsewhere: Sequence[Evidence], provisions: Mapping[int, Provision]) -> tuple[NotSupplied, ...]:
    found: dict[int, NotSupplied] = {}
    for item in elsewhere:
        p = provisions[item.paragraph]
        found.setdefault(p.paragraph, NotSupplied(p.text, p.page, p.paragraph))
    return tuple(found.values())
