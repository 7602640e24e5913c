"""Finds, in a sentence, how it binds whom: "the Provider shall not", "the Client may", « le Client s'efforce »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from leadcontract.comparing.hunks import Hunk, Reader, straight
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Binding, Weights
from leadcontract.library.phrases import pattern

DENIES: dict[Binding, Binding] = {
    "duty": "ban", "burden": "free", "charge": "free", "effort": "free", "choice": "ban", "benefit": "free",
    "ban": "choice", "free": "burden",
}  # fmt: skip
"""What a statement becomes when it is denied."""
RIGHTS: frozenset[Binding] = frozenset({"choice", "benefit", "free"})
"""What is for the party that a sentence is about; the rest is for the other one."""
DUTIES: frozenset[Binding] = frozenset({"duty", "burden", "charge"})
_REACH = 24
"""How many characters may lie between a modal and what it governs: "shall at all times endeavour"."""
_GAP = 4
"""How many characters may lie between what is at a party's expense and the party."""
_ENDS = re.compile(r"[,;:.]|\b(?:and|or|et|ou|que|which|who|qui)\b", re.IGNORECASE)
_NE = re.compile(r"\bn(?:e\s+|')$", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:do|does|did)\s+)?\b(?:not|never)\s+$", re.IGNORECASE)
TO = re.compile(r"\b(?:to\s+(?:the\s+)?|à\s+)$", re.IGNORECASE)
AGENT = re.compile(r"\b(?:by\s+(?:the\s+)?|par\s+)$", re.IGNORECASE)

_DONE = re.compile(
    r"(?:,[^,]*,)?\s+(?:(?P<passive>be|être|(?:se\s+)?voir)\s+|(?:de|à|to|from)\s+|d'|\w+(?:ly|ment)\s+)*"
    r"(?P<verb>(?:s')?[\w-]+)",
    re.IGNORECASE,
)
"""What a modal governs, past adverbs: "shall not unreasonably withhold", « ne peut s'opposer »."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words at ``start:end`` of a sentence that bind someone, with what denies them; whom: empty for nobody sure.

    ``of`` is what they would say if nothing denied them. ``refuses``: what they are about is to refuse the other side
    something; ``done_to``: it is to be done by someone else: "shall not be charged".
    """

    start: int
    end: int
    force: Binding
    of: Binding
    who: frozenset[Side] = frozenset()
    refuses: bool = False
    done_to: bool = False

    @property
    def frees_the_other(self) -> bool:
        """Whether it takes a right from whom it binds, or a refusal: "may not audit", "shall not withhold"."""
        return self.force == "ban" and (self.of in RIGHTS or self.refuses)

    def touches(self, start: int, end: int) -> bool:
        """Whether it lies at, or next to, some characters of its sentence."""
        return self.start <= end + 1 and self.end >= start - 1


def statements(sentence: str, lang: Lang, reader: Reader) -> list[Statement]:
    """Return the statements of a sentence, in order; a modal and what it governs are one."""
    text = straight(sentence)
    kept: list[Statement] = []
    for one in sorted(_found(text, lang, reader.weights), key=lambda one: (one.start, -one.end)):
        last = kept[-1] if kept else None
        if last is not None and one.start < last.end:
            if one.end > last.end and last.force == "ban":  # they share what denies: "shall not be liable"
                kept[-1] = Statement(last.start, one.end, one.force, one.of)
            continue
        between = text[last.end : one.start] if last else ""
        governed = last is not None and len(between) <= _REACH and not _ENDS.search(between)
        if last is not None and governed and one.force != "duty" and last.force in ("duty", "ban"):
            force = DENIES[one.force] if last.force == "ban" else one.force
            kept[-1] = Statement(last.start, one.end, force, one.of)
        else:
            kept.append(one)
    return [_read(text, one, lang, reader) for one in kept]


def _read(text: str, one: Statement, lang: Lang, reader: Reader) -> Statement:
    """Return a statement with whom it binds, and to what; not to pay is no prohibition, it sets free."""
    done = _DONE.match(text, one.end)
    verb, passive = (done["verb"], bool(done["passive"])) if done else ("", False)
    refuses, pays = (
        bool(pattern(verbs[lang]).fullmatch(verb)) for verbs in (reader.weights.refusing, reader.weights.paying)
    )
    force = "free" if pays and one.force == "ban" and one.of == "duty" else one.force
    return replace(one, force=force, who=_who(text, one, lang, reader), refuses=refuses, done_to=passive)


def _who(text: str, one: Statement, lang: Lang, reader: Reader) -> frozenset[Side]:
    """Return whom a statement binds: who the sentence is about, or by whom the thing is done."""
    if one.force == "charge":
        return next((who for at, who in reader.parties(text, lang) if 0 <= at - one.end <= _GAP), frozenset())
    agents = (who for at, who in reader.parties(text, lang) if at >= one.end and AGENT.search(text[:at]))
    return reader.subject(text[: one.start], lang) or next(agents, frozenset())


def _found(text: str, lang: Lang, weights: Weights) -> Iterator[Statement]:
    denial = weights.negation[lang]
    for force, phrases in weights.force.items():
        for match in _forms(phrases[lang], denial).finditer(text):
            start, end = match.span()
            denied = match["denied"] is not None
            ne = (_NE if lang == "fr" else _NOT).search(text[:start])
            no = _denied(denial).match(text, end)
            if ne:
                start, denied = ne.start(), True
            if no and (lang == "fr" or not denied):
                end, denied = no.end(), True
            yield Statement(start, end, DENIES[force] if denied else force, force)


@cache
def _denied(denial: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a denial right behind what it denies."""
    return re.compile(r"\s+" + pattern(denial).pattern, re.IGNORECASE)


@cache
def _forms(phrases: tuple[str, ...], denial: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases, longest first; of several words, also with a denial after the first: "is not liable"."""
    own = [re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    cut = [phrase.partition(" ") for phrase in phrases if " " in phrase]
    no = "|".join(re.escape(word) for word in denial)
    denied = [rf"{re.escape(first)}\s+(?:{no})\s+{re.escape(rest)}" for first, _, rest in cut]
    either = rf"(?P<denied>{'|'.join(denied) or '(?!)'})|(?:{'|'.join(own) or '(?!)'})"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def governing(found: Sequence[Statement], start: int, end: int) -> Statement | None:
    """Return the statement that some characters belong to: the last that begins before their end, else the first."""
    before = [one for one in found if one.start < max(end, start + 1)]
    return before[-1] if before else next(iter(found), None)


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements around a difference, as they were sent and as they came back.

    ``over`` is the one that the words belong to, as it was sent, ``under`` as it came back; None where there is none.
    """

    sent: tuple[Statement, ...]
    returned: tuple[Statement, ...]
    over: Statement | None
    under: Statement | None


def stated(hunk: Hunk, reader: Reader) -> Stated:
    """Read the statements around a difference."""
    sent, returned = (tuple(statements(text, hunk.lang, reader)) for text in (hunk.before, hunk.after))
    over, under = governing(sent, hunk.at, len(hunk.lead)), governing(returned, hunk.now, len(hunk.come))
    return Stated(sent, returned, over, under)


def favoured(sentence: str, lang: Lang, reader: Reader) -> frozenset[Side]:
    """Return whom a sentence is for: who may, or who is owed; a limit is for whom it names; empty where none tells."""
    weights = reader.weights
    if reader.says(weights.liability, sentence, lang) and reader.says(weights.ceiling, sentence, lang):
        return next((who for _, who in reader.parties(sentence, lang)), frozenset())
    one = next((one for one in statements(sentence, lang, reader) if len(one.who) == 1), None)
    if one is None and not reader.subject(sentence, lang):
        return _served(straight(sentence), lang, reader)
    who = one.who if one else reader.subject(sentence, lang)
    return who if len(who) != 1 or (one and one.force in RIGHTS) else frozenset(SIDES) - who


def frees(sentence: str, side: Side, lang: Lang, reader: Reader) -> bool:
    """Whether a sentence says of a side what it may do or need not, or of the other one that it has no right."""
    found = [one for one in statements(sentence, lang, reader) if len(one.who) == 1]
    return any(one.force in RIGHTS if side in one.who else one.frees_the_other for one in found)


def _served(text: str, lang: Lang, reader: Reader) -> frozenset[Side]:
    """Return to whom something is done, where a sentence is about no party: "Leads are delivered to the Client"."""
    for at, who in reader.parties(text, lang):
        if TO.search(text[:at]) or text[at:].lower().startswith("au "):
            return who
    return frozenset()
