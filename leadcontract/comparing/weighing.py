"""Says what the words that changed do to our side, on evidence that can be shown, or that it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from leadcontract.comparing import forces, owners
from leadcontract.comparing.forces import WHO
from leadcontract.comparing.hunks import Hunk, Reader, became, short, straight
from leadcontract.comparing.statements import DUTIES, RIGHTS, Stated, Statement
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.comparison import Effect, Passage, Signal
from leadcontract.domain.document import Provision
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Phrases
from leadcontract.library.phrases import pattern

DENIED = Bilingual("négation ajoutée : « {new} »", "negation added: “{new}”")
ALLOWED = Bilingual("négation retirée : « {gone} »", "negation taken out: “{gone}”")
NEGATED = Bilingual("ce que dit la phrase {who} est nié : « {new} »", "what the sentence says {who} is denied: “{new}”")
EXCEPTED = Bilingual("exception ou réserve ajoutée : « {new} »", "exception or reserve added: “{new}”")
WHOLE = Bilingual("exception ou réserve retirée : « {gone} »", "exception or reserve taken out: “{gone}”")
ANY = Bilingual("{change} : l’un suffit désormais", "{change}: one of them is now enough")
EVERY = Bilingual("{change} : tout est désormais exigé", "{change}: all of them are now needed")
SHARED = Bilingual("le droit {who} n’est plus exclusif : {change}", "the right {who} is no longer exclusive: {change}")
EXCLUSIVE = Bilingual("le droit {who} devient exclusif : {change}", "the right {who} is now exclusive: {change}")
LATER = Bilingual("délai supprimé : « {gone} »", "time limit taken out: “{gone}”")
SOONER = Bilingual("délai ajouté : « {new} »", "time limit added: “{new}”")
NOWHERE = Bilingual(
    "renvoi perdu, ce qu’il visait a été supprimé : « {gone} »", "reference lost, what it pointed to is gone: “{gone}”"
)
_NOBODY = Bilingual("", "")


def signals(hunk: Hunk, stated: Stated, passage: Passage, side: Side, reader: Reader) -> Iterator[Signal]:
    """Yield the reasons why one difference matters: who is bound, how firmly, with which exception, for whom alone."""
    if any(reader.says({hunk.lang: said}, hunk.new, hunk.lang) for said in reader.weights.lost.values()):
        yield Signal(_said(NOWHERE, hunk), "unknown", returned=_place(passage.returned, hunk.new))
        return
    turned = list(forces.turns(hunk, stated, side, reader))
    told = [*turned, *owners.changes(hunk, stated, side, reader)]
    told += [*_exclusive(hunk, side, reader), *_listed(hunk, stated.over, side, reader)]
    excepted = () if turned and hunk.apart else _excepted(hunk, stated, side, reader)
    for what, effect in (*excepted, *_prompt(hunk, stated.over, side, reader)):
        told.append((what, "unknown" if turned else effect))  # what it is an exception to is not what it was
    if not told:
        told += _negated(hunk, stated.over, side, reader)
    for what, effect in told:
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


def _more(phrases: Phrases, hunk: Hunk) -> int:
    """Return how many more of the phrases came than went."""
    found = pattern(phrases[hunk.lang])
    return len(found.findall(straight(hunk.new))) - len(found.findall(straight(hunk.gone)))


def _excepted(hunk: Hunk, stated: Stated, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield an exception put in or taken out: it eases what binds, and narrows what entitles."""
    more = _more(reader.weights.exception, hunk)
    over, under = stated.over, stated.under
    if any(one is not None and one.force == "ban" for one in (over, under)):
        more += _more(reader.weights.without, hunk)
    if not more:
        return
    effect: Effect = "unknown"
    if over is not None and len(over.who) == 1 and (under is None or under.force == over.force):
        entitled = over.force in RIGHTS
        loses = (side in over.who) == (entitled == (more > 0))
        effect = "weaker" if loses else "unknown"
    yield _said(EXCEPTED if more > 0 else WHOLE, hunk), effect


def _prompt(hunk: Hunk, over: Statement | None, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield that a duty is no longer to be done at once, or now is."""
    more = _more(reader.weights.prompt, hunk)
    if more and not (more < 0 and _more(reader.weights.deadline, hunk) > 0):
        who = over.who if over is not None and over.force not in RIGHTS else reader.subject(hunk.lead, hunk.lang)
        loses = len(who) == 1 and (side in who) == (more > 0)
        yield _said(SOONER if more > 0 else LATER, hunk), "weaker" if loses else "unknown"


def _negated(hunk: Hunk, over: Statement | None, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield a negation put in or taken out; of what a party does, in the present, the other one loses the good."""
    more = _more(reader.weights.negation, hunk) + _more(reader.weights.without, hunk)
    if not more:
        return
    who = reader.subject(hunk.come, hunk.lang) if over is None and not hunk.apart else frozenset()
    if len(who) == 1:
        yield _said(NEGATED if more > 0 else ALLOWED, hunk, WHO[who]), "unknown" if side in who else "weaker"
    else:
        yield _said(DENIED if more > 0 else ALLOWED, hunk), "unknown"


def _listed(hunk: Hunk, over: Statement | None, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield that one of what was listed is now enough, or all of it needed."""
    words = reader.weights
    fewer = _more(words.some, hunk) > 0 > _more(words.every, hunk)
    if fewer == (_more(words.every, hunk) > 0 > _more(words.some, hunk)):
        return
    bound = over is not None and over.force in DUTIES and len(over.who) == 1
    supposed = reader.says(words.condition, hunk.lead, hunk.lang)
    eased = fewer and bound and not supposed and over is not None and side not in over.who
    yield _said(ANY if fewer else EVERY, hunk), "weaker" if eased else "unknown"


def _exclusive(hunk: Hunk, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield a right that is no longer exclusive, or now is: for whom it is granted to, or who has it."""
    words = reader.weights
    was, now = (
        (reader.says(words.shared, text, hunk.lang), reader.says(words.exclusive, text, hunk.lang))
        for text in (hunk.before, hunk.after)
    )
    if was == now or (not was[1] and not was[0]):
        return
    lost, gained = was == (False, True) and now != was, was[0] and now == (False, True)
    if not (lost or gained):
        return
    who = reader.subject(hunk.lead, hunk.lang)
    if reader.says(words.grants, hunk.lead, hunk.lang) and len(who) == 1:
        who = frozenset(SIDES) - who
    elif not reader.says(words.force["benefit"], hunk.lead, hunk.lang):
        who = frozenset()
    effect: Effect = "unknown" if len(who) != 1 else "weaker" if lost == (side in who) else "stronger"
    yield _said(SHARED if lost else EXCLUSIVE, hunk, WHO[who]), effect


def _said(says: Bilingual, hunk: Hunk, who: Bilingual = _NOBODY) -> Bilingual:
    shown = {"gone": short(hunk.gone), "new": short(hunk.new), "change": became(hunk.gone, hunk.new)}
    return says.format(who=who, **shown)
