"""Reads what guides the making of a deal: the rules on its facts, the sections of an interview."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from leadcontract.domain.deal import Duration, Money
from leadcontract.domain.question import Guide, Section
from leadcontract.domain.rule import EACH, LEVELS, TESTS, Against, Condition, Fact, Rule, Test
from leadcontract.library import values
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.gates import registered

FORM = (
    "title", "intro", "question", "answer", "write", "pick", "day", "expected", "codes", "bounds", "proposed",
)  # fmt: skip
"""The fixed words of the form in Word."""
DOCUMENT = "document"
"""The fact of a rule that holds the instrument which the roles call for."""


def rules(top: Cursor, law: Collection[str], facts: Collection[str]) -> tuple[Rule, ...]:
    """Read the rules on the facts of a deal; ``facts`` are the names they may speak of."""
    top.keys("rules", need=("rules",))
    return tuple(_rule(cursor, law, facts) for cursor in top.get("rules").items())


def guide(top: Cursor, facts: Collection[str], families: Collection[str]) -> Guide:
    """Read the order of an interview, and what it tells of a fact on demand."""
    top.keys("sections", "explains", "form", need=("sections", "form"))
    top.get("form").keys(*FORM, need=FORM)
    sections = []
    for cursor in top.get("sections").items():
        cursor.keys("title", "facts", "families", need=("title",))
        asked = tuple(_fact(c, facts) for c in cursor.get("facts").list())
        of = tuple(c.word(Choice(tuple(families))) or "" for c in cursor.get("families").list())
        sections.append(Section(str(cursor.path[-1]), cursor.get("title").bilingual(), asked, of))
    for cursor in top.get("explains").items():
        if cursor.path[-1] not in facts:
            cursor.wrong(f"fait inconnu : {cursor.path[-1]}.", f"unknown fact: {cursor.path[-1]}.")
    explains, form = ({str(c.path[-1]): c.bilingual() for c in top.get(key).items()} for key in ("explains", "form"))
    return Guide(tuple(sections), explains, form)


def _rule(cursor: Cursor, law: Collection[str], facts: Collection[str]) -> Rule:
    cursor.keys("level", "when", "at", "each", "says", "cure", "basis", need=("level", "when", "says"))
    each = tuple(_fact(c, facts) for c in cursor.get("each").list())
    conditions = tuple(_conditions(cursor.get("when"), facts, bool(each)))
    at = _fact(cursor.get("at"), facts) if cursor.get("at").given else conditions[0].fact if conditions else ""
    return Rule(
        id=str(cursor.path[-1]),
        level=cursor.get("level").word(Choice(LEVELS)) or "warning",
        conditions=conditions,
        at=EACH if each else at,
        each=each,
        says=cursor.get("says").bilingual(),
        cure=cursor.get("cure").optional_bilingual(),
        basis=tuple(registered(cursor, law)),
    )


def _conditions(cursor: Cursor, facts: Collection[str], each: bool) -> Iterator[Condition]:
    known = {*facts, DOCUMENT, *([EACH] if each else [])}
    for item in cursor.items():
        fact = str(item.path[-1])
        if fact not in known:
            item.wrong(f"fait inconnu : {fact}.", f"unknown fact: {fact}.")
        item.keys(*TESTS)
        for one in item.items():
            test = next((t for t in TESTS if t == one.path[-1]), None)
            if test is not None:
                yield Condition(fact, test, _against(one, test, facts))


def _against(cursor: Cursor, test: Test, facts: Collection[str]) -> Against:
    if test in ("given", "missing"):
        cursor.flag()
        return None
    if test in ("is", "beyond"):
        return frozenset(cursor.texts())
    text = cursor.text()
    if text in facts:
        return Fact(text)
    found = _value(text) if test != "same_as" else None
    if found is None:
        cursor.wrong("{name} : « {value} » n’est ni un fait, ni une valeur.", "{name}: '{value}' is no fact, no value.")
    return found


def _value(text: str) -> Duration | Money | int | date | None:
    readers: tuple[Callable[[str], Duration | Money | int | date], ...]
    readers = (values.duration, values.money, int, values.iso_date)
    for read in readers:
        try:
            return read(text)
        except ValueError:
            continue
    return None


def _fact(cursor: Cursor, facts: Collection[str]) -> str:
    name = cursor.text()
    if name not in facts:
        cursor.wrong("{name} : fait inconnu : « {value} ».", "{name}: unknown fact: '{value}'.")
    return name
