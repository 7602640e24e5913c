"""Says what the words that changed do to our side, on evidence that can be shown, or that it cannot be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadcontract.comparing.hunks import Hunk, Reader
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.comparison import Effect, Passage, Signal
from leadcontract.domain.document import Provision
from leadcontract.domain.language import Bilingual
from leadcontract.library.phrases import fold, pattern

WHO = {
    frozenset({"client"}): Bilingual("du client", "of the client"),
    frozenset({"provider"}): Bilingual("du prestataire", "of the provider"),
    frozenset(SIDES): Bilingual("de chaque partie", "of each party"),
    frozenset(): Bilingual("dont le débiteur n’est pas sûr", "of whom is not sure"),
}
SOFTER = Bilingual(
    "obligation {who} assouplie : « {gone} » devient « {new} »", "duty {who} softened: “{gone}” becomes “{new}”"
)
FIRMER = Bilingual(
    "obligation {who} renforcée : « {gone} » devient « {new} »", "duty {who} made firmer: “{gone}” becomes “{new}”"
)
ONE_WAY = Bilingual(
    "réciproque, la stipulation ne vise plus que le {who} : « {gone} » devient « {new} »",
    "mutual before, it now concerns only the {who}: “{gone}” becomes “{new}”",
)
MUTUAL = Bilingual(
    "propre au {who}, la stipulation devient réciproque : « {gone} » devient « {new} »",
    "of the {who} alone before, it is now mutual: “{gone}” becomes “{new}”",
)
DENIED = Bilingual("négation ou exception ajoutée : « {new} »", "negation or exception added: “{new}”")
ALLOWED = Bilingual("négation ou exception retirée : « {gone} »", "negation or exception taken out: “{gone}”")
NOTHING = Bilingual("(rien)", "(nothing)")
SIDE: dict[Side, Bilingual] = {
    "client": Bilingual("client", "client"),
    "provider": Bilingual("prestataire", "provider"),
}
_SHOWN = 12
"""How many words of a change its reason repeats at most."""
_STEM = 5
"""Letters that two forms of one verb share ("notifie", "notifier")."""


def signals(hunk: Hunk, passage: Passage, side: Side, reader: Reader) -> Iterator[Signal]:
    """Yield the reasons why one difference matters: how firmly a side is bound, whether both are, a negation."""
    for what, effect in (*_force(hunk, side, reader), *_mutual(hunk, side, reader), *_negation(hunk, reader)):
        yield Signal(
            what,
            effect,
            sent=_place(passage.sent, hunk.gone),
            returned=_place(passage.returned, hunk.new or hunk.after),
        )


def _place(provisions: tuple[Provision, ...], words: str) -> tuple[Provision, str] | None:
    """Return the paragraph that says some words, the first where they run over several; None for none."""
    holding = [one for one in provisions if words in one.text] or list(provisions)
    return (holding[0], words) if holding and words else None


def _force(hunk: Hunk, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield a duty that became an effort or a choice, or the other way round: whoever is bound by it is eased."""
    words, lang = reader.weights, hunk.lang
    duty, effort, choice = (
        (reader.says(phrases, hunk.gone, lang), reader.says(phrases, hunk.new, lang))
        for phrases in (words.duty, words.effort, words.choice)
    )
    before, after = effort[0] or choice[0], effort[1] or choice[1]
    softer = after and not before and ((duty[0] and not duty[1]) or effort[1] or _same_verb(hunk.gone, hunk.new))
    firmer = before and not after and ((duty[1] and not duty[0]) or effort[0] or _same_verb(hunk.new, hunk.gone))
    if softer or firmer:
        who = reader.subject(hunk.lead, lang)
        eased = softer == (side not in who)
        effect: Effect = "unknown" if len(who) != 1 else "weaker" if eased else "stronger"
        yield _said(SOFTER if softer else FIRMER, hunk, WHO[who]), effect


def _same_verb(gone: str, new: str) -> bool:
    """Whether a verb in the present became one that is only allowed: « notifie », « peut notifier »."""
    stems = {word[:_STEM] for word in re.findall(r"\w+", fold(gone)) if len(word) >= _STEM}
    return any(word[:_STEM] in stems for word in re.findall(r"\w+", fold(new)))


def _mutual(hunk: Hunk, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield what bound or entitled both sides and now does one, or the other way round."""
    lang = hunk.lang
    both = frozenset(SIDES)
    before, after = ({who for _, who in reader.parties(text, lang)} for text in (hunk.gone, hunk.new))
    if before == {both} and len(after) == 1 and after != {both}:
        says, alone, narrower = ONE_WAY, next(iter(after)), True
    elif after == {both} and len(before) == 1 and before != {both}:
        says, alone, narrower = MUTUAL, next(iter(before)), False
    else:
        return
    right, duty = (reader.says(phrases, hunk.after, lang) for phrases in (reader.weights.choice, reader.weights.duty))
    effect: Effect = "unknown"
    if right != duty:
        ours = side in alone
        effect = "weaker" if (ours == duty) == narrower else "stronger"
    (who,) = alone
    yield _said(says, hunk, SIDE[who]), effect


def _negation(hunk: Hunk, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    phrases = pattern(reader.weights.negation[hunk.lang])
    gone, new = (len(phrases.findall(text.replace("’", "'"))) for text in (hunk.gone, hunk.new))
    if gone != new:
        yield _said(DENIED if new > gone else ALLOWED, hunk, NOTHING), "unknown"


def _said(says: Bilingual, hunk: Hunk, who: Bilingual) -> Bilingual:
    return says.format(who=who, gone=_short(hunk.gone) or NOTHING, new=_short(hunk.new) or NOTHING)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
