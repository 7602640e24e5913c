"""Finds the person whom a paper names by a job, apart from every address: "Salesperson", "Acheteur", "Suivi par"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.people import People
from leadcontract.library.stated import any_of, both, plain

SURE = 0.86
_LONG = 90
"""A line of more signs names no contact."""


class Contacts:
    """The labels of one vocabulary, compiled: who sells, who buys, and who follows a paper up for its maker."""

    def __init__(self, vocabulary: Vocabulary, people: People) -> None:
        self.people = people
        words = vocabulary.words
        sells, buys, follows = (any_of(both(words[f"{who}_contact"])) for who in ("seller", "buyer", "maker"))
        self.staff = {side: re.compile(told) for side, told in (("provider", sells), ("client", buys))}
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

    def own(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Return the candidates, each contact under the side that its label tells; the others as they are."""
        return [self._own(one) if one.path.endswith("_steering_contact") else one for one in candidates]

    def _own(self, one: Candidate) -> Candidate:
        label = plain(one.quotes[0].label or one.quotes[0].text.partition(":")[0]).strip(" :")
        side = next((side for side, staff in self.staff.items() if staff.fullmatch(label)), None)
        return replace(one, path=f"terms.{side}_steering_contact") if side else one

    def _side(self, label: re.Match[str], maker: Side | None) -> Side | None:
        return next((side for side in SIDES if label[side]), maker if label["maker"] else None)
