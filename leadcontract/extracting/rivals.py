"""Knows a list of choices that is still open: "CPL, CPC or CPM, as set out in the order" chooses none of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadcontract.domain.fact import Field, Vocabulary
from leadcontract.extracting import boxes
from leadcontract.extracting.lines import Line
from leadcontract.extracting.readers import choices
from leadcontract.library.stated import any_of, both, plain

_NEAR = 40
"""Within how many signs another choice stands beside one."""
_ITEM = 60
"""A line of more signs is no item of a list of choices."""
_JOIN = r"(?:[,/;]|\b(?i:ou|or|et|and)\b)"
_OR = rf"\s*{_JOIN}(?:\s|{_JOIN})*(?:\b(?i:au|a|la|le|les|par|per|on|by|the|un|une|an|sur)\b\s*)*"
"""What parts one choice of a list from the next."""


class Rivals:
    """The fields of one vocabulary whose choices are offered together with those of another field."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        by_path = {field.path: field for field in vocabulary.fields}
        self.of: Mapping[str, tuple[Field, Field]] = {
            field.path: (field, by_path[field.rival]) for field in vocabulary.fields if field.rival
        }
        self.beside: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}
        for path, pair in self.of.items():
            some = any_of(p for field in pair for words in field.choices.values() for p in both(words) if p[0] != "=")
            self.beside[path] = (re.compile(rf"({some})(?:\W*\([^)]*\))?{_OR}$"), re.compile(rf"{_OR}({some})"))

    def open(self, field: Field, text: str) -> bool:
        """Say whether a text that a label names offers several choices."""
        return field.path in self.of and len(self._named(field, text)) > 1

    def among(self, field: Field, flat: str, first: int, last: int) -> bool:
        """Say whether a choice at characters of a sentence is one of several in a row."""
        if field.path not in self.of:
            return False
        over, under = self.beside[field.path]
        others = [over.search(flat[max(0, first - _NEAR) : first]), under.match(flat[last : last + _NEAR])]
        own = self._named(field, flat[first:last])
        return any(other and self._named(field, other[1]) - own for other in others)

    def listed(self, field: Field, lines: Sequence[Line], at: int) -> bool:
        """Say whether a line is the first of several that each offer another choice."""
        if field.path not in self.of or at + 1 >= len(lines) or len(lines[at + 1].flat) > _ITEM:
            return False
        below = lines[at + 1]
        if boxes.has_one(below.provision.text):
            return False
        offered = self._named(field, below.flat) if not below.labels else set()
        return bool(offered - self._named(field, lines[at].flat)) and ":" not in below.flat

    def _named(self, field: Field, text: str) -> set[str]:
        return {choice for one in self.of[field.path] for choice, _, _ in choices(plain(text), one)}
