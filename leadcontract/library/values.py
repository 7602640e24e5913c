"""Reads the values that fill a wording's blanks, and holds them to the bounds set by law."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from leadcontract.domain.clause import Parameter, ParameterType
from leadcontract.domain.deal import Duration, Money, Unit, Value
from leadcontract.domain.language import Bilingual

UNIT_WORDS: dict[Unit, tuple[str, ...]] = {
    "hour": ("hour", "hours", "heure", "heures", "h"),
    "day": ("day", "days", "calendar day", "calendar days", "jour", "jours", "jours calendaires"),
    "working_day": (
        "working day",
        "working days",
        "business day",
        "business days",
        "jour ouvré",
        "jours ouvrés",
    ),
    "week": ("week", "weeks", "semaine", "semaines"),
    "month": ("month", "months", "mois"),
    "year": ("year", "years", "an", "ans", "année", "années"),
}
CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP"}

_DURATION = re.compile(r"(\d{1,5})\s+(\D+)")
_WHOLE = re.compile(r"0|[1-9]\d{0,11}")
_MONEY = re.compile(r"(?P<number>\d[\d\s.,\u00a0\u202f]*?)\s*(?P<currency>€|\$|£|[A-Z]{3})")

EXPECTED: dict[ParameterType, Bilingual] = {
    "duration": Bilingual("une durée (10 jours ouvrés, 3 ans)", "a duration (10 working days, 3 years)"),
    "money": Bilingual("un montant (38,50 EUR)", "an amount (38.50 EUR)"),
    "integer": Bilingual("un nombre entier, 1 ou plus", "a whole number, 1 or more"),
    "percentage": Bilingual("un pourcentage entre 0 et 1000", "a percentage between 0 and 1000"),
    "choice": Bilingual("l’un des choix prévus", "one of the choices"),
    "text": Bilingual("un texte", "a text"),
    "date": Bilingual("une date AAAA-MM-JJ", "a YYYY-MM-DD date"),
}


def duration(text: str) -> Duration:
    """Read « 10 jours ouvrés » or "3 years"; ValueError where it is neither, or no time at all."""
    match = _DURATION.fullmatch(text.strip().replace("\u00a0", " "))
    if match:
        for unit, words in UNIT_WORDS.items():
            if match[2].strip().lower() in words and int(match[1]) > 0:
                return Duration(int(match[1]), unit)
    raise ValueError(text)


def money(text: str) -> Money:
    """Read "38.50 EUR" or « 1 200,50 € »; ValueError where it is neither.

    The last comma or point followed by one or two digits is the decimal mark; others group thousands. A price in
    fractions of a cent, such as 0.005 EUR, is refused rather than rounded.
    """
    match = _MONEY.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    number = re.sub(r"[\s\u00a0\u202f]", "", match["number"])
    whole, mark, cents = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", number).groups()  # type: ignore[union-attr]
    digits = re.sub(r"[.,](?=\d{3}(?:[.,]|$))", "", whole)
    if not _WHOLE.fullmatch(digits):
        raise ValueError(text)
    return Money(Decimal(f"{digits}.{cents}" if mark else digits), CURRENCIES.get(match["currency"], match["currency"]))


def iso_date(text: str) -> date:
    """Read a date written YYYY-MM-DD and in no other way; ValueError where it is not one."""
    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError(text)
    return found


def parse(text: str, kind: ParameterType) -> Value:
    """Read a value of a type from its text; ValueError where it is not one."""
    match kind:
        case "duration":
            return duration(text)
        case "money":
            return money(text)
        case "integer":
            if not _WHOLE.fullmatch(text) or text == "0":
                raise ValueError(text)
            return int(text)
        case "percentage":
            value = Decimal(text.replace("%", "").replace(",", ".").strip())
            if not 0 <= value <= 1000 or value != round(value, 2):
                raise ValueError(text)
            return value
        case "date":
            return iso_date(text)
        case "choice" | "text":
            if not text:
                raise ValueError(text)
            return text


def out_of_bounds(value: Value, parameter: Parameter) -> Bilingual | None:
    """Say in both languages which bound the value breaks, None where it breaks none."""
    low, high = parameter.at_least, parameter.at_most
    if low is not None and not _at_most(low, value):
        return Bilingual("inférieur au minimum de {bound}", "below the minimum of {bound}").format(bound=say(low))
    if high is not None and not _at_most(value, high):
        return Bilingual("supérieur au maximum de {bound}", "above the maximum of {bound}").format(bound=say(high))
    return None


def _at_most(value: Value, bound: Value) -> bool:
    match value, bound:
        case Duration(), Duration():
            return value.at_most(bound)
        case Money(), Money():
            return value.at_most(bound)
        case int() | Decimal(), int() | Decimal():
            return value <= bound
        case _:
            return True


def say(value: Value) -> str:
    """Write a value as a deal file would hold it: ``3 year``, ``38.50 EUR``, ``12``."""
    match value:
        case Duration(count, unit):
            words = UNIT_WORDS[unit]
            return f"{count} {words[0] if count == 1 else words[1]}"
        case Money(amount, currency):
            return f"{amount} {currency}"
        case _:
            return str(value)
