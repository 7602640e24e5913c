"""Writes values as each language wants them: durations, money, percentages, dates."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from leadcontract.domain.deal import Duration, Money, Unit, Value
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.quantity import Frequency, Hours, Limit, Multiple, Quantity, Weekdays
from leadcontract.domain.typography import NBSP

UNITS: dict[Unit, dict[Lang, tuple[str, str]]] = {
    "hour": {"fr": ("heure", "heures"), "en": ("hour", "hours")},
    "day": {"fr": ("jour", "jours"), "en": ("day", "days")},
    "working_day": {"fr": ("jour ouvré", "jours ouvrés"), "en": ("working day", "working days")},
    "week": {"fr": ("semaine", "semaines"), "en": ("week", "weeks")},
    "month": {"fr": ("mois", "mois"), "en": ("month", "months")},
    "year": {"fr": ("an", "ans"), "en": ("year", "years")},
}
LOCALES: dict[Lang, str] = {"fr": "fr", "en": "en_GB"}


AT_LEAST = Bilingual("{bound} au moins", "at least {bound}")
AT_MOST = Bilingual("{bound} au plus", "at most {bound}")
_DAYS: dict[Lang, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_TO, _AND, _TIMES = Bilingual("à", "to"), Bilingual("et", "and"), Bilingual("fois", "times")
_NO_CENTS = re.compile(r"[.,]00(?!\d)")
_FEW = {1: Bilingual("une fois", "once"), 2: Bilingual("deux fois", "twice")}


def plain(value: Quantity) -> str:
    """Write a figure as the library writes its bounds: "90 days", "40 EUR", "4 times in 30 days", "once a year"."""
    return f"{value.amount} {value.currency}" if isinstance(value, Money) else say(value, "en").replace(NBSP, " ")


def both(value: Value | Quantity) -> Bilingual:
    """Write a figure in both languages."""
    return Bilingual(say(value, "fr"), say(value, "en"))


def clock(minutes: int) -> Bilingual:
    """Write a minute of the day in both languages: « 20 h 05 », "20:05"."""
    return Bilingual(_clock(minutes, "fr"), _clock(minutes, "en"))


def weekday(day: int) -> Bilingual:
    """Name a day of the week, Monday 0, in both languages."""
    return Bilingual(_DAYS["fr"][day], _DAYS["en"][day])


def bounds(limit: Limit) -> Bilingual:
    """Say what a limit allows: "at most 60 days", "10:00 to 13:00"."""
    if limit.at_most is None:
        return AT_LEAST.format(bound=both(limit.at_least)) if limit.at_least is not None else Bilingual("", "")
    said = both(limit.at_most)
    return said if limit.kind in (Hours, Weekdays) else AT_MOST.format(bound=said)


def say(value: Value | Quantity, lang: Lang) -> str:
    """Write a value in a language: « 10 jours ouvrés », « 38,50 € », "25 May 2018", "10:00 to 13:00"."""
    match value:
        case Bilingual():
            return value[lang]
        case Duration(count, unit):
            return f"{count}{NBSP}{UNITS[unit][lang][count > 1 if lang == 'fr' else count != 1]}"
        case Frequency(count, period):
            times = _FEW[count][lang] if count in _FEW else f"{count}{NBSP}{_TIMES[lang]}"
            return f"{times} {_per(count, period, lang)}"
        case Multiple(times):
            number = str(times) if lang == "en" else str(times).replace(".", ",")
            return f"{number}{NBSP}{_TIMES[lang]}"
        case Hours(spans):
            ranges = (f"{_clock(start, lang)} {_TO[lang]} {_clock(end, lang)}" for start, end in spans)
            return f" {_AND[lang]} ".join(ranges)
        case Weekdays(days):
            names = [_DAYS[lang][day] for day in days]
            if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
                return f"{names[0]} {_TO[lang]} {names[-1]}"
            return f" {_AND[lang]} ".join((*([", ".join(names[:-1])] if names[1:] else []), names[-1]))
        case Money(amount, currency):
            from babel.numbers import format_currency

            written = str(format_currency(amount, currency, locale=LOCALES[lang]))
            return _NO_CENTS.sub("", written) if amount == amount.to_integral_value() else written
        case Decimal():
            from babel.numbers import format_percent

            return str(
                format_percent(
                    value / 100, format="#,##0.##" + (f"{NBSP}%" if lang == "fr" else "%"), locale=LOCALES[lang]
                )
            )
        case date():
            from babel.dates import format_date

            written = str(format_date(value, format="long", locale=LOCALES[lang]))
            return f"1er{written[1:]}" if lang == "fr" and value.day == 1 else written
        case int():
            from babel.numbers import format_decimal

            return str(format_decimal(value, locale=LOCALES[lang]))
        case _:
            return value


def _per(count: int, period: Duration, lang: Lang) -> str:
    """Say the period of a frequency: « par an », "every 6 months" for what happens once, else "in 30 days"."""
    if period.count == 1:
        unit = UNITS[period.unit][lang][0]
        each = "par" if lang == "fr" else "an" if unit == "hour" else "a"
        return f"{each} {unit}"
    if count > 1:
        each = "en" if lang == "fr" else "in"
    else:
        each = "every" if lang == "en" else "toutes les" if period.unit in ("hour", "week") else "tous les"
    return f"{each} {say(period, lang)}"


def _clock(minutes: int, lang: Lang) -> str:
    hour, minute = divmod(minutes, 60)
    if lang == "en":
        return f"{hour:02}:{minute:02}"
    return f"{hour}{NBSP}h" + (f"{NBSP}{minute:02}" if minute else "")
