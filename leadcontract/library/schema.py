"""Turns one clause file into a Clause; every problem is told with its file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Literal

from leadcontract.domain.clause import (
    INSTRUMENTS,
    PARAMETER_TYPES,
    SEVERITIES,
    SIDES,
    STANCES,
    Clause,
    Decoy,
    Element,
    Example,
    Instrument,
    Ladder,
    Paragraph,
    Parameter,
    Position,
    Side,
    Table,
    Wording,
    WordingTest,
)
from leadcontract.domain.deal import AUDIENCES, CHANNELS, Deal, Duration, Money, Value
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.law import Checked
from leadcontract.library import values
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.lazy import made
from leadcontract.library.patterns import PatternError, segments
from leadcontract.library.phrases import fold

if TYPE_CHECKING:
    from leadcontract.domain.quantity import Limit, Quantity

KEYS = (
    "id", "title", "why", "question", "severity", "when", "parameters", "wording", "checked", "topic", "under",
    "elements", "forbidden", "found_by", "decoys", "positions", "examples", "tests",
)  # fmt: skip
BEYOND_TEXTS = frozenset(KEYS[KEYS.index("topic") :])
"""The keys of what a draft has no need of."""
NEEDED = ("id", "title", "why", "severity", "wording", "checked", "elements", "examples")
ANNEX = "annex/"
"""The family of clauses that follow the signatures; a review does not look for them one by one."""
FACTS = {"audience": AUDIENCES, "channels": CHANNELS}


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
    wordings, repealed = _wordings(top.get("wording"))
    nothing = replace(top, value=None)
    found = top if depth != "texts" else nothing
    proof = top if depth == "examples" else nothing
    return Clause(
        id=expected_id,
        title=top.get("title").bilingual(),
        why=top.get("why").bilingual(),
        severity=top.get("severity").word(Choice(SEVERITIES)) or "minor",
        when=when(top.get("when")),
        parameters={str(c.path[-1]): _parameter(c) for c in top.get("parameters").items()},
        wordings=wordings,
        repealed=repealed,
        checked_on=held.on,
        check_again_by=held.again_by,
        topic=_topic(found.get("topic")),
        under=_topic(found.get("under")),
        elements={str(c.path[-1]): _element(c) for c in found.get("elements").items()},
        forbidden={str(c.path[-1]): _element(c) for c in found.get("forbidden").items()},
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


def _parameter(cursor: Cursor) -> Parameter:
    cursor.keys("type", "asks", "default", "at_least", "at_most", "law", "choices", need=("type", "asks"))
    kind = cursor.get("type").word(Choice(PARAMETER_TYPES)) or "text"
    choices = {str(c.path[-1]): c.bilingual() for c in cursor.get("choices").items()}
    if (kind == "choice") != bool(choices):
        cursor.wrong("{name} : « choices » va avec le type « choice ».", "{name}: 'choices' goes with type 'choice'.")
    parameter = Parameter(
        name=str(cursor.path[-1]),
        type=kind,
        asks=cursor.get("asks").bilingual(),
        at_least=_bound(cursor.get("at_least"), kind),
        at_most=_bound(cursor.get("at_most"), kind),
        law=cursor.get("law").optional(),
        choices=choices,
    )
    default = value(cursor.get("default"), parameter)
    return replace(parameter, default=default)


def _bound(cursor: Cursor, kind: str) -> Duration | Money | int | None:
    if not cursor.given:
        return None
    try:
        if kind == "duration":
            return values.duration(cursor.text())
        if kind == "money":
            return values.money(cursor.text())
    except ValueError:
        cursor.wrong("{name} : borne illisible : « {value} ».", "{name}: unreadable bound: '{value}'.")
        return None
    return cursor.integer()


def value(cursor: Cursor, parameter: Parameter) -> Value | None:
    """Read a value for a parameter, within its bounds; None where there is none or it is wrong."""
    if not cursor.given:
        return None
    if isinstance(cursor.value, dict) and parameter.type == "text":
        return cursor.bilingual()
    text = cursor.text()
    expected = values.EXPECTED[parameter.type]
    try:
        read = values.parse(text, parameter.type)
    except (ValueError, InvalidOperation):
        cure = Bilingual("Écrivez {what}.", "Write {what}.").format(what=expected)
        cursor.wrong("{name} : « {value} » ne convient pas.", "{name}: '{value}' does not fit.", cure)
        return None
    if parameter.type == "choice" and read not in parameter.choices:
        cure = Bilingual("Choisissez : {say}.", "Choose: {say}.").format(say=" | ".join(parameter.choices))
        cursor.wrong("{name} : « {value} » n’est pas prévu.", "{name}: '{value}' is not known.", cure)
        return None
    broken = values.out_of_bounds(read, parameter)
    if broken is not None:
        law = f" ({parameter.law})" if parameter.law else ""
        what = Bilingual("« {{value}} » est {b}{law}.", "'{{value}}' is {b}{law}.").format(b=broken, law=law)
        cursor.wrong("{name} : " + what.fr, "{name}: " + what.en)
        return None
    return read


def _wordings(cursor: Cursor) -> tuple[tuple[Wording, ...], dict[Instrument | None, date]]:
    wordings: list[Wording] = []
    repealed: dict[Instrument | None, date] = {}
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
                    wordings.append(Wording(since, instrument, stance, basis, said))
    return tuple(wordings), repealed


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


def _topic(cursor: Cursor) -> dict[Lang, tuple[str, ...]]:
    cursor.keys(*LANGS)
    return _patterns(cursor)


def _patterns(cursor: Cursor) -> dict[Lang, tuple[str, ...]]:
    return {lang: patterns(cursor.get(lang)) for lang in LANGS}


def patterns(cursor: Cursor) -> tuple[str, ...]:
    """Return the patterns of a list, telling those that cannot be read."""
    if not cursor.source.sound:
        for item in cursor.list():
            check_pattern(item)
    return cursor.texts()


def check_pattern(cursor: Cursor) -> str:
    """Return a pattern, telling what is wrong with it where it cannot be read."""
    text = cursor.text()
    if cursor.source.sound:
        return text
    try:
        segments(text)
    except PatternError as error:
        cursor.wrong(
            f"{{name}} : motif « {{value}} » : {error.what.fr}.", f"{{name}}: pattern '{{value}}': {error.what.en}."
        )
    return text


def _limit(cursor: Cursor) -> Limit:
    from leadcontract.domain.quantity import Limit  # which a draft has no need of, nor of what reads it

    cursor.keys("law", "at_least", "at_most", "binding", "where", "unless", need=("law",))
    low, high = cursor.get("at_least"), cursor.get("at_most")
    if low.given == high.given:
        cursor.wrong("{name} : « at_least » ou « at_most ».", "{name}: 'at_least' or 'at_most'.")
    return Limit(
        law=cursor.get("law").text(),
        at_least=_figure(low),
        at_most=_figure(high),
        binding=not cursor.get("binding").given or cursor.get("binding").flag(),
        where=_words(cursor.get("where")),
        unless=_words(cursor.get("unless")),
    )


def _figure(cursor: Cursor) -> Quantity | None:
    if not cursor.given:
        return None
    from leadcontract.library import quantities

    try:
        return quantities.whole(cursor.text())
    except ValueError:
        cursor.wrong(
            "{name} : « {value} » n’est pas un chiffre borné (72 hours, 4 times in 30 days).",
            "{name}: '{value}' is no figure (72 hours, 4 times in 30 days).",
        )
        return None


def _words(cursor: Cursor) -> dict[Lang, tuple[str, ...]]:
    cursor.keys(*LANGS, need=LANGS if cursor.given else ())
    return {lang: tuple(fold(word) for word in cursor.get(lang).texts()) for lang in LANGS if cursor.given}


def _element(cursor: Cursor) -> Element:
    cursor.keys(
        *("asks", "required", "detail", "negative", "duty", "since", "until", "limits", "counts", "against", *LANGS),
        need=("asks", *LANGS),
    )
    counts = cursor.get("counts")
    counts.keys(*LANGS, need=LANGS if counts.given else ())
    return Element(
        id=str(cursor.path[-1]),
        asks=cursor.get("asks").bilingual(),
        patterns=_patterns(cursor),
        required=cursor.get("required").flag(),
        detail=cursor.get("detail").flag(),
        negative=cursor.get("negative").flag(),
        duty=cursor.get("duty").flag(),
        since=cursor.get("since").date(),
        until=cursor.get("until").date(),
        limits=tuple(_limit(c) for c in cursor.get("limits").list()),
        counts={lang: counts.get(lang).texts() for lang in LANGS if counts.given},
        against=cursor.get("against").words(Choice(SIDES)) or SIDES,
    )


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
