"""Shares the words of a unit between the languages that say it, so that each column is compared with itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from leadcontract.comparing.placing import Places
from leadcontract.comparing.sides import RUNNING, Version
from leadcontract.comparing.tokens import Token
from leadcontract.domain.language import Lang

_ROW = 3
"""Words in a row by which a column is known."""
_HEAD = 8
"""Words that a head of a table has at most."""

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

        Titles that a merger or a split explains are left out, and what a page adds: heads of tables that are repeated,
        headers and footers where one version has them apart and the other has not.
        """
        paged = sent.paged or returned.paged
        own = [n for n in before if n not in places.lost and not (paged and sent.provision(n).place not in RUNNING)]
        came: Words = {n: returned.words[n] for n in after if n not in places.aside}
        if paged:
            came = {n: words for n, words in came.items() if returned.provision(n).place in RUNNING}
            came = _without_repeated(sent, own, returned, came)
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
        return _settled(first, second) if paged else (first, second)

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


def _without_repeated(sent: Version, own: Sequence[int], returned: Version, came: Words) -> Words:
    """Leave out the heads of a table that a page repeats: short texts of a table that come back once too often.

    The first of them may have been read as the end of the cell above.
    """
    left = Counter(sent.key(n) for n in own)
    heads = {sent.key(n) for n in own if sent.provision(n).place == "table" and len(sent.words[n]) <= _HEAD}
    kept: dict[int, tuple[Token, ...]] = {}
    last = -1
    for n, words in came.items():
        key = " ".join(token.key for token in words)
        left[key] -= 1
        if key not in heads or left[key] >= 0 or returned.provision(n).place != "table":
            kept[n] = words
            last = n
        elif last >= 0:
            kept[last] = _less_head(kept[last], heads, left)
            last = -1
    return kept


def _less_head(words: tuple[Token, ...], heads: Collection[str], left: Mapping[str, int]) -> tuple[Token, ...]:
    """Return a cell less the head that its last words are, where that head was met already."""
    keys = [token.key for token in words]
    for size in range(min(_HEAD, len(keys) - 1), 0, -1):
        if (head := " ".join(keys[-size:])) in heads and left[head] <= 0 and " ".join(keys) not in heads:
            return words[:-size]
    return words


def _settled(first: Columns_, second: Columns_) -> tuple[Columns_, Columns_]:
    """Leave out what one column lacks and the other has too much, word for word: the layout moved it across."""
    lacking = {lang: _stretches(first[lang], second[lang]) for lang in first}
    too_much = {lang: _stretches(second[lang], first[lang]) for lang in first}
    gone: set[int] = set()
    for lang, lacks in lacking.items():
        extra = [own for other, found in too_much.items() if other != lang for own in found]
        for own in lacks:
            words = [token.word for token in own]
            across = next((e for e in extra if id(e[0]) not in gone and [t.word for t in e] == words), None)
            if across is not None:
                gone.update(id(token) for token in (*own, *across))
    return tuple(  # type: ignore[return-value]
        {lang: [token for token in words if id(token) not in gone] for lang, words in side.items()}
        for side in (first, second)
    )


def _stretches(one: Sequence[Token], other: Sequence[Token]) -> list[list[Token]]:
    """Return the stretches of words that the other does not have."""
    codes = Indel.opcodes([token.word for token in one], [token.word for token in other])
    return [list(one[code.src_start : code.src_end]) for code in codes if code.tag == "delete"]
