"""Holds the figures that a document states to what the law allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from leadcontract.domain.clause import Clause
from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Collected, Evidence, Figure
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.domain.library import Cues, Library
from leadcontract.domain.quantity import Hours, Limit, Quantity, Weekdays
from leadcontract.library import quantities
from leadcontract.library.phrases import fold, pattern
from leadcontract.library.saying import both, bounds
from leadcontract.library.schedules import together

BEYOND = Bilingual("{said} : hors de la limite ({bound} ; {law}).", "{said}: outside the limit ({bound}; {law}).")
REMARK = Bilingual("À noter : {said}, quand {law} retient {bound}.", "Note: {said}, where {law} sets {bound}.")

NEAR = 40
"""How many characters before hours or days a word may stand that leaves them out ("except on Saturdays")."""
PAUSES = ",;:."


def figures(
    clause: Clause,
    evidence: Iterable[Evidence],
    seen: Collected,
    provisions: Mapping[int, Provision],
    library: Library,
    on: date,
) -> tuple[Figure, ...]:
    """Return the figures in the sentences that show an element with limits, each held to the one that fits.

    Hours and days of one sentence are one figure: whoever may call from 9 to 12 and from 14 to 20 may call at 9.
    """
    found: dict[tuple[str, int, int, type[Quantity]], Figure] = {}
    for item in evidence:
        if item.sense != "shows":
            continue
        element, provision = clause.elements[item.element], provisions[item.paragraph]
        if not element.limits:
            continue
        first, last = seen.sentences[item]
        sentence = provision.text[first:last]
        for limit in _fitting(element.limits, sentence, provision.lang, library.law, on):
            read = quantities.read(sentence, provision.lang, limit.kind, element.counts.get(provision.lang, ()))
            if limit.kind in (Hours, Weekdays):
                denied = [(start - first, end - first) for start, end in seen.denied.get(item.paragraph, ())]
                read = _schedule(sentence, read, denied, library.cues[provision.lang])
            for one in read:
                place = first + one.start, first + one.end
                within, binding = limit.allows(one.value), limit.binds(one.value)
                text, law = provision.text[slice(*place)], library.law[limit.law]
                figure = Figure(item, text, *place, provision.page, one.value, limit, law, within, binding)
                found.setdefault((item.element, item.paragraph, place[0], limit.kind), figure)
    return tuple(sorted(found.values(), key=lambda f: (f.evidence.paragraph, f.start)))


def beyond(read: Sequence[Figure]) -> list[Figure]:
    """Return the figures out of bounds of an element for which none of their kind is within, binding ones first.

    An element for which a lawful figure is stated, there or elsewhere, is left alone: which one is meant is for a
    human to say.
    """
    lawful = {(f.evidence.element, f.limit.kind) for f in read if f.within}
    broken = [f for f in read if not f.within and (f.evidence.element, f.limit.kind) not in lawful]
    return sorted(broken, key=lambda f: not f.binding)


def told(figure: Figure) -> Bilingual:
    """Say which figure is out of bounds, the bound and its source."""
    says = BEYOND if figure.binding else REMARK
    return says.format(said=both(figure.value), bound=bounds(figure.limit), law=figure.law.citation)


def _fitting(limits: Sequence[Limit], sentence: str, lang: Lang, law: Mapping[str, Basis], on: date) -> Iterable[Limit]:
    """Return, for each kind of figures, the first limit in force that fits the sentence."""
    plain = fold(sentence)
    fit: dict[type[Quantity], Limit] = {}
    for limit in limits:
        where, unless = (pattern(words.get(lang, ())) for words in (limit.where, limit.unless))
        wanted = not limit.where or where.search(plain)
        if wanted and not unless.search(plain) and law[limit.law].in_force(on):
            fit.setdefault(limit.kind, limit)
    return fit.values()


def _schedule(
    sentence: str, read: Sequence[quantities.Reading], denied: Sequence[tuple[int, int]], cues: Cues
) -> list[quantities.Reading]:
    """Join the hours or the days that a sentence leaves open: neither denied nor excepted.

    Hours that no call may be made outside of are open, whatever denies the rest.
    """
    kept = []
    for one in read:
        before = sentence[max(0, one.start - NEAR) : one.start]
        near = fold(before[max(before.rfind(pause) for pause in PAUSES) + 1 :])
        if pattern(cues.outside).search(near):
            is_open = isinstance(one.value, Hours)
        elif pattern(cues.excepted).search(near):
            is_open = False
        else:
            is_open = not any(start <= one.start < end for start, end in denied)
        if is_open:
            kept.append(one)
    value = together([one.value for one in kept])
    return [quantities.Reading(value, kept[0].start, kept[-1].end)] if value is not None else []
