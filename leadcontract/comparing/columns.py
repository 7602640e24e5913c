"""Shares the words of a unit between the languages that say it, so that each column is compared with itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from rapidfuzz.distance import Indel

from leadcontract.comparing.placing import Places
from leadcontract.comparing.sides import RUNNING, Version
from leadcontract.comparing.tokens import Token
from leadcontract.domain.language import Lang

_ROW = 3
"""Words in a row by which a column is known."""

Words = Mapping[int, tuple[Token, ...]]
Columns_ = Mapping[Lang, list[Token]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The languages of what was sent: one, or both, each passage in each."""

    langs: tuple[Lang, ...]

    def cut(
        self, sent: Version, before: Sequence[int], returned: Version, after: Sequence[int], places: Places
    ) -> tuple[Columns_, Columns_]:
        """Return the words of a unit in each language, as they were sent and as they came back.

        Titles that a merger or a split explains are left out, and headers and footers where one version has them apart
        and the other has not.
        """
        paged = sent.paged or returned.paged
        own = [n for n in before if n not in places.lost and not (paged and sent.provision(n).place not in RUNNING)]
        came: Words = {n: returned.words[n] for n in after if n not in places.aside}
        if paged:
            came = {n: words for n, words in came.items() if returned.provision(n).place in RUNNING}
        if len(self.langs) == 1:
            (lang,) = self.langs
            return {lang: [t for n in own for t in sent.words[n]]}, {lang: [t for ws in came.values() for t in ws]}
        first: Columns_ = {lang: [] for lang in self.langs}
        second: Columns_ = {lang: [] for lang in self.langs}
        for n in own:
            first[sent.provision(n).lang] += sent.words[n]
        by_row = self._rows(sent, own)
        said = {sent.key(n): sent.provision(n).lang for n in own}
        for n, words in came.items():
            same = said.get(returned.key(n))
            langs = [same] * len(words) if same else self._langs(words, by_row, returned.provision(n).lang)
            for token, spoken in zip(words, langs, strict=True):
                second[spoken].append(token)
        if paged:
            second = _settled(first, second, [token for words in came.values() for token in words])
        return first, second

    def _rows(self, sent: Version, own: Sequence[int]) -> Mapping[tuple[str, ...], Lang]:
        """Return the language of each row of words that one language alone says."""
        found: dict[tuple[str, ...], set[Lang]] = {}
        for n in own:
            for _, row in _rows(sent.words[n]):
                found.setdefault(row, set()).add(sent.provision(n).lang)
        return {row: next(iter(langs)) for row, langs in found.items() if len(langs) == 1}

    def _langs(self, words: Sequence[Token], by_row: Mapping[tuple[str, ...], Lang], own: Lang) -> list[Lang]:
        """Return the column of each word of a paragraph: a layout may have joined both, or cut one short."""
        told: list[Counter[Lang]] = [Counter() for _ in words]
        for i, row in _rows(words):
            if row in by_row:
                for k in range(i, i + _ROW):
                    told[k][by_row[row]] += 1
        first = next((count.most_common(1)[0][0] for count in told if count), own)
        langs: list[Lang] = []
        for count in told:
            langs.append(count.most_common(1)[0][0] if count else langs[-1] if langs else first)
        return langs


def _rows(words: Sequence[Token]) -> list[tuple[int, tuple[str, ...]]]:
    keys = [token.key for token in words]
    return [(i, tuple(keys[i : i + _ROW])) for i in range(len(keys) - _ROW + 1)]


def _settled(first: Columns_, second: Columns_, read: Sequence[Token]) -> Columns_:
    """Give back to a column the words that it lacks and the other has too much, where they stand where it lacks them.

    A layout runs cells into one another, so that words were taken for the other language; ``read`` are the words that
    came back in the order of reading. Words that stand elsewhere are a change.
    """
    at = {id(token): i for i, token in enumerate(read)}
    settled = {lang: list(words) for lang, words in second.items()}
    while found := _given_back(first, settled, at):
        settled.update(found)
    return settled


def _given_back(first: Columns_, second: Columns_, at: Mapping[int, int]) -> Columns_ | None:
    """Return two columns between which one stretch of words went back to its own; None where there is none."""
    for lang, other in permutations(second, 2):
        lacks = [[token.word for token in own] for own in _stretches(first[lang], second[lang])]
        for extra in _said(second[other], lacks):
            moved = {id(token) for token in extra}
            own = sorted([*second[lang], *extra], key=lambda token: at[id(token)])
            left = [token for token in second[other] if id(token) not in moved]
            before = _apart(first[lang], second[lang]) + _apart(first[other], second[other])
            if _apart(first[lang], own) + _apart(first[other], left) < before:
                return {lang: own, other: left}
    return None


def _said(words: Sequence[Token], wanted: Sequence[Sequence[str]]) -> Iterator[Sequence[Token]]:
    """Yield where some stretches of words are said."""
    for stretch in wanted:
        for i in range(len(words) - len(stretch) + 1):
            if [token.word for token in words[i : i + len(stretch)]] == list(stretch):
                yield words[i : i + len(stretch)]


def _apart(one: Sequence[Token], other: Sequence[Token]) -> int:
    return Indel.distance([token.word for token in one], [token.word for token in other])


def _stretches(one: Sequence[Token], other: Sequence[Token]) -> list[list[Token]]:
    """Return the stretches of words that the other does not have."""
    codes = Indel.opcodes([token.word for token in one], [token.word for token in other])
    return [list(one[code.src_start : code.src_end]) for code in codes if code.tag == "delete"]
