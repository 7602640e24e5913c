"""Reads the parameters of a clause, and a value for one of them, within its bounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import InvalidOperation

from leadcontract.domain.clause import PARAMETER_TYPES, Parameter
from leadcontract.domain.deal import Duration, Money, Value
from leadcontract.domain.language import Bilingual
from leadcontract.library import values
from leadcontract.library.cursor import Choice, Cursor


def parameter(cursor: Cursor) -> Parameter:
    """Read a parameter, whose name is its key."""
    cursor.keys("type", "asks", "default", "at_least", "at_most", "law", "choices", need=("type", "asks"))
    kind = cursor.get("type").word(Choice(PARAMETER_TYPES)) or "text"
    choices = {str(c.path[-1]): c.bilingual() for c in cursor.get("choices").items()}
    if (kind == "choice") != bool(choices):
        cursor.wrong("{name} : « choices » va avec le type « choice ».", "{name}: 'choices' goes with type 'choice'.")
    read = Parameter(
        name=str(cursor.path[-1]),
        type=kind,
        asks=cursor.get("asks").bilingual(),
        at_least=_bound(cursor.get("at_least"), kind),
        at_most=_bound(cursor.get("at_most"), kind),
        law=cursor.get("law").optional(),
        choices=choices,
    )
    return replace(read, default=value(cursor.get("default"), read))


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
