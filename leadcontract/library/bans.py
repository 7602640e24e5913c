"""Stops a deal whose offer may not be sold by prospecting at all, consent or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Ban
from leadcontract.errors import Problem
from leadcontract.library.phrases import fold, pattern

_WHAT = Bilingual(
    "« {word} » : prospection interdite ({title}), même avec consentement — {citation}.",
    "'{word}': prospecting is prohibited ({title}), even with consent — {citation}.",
)
_CURE = Bilingual(
    "Retirez le canal ou l’offre ; si un juriste écarte l’interdiction, dites pourquoi dans sector_cleared.",
    "Remove the channel or the offer; if a lawyer rules the ban out, say why in sector_cleared.",
)


def banned(deal: Deal, bans: Sequence[Ban], on: date, where: str) -> list[Problem]:
    """Return one problem for each ban in force on a day that the facts of a deal fall under.

    The offer and the sector are looked at; a deal that names no audience or no channel falls under none, nor does
    one that a lawyer has cleared (``sector_cleared``).
    """
    if deal.sector_cleared:
        return []
    said = fold(" ; ".join(text for text in (deal.offer, deal.sector) if text))
    problems = []
    for ban in bans:
        aimed = set(ban.audience) & set(deal.audience) and set(ban.channels) & set(deal.channels)
        word = pattern(ban.words).search(said)
        if aimed and word and ban.law.in_force(on):
            what = _WHAT.format(word=word[0], title=ban.title, citation=ban.law.citation)
            problems.append(Problem(where, what, _CURE))
    return problems
