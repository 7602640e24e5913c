"""Reads what a review looks for in a clause: its elements, their patterns, and the figures that the law bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadcontract.domain.clause import SIDES, Element
from leadcontract.domain.language import LANGS, Lang
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.patterns import PatternError, segments
from leadcontract.library.phrases import fold

if TYPE_CHECKING:
    from leadcontract.domain.quantity import Limit, Quantity


def element(cursor: Cursor) -> Element:
    """Read an element, whose id is its key."""
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


def topic(cursor: Cursor) -> dict[Lang, tuple[str, ...]]:
    """Read the patterns of each language, which may have none."""
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
