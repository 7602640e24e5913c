"""Turns one clause file into a Clause; every problem is told with its file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from leadcontract.domain.clause import (
    INSTRUMENTS,
    SEVERITIES,
    SIDES,
    Clause,
    Decoy,
    Example,
    Ladder,
    Position,
    Side,
    WordingTest,
)
from leadcontract.domain.deal import AUDIENCES, CHANNELS, Deal
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.library.common import FACTS, checked, when
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.elements import check_pattern, element, topic
from leadcontract.library.parameters import parameter
from leadcontract.library.wordings import wordings

KEYS = (
    "id", "title", "why", "question", "severity", "when", "parameters", "wording", "checked", "topic", "under",
    "elements", "forbidden", "found_by", "decoys", "positions", "examples", "tests",
)  # fmt: skip
BEYOND_TEXTS = frozenset(KEYS[KEYS.index("topic") :])
"""The keys of what a draft has no need of."""
NEEDED = ("id", "title", "why", "severity", "wording", "checked", "elements", "examples")
ANNEX = "annex/"
"""The family of clauses that follow the signatures; a review does not look for them one by one."""
Depth = Literal["texts", "detection", "examples"]
"""How much of a clause is wanted: what is drafted; what a review looks for too; all, with positions and examples."""


def clause(top: Cursor, expected_id: str, depth: Depth = "examples") -> Clause:
    """Read a clause; the id written in the file must be its path (``expected_id``).

    What lies beyond the ``depth`` wanted is left empty.
    """
    top.keys(*KEYS, need=NEEDED if not expected_id.startswith(ANNEX) else NEEDED[:6])
    name = top.get("id")
    if name.given and name.text() != expected_id:
        cure = Bilingual("Écrivez : {id}.", "Write: {id}.").format(id=expected_id)
        name.wrong("id « {value} » : ce n’est pas le chemin du fichier.", "id '{value}' is not the file's path.", cure)
    held = checked(top.get("checked"))
    texts, repealed = wordings(top.get("wording"))
    nothing = replace(top, value=None)
    found = top if depth != "texts" else nothing
    proof = top if depth == "examples" else nothing
    return Clause(
        id=expected_id,
        title=top.get("title").bilingual(),
        why=top.get("why").bilingual(),
        severity=top.get("severity").word(Choice(SEVERITIES)) or "minor",
        when=when(top.get("when")),
        parameters={str(c.path[-1]): parameter(c) for c in top.get("parameters").items()},
        wordings=texts,
        repealed=repealed,
        checked_on=held.on,
        check_again_by=held.again_by,
        topic=topic(found.get("topic")),
        under=topic(found.get("under")),
        elements={str(c.path[-1]): element(c) for c in found.get("elements").items()},
        forbidden={str(c.path[-1]): element(c) for c in found.get("forbidden").items()},
        found_by=found.get("found_by").integer(1),
        decoys=tuple(_decoy(c) for c in found.get("decoys").list()),
        positions=tuple(_position(c) for c in proof.get("positions").list()),
        examples=tuple(_examples(proof.get("examples"))),
        tests=tuple(_test(c) for c in proof.get("tests").list()),
        path=top.source.file,
        question=_question(top.get("question")),
    )


def checked_on(top: Cursor) -> date:
    """Return the day on which the law of a clause was last checked, the first of all days where none is given."""
    return top.get("checked").get("on").date() or date.min


def _question(cursor: Cursor) -> dict[Side, Bilingual]:
    """Read the question of each side: one for both, or one under the name of each."""
    if not cursor.given:
        return {}
    if any(cursor.get(side).given for side in SIDES):
        cursor.keys(*SIDES, need=SIDES)
        return {side: cursor.get(side).bilingual() for side in SIDES}
    return dict.fromkeys(SIDES, cursor.bilingual())


def _position(cursor: Cursor) -> Position:
    cursor.keys("point", "because", *SIDES, need=("point", "because", *SIDES))
    ladders: dict[Side, Ladder] = {side: _ladder(cursor.get(side)) for side in SIDES}
    return Position(cursor.get("point").bilingual(), cursor.get("because").bilingual(), ladders)


def _ladder(cursor: Cursor) -> Ladder:
    rungs = ("preferred", "acceptable", "unacceptable")
    cursor.keys(*rungs, need=rungs)
    return Ladder(*(cursor.get(rung).bilingual() for rung in rungs))


def _decoy(cursor: Cursor) -> Decoy:
    cursor.keys(*LANGS, "note", need=("note",))
    lang: Lang = "fr" if cursor.get("fr").given else "en"
    return Decoy(lang, check_pattern(cursor.get(lang)), cursor.get("note").text())


def _examples(cursor: Cursor) -> Iterable[Example]:
    cursor.keys(*LANGS, need=LANGS if cursor.given else ())
    for lang in LANGS:
        for item in cursor.get(lang).list():
            item.keys("says", "shows", "weakens", "refuses", "forbids", "note", need=("says",))
            yield Example(
                lang,
                item.get("says").text(),
                frozenset(item.get("shows").texts()),
                frozenset(item.get("weakens").texts()),
                frozenset(item.get("refuses").texts()),
                frozenset(item.get("forbids").texts()),
                item.get("note").text(),
            )


def _test(cursor: Cursor) -> WordingTest:
    cursor.keys("as_of", "instrument", "deal", "wording", need=("as_of",))
    facts = cursor.get("deal")
    facts.keys(*FACTS)
    deal = Deal(
        audience=facts.get("audience").words(Choice(AUDIENCES)),
        channels=facts.get("channels").words(Choice(CHANNELS)),
    )
    return WordingTest(
        as_of=cursor.get("as_of").date() or date.min,
        instrument=cursor.get("instrument").word(Choice(INSTRUMENTS)) or "contract",
        deal=deal,
        wording=cursor.get("wording").date(),
    )
