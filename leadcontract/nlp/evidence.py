"""Turns the patterns met in a document into evidence, and keeps what was discarded with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Collected, Discarded, Evidence, Sense
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.nlp.classifying import hints
from leadcontract.nlp.cues import Reach, negated_by, negations
from leadcontract.nlp.folding import straighten
from leadcontract.nlp.matching import Match, characters, matches
from leadcontract.nlp.placing import announced, at_home, beside
from leadcontract.nlp.sentences import sentences

ARTICLE = frozenset(("article", "art", "clause", "section", "§"))
"""What may stand before a title that opens a paragraph, beside figures and marks."""

DECOY = Bilingual("ces mots parlent d’autre chose : {note}", "these words are about something else: {note}")
NEGATED = Bilingual("nié par « {cue} »", "negated by '{cue}'")
SUPPOSED = Bilingual("nié par « {cue} », dans une condition", "negated by '{cue}', in a condition")
IN_CONTENTS = Bilingual("une table des matières ne stipule rien", "a table of contents provides nothing")
IN_HEADING = Bilingual("un titre ne stipule rien", "a heading provides nothing")


def collect(provisions: Sequence[Provision], pipelines: dict[Lang, Language]) -> Collected:
    """Run each provision through the pipeline of its language and gather the evidence, in reading order."""
    kept: list[Evidence] = []
    discarded: list[Discarded] = []
    spans: dict[Evidence, tuple[int, int]] = {}
    elsewhere: list[Evidence] = []
    kinds: list[Evidence] = []
    details: set[Evidence] = set()
    named: dict[int, set[str]] = {}
    read = list(_docs(provisions, pipelines))
    for provision, doc in read:
        found = matches(doc)
        if not found:
            continue
        sentence = sentences(doc)
        reaches = negations(found, doc, sentence)
        decoys = [m for m in found if m.rule.role == "decoy"]
        pointers = [m for m in found if m.rule.role == "elsewhere"]
        if provision.heading and (clauses := announced(found, doc, provision.text)):
            named[provision.paragraph] = clauses
        elsewhere += [_evidence(m, doc, provision, "refers") for m in pointers]
        kinds += [_evidence(m, doc, provision, "topic") for m in found if m.rule.role == "kind"]
        for match in found:
            judged = _judge(match, doc, provision, reaches, decoys, pointers)
            if isinstance(judged, Discarded):
                discarded.append(judged)
            elif judged is not None and judged not in spans:
                kept.append(judged)
                spans[judged] = _sentence(match, doc, sentence)
                if match.rule.role == "detail":
                    details.add(judged)
    spoken = {(e.clause, e.paragraph) for e in (*kept, *(d.evidence for d in discarded))}
    for lang, nlp in pipelines.items():
        for hint in hints([(p, doc) for p, doc in read if p.lang == lang], nlp):
            if (hint.clause, hint.paragraph) not in spoken:
                kept.append(hint)
                spans[hint] = (hint.start, hint.end)
    home, abroad = at_home(kept, named, provisions)
    near, alone = beside(home, details, provisions)
    return Collected(tuple(near), (*discarded, *abroad, *alone), spans, tuple(elsewhere), tuple(kinds))


def _docs(provisions: Sequence[Provision], pipelines: dict[Lang, Language]) -> Iterable[tuple[Provision, Doc]]:
    docs: dict[int, Doc] = {}
    for lang, nlp in pipelines.items():
        own = [i for i, p in enumerate(provisions) if p.lang == lang]
        texts = (straighten(provisions[i].text) for i in own)
        docs.update(zip(own, nlp.pipe(texts), strict=True))
    return ((provision, docs[i]) for i, provision in enumerate(provisions) if i in docs)


def _judge(
    match: Match,
    doc: Doc,
    provision: Provision,
    reaches: list[Reach],
    decoys: list[Match],
    pointers: list[Match],
) -> Evidence | Discarded | None:
    role = match.rule.role
    if provision.place == "contents":
        evidence = _evidence(match, doc, provision, "shows")
        return Discarded(evidence, IN_CONTENTS) if role in ("element", "detail", "forbidden") else None
    if role == "topic":
        if pointers:
            return _evidence(match, doc, provision, "refers")
        return _evidence(match, doc, provision, "topic") if _titles(match, doc, provision) else None
    if role not in ("element", "detail", "forbidden"):
        return None
    evidence = _evidence(match, doc, provision, "forbids" if role == "forbidden" else "shows")
    if provision.heading:
        return Discarded(evidence, IN_HEADING)
    for decoy in decoys:
        if decoy.rule.clause == match.rule.clause and decoy.start < match.end and match.start < decoy.end:
            return Discarded(evidence, DECOY.format(note=decoy.rule.pattern))
    reach = negated_by(match, reaches)
    if reach is None:
        return evidence
    if role == "element" and not reach.supposed:
        return _evidence(match, doc, provision, "refuses")
    return Discarded(evidence, (SUPPOSED if reach.supposed else NEGATED).format(cue=reach.cue.rule.pattern))


def _titles(match: Match, doc: Doc, provision: Provision) -> bool:
    """Say whether a topic stands in a heading, or opens a provision as one ("5. Audit. The client…")."""
    if provision.heading:
        return True
    numbered = all(not t.is_alpha or t.lower_ in ARTICLE for t in doc[: match.start])
    return numbered and match.end < len(doc) and doc[match.end].text in {".", ":", "-", "--"}


def _evidence(match: Match, doc: Doc, provision: Provision, sense: Sense) -> Evidence:
    rule = match.rule
    start, end = characters(match.start, match.end, doc)
    return Evidence(rule.clause, rule.element, sense, rule.pattern, provision.paragraph, start, end)


def _sentence(match: Match, doc: Doc, sentence: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the characters ``start:end`` from the sentence where a match begins to that where it ends."""
    return characters(sentence[match.start][0], sentence[match.end - 1][1], doc)
