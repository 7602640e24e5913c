"""Reads what several kinds of file of the library say alike: when they were checked, the facts that they are for."""

from __future__ import annotations

from datetime import date

from leadcontract.domain.deal import AUDIENCES, CHANNELS
from leadcontract.domain.law import Checked
from leadcontract.library.cursor import Choice, Cursor

FACTS = {"audience": AUDIENCES, "channels": CHANNELS}
"""The facts of a deal that a text may be for, each with its values."""


def checked(cursor: Cursor) -> Checked:
    """Read when a file was last held to the law, and by when it must be again."""
    cursor.keys("on", "again_by", need=("on", "again_by"))
    return Checked(cursor.get("on").date() or date.min, cursor.get("again_by").date() or date.min)


def when(cursor: Cursor) -> dict[str, frozenset[str]]:
    """Read the facts of a deal that a text is for: for each, the values of which it has one."""
    cursor.keys(*FACTS)
    return {
        fact: frozenset(cursor.get(fact).words(Choice(known)))
        for fact, known in FACTS.items()
        if cursor.get(fact).given
    }
