"""Reads the wordings of a clause: since when each is in force, its legal basis, its text for each stance."""

from __future__ import annotations

from datetime import date
from functools import partial

from leadcontract.domain.clause import INSTRUMENTS, STANCES, Instrument, Paragraph, Table, Wording
from leadcontract.domain.language import LANGS
from leadcontract.library import values
from leadcontract.library.cursor import Cursor
from leadcontract.library.lazy import made

Repealed = dict[Instrument | None, date]
"""Since when an instrument has no wording any more; None for all of them."""


def wordings(cursor: Cursor) -> tuple[tuple[Wording, ...], Repealed]:
    """Read the wordings of a clause, and since when there is none; a text is read when it is first asked for."""
    found: list[Wording] = []
    repealed: Repealed = {}
    cursor.keys("any", *INSTRUMENTS)
    for group in cursor.items():
        key = str(group.path[-1])
        instrument: Instrument | None = next((i for i in INSTRUMENTS if i == key), None)
        for dated in group.items():
            since = _key_date(dated)
            if since is None:
                continue
            if not dated.given:
                repealed[instrument] = since
                continue
            dated.keys("basis", *STANCES, need=("basis", "balanced"))
            basis = dated.get("basis").texts()
            for stance in STANCES:
                text = dated.get(stance)
                if text.given:
                    text.keys(*LANGS, need=LANGS)
                    texts = {lang: partial(_paragraphs, text.get(lang)) for lang in LANGS}
                    said = made(texts, later=text.source.sound)
                    found.append(Wording(since, instrument, stance, basis, said))
    return tuple(found), repealed


def _key_date(cursor: Cursor) -> date | None:
    try:
        return values.iso_date(str(cursor.path[-1]))
    except ValueError:
        cursor.wrong("{name} : la clé doit être une date AAAA-MM-JJ.", "{name}: the key must be a YYYY-MM-DD date.")
        return None


def _paragraphs(cursor: Cursor) -> tuple[Paragraph, ...]:
    if isinstance(cursor.value, str):
        return (cursor.text(),)
    return tuple(_paragraph(c) for c in cursor.list())


def _paragraph(cursor: Cursor) -> Paragraph:
    if isinstance(cursor.value, dict):
        cursor.keys("table", need=("table",))
        rows = tuple(row.texts() for row in cursor.get("table").list())
        if len({len(row) for row in rows}) != 1:
            cursor.wrong("{name} : les lignes n’ont pas la même longueur.", "{name}: rows of different lengths.")
        return Table(rows)
    return cursor.texts() if isinstance(cursor.value, list) else cursor.text()
