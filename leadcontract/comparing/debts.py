"""Tells which party a penalty, interest or a reduction of the price falls on, where the sentence says so."""

from __future__ import annotations

import re

from leadcontract.comparing.hunks import Hunk, Reader, straight
from leadcontract.comparing.reading import Read
from leadcontract.comparing.statements import AGENT, RIGHTS, TO, Stated, Statement, governing
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.comparison import Percentage
from leadcontract.domain.language import Lang
from leadcontract.library.phrases import pattern

Sides = frozenset[Side]
NOBODY: Sides = frozenset()
CLIENT: Sides = frozenset({"client"})
PROVIDER: Sides = frozenset({"provider"})
_NEAR = 60
"""How many characters before a rate or an amount what it is one of may stand."""
_BEHIND = re.compile(r"(?:\s*[\w'-]+){0,4}")
"""The words right behind it that may say so: "5% as a penalty", "a 20% discount"."""
_BEFORE = 12
"""How many characters before a word what denies it may stand: "without any penalty"."""
_GAP = 8
"""How many characters may lie between what is due and the party that owes it, or that it is owed to: "by the "."""
_DOWN_TO = re.compile(r"\b(?:to|à)\s+$", re.IGNORECASE)
_DUE = re.compile(r"\s+(?:une?|des|les?|la|au)\b")
"""What follows « doit » where it is no modal: « doit une indemnité », « doit au Client »."""
_UNBOUND = ("ban", "free", "effort")


def debtor(hunk: Hunk, stated: Stated, was: Read, earlier: int, reader: Reader) -> Sides | None:
    """Return who owes what a figure of the sentence that was sent is the rate or the amount of.

    ``earlier`` is where the figure before it ends. A discount is the provider's, as the price is the client's. Empty
    where the sentence does not say who; None where the figure is that of no debt, or is the threshold of one.
    """
    lang, words = hunk.lang, reader.weights
    text = straight(hunk.before)
    near, found = text[max(earlier, was.start - _NEAR) : was.start], _BEHIND.match(text, was.end)
    behind = found[0] if found else ""
    share = isinstance(was.value, Percentage)
    penalty = reader.says(words.penalty, near + behind, lang)
    discount = share and reader.says(words.discount, near + behind, lang)
    lowered = share and reader.says(words.lowered, near + behind, lang) and reader.says(words.price, near, lang)
    if not (penalty or discount or (lowered and not _DOWN_TO.search(near))):
        return None
    named = max(reader.last(name, near, lang) for name in (words.penalty, words.discount, words.lowered))
    off = behind if named < 0 else near[max(0, named - _BEFORE) : named]
    past = (words.threshold, words.condition) if share else (words.threshold, words.condition, words.price)
    denied = any(reader.says(phrases, off, lang) for phrases in (words.negation, words.without))
    if denied or max(reader.last(name, near, lang) for name in past) > named:
        return None
    over = governing(stated.sent, was.start, was.start)
    owing = _owing(text, was.start, over, lang, reader)
    if penalty:
        return NOBODY if lowered else owing
    return NOBODY if owing == CLIENT or (over is not None and over.force in _UNBOUND) else PROVIDER


def _owing(text: str, start: int, over: Statement | None, lang: Lang, reader: Reader) -> Sides:
    """Return who owes a penalty at ``start``: who pays it or must, not who takes it or may.

    Else by whom it is due, or the other one than to whom. Sums overdue are the client's, where no party is named.
    """
    words = reader.weights
    who = over.who if over else reader.subject(text[:start], lang)
    done = text[over.start if over else 0 : start]
    bound = over is None or over.force not in _UNBOUND
    if len(who) == 1 and bound and not reader.says(words.negation, done, lang):
        if reader.says(words.taking, done, lang):
            return frozenset(SIDES) - who
        if reader.says(words.paying, done, lang) or (over and over.force == "duty" and _DUE.match(text, over.end)):
            return who
        if over and over.force != "duty" and "," not in done and not reader.says(words.condition, done, lang):
            return frozenset(SIDES) - who if over.force in RIGHTS else who
    for due in pattern(words.due[lang]).finditer(text):
        for at, named in reader.parties(text, lang):
            if 0 <= at - due.end() <= _GAP and len(named) == 1:
                if AGENT.search(text[:at]):
                    return named
                if TO.search(text[:at]) or text[at:].lower().startswith("au "):
                    return frozenset(SIDES) - named
    return CLIENT if reader.says(words.arrears, text, lang) and not reader.parties(text, lang) else NOBODY
