"""Writes values as each language wants them: durations, money, percentages, dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from leadcontract.domain.deal import Duration, Money, Value
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import NBSP
from leadcontract.library.quantities import in_words

LOCALES: dict[Lang, str] = {"fr": "fr", "en": "en_GB"}


def say(value: Value, lang: Lang) -> str:
    """Write a value in a language: « 10 jours ouvrés », « 38,50 € », "25 May 2018"."""
    match value:
        case Bilingual():
            return value[lang]
        case Duration():
            return in_words(value)[lang].replace(" ", NBSP, 1)
        case Money(amount, currency):
            from babel.numbers import format_currency

            return str(format_currency(amount, currency, locale=LOCALES[lang]))
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
