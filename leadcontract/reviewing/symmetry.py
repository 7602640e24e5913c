"""Sets the two directions of audit beside each other: who audits whom, on which terms, alike or not. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from leadcontract.domain.clause import SIDES, Clause, Side
from leadcontract.domain.deal import Duration
from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Balance, Collected, Evidence, Quote, Right, Said, Symmetry, Way
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.quantity import Frequency, Quantity
from leadcontract.library.quantities import Reading, read
from leadcontract.library.saying import both

AUDITS: Mapping[Side, str] = {"client": "audit/client-audits-provider", "provider": "audit/provider-audits-client"}
"""The clause of each direction, by who audits. Both files name the elements below alike."""

RIGHT, AUDITOR, MUTUAL = "audit-right", "auditor", "mutual"
TERMS = ("scope", "notice", "frequency", "cost", "confidentiality", "remediation")
FIGURED = ("notice", "frequency", "remediation")
REFUSED, ONE_WAY, WITHOUT_NOTICE = "audit-refused", "one-way", "without-notice"

PLACE = 4
"""A passage is governed by words that name an auditor in its section, or this many paragraphs before it at most."""
BEFORE, AFTER = 40, 25
"""How many characters around the words that speak of a notice may hold its figure."""

CONCLUDES: Mapping[Balance, Bilingual] = {
    "alike": Bilingual(
        "Audit dans les deux sens : mêmes points, mêmes chiffres ; les mots restent à comparer.",
        "Audit both ways: same points, same figures; the words remain to be compared.",
    ),
    "unequal": Bilingual("Audit dans les deux sens, mais inégal. {why}", "Audit both ways, but unequal. {why}"),
    "client-only": Bilingual("Audit à sens unique : seul le Client audite.", "Audit one way only: the Client audits."),
    "provider-only": Bilingual(
        "Audit à sens unique : seul le Prestataire audite.", "Audit one way only: the Provider audits."
    ),
    "unclear": Bilingual(
        "Il est question d’audit, sans que l’on sache dans quel sens : passage à lire par un juriste.",
        "An audit is spoken of, but in which direction is not clear: a lawyer must read the passage.",
    ),
    "none": Bilingual("Aucun droit d’audit.", "No right to audit."),
}
LACKS: Mapping[Side, Bilingual] = {
    "client": Bilingual("Dit pour le seul Prestataire : {what}.", "Said for the Provider alone: {what}."),
    "provider": Bilingual("Dit pour le seul Client : {what}.", "Said for the Client alone: {what}."),
}
DIFFERS = Bilingual("{topic} : {client} pour le Client, {provider} pour le Prestataire.",
                    "{topic}: {client} for the Client, {provider} for the Provider.")  # fmt: skip
NO_FIGURE = Bilingual("sans chiffre", "no figure")

Place = tuple[int, int]
"""A paragraph, and the character where a sentence of it begins."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that name who audits, the sentence they stand in, and the auditors: both for mutual words."""

    words: Evidence
    at: Place
    auditors: frozenset[Side]


def symmetry(clauses: Mapping[str, Clause], seen: Collected, provisions: Mapping[int, Provision]) -> Symmetry | None:
    """Compare the two directions of audit on the evidence collected for their clauses; None where one is not held.

    A right is said for who is named as auditor, and for both by mutual words. Where nobody is named, the clause that
    alone found something decides. A right found in other words, beside another auditor who is named, is unclear: one
    way must never look like two. Terms belong to the auditor named last before them.
    """
    if not all(clause in clauses for clause in AUDITS.values()):
        return None
    sides = {clause: side for side, clause in AUDITS.items()}
    own = [e for e in seen.kept if e.clause in sides]
    marks = _marks(own, sides, seen)
    shown = {side: [e for e in own if sides[e.clause] == side and e.sense == "shows"] for side in SIDES}

    def governed(e: Evidence) -> frozenset[Side]:
        return _governing(e, _at(e, seen), marks, provisions)

    loose = {side: [e for e in shown[side] if e.element == RIGHT and not governed(e)] for side in SIDES}
    rights: dict[Side, Right] = {}
    proofs: dict[Side, Evidence | None] = {}
    for side, other in (SIDES, SIDES[::-1]):
        refusals = {(AUDITS[side], REFUSED), (AUDITS[other], ONE_WAY)}
        refused = [e for e in own if e.sense == "forbids" and (e.clause, e.element) in refusals]
        said = [mark.words for mark in marks if side in mark.auditors]
        if refused:
            rights[side], proofs[side] = "refused", refused[0]
        elif said:
            rights[side], proofs[side] = "said", said[0]
        elif loose[side]:
            alone = not marks and not loose[other]
            rights[side], proofs[side] = "said" if alone else "unclear", loose[side][0]
        else:
            rights[side], proofs[side] = "unsaid", None
    ways = []
    for side in SIDES:
        terms: dict[str, Said | None] = dict.fromkeys(TERMS)
        if rights[side] == "said":
            denied = {_at(e, seen) for e in own if e.sense == "forbids" and e.element == WITHOUT_NOTICE}
            for topic in TERMS:
                told = [
                    e for one in SIDES for e in shown[one]
                    if e.element == topic and side in (governed(e) or {one})
                    and not (topic == "notice" and _at(e, seen) in denied)
                ]  # fmt: skip
                terms[topic] = _best(told, clauses, seen, provisions)
        proof = proofs[side]
        passage = _said(proof, clauses, seen, provisions) if proof is not None else None
        ways.append(Way(side, clauses[AUDITS[side]].title, rights[side], passage, terms))
    topics = {topic: clauses[AUDITS["client"]].elements[topic].asks for topic in TERMS}
    balance, why = _concluded(ways[0], ways[1], topics)
    return Symmetry(balance, CONCLUDES[balance].format(why=why), topics, (ways[0], ways[1]))


def _at(e: Evidence, seen: Collected) -> Place:
    return e.paragraph, seen.sentences[e][0]


def _marks(own: Iterable[Evidence], sides: Mapping[str, Side], seen: Collected) -> list[Mark]:
    """Return the words that name who audits, in reading order.

    Mutual words count in a paragraph that gives a right to audit.
    """
    rights = {e.paragraph for e in own if e.sense == "shows" and e.element in (RIGHT, AUDITOR)}
    marks = [
        Mark(e, _at(e, seen), frozenset(SIDES) if e.element == MUTUAL else frozenset((sides[e.clause],)))
        for e in own
        if e.sense == "shows" and (e.element == AUDITOR or (e.element == MUTUAL and e.paragraph in rights))
    ]
    return sorted(marks, key=lambda mark: (mark.at, mark.words.start))


def _governing(e: Evidence, at: Place, marks: Sequence[Mark], provisions: Mapping[int, Provision]) -> frozenset[Side]:
    """Return the auditors whose audit a passage is about, empty for none near.

    In its own sentence, both where mutual words stand there, else the one named last before it, else the first. Failing
    that, those of the last sentence before it in its paragraph, or of the last paragraph before it, that names any.
    """
    same = [mark for mark in marks if mark.at == at]
    if same:
        mutual = [mark for mark in same if len(mark.auditors) > 1]
        before = [mark for mark in same if mark.words.start <= e.start]
        return (mutual or before or same[:1])[-1].auditors
    earlier = [mark for mark in marks if mark.at < at]
    if not earlier:
        return frozenset()
    last = earlier[-1]
    if last.at[0] == at[0]:
        return frozenset().union(*(mark.auditors for mark in earlier if mark.at == last.at))
    section = provisions[at[0]].section
    near = at[0] - last.at[0] <= PLACE or (section is not None and provisions[last.at[0]].section == section)
    return frozenset().union(*(mark.auditors for mark in earlier if mark.at[0] == last.at[0] and near))


def _best(
    told: Sequence[Evidence], clauses: Mapping[str, Clause], seen: Collected, provisions: Mapping[int, Provision]
) -> Said | None:
    """Return the first passage that gives a figure, else the first, None for none."""
    passages = [_said(e, clauses, seen, provisions) for e in sorted(told, key=lambda e: (e.paragraph, e.start, e.end))]
    return next((said for said in passages if said.figures), passages[0] if passages else None)


def _said(e: Evidence, clauses: Mapping[str, Clause], seen: Collected, provisions: Mapping[int, Provision]) -> Said:
    p = provisions[e.paragraph]
    start, end = seen.sentences[e]
    quote = Quote(p.text[start:end], p.page, p.within, e.paragraph, start, end, p.lang, e.pattern)
    found: list[Reading] = []
    if e.element == "notice":
        after = p.text[e.start : min(end, e.end + AFTER)]
        around = p.text[max(start, e.start - BEFORE) : min(end, e.end + AFTER)]
        found = read(after, p.lang, Duration)[:1] or read(around, p.lang, Duration)[-1:]
    elif e.element == "frequency":
        found = read(quote.text, p.lang, Frequency, clauses[e.clause].elements[e.element].counts.get(p.lang, ()))
    elif e.element == "remediation":
        found = read(quote.text, p.lang, Duration)
    return Said(quote, p.text[e.start : e.end], tuple(dict.fromkeys(one.value for one in found)))


def _concluded(client: Way, provider: Way, topics: Mapping[str, Bilingual]) -> tuple[Balance, Bilingual]:
    """Return how the two directions compare, and in words what one lacks and which figures differ."""
    nothing = Bilingual("", "")
    if "unclear" in (client.right, provider.right):
        return "unclear", nothing
    said = (client.right == "said", provider.right == "said")
    if said != (True, True):
        return {(True, False): "client-only", (False, True): "provider-only"}.get(said, "none"), nothing  # type: ignore[return-value]
    reasons: list[Bilingual] = []
    for lacking, having in ((provider, client), (client, provider)):
        what = [topics[t] for t in TERMS if having.terms[t] is not None and lacking.terms[t] is None]
        if what:
            names = Bilingual(", ".join(w.fr for w in what), ", ".join(w.en for w in what))
            reasons.append(LACKS[lacking.auditor].format(what=names))
    for topic in FIGURED:
        one, other = client.terms[topic], provider.terms[topic]
        if one is not None and other is not None and _alike(one) != _alike(other):
            figures = {"client": _listed(one.figures), "provider": _listed(other.figures)}
            reasons.append(DIFFERS.format(topic=topics[topic], **figures))
    why = Bilingual(" ".join(r.fr for r in reasons), " ".join(r.en for r in reasons))
    return ("unequal", why) if reasons else ("alike", nothing)


def _alike(said: Said) -> list[Quantity]:
    """Return figures with their years as months: twelve months and a year are alike, a month and 30 days are not."""

    def months(value: Quantity) -> Quantity:
        match value:
            case Duration(count, "year"):
                return Duration(12 * count, "month")
            case Frequency(count, Duration(years, "year")):
                return Frequency(count, Duration(12 * years, "month"))
            case _:
                return value

    return [months(value) for value in said.figures]


def _listed(figures: Sequence[Quantity]) -> Bilingual:
    if not figures:
        return NO_FIGURE
    return Bilingual(*(", ".join(both(f)[lang] for f in figures) for lang in LANGS))
