"""Says which words of a provision are negated, or left to discretion: the cues of the library and their reach."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from leadcontract.nlp.matching import Match

REACH = 14
"""How many tokens a negation reaches over at most, after it, or a refusal before it."""

SHORT = 8
"""How many tokens a word of absence ("sans", "no") reaches over at most."""

PAUSES = frozenset((",", ";", ":"))

WORKING = frozenset(("negation", "absence", "refusal", "discretion"))


@dataclass(frozen=True, slots=True)
class Reach:
    """A negation or a discretion, and the tokens ``start:end`` that it reaches; ``supposed``: in a condition only."""

    cue: Match
    start: int
    end: int
    supposed: bool = False


def at_work(found: tuple[Match, ...], doc: Doc, sentence: list[tuple[int, int]]) -> list[Reach]:
    """Return each negation and each discretion at work in a provision.

    A cue inside a harmless phrase ("sans délai") is none; a word that ends the reach ("mais"), a comma or colon
    after a word of absence or in a condition, the end of the sentence or the longest reach stops it. A discretion
    reaches both ways, and a permission that is denied at once ("may not") is none.
    """
    harmless = [m for m in found if m.rule.role == "harmless"]
    ends = [m.start for m in found if m.rule.role == "ends"]
    conditions = [m for m in found if m.rule.role == "condition"]
    denials = {m.start for m in found if m.rule.role == "negation"}
    reaches = []
    for cue in found:
        if cue.rule.role not in WORKING or any(_inside(cue, h) for h in harmless):
            continue
        first, last = sentence[cue.start]
        discretion = cue.rule.role == "discretion"
        if discretion and cue.end in denials:
            continue
        supposed = not discretion and any(_opens(c, cue, doc, first) for c in conditions)
        back = max([first, cue.start - REACH, *(e + 1 for e in ends if e < cue.start)])
        if cue.rule.role == "refusal":
            reaches.append(Reach(cue, back, cue.start, supposed))
            continue
        stops = [e for e in ends if e >= cue.end]
        if cue.rule.role == "absence":
            stops.append(cue.end + SHORT)
        if cue.rule.role == "absence" or supposed:
            stops += [i for i in range(cue.end, last) if doc[i].text in PAUSES]
        start = back if discretion else cue.start
        reaches.append(Reach(cue, start, min([last, cue.end + REACH, *stops]), supposed))
    return reaches


def _opens(condition: Match, cue: Match, doc: Doc, first: int) -> bool:
    """Say whether a condition opens the clause in which a negation stands: before it, with no pause between."""
    before = first <= condition.start and condition.end <= cue.start + 1 and condition.start < cue.start
    return before and not any(doc[i].text in PAUSES for i in range(condition.end, cue.start))


def _inside(cue: Match, phrase: Match) -> bool:
    """Say whether a cue begins with words of a phrase, not in one of its gaps, and ends within it."""
    return cue.end <= phrase.end and any(s <= cue.start < e for s, e in phrase.spans)


def negated_by(match: Match, reaches: list[Reach]) -> Reach | None:
    """Return the negation that reaches a match, None where it stands.

    A cue whose words are among those that the pattern asks for belongs to the pattern.
    """
    for reach in reaches:
        if reach.cue.rule.role == "discretion":
            continue
        if any(s < ce and cs < e for s, e in match.spans for cs, ce in reach.cue.spans):
            continue
        if _reached(match, reach):
            return reach
    return None


def weakened(match: Match, reaches: list[Reach]) -> bool:
    """Say whether a duty is left to discretion; its party may stand in the pattern and in the cue ("provider may")."""
    return any(reach.cue.rule.role == "discretion" and _reached(match, reach) for reach in reaches)


def _reached(match: Match, reach: Reach) -> bool:
    return any(reach.start <= s < reach.end for s, _ in match.spans)
