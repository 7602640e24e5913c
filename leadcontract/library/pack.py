"""Reads the evidence pack of audits against the clauses, the terms and the law that it names."""

from __future__ import annotations

from collections.abc import Mapping

from leadcontract.domain.clause import SIDES, Clause
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.law import Basis
from leadcontract.domain.pack import Checkpoint, Direction, Pack
from leadcontract.library.common import checked, when
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.slots import FACTS, WordingError, parts

PARTS = (
    "title", "parties", "article", "calendar", "step", "time", "date", "documents", "document", "received", "checklist",
    "reference", "check", "evidence", "result", "pick", "note", "sample", "findings", "verify", "signed",
)  # fmt: skip
"""The fixed words of the pack."""
DAY = "day"
"""What fills in the day of the law."""
SAMPLE_COLUMNS, FINDING_COLUMNS = 7, 5


def pack(top: Cursor, clauses: Mapping[str, Clause], law: Mapping[str, Basis]) -> Pack:
    """Read the evidence pack; a blank in it is a term of a clause or a fact of a deal."""
    need = ("parts", "results", "calendar", "findings", "directions", "checked")
    top.keys(*need, need=need)
    terms = {name for clause in clauses.values() for name in clause.parameters}
    known = terms | FACTS | {DAY}
    top.get("parts").keys(*PARTS, need=PARTS)
    top.get("directions").keys(*SIDES, need=SIDES)
    calendar = []
    for cursor in top.get("calendar").list():
        cursor.keys("step", "time", need=("step", "time"))
        calendar.append((cursor.get("step").bilingual(), cursor.get("time").word(Choice(tuple(sorted(terms)))) or ""))
    directions = {}
    for side in SIDES:
        cursor = top.get("directions").get(side)
        own = ("clause", "title", "documents", "checks", "sample")
        cursor.keys(*own, need=own)
        directions[side] = Direction(
            clause=cursor.get("clause").word(Choice(tuple(clauses))) or "",
            title=cursor.get("title").bilingual(),
            documents=_columns(cursor.get("documents")),
            checks=tuple(_checkpoint(item, law, known) for item in cursor.get("checks").list()),
            sample=_columns(cursor.get("sample"), SAMPLE_COLUMNS),
        )
    return Pack(
        parts={name: _filled(top.get("parts").get(name), known) for name in PARTS},
        results=_columns(top.get("results")),
        calendar=tuple(calendar),
        findings=_columns(top.get("findings"), FINDING_COLUMNS),
        directions=directions,
        checked=checked(top.get("checked")),
    )


def _checkpoint(cursor: Cursor, law: Mapping[str, Basis], known: set[str]) -> Checkpoint:
    need = ("id", "ask", "evidence", "law")
    cursor.keys(*need, "when", need=need)
    return Checkpoint(
        id=cursor.get("id").text(),
        ask=_filled(cursor.get("ask"), known),
        evidence=cursor.get("evidence").bilingual(),
        law=tuple(law[name] for name in cursor.get("law").words(Choice(tuple(law)))),
        when=when(cursor.get("when")),
    )


def _columns(cursor: Cursor, count: int | None = None) -> tuple[Bilingual, ...]:
    found = tuple(item.bilingual() for item in cursor.list())
    if count is not None and len(found) != count:
        cursor.wrong(f"{{name}} : il faut {count} colonnes.", f"{{name}}: {count} columns are needed.")
    return found


def _filled(cursor: Cursor, known: set[str]) -> Bilingual:
    text = cursor.bilingual()
    for lang in LANGS:
        try:
            odd = {name for kind, name in parts(text[lang]) if kind != "text"} - known
        except WordingError as error:
            cursor.wrong(f"{{name}} : {error.what.fr}.", f"{{name}}: {error.what.en}.")
            continue
        if odd:
            named = ", ".join(sorted(odd))
            cursor.wrong(f"{{name}} : blanc inconnu : {named}.", f"{{name}}: unknown slot: {named}.")
    return text
