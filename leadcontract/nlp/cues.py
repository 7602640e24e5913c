"""Says which words of a provision are negated: the cues of the library and how far each reaches."""

from __future__ import annotations

from spacy.tokens import Doc

from leadcontract.nlp.matching import Match

REACH = 14
"""How many tokens a negation reaches over at most, after it, or a refusal before it."""

SHORT = 8
"""How many tokens a word of absence ("sans", "no") reaches over at most."""


def negations(found: tuple[Match, ...], doc: Doc, sentence: list[tuple[int, int]]) -> list[tuple[Match, int, int]]:
    """Return each negation at work in a provision with the tokens ``start:end`` that it reaches.

    A cue inside a harmless phrase ("sans délai") is none; a word that ends the reach ("mais"), a comma or colon
    after a word of absence, the end of the sentence or the longest reach stops it.
    """
    harmless = [m for m in found if m.rule.role == "harmless"]
    ends = [m.start for m in found if m.rule.role == "ends"]
    reaches = []
    for cue in found:
        if cue.rule.role not in ("negation", "absence", "refusal") or any(_inside(cue, h) for h in harmless):
            continue
        first, last = sentence[cue.start]
        if cue.rule.role == "refusal":
            start = max([first, cue.start - REACH, *(e + 1 for e in ends if e < cue.start)])
            reaches.append((cue, start, cue.start))
            continue
        stops = [e for e in ends if e >= cue.end]
        if cue.rule.role == "absence":
            stops += [cue.end + SHORT, *(i for i in range(cue.end, last) if doc[i].text in {",", ":"})]
        reaches.append((cue, cue.start, min([last, cue.end + REACH, *stops])))
    return reaches


def _inside(cue: Match, phrase: Match) -> bool:
    return phrase.start <= cue.start and cue.end <= phrase.end


def negated_by(match: Match, reaches: list[tuple[Match, int, int]]) -> Match | None:
    """Return the cue that negates a match, None where it stands.

    A cue whose words are among those that the pattern asks for belongs to the pattern.
    """
    for cue, start, end in reaches:
        if any(s < ce and cs < e for s, e in match.spans for cs, ce in cue.spans):
            continue
        if any(start <= s < end for s, _ in match.spans):
            return cue
    return None
