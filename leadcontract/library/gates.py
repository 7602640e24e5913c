"""Reads the role gate: what tells which instrument a deal calls for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from leadcontract.domain.clause import INSTRUMENTS
from leadcontract.domain.gate import Conclusion, RoleGate, RoleQuestion
from leadcontract.library.cursor import Cursor

WHO_SLOT = "{{ who }}"


def gate(top: Cursor, law: Collection[str], roles: tuple[str, ...]) -> RoleGate:
    """Read the role gate: a question for each role, a conclusion for each instrument."""
    top.keys("questions", "conclusions", need=("questions", "conclusions"))
    top.get("questions").keys(*roles, need=roles)
    top.get("conclusions").keys(*INSTRUMENTS, need=INSTRUMENTS)
    questions = {}
    for cursor in top.get("questions").items():
        need = ("processing", "asks", "explains", "says", "basis")
        cursor.keys(*need, need=need)
        says = cursor.get("says").bilingual()
        if not all(WHO_SLOT in text for text in (says.fr, says.en)):
            cursor.wrong("{name}.says : il y faut {{{{ who }}}}.", "{name}.says: {{{{ who }}}} is needed.")
        questions[str(cursor.path[-1])] = RoleQuestion(
            cursor.get("processing").bilingual(),
            cursor.get("asks").bilingual(),
            cursor.get("explains").bilingual(),
            says,
            tuple(registered(cursor, law)),
        )
    conclusions = {}
    for instrument in INSTRUMENTS:
        cursor = top.get("conclusions").get(instrument)
        texts = ("name", "document", "because")
        cursor.keys(*texts, "basis", need=(*texts, "basis"))
        named, document, because = (cursor.get(key).bilingual() for key in texts)
        conclusions[instrument] = Conclusion(named, document, because, tuple(registered(cursor, law)))
    return RoleGate(questions, conclusions)


def registered(cursor: Cursor, law: Collection[str]) -> Iterator[str]:
    """Yield the ids of the law register under ``basis``; one that is not there is a problem."""
    for item in cursor.get("basis").list():
        if item.text() not in law:
            item.wrong("{name} : droit inconnu : « {value} ».", "{name}: unknown law: '{value}'.")
        yield item.text()
