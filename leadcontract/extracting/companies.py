"""Settles which names and addresses of one side are those of its company, not of a signatory, a team or a brand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.identity import COMPANY
from leadcontract.extracting.likeness import Likeness
from leadcontract.extracting.profiles import Profile
from leadcontract.library.phrases import fold
from leadcontract.library.stated import any_of, both, plain


class Companies:
    """Compares the profiles of one side, with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, likeness: Likeness) -> None:
        self.likeness = likeness
        self.billing = re.compile(rf"\W*(?:{any_of(both(vocabulary.words['billing']))})")

    def settled(self, own: list[Profile]) -> list[Profile]:
        """Return the profiles of a side without the names and addresses that are not those of its company."""
        return self._seated(self._of_site(self._formed(own)))

    def _formed(self, own: list[Profile]) -> list[Profile]:
        """Take the names of a side that are those of who signs for it, of a team, or its brand: it has a company too.

        A company beside a bare name is known by its legal form; what agrees with it otherwise is its brand.
        """
        others = {fold(value) for p in own for _, value in p.keys("signatory")}
        named = {value for p in own for _, value in p.keys("name")}
        formed = [p for p in own if p.keys("name") and p.keys("legal_form")]
        for profile in own if formed else ():
            brand = not profile.keys("legal_form") and self._of(profile, formed)
            if brand or not profile.keys(*COMPANY):
                others |= {value for _, value in profile.keys("name")}
        others = others if named - others else set()
        return [_without(p, others) for p in own]

    def _of(self, profile: Profile, others: Sequence[Profile]) -> bool:
        """Say whether a company is one of others."""
        return any(self.likeness.same(profile.details, other.details) for other in others)

    def _of_site(self, own: list[Profile]) -> list[Profile]:
        """Take the bare names of a side away where a web site or a mail address of it bears another of its names."""
        reached = [detail for p in own for detail in p.details]
        bare = {value for p in own if not p.keys(*COMPANY) for _, value in p.keys("name")}
        sited = {value for p in own for _, value in p.keys("name") if self.likeness.bears(reached, value)}
        return [_without(p, bare - sited) for p in own] if len(sited) == 1 else own

    def _seated(self, own: list[Profile]) -> list[Profile]:
        """Take from a side the address that its invoices are sent to, where the document gives another."""
        sent = [bool(self.billing.match(plain(p.block.pattern))) for p in own]
        if not any(p.keys("address") for p, billed in zip(own, sent, strict=True) if not billed):
            return own
        return [
            replace(p, details=[d for d in p.details if not billed or d.name != "address"])
            for p, billed in zip(own, sent, strict=True)
        ]


def _without(profile: Profile, names: Collection[str]) -> Profile:
    """Return a profile without some of its names."""
    kept = [d for d in profile.details if d.name != "name" or fold(d.value or "") not in names]
    return replace(profile, details=kept)
