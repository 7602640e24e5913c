"""Says that what a sentence lays on one party, or gives it, is now another's, or both parties', or one's alone."""

from __future__ import annotations

from collections.abc import Iterator

from leadcontract.comparing.hunks import Hunk, Reader, became
from leadcontract.comparing.statements import RIGHTS, Stated
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.comparison import Effect
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Binding

BY = {
    frozenset({"client"}): Bilingual("le client", "the client"),
    frozenset({"provider"}): Bilingual("le prestataire", "the provider"),
    frozenset(SIDES): Bilingual("chaque partie", "each party"),
}
OWES = Bilingual(
    "la partie obligée change : {was} auparavant, {now} désormais",
    "the party that owes it changed: {was} before, now {now}",
)
HAS = Bilingual(
    "la partie qui a ce droit change : {was} auparavant, {now} désormais",
    "the party that has this right changed: {was} before, now {now}",
)
ABOUT = Bilingual(
    "la partie visée change : {was} auparavant, {now} désormais", "the party concerned changed: {was} before, now {now}"
)
NAMED = Bilingual("la partie nommée change : {change}", "the party named changed: {change}")
Sides = frozenset[Side]
_ARTICLE = 4
"""Letters of an article that did not change before a name that did, with its blank: "the", « du »."""


def changes(hunk: Hunk, stated: Stated, side: Side, reader: Reader) -> Iterator[tuple[Bilingual, Effect]]:
    """Yield that the party changed of whom a sentence speaks, where the words that changed name one."""
    gone = _named(hunk.before, hunk.at, len(hunk.lead), hunk, reader)
    new = _named(hunk.after, hunk.now, len(hunk.come), hunk, reader)
    if gone == new:
        return
    was, now, force = _moved(hunk, stated, reader)
    if was and now and was != now:
        says = ABOUT if force is None else HAS if force in RIGHTS else OWES
        yield says.format(was=BY[was], now=BY[now]), _effect(was, now, force, side)
    elif gone and new:
        yield NAMED.format(change=became(hunk.gone, hunk.new)), "unknown"


def _named(sentence: str, start: int, end: int, hunk: Hunk, reader: Reader) -> list[Sides]:
    """Return the parties that some words of a sentence name, with the article before them."""
    return [who for at, who in reader.parties(sentence, hunk.lang) if start - _ARTICLE <= at < end]


def _moved(hunk: Hunk, stated: Stated, reader: Reader) -> tuple[Sides, Sides, Binding | None]:
    """Return whom the sentence bound and whom it binds, and how; None where that is not said, or not the same."""
    if len(stated.sent) == len(stated.returned):
        for was, now in zip(stated.sent, stated.returned, strict=True):
            if was.who != now.who:
                same = was.force == now.force
                return was.who, now.who, was.force if same else None
    if stated.sent or stated.returned:
        return frozenset(), frozenset(), None
    return reader.subject(hunk.lead, hunk.lang), reader.subject(hunk.come, hunk.lang), None


def _effect(was: Sides, now: Sides, force: Binding | None, side: Side) -> Effect:
    """A duty that came to us, or left the other side, is worse; a right that left us, or came to the other, too."""
    if force is None:
        return "unknown"
    ours = (side in now) - (side in was)
    theirs = len(now - {side}) - len(was - {side})
    worse = (theirs - ours) if force in RIGHTS else (ours - theirs)
    return "weaker" if worse > 0 else "stronger"
