"""Reads the numbers that headings were typed with, and counts on: 13 after 12, 9 bis (9A) between 9 and 10."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from leadcontract.domain.language import Lang

_LABEL = re.compile(
    r"(?P<before>(?:(?:article|section|clause|§)\s*(?:n°\s*)?)?)(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXL]+(?=\s?[.):–—-]))"
    r"(?P<after>\s?[.):](?:\s?[–—-])?\s*|\s?[–—-]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?P<before>(?:article|section|clause)\s+(?:n°\s*)?)(?P<number>\d{1,3}|[IVXL]+)(?P<after>)$", re.I)
ADVERBS = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies", "undecies", "duodecies",
    "terdecies", "quaterdecies", "quindecies", "sexdecies", "septdecies", "octodecies", "novodecies", "vicies",
)  # fmt: skip
"""What French legal drafting puts after the number of an article inserted between two others."""


@dataclass(frozen=True, slots=True)
class Label:
    """The number that a heading opens with, and what stands around it: "Article ", "9", " – "."""

    before: str
    number: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.number}{self.after}"


def label(text: str) -> Label | None:
    """Return the label that a heading was typed with, None where it has none."""
    found = _LABEL.match(text) or _ALONE.match(text)
    return None if found is None else Label(found["before"], found["number"], found["after"] or " – ")


class Numbers:
    """Gives numbers to what is inserted, none of them twice and none that the document has."""

    def __init__(self, used: Iterable[str], lang: Lang) -> None:
        self._used = set(used)
        self._lang = lang
        self._latest: dict[str, str] = {}
        self._between: dict[str, int] = {}

    def after(self, given: Label) -> Label:
        """Return the label of the next article inserted after one: the next number if it is free, else 9 bis or 9A."""
        latest = self._latest.get(given.number, given.number)
        following = _next(latest)
        if following is not None and following not in self._used:
            self._used.add(following)
            self._latest[given.number] = following
            return replace(given, number=following)
        while True:
            count = self._between[latest] = self._between.get(latest, -1) + 1
            number = f"{latest}\u00a0{_adverb(count)}" if self._lang == "fr" else f"{latest}{_letters(count)}"
            if number not in self._used:
                self._used.add(number)
                return replace(given, number=number)


def _next(number: str) -> str | None:
    start, dot, last = number.rpartition(".")
    return f"{start}{dot}{int(last) + 1}" if last.isdecimal() else None


def _adverb(count: int) -> str:
    return ADVERBS[count] if count < len(ADVERBS) else f"({count + 2})"


def _letters(count: int) -> str:
    return chr(ord("A") + count % 26) * (count // 26 + 1)
