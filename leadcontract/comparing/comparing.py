"""Compares the version of a contract that came back with the one that was sent, clause by clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from leadcontract.comparing import figures, weighing
from leadcontract.comparing.aligning import NEW, aligned
from leadcontract.comparing.columns import Columns
from leadcontract.comparing.differing import Difference, difference
from leadcontract.comparing.hunks import Hunk, hunks
from leadcontract.comparing.ladders import ladders
from leadcontract.comparing.placing import Places, ordered, placed
from leadcontract.comparing.reading import read
from leadcontract.comparing.references import Changed, followed
from leadcontract.comparing.reviewed import Review
from leadcontract.comparing.sides import Version
from leadcontract.comparing.statements import stated
from leadcontract.domain.clause import Clause
from leadcontract.domain.comparison import (
    Compared,
    Comparison,
    Effect,
    FigureChange,
    Passage,
    Signal,
    Standing,
    Tracked,
    Value,
)
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.verification import PAGE

OUTSIDE = Bilingual("Hors des clauses", "Outside the clauses")
POINTS = Bilingual("renvoi : « {was} » devient « {now} »", "reference: “{was}” becomes “{now}”")
DISAGREE = Bilingual(
    "les deux langues ne disent plus le même chiffre : {fr} / {en}",
    "the two languages no longer say the same figure: {fr} / {en}",
)
_BLANK = re.compile(r"\[[^\]]*\]?")
_TITLE = 80
"""How many characters of its first paragraph name a passage that has no title."""
_KEPT = 0.1
"""A clause with no more than this share of its words left, beside its title, is deleted."""
_FILLER = 4
"""Words and marks that may keep the place of a deleted clause: "[Intentionally omitted]"."""


def compare(
    sent: Version,
    units: Mapping[int, str],
    returned: Version,
    review: Review,
    names: Mapping[str, str],
    rejected: Version | None = None,
) -> Comparison:
    """Compare two versions; ``units`` are those of the paragraphs sent, PAGE for what is no clause.

    ``names`` gives the clause of the library that a unit is, where it is one. ``rejected`` is what came back with its
    tracked changes undone, None where it has none, or cannot have any.
    """
    return _Comparer(sent, units, returned, review, names, rejected).comparison()


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit of either version: its paragraphs, and what differs in each language."""

    name: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    differences: Mapping[Lang, Difference]

    @property
    def passages(self) -> tuple[Passage, ...]:
        found = [passage for one in self.differences.values() for passage in one.passages]
        return tuple(sorted(found, key=_reading))


def _reading(passage: Passage) -> tuple[int, int]:
    first = passage.returned[0].paragraph if passage.returned else -1
    return (passage.sent[0].paragraph if passage.sent else first), first


class _Comparer:
    def __init__(
        self,
        sent: Version,
        units: Mapping[int, str],
        returned: Version,
        review: Review,
        names: Mapping[str, str],
        rejected: Version | None,
    ) -> None:
        self.sent, self.units, self.returned, self.review = sent, units, returned, review
        self.names, self.rejected = names, rejected
        self.columns = Columns(LANGS if sent.bilingual else sent.document.languages[:1])
        self.langs = self.columns.langs

    def comparison(self) -> Comparison:
        report = self.review.returned.report
        places = placed(self.sent, self.units, self.returned, aligned(self.sent, self.units, self.returned))
        names = [*dict.fromkeys([PAGE, *self.units.values()]), *(n for n in places.own if n.startswith(NEW))]
        found = [self._unit(name, self.returned, places) for name in names]
        gone = any(self._deleted(unit) for unit in found if unit.name != PAGE)
        theirs = any(unit.name.startswith(NEW) for unit in found)
        changed = [pair for unit in found for one in unit.differences.values() for pair in one.references]
        follows = followed(changed, gone or theirs or any(places.shifts.values()))
        told = {unit.name: self._compared(unit, places, follows) for unit in found}
        if self.rejected is not None:
            told = self._tracked(told, self.rejected)
        outside = told.pop(PAGE)
        return Comparison(
            sent=self.sent.document,
            returned=self.returned.document,
            side=self.review.side,
            on=report.on,
            library=report.library_version,
            library_sha256=report.library_sha256,
            clauses=tuple(told[name] for name in ordered(list(told), places)),
            outside=outside if outside.sent or outside.returned else None,
            tracked=self.rejected is not None,
        )

    def _unit(self, name: str, returned: Version, places: Places) -> _Unit:
        before = tuple(n for n in self.sent.order if self.units[n] == name)
        after = tuple(places.own.get(name, ()))
        one, two = self.columns.cut(self.sent, before, returned, after, places)
        provisions = self.sent.document.provisions, returned.document.provisions
        found = {lang: difference(one[lang], two[lang], *provisions, lang) for lang in one}
        return _Unit(name, before, after, found)

    def _deleted(self, unit: _Unit) -> bool:
        """Whether nothing is left of a unit but its title, and words to fill its place."""
        if not unit.before or unit.name == PAGE:
            return False
        titles = {self.sent.key(n) for n in unit.before[:1] if n in self.sent.opens}
        words = sum(len(self.sent.words[n]) for n in unit.before if self.sent.key(n) not in titles)
        left = sum(len(self.returned.words[n]) for n in unit.after if self.returned.key(n) not in titles)
        return not unit.after or (words > 2 * _FILLER and left <= max(_FILLER, _KEPT * words))

    def _compared(self, unit: _Unit, places: Places, follows: frozenset[Changed]) -> Compared:
        clause = self.review.clauses.get(self.names.get(unit.name, ""))
        expected = self.review.expected.get(clause.id) if clause else None
        passages = unit.passages
        references = [pair for one in unit.differences.values() for pair in one.references]
        shifts = places.told(unit.name)
        if set(references) & follows:
            shifts = (*shifts, "renumbered")
        changed, signals, covered = self._weighed(unit, passages, clause)
        points = [
            Signal(POINTS.format(was=one.was, now=one.now), "unknown")
            for one in dict.fromkeys(references)
            if one not in follows
        ]
        signals += points
        covered = covered and not points
        standing = self._standing(unit, passages, changed, signals, covered)
        near = places.near.get(unit.name)
        told = "moved" in shifts or "merged" in shifts or standing == "added"
        only = [lang for lang, one in unit.differences.items() if one.passages]
        return Compared(
            clause=clause.id if clause else "",
            title=self._title(unit, clause),
            standing=standing,
            severity=expected.severity if expected else clause.severity if clause else "info",
            sent=tuple(self.sent.provision(n) for n in unit.before),
            returned=tuple(self.returned.provision(n) for n in unit.after),
            shifts=shifts,
            near=self._named(near) if near is not None and told else None,
            passages=passages,
            figures=tuple(changed),
            signals=tuple(signals),
            only=only[0] if len(self.langs) > 1 and len(only) == 1 and unit.before and unit.after else None,
        )

    def _standing(
        self,
        unit: _Unit,
        passages: Sequence[Passage],
        changed: Sequence[FigureChange],
        signals: Sequence[Signal],
        covered: bool,
    ) -> Standing:
        if not unit.before:
            return "added" if unit.after else "unchanged"
        if self._deleted(unit):
            return "deleted"
        effects = {*(one.effect for one in changed), *(one.effect for one in signals)}
        if "weaker" in effects:
            return "weakened"
        if not passages:
            return "reworded" if signals else "unchanged"
        if all(_completed(hunk) for passage in passages for hunk in hunks(passage)):
            return "completed"
        return "strengthened" if covered else "reworded"

    def _weighed(
        self, unit: _Unit, passages: Sequence[Passage], clause: Clause | None
    ) -> tuple[list[FigureChange], list[Signal], bool]:
        """Return the figures that changed, the reasons why the rest matters, and whether all of it is stronger."""
        review = self.review
        if not passages:
            return [], [], False
        own = list(ladders(clause, review.side)) if clause else []
        said = {lang: self._figures(unit, lang) for lang in self.langs} if own else {}
        changed: list[FigureChange] = []
        signals: list[Signal] = []
        covered = True
        if not unit.before or self._deleted(unit):
            return [], list(review.signals(unit.before, unit.after)), False
        for number, passage in enumerate(passages):
            count = said.get(passage.lang, Counter())
            for hunk in hunks(passage):
                if _completed(hunk):
                    continue
                binding = stated(hunk, review.reader)
                new = list(figures.changes(hunk, binding, number, own, count, review.side, review.reader))
                changed += [one for one in new if one not in changed]
                why = list(weighing.signals(hunk, binding, passage, review.side, review.reader))
                signals += [one for one in why if all((one.what, one.effect) != (s.what, s.effect) for s in signals)]
                effects: set[Effect] = {*(one.effect for one in new), *(one.effect for one in why)}
                covered = covered and effects == {"stronger"}
        apart = list(self._apart(changed))
        signals += apart
        covered = covered and not apart
        return changed, [*review.signals(unit.before, unit.after), *signals], covered

    def _figures(self, unit: _Unit, lang: Lang) -> Counter[Value]:
        own = (self.sent.provision(n) for n in unit.before)
        texts = (p.text for p in own if len(self.langs) == 1 or p.lang == lang)
        return Counter(one.value for text in texts for one in read(text, lang))

    def _apart(self, changed: Sequence[FigureChange]) -> Iterator[Signal]:
        """Yield that the two languages no longer say the same figure, where both changed, to other figures."""
        if len({one.lang for one in changed}) < 2:
            return
        now = {lang: [one.after or "" for one in changed if one.lang == lang] for lang in LANGS}
        read_in = {lang: Counter(one.value for text in now[lang] for one in read(text, lang)) for lang in LANGS}
        if read_in["fr"] != read_in["en"]:
            what = DISAGREE.format(fr=", ".join(now["fr"]), en=", ".join(now["en"]))
            yield Signal(what, "unknown")

    def _title(self, unit: _Unit, clause: Clause | None) -> Bilingual:
        if unit.name == PAGE:
            return OUTSIDE
        if clause and self.names.get(unit.name) == unit.name:
            return clause.title
        version, first = (self.sent, unit.before[0]) if unit.before else (self.returned, unit.after[0])
        return _cut(version.provision(first).text)

    def _named(self, name: str) -> Bilingual:
        if clause := self.review.clauses.get(name):
            return clause.title
        if name.startswith(NEW):
            return _cut(self.returned.provision(int(name.removeprefix(NEW))).text)
        return _cut(next(self.sent.provision(n).text for n in self.sent.order if self.units[n] == name))

    def _tracked(self, told: Mapping[str, Compared], rejected: Version) -> dict[str, Compared]:
        """Say of each unit that changed whether its changes were tracked: undone, it would read as it was sent."""
        places = placed(self.sent, self.units, rejected, aligned(self.sent, self.units, rejected))
        found = {}
        for name, one in told.items():
            tracked: Tracked | None = None
            if name.startswith(NEW) or one.standing not in ("unchanged", "added"):
                tracked = self._how(name, one, self._unit(name, rejected, places))
            found[name] = replace(one, tracked=tracked)
        return found

    def _how(self, name: str, one: Compared, undone: _Unit) -> Tracked:
        if name.startswith(NEW):
            there = {self.rejected.key(n) for n in self.rejected.order} if self.rejected else set()
            left = sum(self.returned.key(p.paragraph) in there for p in one.returned)
            return "all" if not left else "none" if left == len(one.returned) else "some"
        if not undone.passages:
            return "all"
        return "none" if _changes(undone.passages) == _changes(one.passages) else "some"


def _cut(title: str) -> Bilingual:
    shown = title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
    return Bilingual(shown, shown)


def _changes(passages: Sequence[Passage]) -> list[tuple[str, str]]:
    return [
        (piece.kind, piece.text.strip()) for passage in passages for piece in passage.pieces if piece.kind != "same"
    ]


def _completed(hunk: Hunk) -> bool:
    """Whether a marked blank was filled in, and nothing else."""
    return bool(_BLANK.fullmatch(hunk.gone)) and bool(hunk.new) and "[" not in hunk.new
