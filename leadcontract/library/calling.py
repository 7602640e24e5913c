"""Reads the calling rules, and the words by which a call log is understood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leadcontract.domain.calling import (
    CHECKS,
    COLUMNS,
    OUTCOMES,
    CallingCode,
    Check,
    Column,
    Outcome,
    Place,
    Rule,
    Term,
)
from leadcontract.domain.deal import Duration
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.law import Basis
from leadcontract.domain.quantity import Frequency, Hours, Quantity, Weekdays
from leadcontract.library import quantities
from leadcontract.library.common import checked
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.phrases import fold
from leadcontract.library.register import in_force_between
from leadcontract.library.slots import WordingError, parts
from leadcontract.library.values import iso_date

ALLOWS: Mapping[Check, type[Quantity]] = {
    "weekday": Weekdays, "hours": Hours, "frequency": Frequency, "refusal": Duration, "validity": Duration,
    "call-back": Duration,
}  # fmt: skip
"""The checks that need a figure, and its kind."""
FILLED: Mapping[Check, tuple[str, ...]] = {
    "weekday": ("weekday", "allowed"),
    "holiday": ("holiday",),
    "local-holiday": ("holiday",),
    "hours": ("time", "zone", "allowed"),
    "frequency": ("allowed", "days"),
    "refusal": ("event", "allowed"),
    "withdrawal": ("event",),
    "consent": ("consent",),
    "validity": ("event", "allowed"),
    "call-back": ("event",),
    "early-consent": ("event",),
    "agreed": (),
}
"""What each check fills in where its rule says what was done."""


def calling(top: Cursor, law: Mapping[str, Basis]) -> CallingCode:
    """Read the calling code; each term rests on an entry of the register in force as long as it lasts."""
    need = ("rules", "columns", "outcomes", "business", "places", "checked")
    top.keys(*need, need=need)
    rules = tuple(_rule(cursor, law) for cursor in top.get("rules").list())
    for name in CHECKS:
        if sum(rule.check == name for rule in rules) > 1:
            top.get("rules").wrong(f"{{name}} : deux règles « {name} ».", f"{{name}}: two rules '{name}'.")
    top.get("columns").keys(*COLUMNS, need=COLUMNS)
    top.get("outcomes").keys(*OUTCOMES, need=OUTCOMES)
    columns: dict[Column, tuple[str, ...]] = {name: _words(top.get("columns").get(name)) for name in COLUMNS}
    outcomes: dict[Outcome, tuple[str, ...]] = {name: _words(top.get("outcomes").get(name)) for name in OUTCOMES}
    places = tuple(_place(cursor) for cursor in top.get("places").list())
    if not places:
        top.get("places").wrong("{name} : aucun lieu.", "{name}: no place.")
    return CallingCode(rules, columns, outcomes, _words(top.get("business")), places, checked(top.get("checked")))


def _words(cursor: Cursor) -> tuple[str, ...]:
    cursor.keys(*LANGS, need=LANGS)
    return tuple(fold(word) for lang in LANGS for word in cursor.get(lang).texts())


def _rule(cursor: Cursor, law: Mapping[str, Basis]) -> Rule:
    need = ("check", "title", "breach", "from")
    cursor.keys(*need, "remark", need=need)
    check = cursor.get("check").word(Choice(CHECKS)) or CHECKS[0]
    breach = cursor.get("breach").bilingual()
    for lang in LANGS:
        _filled(cursor.get("breach").get(lang), breach[lang], FILLED[check])
    terms: list[Term] = []
    repealed: date | None = None
    dated: list[date] = []
    for item in cursor.get("from").items():
        try:
            since = iso_date(str(item.path[-1]))
        except ValueError:
            item.wrong("{name} : la clé doit être une date AAAA-MM-JJ.", "{name}: the key must be a YYYY-MM-DD date.")
            continue
        if dated and since <= dated[-1]:
            item.wrong("{name} : dates dans le désordre.", "{name}: dates out of order.")
        dated.append(since)
        repealed = None if item.given else since
        if item.given and (term := _term(item, since, check, law)) is not None:
            terms.append(term)
    for term, until in zip(terms, [*dated[1:], None], strict=False):
        last = date.fromordinal(until.toordinal() - 1) if until is not None else None
        broken = in_force_between(term.law, term.since, last)
        if broken is not None:
            told = Bilingual(f"« {term.law.id} » {broken.fr}.", f"'{term.law.id}' {broken.en}.")
            cursor.get("from").wrong(f"{{name}} : {told.fr}", f"{{name}}: {told.en}")
    return Rule(
        check,
        cursor.get("title").bilingual(),
        breach,
        tuple(terms),
        repealed,
        cursor.get("remark").optional_bilingual(),
    )


def _term(cursor: Cursor, since: date, check: Check, law: Mapping[str, Basis]) -> Term | None:
    cursor.keys("law", "allows", "counts", need=("law",))
    basis = law.get(cursor.get("law").word(Choice(tuple(law))) or "")
    allows: Quantity | None = None
    if cursor.get("allows").given:
        try:
            allows = quantities.whole(cursor.get("allows").text())
        except ValueError:
            cursor.get("allows").wrong("{name} : « {value} » est illisible.", "{name}: '{value}' cannot be read.")
            return None
    wanted = ALLOWS.get(check)
    if (wanted is None) != (allows is None) or (wanted is not None and not isinstance(allows, wanted)):
        cursor.get("allows").wrong(
            "{name} : ce chiffre ne convient pas à la règle.", "{name}: this figure does not fit the rule."
        )
        return None
    return Term(since, basis, allows, cursor.get("counts").words(Choice(OUTCOMES))) if basis is not None else None


def _filled(cursor: Cursor, text: str, wanted: tuple[str, ...]) -> None:
    try:
        slots = {name for kind, name in parts(text) if kind != "text"}
    except WordingError:
        slots = {"{}"}
    odd = ", ".join(sorted(slots - set(wanted)))
    if odd:
        cursor.wrong(f"{{name}} : blanc inconnu : {odd}.", f"{{name}}: unknown slot: {odd}.")


def _place(cursor: Cursor) -> Place:
    cursor.keys("name", "zone", "postcodes", "countries", "prefixes", "dialling", "holidays", need=("name", "zone"))
    return Place(
        name=cursor.get("name").bilingual(),
        zone=cursor.get("zone").text(),
        postcodes=cursor.get("postcodes").texts(),
        countries=tuple(fold(word) for word in cursor.get("countries").texts()),
        prefixes=cursor.get("prefixes").texts(),
        dialling=cursor.get("dialling").optional(),
        holidays=cursor.get("holidays").optional(),
    )
