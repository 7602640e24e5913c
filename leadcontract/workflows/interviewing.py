"""The facts of a deal, asked for one after the other, each answer checked and kept as it comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from leadcontract.assembly import answering, asking, consistency, facts, roles
from leadcontract.domain.clause import Instrument
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.question import Question, Section
from leadcontract.errors import DealError, Problem
from leadcontract.library import deals, rereading, sheets
from leadcontract.library.sheets import NOTHING, Entry


@dataclass(frozen=True, slots=True)
class Proposals:
    """The questions of a section to which the library has an answer of its own, to be kept all at once."""

    section: Section
    questions: tuple[Question, ...]


Step = Question | Proposals
_REFUSED = Bilingual("réponse non retenue : « {said} »", "answer not taken: '{said}'")
Entries = Mapping[str, Entry]


def read_entries(path: Path, library: Library) -> dict[str, Entry]:
    """Read a deal file, comments included, to go on filling it in; its facts may still be wrong."""
    deals.open_source(path)
    return reread(path.read_text(encoding="utf-8-sig"), library, str(path))


def reread(text: str, library: Library, where: str = "deal") -> dict[str, Entry]:
    """Read the text of a deal file, comments included."""
    return rereading.entries(text, where, library, facts.LABELS)


def deal_text(library: Library, lang: Lang, known: Entries) -> str:
    """Return a deal file that holds what is known, what follows from the roles told above them."""
    deal, _ = deals.examine(rereading.source(known), library)
    concluded = tuple(rereading.FOLLOWS + line for line in roles.reasoning(library, deal.roles, lang))
    entry = known.get("roles", NOTHING)
    return sheets.sheet(
        library, lang, facts.LABELS, {**known, "roles": replace(entry, remarks=(*entry.remarks, *concluded))}
    )


def faults(library: Library, known: Entries, fact: str, said: answering.Said) -> list[Problem]:
    """Return what is wrong with an answer, alone or beside what is known; no problem names a place."""
    others = {path: entry for path, entry in known.items() if path != fact}
    before = _problems(library, others)
    return [p for p in _problems(library, {**others, fact: Entry(said)}) if p not in before]


def refused(entry: Entry, said: str, lang: Lang) -> Entry:
    """Return an entry without its value, the answer that could not be taken kept in a remark."""
    return Entry(None, (*entry.remarks, _REFUSED.format(said=said)[lang]))


def _problems(library: Library, known: Entries) -> list[Problem]:
    deal, problems = deals.examine(rereading.source(known), library)
    told = consistency.weigh(library, deal)
    return problems + [Problem("", t.what, t.cure) for t in told if t.level == "error"]


class Interview:
    """What is known, what was left blank, and what to ask next.

    ``entries`` grows with each answer and is never without one that was given; ``wrong`` tells what is wrong with the
    facts it began with.
    """

    def __init__(
        self,
        library: Library,
        lang: Lang,
        known: Entries,
        document: Instrument | None = None,
        on: date | None = None,
    ) -> None:
        self.library = library
        self.lang = lang
        self.document = document
        self.entries = dict(known)
        given = known.items() if _problems(library, known) else ()
        self.wrong = {
            fact: found
            for fact, entry in given
            if entry.value is not None and (found := faults(library, known, fact, entry.value))
        }
        self._on = on
        self._passed: set[str] = set()
        self._opened: set[str] = set()
        self._past: list[tuple[str, ...]] = []
        self._again: str | None = None

    @property
    def deal(self) -> Deal:
        """The facts as far as they are known and can be read."""
        return deals.examine(rereading.source(self.entries), self.library)[0]

    @property
    def text(self) -> str:
        """The deal file as it stands."""
        return deal_text(self.library, self.lang, self.entries)

    def said(self, fact: str) -> answering.Said | None:
        """Return what is known of a fact, None for nothing."""
        return self.entries.get(fact, NOTHING).value

    def questions(self) -> tuple[Question, ...]:
        """Return every question that the document needs, answered or not."""
        deal = self.deal
        on = self._on or deal.signed_on or date.fromisoformat(self.library.version)
        return asking.needed(self.library, deal, self.document, on)

    def step(self) -> Step | None:
        """Return what to ask next, None when nothing is left: the step gone back to, or the first one still open."""
        questions = self.questions()
        if self._again is not None:
            found = next((q for q in questions if q.fact == self._again), None)
            if found is not None:
                return found
        return next(self._open(questions), None)

    def _open(self, questions: tuple[Question, ...]) -> Iterator[Step]:
        left = [q for q in questions if self._is_open(q.fact)]
        for section, group in groupby(left, key=lambda q: q.section):
            asked = tuple(group)
            yield from (q for q in asked if q.proposed is None)
            proposed = tuple(q for q in asked if q.proposed is not None)
            if section.name in self._opened:
                yield from proposed
            elif proposed:
                yield Proposals(section, proposed)

    def _is_open(self, fact: str) -> bool:
        return fact not in self._passed and (self.said(fact) is None or fact in self.wrong)

    def answer(self, question: Question, text: str) -> list[Problem]:
        """Take an answer, or return what is wrong with it and leave everything as it was."""
        old = self.said(question.fact)
        same = isinstance(old, Bilingual) and text == answering.editable(old, self.lang)
        said = old if old is not None and same else answering.understood(question, text, self.lang)
        return self._take(question.fact, said)

    def accept(self, question: Question) -> list[Problem]:
        """Take the proposed value as the answer."""
        if question.proposed is None:
            return []
        return self._take(question.fact, answering.written(question.proposed, self.lang))

    def _take(self, fact: str, said: answering.Said) -> list[Problem]:
        found = faults(self.library, self.entries, fact, said)
        if not found:
            self._set(fact, said)
            self._done(fact)
        return found

    def _set(self, fact: str, said: answering.Said | None) -> None:
        entry = self.entries.get(fact, NOTHING)
        if said is None and fact in self.wrong and entry.value is not None:
            entry = refused(entry, answering.editable(entry.value, self.lang), self.lang)
        self.entries[fact] = replace(entry, value=said)
        self.wrong.pop(fact, None)
        known = {name: self.said(name) for name in self.wrong}
        still = {name: faults(self.library, self.entries, name, value) for name, value in known.items() if value}
        self.wrong = {name: found for name, found in still.items() if found}

    def _done(self, *facts_: str) -> None:
        self._past.append(facts_)
        self._again = None

    def accept_all(self, proposals: Proposals) -> list[Problem]:
        """Take every proposal of a section but those that contradict what is known: these are asked for one by one."""
        taken, found = [], []
        for question in proposals.questions:
            if question.proposed is not None:
                said = answering.written(question.proposed, self.lang)
                wrong = faults(self.library, self.entries, question.fact, said)
                found += wrong
                if not wrong:
                    self._set(question.fact, said)
                    taken.append(question.fact)
        self._opened.add(proposals.section.name)
        self._done(*taken)
        return found

    def open(self, proposals: Proposals) -> None:
        """Ask for each value of a section instead of all at once."""
        self._opened.add(proposals.section.name)

    def skip(self, step: Step) -> None:
        """Leave a fact, or the proposals of a section, blank for now."""
        asked = (step,) if isinstance(step, Question) else step.questions
        for question in asked:
            self._passed.add(question.fact)
            if self.said(question.fact) is not None:
                self._set(question.fact, None)
        self._done(*(question.fact for question in asked))

    def back(self) -> bool:
        """Go back one step, its answer still there to be changed; False at the first one."""
        needed = {question.fact: question for question in self.questions()}
        while self._past:
            asked = [fact for fact in self._past.pop() if fact in needed]
            if len(asked) == 1:
                self._passed.discard(asked[0])
                self._again = asked[0]
                return True
            if asked:
                self._again = None
                self._opened.discard(needed[asked[0]].section.name)
                for fact in asked:
                    self._passed.discard(fact)
                    self._set(fact, None)
                return True
        return False

    def mismatch(self) -> Problem | None:
        """Return why the document asked for does not fit the roles, None where it does or none was asked for."""
        if self.document is None or not any(f"roles.{name}" in self.entries for name in self.library.gate.questions):
            return None
        try:
            roles.refuse_other(self.library.gate, self.deal.roles, self.document, "")
        except DealError as error:
            return error.problems[0]
        return None
