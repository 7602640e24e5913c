"""The little language in which lawyers write what to look for.

A pattern is a phrase. Words match whatever their case, accents, number or ending; ``(a|b c)`` is a
choice, ``(a|)`` an optional word; ``…`` (or ``...``) jumps over up to 15 words of the same sentence; ``NN`` is
any number in figures; ``<client>`` is a choice among the words of that name in the cues, for what a
document may call the party that buys.

    (notifier|informer) … violation … (NN heures|meilleurs délais)
    <provider> (peut|pourra) … auditer … <client>
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from leadcontract.domain.language import Bilingual

GAP = 15
"""How many words ``…`` may jump over: room for a subordinate clause, not for another subject."""

MOST = 1000
"""How many phrases one segment may stand for, once its choices are multiplied out."""

_NAMED = re.compile(r"<([^<>]*)>")
_GROUP = re.compile(r"\(([^()]*)\)")


class PatternError(ValueError):
    """A pattern that cannot be read; ``what`` says why."""

    def __init__(self, what: Bilingual) -> None:
        self.what = what
        super().__init__(what.en)


def spelled(pattern: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return a pattern with the words that it names written out: "<client> paie" gives "(client|acheteur) paie".

    PatternError where there are no words of that name.
    """

    def choice(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise PatternError(Bilingual(f"mots inconnus : <{match[1]}>", f"unknown words: <{match[1]}>"))
        return f"({'|'.join(words[match[1]])})"

    return _NAMED.sub(choice, pattern)


@cache
def segments(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return the segments between gaps, each as the phrases it stands for.

    ``"(a|b) c … d"`` gives ``(("a c", "b c"), ("d",))``. PatternError where a parenthesis is open, a segment
    is empty or stands for more than MOST phrases, or figures are written instead of ``NN``.
    """
    if re.search(r"\d", pattern):
        raise PatternError(Bilingual("écrivez NN au lieu d’un nombre", "write NN instead of a number"))
    parts = [part.strip() for part in pattern.replace("...", "…").split("…")]
    if not all(parts):
        raise PatternError(Bilingual("rien avant ou après « … »", "nothing before or after '…'"))
    return tuple(_expand(part) for part in parts)


def _expand(part: str) -> tuple[str, ...]:
    phrases = [part]
    while any("(" in phrase for phrase in phrases):
        phrases = [whole for phrase in phrases for whole in _choose(phrase)]
        if len(phrases) > MOST:
            raise PatternError(Bilingual("trop de choix", "too many choices"))
    phrases = [" ".join(phrase.split()) for phrase in phrases]
    if any(c in phrase for phrase in phrases for c in ")|"):
        raise PatternError(Bilingual("parenthèse ou « | » de trop", "stray parenthesis or '|'"))
    if not all(phrases):
        raise PatternError(Bilingual("un choix est vide", "a choice is empty"))
    return tuple(dict.fromkeys(phrases))


def _choose(phrase: str) -> list[str]:
    """Write out the first innermost choice of a phrase; a phrase without any is itself."""
    group = _GROUP.search(phrase)
    if group is None:
        if "(" in phrase:
            raise PatternError(Bilingual("parenthèse non fermée", "unbalanced parenthesis"))
        return [phrase]
    return [phrase[: group.start()] + choice + phrase[group.end() :] for choice in group[1].split("|")]
