"""Says what becomes of a duty, a right or a prohibition whose words changed, and what that is to our side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from leadcontract.comparing.hunks import Hunk, Reader, became, sentences
from leadcontract.comparing.statements import Stated, Statement, statements
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.comparison import Effect
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Binding
from leadcontract.library.phrases import fold

WHO = {
    frozenset({"client"}): Bilingual("du client", "of the client"),
    frozenset({"provider"}): Bilingual("du prestataire", "of the provider"),
    frozenset(SIDES): Bilingual("de chaque partie", "of each party"),
    frozenset(): Bilingual("d’une partie que la phrase ne nomme pas", "of a party that the sentence does not name"),
}


def _said(fr: str, en: str) -> Bilingual:
    return Bilingual(f"{fr} : {{change}}", f"{en}: {{change}}")


SOFTER = _said("obligation {who} assouplie", "duty {who} softened")
FIRMER = _said("obligation {who} renforcée", "duty {who} made firmer")
FREED = _said("obligation {who} supprimée", "duty {who} lifted")
FORBIDDEN = _said(
    "obligation {who} niée, ce qu’il fallait faire est interdit", "duty {who} denied, what was owed is now forbidden"
)
CHARGED = _said("obligation {who} créée, là où il n’y en avait pas", "duty {who} where there was none")
PUT = _said("interdiction {who} créée, là où il n’y en avait pas", "prohibition {who} where there was none")
LIFTED = _said("interdiction {who} levée", "prohibition {who} lifted")
LOST = _said("droit {who} retiré", "right {who} taken away")
BOUND = _said("faculté {who} devenue obligation", "choice {who} turned into a duty")
TURNED = _said("portée de l’engagement {who} modifiée", "the commitment {who} changed")

_Turn = tuple[Bilingual, Effect, Effect]
_TURNS: dict[tuple[str, str], _Turn] = {
    ("duty", "effort"): (SOFTER, "stronger", "weaker"),
    ("duty", "choice"): (SOFTER, "stronger", "weaker"),
    ("duty", "free"): (FREED, "stronger", "weaker"),
    ("duty", "ban"): (FORBIDDEN, "unknown", "weaker"),
    ("effort", "duty"): (FIRMER, "weaker", "stronger"),
    ("effort", "choice"): (SOFTER, "stronger", "weaker"),
    ("effort", "free"): (FREED, "stronger", "weaker"),
    ("effort", "ban"): (FORBIDDEN, "unknown", "weaker"),
    ("choice", "duty"): (BOUND, "weaker", "unknown"),
    ("choice", "ban"): (LOST, "weaker", "stronger"),
    ("choice", "free"): (TURNED, "unknown", "unknown"),
    ("choice", "effort"): (TURNED, "unknown", "unknown"),
    ("ban", "choice"): (LIFTED, "stronger", "weaker"),
    ("ban", "free"): (LIFTED, "stronger", "weaker"),
    ("ban", "effort"): (SOFTER, "stronger", "weaker"),
    ("ban", "duty"): (LIFTED, "unknown", "weaker"),
    ("free", "duty"): (CHARGED, "weaker", "stronger"),
    ("free", "effort"): (CHARGED, "weaker", "stronger"),
    ("free", "choice"): (TURNED, "unknown", "unknown"),
    ("free", "ban"): (LOST, "weaker", "unknown"),
    ("", "effort"): (SOFTER, "stronger", "weaker"),
    ("effort", ""): (FIRMER, "weaker", "stronger"),
    ("", "free"): (FREED, "stronger", "weaker"),
    ("ban", ""): (LIFTED, "unknown", "weaker"),
}
"""What a statement becomes ("" is a verb in the present), what to say of it, what that is to whom it binds, and to
the other side. Where a lawyer could read it both ways it is unknown."""
_SAME_VERB: dict[tuple[str, str], _Turn] = {
    ("", "choice"): (SOFTER, "stronger", "weaker"),
    ("choice", ""): (BOUND, "weaker", "unknown"),
}
"""The same, where the verb in the present is that of the other version: « notifie », « peut notifier »."""
_PUT: dict[Binding, _Turn] = {"ban": (PUT, "weaker", "unknown"), "free": (FREED, "stronger", "weaker")}
"""The same of a sentence that came in."""
_KINDS: dict[Binding, str] = {"burden": "duty", "charge": "duty", "benefit": "choice"}
_STEM = 5
"""Letters that two forms of one verb share ("notifie", "notifier")."""


def turns(hunk: Hunk, stated: Stated, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield what a difference makes of the statements that it touches, where they still bind the same party."""
    if hunk.apart:
        yield from _put_in(hunk, side, reader)
        return
    old = [one for one in stated.sent if one.touches(hunk.at, len(hunk.lead))]
    new = [one for one in stated.returned if one.touches(hunk.now, len(hunk.come))]
    for was, now in zip_longest(old, new):
        kinds = _kind(was), _kind(now)
        turn = _TURNS.get(kinds) or (_SAME_VERB.get(kinds) if _same_verb(hunk.gone, hunk.new) else None)
        if turn is None:
            continue
        if "ban" in kinds and hunk.new and _refuses(was) != _refuses(now):  # another verb: neither denies the other
            turn = (TURNED, "unknown", "unknown")
        who = _who(was, stated.over, hunk, reader)
        if (was and now and now.who != who) or (was is None and _is_a_right(stated.over)):
            continue
        says, own, other = turn
        effect: Effect = "unknown" if len(who) != 1 else own if side in who else other
        words = hunk.gone, hunk.new
        if was and now:
            words = hunk.before[was.start : was.end], hunk.after[now.start : now.end]
        yield says.format(who=WHO[who], change=became(*words)), effect


def _put_in(hunk: Hunk, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield what sentences that came in forbid a party, or free it from.

    A prohibition is worse for whom it binds. For the other side it is better where it is one to refuse something, else
    for a lawyer to tell: "shall not resell", "shall not verify". What may not be done to a party does not bind it.
    """
    for sentence in sentences(hunk.after):
        for one in statements(sentence, hunk.lang, reader):
            suffered = one.done_to and bool(reader.subject(sentence[: one.start], hunk.lang))
            if len(one.who) != 1 or one.force not in _PUT or (one.force == "ban" and suffered):
                continue
            says, own, other = _PUT[one.force]
            effect: Effect = own if side in one.who else "stronger" if one.refuses else other
            yield says.format(who=WHO[one.who], change=became("", sentence)), effect


def _refuses(one: Statement | None) -> bool:
    return one is not None and one.refuses


def _kind(one: Statement | None) -> str:
    return "" if one is None else _KINDS.get(one.force, one.force)


def _who(was: Statement | None, over: Statement | None, hunk: Hunk, reader: Reader) -> frozenset[Side]:
    one = was or over
    return one.who if one else reader.subject(hunk.come, hunk.lang)


def _is_a_right(over: Statement | None) -> bool:
    """Whether words come where a right is given, or something forbidden: an effort there eases nobody surely."""
    return over is not None and _kind(over) not in ("duty", "effort")


def _same_verb(gone: str, new: str) -> bool:
    """Whether a verb in the present became one that is only allowed: « notifie », « peut notifier »."""
    stems = {word[:_STEM] for word in re.findall(r"\w+", fold(gone)) if len(word) >= _STEM}
    return any(word[:_STEM] in stems for word in re.findall(r"\w+", fold(new)))
