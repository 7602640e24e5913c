"""Knows choices that are still open: "CPL, CPC or CPM, as set out in the order" chooses none of them.

So do sentences that each tell what holds for another choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from leadcontract.domain.fact import Field, Vocabulary
from leadcontract.domain.language import Bilingual
from leadcontract.extracting import boxes
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.readers import choices
from leadcontract.library.stated import any_of, both, plain

SEVERAL = Bilingual("le document offre plusieurs bases de prix", "the document offers several price bases")
_FIXED = "flat"
"""A fixed sum may be paid beside a price for each lead."""
_BASIS = re.compile(r"\b(?:cp\w+|cost|cout|per|par|pay)\b", re.I)
"""What a phrase for a choice holds that is one wherever it stands: "cost per lead", and not "leads"."""
_SUM = re.compile(r"[€$£]\s?\d|\d\s?(?:[€$£]|(?i:eur|euros?|usd|gbp)\b)")
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
        self.others = re.compile(any_of(both(vocabulary.words["other_bases"])))
        self.bases = {choice: re.compile(any_of(phrases)) for choice, phrases in self._bases()}
        self.beside: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}
        for path, pair in self.of.items():
            said = [p for field in pair for words in field.choices.values() for p in both(words) if p[0] != "="]
            some = any_of((*said, *both(vocabulary.words["other_bases"])))
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

    def settled(self, candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
        """Return the candidates, those of one choice open where the document offers others beside it.

        What a label alone names, or the only sentence with a sum, is chosen all the same; two of these are not.
        """
        if not any(one.path in self.of and one.value for one in candidates):
            return list(candidates)
        told = {line.provision.paragraph: line for line in lines}
        named = {basis for line in lines for basis in self._offered(line.flat)}
        priced = {b for line in lines for said in line.sentences() if _SUM.search(said) for b in self._offered(said)}
        chosen = {
            id(one): str(one.value)
            for one in candidates
            if one.path in self.of and one.value and self._is_chosen(one, told[one.quotes[0].paragraph], priced)
        }
        several = len({*chosen.values()} - {_FIXED}) > 1
        return [
            replace(one, value=None, why=SEVERAL)
            if one.path in self.of and one.value and (several or (id(one) not in chosen and named - {one.value}))
            else one
            for one in candidates
        ]

    def _is_chosen(self, one: Candidate, line: Line, priced: set[str]) -> bool:
        quote = one.quotes[0]
        if "{}" not in quote.pattern:
            return not self._offered(line.flat) - {one.value}
        start, end = line.sentence(quote.start)
        return bool(_SUM.search(line.flat, start, end)) and not priced - {one.value, _FIXED}

    def _offered(self, flat: str) -> set[str]:
        """Return the bases of a price that a text names for certain."""
        named = {choice for choice, way in self.bases.items() if way.search(flat)}
        return named | {match[0].lower() for match in self.others.finditer(flat)}

    def _bases(self) -> Iterator[tuple[str, list[str]]]:
        for field in {field.path: field for pair in self.of.values() for field in pair}.values():
            for choice, words in field.choices.items():
                sure = [p for p in both(words) if p[0] != "=" and (choice == _FIXED or _BASIS.search(plain(p)))]
                yield choice, sure

    def _named(self, field: Field, text: str) -> set[str]:
        named = {choice for one in self.of[field.path] for choice, _, _ in choices(plain(text), one)}
        return named | {match[0].lower() for match in self.others.finditer(plain(text))}
