"""Finds the person whom a paper names by a job, apart from every address: "Salesperson", "Acheteur", "Suivi par"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.lines import Line
from leadcontract.extracting.people import People
from leadcontract.extracting.profiles import Profile
from leadcontract.library.stated import any_of, both

SURE = 0.86
_LONG = 90
"""A line of more signs names no contact."""


class Contacts:
    """The labels of one vocabulary, compiled: who sells, who buys, and who follows a paper up for its maker."""

    def __init__(self, vocabulary: Vocabulary, people: People) -> None:
        self.people = people
        words = vocabulary.words
        sells, buys, follows = (any_of(both(words[f"{who}_contact"])) for who in ("seller", "buyer", "maker"))
        titles = any_of(both(words["titles"]))
        self.label = re.compile(
            rf"\W*(?:(?P<provider>{sells})|(?P<client>{buys})|(?P<maker>{follows}))\s*(?:\([^)]*\)\s*)?(?:[:=]\s*|$)"
        )
        self.civil = re.compile(rf"(?:(?:{titles})\s+)?")

    def find(self, lines: Sequence[Line], used: set[int], maker: Side | None) -> Iterator[tuple[Side, Detail]]:
        """Yield the contact of each side, given who made the paper; ``used`` are the paragraphs that blocks take."""
        for line in lines:
            if line.provision.paragraph in used or len(line.flat) > _LONG:
                continue
            label = self.label.match(line.flat)
            start = label.end() if label else 0
            label = label or next((m for name in line.labels if (m := self.label.fullmatch(f"{name} :"))), None)
            side = self._side(label, maker) if label else None
            if side is None:
                continue
            start = self.civil.match(line.flat, start).end()  # type: ignore[union-attr]
            person = PERSON.match(line.flat, start)
            if person and self.people.is_shaped(person[0]):
                said = " ".join(line.text[start : person.end()].split())
                yield side, Detail("contact", said, line, start, person.end(), None, SURE)

    def attributed(self, sided: dict[Side, list[Profile]], maker: Side | None) -> None:
        """Give each contact in a block to the side that its own label tells: "Salesperson" below the customer."""
        for side, other in (SIDES, reversed(SIDES)):
            for at, profile in enumerate(sided[side]):
                strays = [d for d in profile.details if d.name == "contact" and self._of(d, maker) == other]
                if strays and not profile.block.signing:
                    sided[side][at] = replace(profile, details=[d for d in profile.details if d not in strays])
                    sided[other].append(Profile(replace(profile.block, side=other), strays))

    def _of(self, contact: Detail, maker: Side | None) -> Side | None:
        label = self.label.match(contact.line.flat[: contact.start]) if contact.start else None
        label = label or next((m for name in contact.line.labels if (m := self.label.fullmatch(f"{name} :"))), None)
        return self._side(label, maker) if label else None

    def _side(self, label: re.Match[str], maker: Side | None) -> Side | None:
        return next((side for side in SIDES if label[side]), maker if label["maker"] else None)
