"""Finds the person whom a paper names by a job, apart from every address: "Salesperson", "Acheteur", "Suivi par"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import COMPANY, Detail
from leadcontract.extracting.lines import Line
from leadcontract.extracting.people import People
from leadcontract.extracting.profiles import Profile, hand_over
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
            side = self._side(label or self._column(line), maker)
            if side is None:
                continue
            start = self.civil.match(line.flat, start).end()  # type: ignore[union-attr]
            person = PERSON.match(line.flat, start)
            if person and self.people.is_shaped(person[0]):
                said = " ".join(line.text[start : person.end()].split())
                yield side, Detail("contact", said, line, start, person.end(), None, SURE)

    def alone(self, told: Profile, headed: Callable[[], bool]) -> Profile:
        """Return what a head says as the contact, where that is a person alone: "Vendeur", "Jean Martin".

        It is one by the given name, or where a company heads the paper, as ``headed`` says.
        """
        named = next((d for d in told.details if d.name == "name"), None)
        label = self.label.match(told.block.pattern.split(":")[0] + ":")
        if named is None or label is None or told.block.called or {d.name for d in told.details} & COMPANY:
            return told
        value = named.value or ""
        if not (self.people.is_shaped(value) and (self.people.is_named(value) or headed())):
            return told
        others = [d for d in told.details if d.name not in ("name", "contact")]
        return replace(told, details=[replace(named, name="contact", sure=SURE), *others])

    def attributed(self, sided: dict[Side, list[Profile]], maker: Side | None) -> None:
        """Give each contact in a block to the side that its own label tells: "Salesperson" below the customer."""
        hand_over(
            sided,
            lambda profile, d, _, other: (
                d.name == "contact" and not profile.block.signing and self._of(d, maker) == other
            ),
        )

    def _of(self, contact: Detail, maker: Side | None) -> Side | None:
        label = self.label.match(contact.line.flat[: contact.start]) if contact.start else None
        return self._side(label or self._column(contact.line), maker)

    def _column(self, line: Line) -> re.Match[str] | None:
        """Return the label in the heads of the column that a line stands in."""
        return next((m for name in line.labels if (m := self.label.fullmatch(f"{name} :"))), None)

    def _side(self, label: re.Match[str] | None, maker: Side | None) -> Side | None:
        if label is None:
            return None
        return next((side for side in SIDES if label[side]), maker if label["maker"] else None)
