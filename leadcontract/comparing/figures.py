"""Tells the figures that changed in a sentence, what that does to our side, and the rung of its ladder they are on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from leadcontract.comparing import debts
from leadcontract.comparing.hunks import Hunk, Reader
from leadcontract.comparing.ladders import Ladder
from leadcontract.comparing.reading import Read, at_most, read
from leadcontract.comparing.statements import DUTIES, Stated, governing
from leadcontract.domain.clause import Side
from leadcontract.domain.comparison import Effect, FigureChange, Percentage, Value
from leadcontract.domain.deal import Duration, Money
from leadcontract.domain.quantity import Multiple

_RATES = (Percentage, Money, Multiple)
_NEAR = 60
"""How many characters before a figure what says which way it binds may stand."""


def changes(
    hunk: Hunk,
    stated: Stated,
    passage: int,
    ladders: Sequence[Ladder],
    said: Counter[Value],
    side: Side,
    reader: Reader,
) -> Iterator[FigureChange]:
    """Yield the figures of a sentence that are not what they were, each beside the one in its place.

    ``ladders`` are those of our side for the clause, ``said`` how often the clause said each figure: the ladder of one
    that it said twice is not known.
    """
    before, after = read(hunk.before, hunk.lang), read(hunk.after, hunk.lang)
    for kind in dict.fromkeys(type(one.value) for one in (*before, *after)):
        old, new = ([one for one in own if isinstance(one.value, kind)] for own in (before, after))
        for was, now in zip_longest(_less(old, new), _less(new, old)):
            texts = (
                hunk.before[was.start : was.end] if was else None,
                hunk.after[now.start : now.end] if now else None,
            )
            if was is None or now is None:
                yield FigureChange(hunk.lang, *texts, _left_open(hunk, stated, was, side, reader), passage=passage)
                continue
            own = [one for one in ladders if was.value in (one.preferred, one.acceptable)]
            ladder = own[0] if len(own) == 1 and said[was.value] == 1 else None
            step = ladder.step(now.value) if ladder else None
            effect = (ladder.effect(was.value, now.value) if ladder else None) or _effect(
                hunk, stated, before, was, now, side, reader
            )
            yield FigureChange(hunk.lang, *texts, effect, step, passage)


def _less(one: Sequence[Read], other: Sequence[Read]) -> list[Read]:
    """Return the figures of one sentence that the other does not say as often."""
    left = Counter(figure.value for figure in other)
    kept = []
    for figure in one:
        left[figure.value] -= 1
        if left[figure.value] < 0:
            kept.append(figure)
    return kept


def _effect(
    hunk: Hunk, stated: Stated, before: Sequence[Read], was: Read, now: Read, side: Side, reader: Reader
) -> Effect:
    """Return what a figure that grew or shrank does to our side, by the words before it and who they bind.

    A longer deadline and a lower floor ease whoever is bound; a lower cap eases whoever is liable; a price is paid by
    the client; a penalty, interest or a discount by who owes it. Anything else is for a lawyer to tell.
    """
    grew = at_most(was.value, now.value)
    if grew is None or at_most(now.value, was.value) == grew:
        return "unknown"
    lang, weights = hunk.lang, reader.weights
    near = hunk.before[max(0, was.start - _NEAR) : was.start]
    lead = hunk.before[: was.start]
    deadline, floor = (reader.last(phrases, near, lang) for phrases in (weights.deadline, weights.floor))
    capped = reader.says(weights.liability, lead, lang) and reader.says(weights.ceiling, near, lang)
    if isinstance(was.value, _RATES) and not capped:
        earlier = max((one.end for one in before if one.end <= was.start), default=0)
        owing = debts.debtor(hunk, stated, was, earlier, reader)
        if owing is not None:
            return "unknown" if len(owing) != 1 else "weaker" if grew == (side in owing) else "stronger"
    eased: bool
    bound: frozenset[Side]
    if capped:
        named = {who for _, who in reader.parties(lead, lang)}
        eased, bound = not grew, next(iter(named)) if len(named) == 1 else frozenset()
    elif isinstance(was.value, Money) and reader.says(weights.price, near, lang):
        eased, bound = not grew, frozenset({"client"})
    elif isinstance(was.value, Duration) and floor < deadline:
        eased, bound = grew, _bound(hunk, lead, reader)
    elif floor >= 0:
        eased, bound = not grew, _bound(hunk, lead, reader)
    else:
        return "unknown"
    kept = floor < 0 and deadline < 0 and reader.says(weights.ceiling, near, lang)
    if len(bound) != 1 or (reader.says(weights.force["choice"], lead, lang) and not kept):
        return "unknown"
    return "weaker" if eased == (side not in bound) else "stronger"


def _bound(hunk: Hunk, lead: str, reader: Reader) -> frozenset[Side]:
    """Return who must keep to a figure: who the sentence is about, or who owes such a thing where it names no party."""
    if who := reader.subject(lead, hunk.lang):
        return who
    owing = {side for side, phrases in reader.weights.owes.items() if reader.says(phrases, lead, hunk.lang)}
    named = reader.parties(hunk.before, hunk.lang)
    return frozenset(owing) if len(owing) == 1 and not named else frozenset()


def _left_open(hunk: Hunk, stated: Stated, was: Read | None, side: Side, reader: Reader) -> Effect:
    """Return what it is to us that the time within which the other side must act is no longer fixed."""
    if was is None or not isinstance(was.value, Duration):
        return "unknown"
    lead = hunk.before[: was.start]
    timed = reader.says(reader.weights.deadline, lead[-_NEAR:], hunk.lang)
    over = governing(stated.sent, was.start, was.start)
    owed = over is not None and over.force in DUTIES and len(over.who) == 1
    return "weaker" if timed and owed and over is not None and side not in over.who else "unknown"
