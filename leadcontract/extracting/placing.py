"""Gives the companies that a paper names without a label to who made it and to whom it is addressed.

Who made it stands in its legal lines, or at its head; the one other company is the other side. Where several could be
either, neither is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.identity import COMPANY
from leadcontract.extracting.letterheads import SURE
from leadcontract.extracting.likeness import Likeness
from leadcontract.extracting.makers import maker
from leadcontract.extracting.people import People
from leadcontract.extracting.profiles import Profile
from leadcontract.library.stated import any_of, both, plain

_RECEIVES = 0.8
"""How sure the side is of a company whom a paper is addressed to under no label."""
_CALLED = 0.9
"""How sure it is that a person under the word for a side is its contact."""
Sided = Mapping[Side, list[Profile]]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper shows of its parties beside labels.

    ``kind`` is that of its title, which is line ``title``. ``top`` are the companies at its head, ``legal`` those that
    a line identifies by itself, ``foot`` the legal lines that name nobody.
    """

    kind: str | None
    title: int
    top: Sequence[Profile]
    legal: Sequence[Profile]
    foot: Sequence[Profile]


class Placing:
    """Places what has no label, by the likeness of companies to one another, with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, likeness: Likeness, people: People) -> None:
        jobs = (*both(vocabulary.words["seller_contact"]), *both(vocabulary.words["buyer_contact"]))
        self.jobs = re.compile(rf"\W*(?:{any_of(jobs)})\W*(?::|$)")
        self.likeness = likeness
        self.people = people

    def place(self, sided: Sided, paper: Paper) -> tuple[Side | None, list[Profile]]:
        """Add to each side what is its own without a label.

        Return who made the paper, as far as that is known, and the companies that are left without a side.
        """
        companies = self._companies([*paper.legal, *paper.top])
        seen = self._employer(sided, companies)
        known = {side for side in SIDES if seen != side and _named(sided[side])}
        full = {side for side in known if any(p.keys("name") and p.keys(*COMPANY) for p in sided[side])}
        telling = any(p.keys("legal_form") or self.likeness.own_site(p.details) for p in paper.top)
        side = seen if paper.kind == "ordered" and seen else maker(paper.kind, full if telling else known)
        if side is None:
            return None, [p for own in companies for p in own]
        other = next(s for s in SIDES if s != side)
        free = side not in known or (side not in full and telling)
        made = self._made(companies, paper, other in known) if free else None
        if made is not None:
            sided[side].extend(_sure(made, SURE))
        elif free and not paper.foot:
            return side, [p for own in companies for p in own]
        sided[side].extend(paper.foot)
        rest = [own for own in companies if own is not made]
        if len(rest) == 1 and other not in known and (made or side in known or paper.foot):
            sided[other].extend(_sure(rest[0], _RECEIVES))
            rest = []
        return side, [p for own in rest for p in own]

    def _companies(self, profiles: Sequence[Profile]) -> list[list[Profile]]:
        """Group the profiles that are of one company; those without a name are of none."""
        groups: list[list[Profile]] = []
        for profile in profiles:
            like = next((g for g in groups if any(self.likeness.same(profile.details, p.details) for p in g)), None)
            if like is not None:
                like.append(profile)
            elif profile.keys("name"):
                groups.append([profile])
        return groups

    def _made(self, companies: Sequence[list[Profile]], paper: Paper, opposed: bool) -> list[Profile] | None:
        """Return the company that made a paper: that of its legal lines or of its foot, or else the first at its head.

        None where several stand in legal lines, where the foot is of none of those at the head, and where one below the
        title could be the addressee, unless the other side has a label (``opposed``).
        """
        legal = [own for own in companies if any(p in paper.legal for p in own)]
        if legal:
            return legal[0] if len(legal) == 1 else None
        told = [d for p in paper.foot for d in p.details]
        like = [own for own in companies if any(self.likeness.same(p.details, told) for p in own)]
        if len(like) == 1:
            return like[0]
        placed = any(p.keys("address") for p in paper.foot)
        if like or placed or not companies:
            return None
        first = companies[0]
        above = first[0].block.stretches[0].line.provision.paragraph < paper.title
        registered = any(d.name in ("siren", "number", "vat", "site") for d in first[0].details)
        return first if above or (len(companies) == 1 and (opposed or registered)) else None

    def _employer(self, sided: Sided, companies: Sequence[list[Profile]]) -> Side | None:
        """Return the side under whose role the paper names a person, who becomes its contact: "Buyer: Jane Roe".

        It is a person where the paper identifies two companies beside.
        """
        for side, other in (SIDES, reversed(SIDES)):
            named = {value for p in sided[side] for _, value in p.keys("name")}
            others = sum(any(p.keys(*COMPANY) for p in own) for own in (*companies, sided[other]))
            bare = named and not any(p.keys(*COMPANY) for p in sided[side])
            if bare and others > 1 and all(self._is_person(p) for p in sided[side] if p.keys("name")):
                sided[side][:] = [
                    replace(
                        p, details=[replace(d, name="contact", sure=_CALLED) for d in p.details if d.name == "name"]
                    )
                    for p in sided[side]
                ]
                return side
        return None

    def _is_person(self, profile: Profile) -> bool:
        """Say whether a word for a job is what names somebody who could be a person."""
        job = self.jobs.match(plain(profile.block.pattern))
        return bool(job) and any(d.name == "name" and self.people.is_shaped(d.value or "") for d in profile.details)


def _sure(profiles: Collection[Profile], sure: float) -> list[Profile]:
    return [replace(p, block=replace(p.block, sure=min(sure, p.block.sure))) for p in profiles]


def _named(profiles: Collection[Profile]) -> bool:
    return any(p.keys("name") for p in profiles)
