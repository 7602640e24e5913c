"""Turns the patterns met in a document into evidence, and keeps what was discarded with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Collected, Discarded, Evidence, Sense
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.nlp.classifying import hints
from leadcontract.nlp.cues import Reach, at_work, negated_by, weakened
from leadcontract.nlp.matching import Match, matches
from leadcontract.nlp.openness import is_open
from leadcontract.nlp.placing import announced, at_home, beside
from leadcontract.nlp.reading import Reading, read
from leadcontract.nlp.sentences import sentences

ARTICLE = frozenset(("article", "art", "clause", "section", "§"))
"""What may stand before a title that opens a paragraph, beside figures and marks."""

CLOSES = frozenset((".", ":", "-", "--"))
"""What may stand behind a title that opens a paragraph."""

DECOY = Bilingual("ces mots parlent d’autre chose : {note}", "these words are about something else: {note}")
NEGATED = Bilingual("nié par « {cue} »", "negated by '{cue}'")
SUPPOSED = Bilingual("nié par « {cue} », dans une condition", "negated by '{cue}', in a condition")
OPEN = Bilingual("laissé en blanc, ou à définir", "left blank, or to be agreed")
IN_CONTENTS = Bilingual("une table des matières ne stipule rien", "a table of contents provides nothing")
IN_HEADING = Bilingual("un titre ne stipule rien", "a heading provides nothing")


def collect(provisions: Sequence[Provision], pipelines: dict[Lang, Language]) -> Collected:
    """Run each provision through the pipeline of its language and gather the evidence, in reading order.

    A value is read with what names it; evidence lies in the value, or in the label where it lies wholly there.
    """
    kept: list[Evidence] = []
    discarded: dict[Discarded, None] = {}
    spans: dict[Evidence, tuple[int, int]] = {}
    elsewhere: list[Evidence] = []
    kinds: list[Evidence] = []
    signs: list[Evidence] = []
    details: set[Evidence] = set()
    named: dict[int, set[str]] = {}
    denied: dict[int, tuple[tuple[int, int], ...]] = {}
    readings = list(read(provisions, pipelines))
    for reading in readings:
        provision, doc = reading.provision, reading.doc
        found = tuple(m for m in matches(doc) if not _in_heading_above(m, reading))
        if not found:
            continue
        sentence = sentences(doc)
        reaches = at_work(found, doc, sentence)
        negations = [r for r in reaches if r.cue.rule.role != "discretion" and r.start < r.end]
        if negations:
            denied[provision.paragraph] = tuple(reading.clip(r.start, r.end, provision) for r in negations)
        decoys = [m for m in found if m.rule.role == "decoy"]
        pointers = [m for m in found if m.rule.role == "elsewhere"]
        if provision.heading and (clauses := announced(found, doc, provision.text)):
            named[provision.paragraph] = clauses
        left_open = is_open(found, reading)
        elsewhere += [_evidence(m, reading, "refers") for m in pointers]
        kinds += [_evidence(m, reading, "topic") for m in found if m.rule.role == "kind"]
        signs += [_evidence(m, reading, "topic") for m in found if m.rule.role == "sign"]
        for match in found:
            judged = _judge(match, reading, reaches, decoys, pointers)
            if isinstance(judged, Evidence) and left_open:
                judged = Discarded(judged, OPEN)
            if isinstance(judged, Discarded):
                discarded[judged] = None
            elif judged is not None and judged not in spans:
                kept.append(judged)
                spans[judged] = _sentence(match, reading, sentence)
                if match.rule.role == "detail":
                    details.add(judged)
    kept, spans = _left(kept, spans)
    spoken = {(e.clause, e.paragraph) for e in (*kept, *(d.evidence for d in discarded))}
    for lang, nlp in pipelines.items():
        for hint in hints([(r.provision, r.doc) for r in readings if r.provision.lang == lang], nlp):
            if (hint.clause, hint.paragraph) not in spoken:
                kept.append(hint)
                spans[hint] = (hint.start, hint.end)
    home, abroad = at_home(kept, named, provisions)
    near, alone = beside(home, details, provisions)
    return Collected(
        tuple(near),
        (*discarded, *abroad, *alone),
        spans,
        tuple(elsewhere),
        tuple(kinds),
        tuple(signs),
        denied,
    )


def _in_heading_above(match: Match, reading: Reading) -> bool:
    """Say whether words lie wholly in a heading that names the provision: they are judged where it is read itself."""
    if len(reading.parts) == 1:
        return False
    provision, _, _ = reading.place(match.start, match.end)
    return provision is not reading.provision and provision.heading > 0


def _judge(
    match: Match,
    reading: Reading,
    reaches: list[Reach],
    decoys: list[Match],
    pointers: list[Match],
) -> Evidence | Discarded | None:
    role = match.rule.role
    if reading.provision.place == "contents":
        evidence = _evidence(match, reading, "shows")
        return Discarded(evidence, IN_CONTENTS) if role in ("element", "duty", "detail", "forbidden") else None
    if role == "topic":
        if pointers:
            return _evidence(match, reading, "refers")
        return _evidence(match, reading, "topic") if _titles(match, reading.doc, reading.provision) else None
    if role not in ("element", "duty", "detail", "forbidden"):
        return None
    evidence = _evidence(match, reading, "forbids" if role == "forbidden" else "shows")
    if reading.provision.heading:
        return Discarded(evidence, IN_HEADING)
    for decoy in decoys:
        if decoy.rule.clause == match.rule.clause and decoy.start < match.end and match.start < decoy.end:
            return Discarded(evidence, DECOY.format(note=decoy.rule.pattern))
    reach = negated_by(match, reaches)
    if reach is None:
        left = role == "duty" and weakened(match, reaches)
        return _evidence(match, reading, "weakens") if left else evidence
    if role in ("element", "duty") and not reach.supposed:
        return _evidence(match, reading, "refuses")
    return Discarded(evidence, (SUPPOSED if reach.supposed else NEGATED).format(cue=reach.cue.rule.pattern))


def _left(
    kept: list[Evidence], spans: dict[Evidence, tuple[int, int]]
) -> tuple[list[Evidence], dict[Evidence, tuple[int, int]]]:
    """Leave to discretion all that a sentence shows of an element once some of it is."""

    def where(e: Evidence) -> tuple[str, str, int, tuple[int, int]]:
        return e.clause, e.element, e.paragraph, spans[e]

    left = {where(e) for e in kept if e.sense == "weakens"}
    turned = {e: e._replace(sense="weakens") if e.sense == "shows" and where(e) in left else e for e in kept}
    return list(dict.fromkeys(turned[e] for e in kept)), {turned[e]: span for e, span in spans.items()}


def _titles(match: Match, doc: Doc, provision: Provision) -> bool:
    """Say whether a topic stands in a heading, or opens a provision as one ("5. Audit. The client…")."""
    if provision.heading:
        return True
    if match.end == len(doc) or doc[match.end].text not in CLOSES:
        return False
    return all(not doc[i].is_alpha or doc[i].lower_ in ARTICLE for i in range(match.start))


def _evidence(match: Match, reading: Reading, sense: Sense) -> Evidence:
    """Return what a match shows, where it lies; a topic and a referral are of the text that a label names."""
    rule = match.rule
    provision, start, end = reading.place(match.start, match.end)
    if sense in ("topic", "refers") and provision is not reading.provision:
        provision, start, end = reading.provision, 0, len(reading.provision.text)
    return Evidence(rule.clause, rule.element, sense, rule.pattern, provision.paragraph, start, end)


def _sentence(match: Match, reading: Reading, sentence: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the characters ``start:end`` from the sentence where a match begins to that where it ends."""
    provision, _, _ = reading.place(match.start, match.end)
    return reading.clip(sentence[match.start][0], sentence[match.end - 1][1], provision)
