"""Values in both languages, within the bounds that the law sets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcontract.domain.clause import Parameter, ParameterType
from leadcontract.domain.deal import UNITS, Duration, Money
from leadcontract.domain.language import Bilingual
from leadcontract.library import values


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("10 jours ouvrés", 10, "working_day"),
        ("10 working days", 10, "working_day"),
        ("1 jour", 1, "day"),
        ("48 heures", 48, "hour"),
        ("3 ans", 3, "year"),
        ("6 mois", 6, "month"),
        ("2 weeks", 2, "week"),
    ],
)
def test_durations_are_read_in_both_languages(text: str, count: int, unit: str) -> None:
    assert values.duration(text) == Duration(count, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["trois ans", "3", "3 siècles", "-3 ans", "3.5 years", "0 mois", ""])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        values.duration(text)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("38,50 €", "38.50", "EUR"),
        ("38.50 EUR", "38.50", "EUR"),
        ("1 200 €", "1200", "EUR"),
        ("1\u202f200,5 €", "1200.5", "EUR"),
        ("1,200.50 USD", "1200.50", "USD"),
        ("1.200,50 EUR", "1200.50", "EUR"),
        ("1,200 GBP", "1200", "GBP"),
    ],
)
def test_money_is_read_in_both_languages(text: str, amount: str, currency: str) -> None:
    assert values.money(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["38", "38 euros et demi", "EUR", "1,2,3 EUR", "12..5 EUR", "0.005 EUR", "1.2345 EUR", "9" * 20 + " EUR"]
)
def test_what_is_no_money_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        values.money(text)


@given(st.integers(1, 99999), st.sampled_from(UNITS))
def test_a_duration_written_is_read_back(count: int, unit: str) -> None:
    duration = Duration(count, unit)  # type: ignore[arg-type]
    assert values.duration(values.say(duration)) == duration


@given(st.decimals(0, 10**9, places=2, allow_nan=False))
def test_money_written_is_read_back(amount: Decimal) -> None:
    assert values.money(values.say(Money(amount))) == Money(amount)


def test_a_value_out_of_bounds_names_the_bound() -> None:
    parameter = Parameter("p", "duration", Bilingual("p", "p"), at_least=Duration(3, "year"))
    assert values.out_of_bounds(Duration(35, "month"), parameter) is not None
    assert values.out_of_bounds(Duration(3, "year"), parameter) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [("-5", "integer"), ("1_000", "integer"), ("9" * 5000, "integer"), ("12.345 %", "percentage"), ("-1", "percentage"),
     ("20261121", "date"), ("2026-W01-1", "date"), ("2026-02-30", "date")],
)  # fmt: skip
def test_what_would_be_rounded_guessed_or_negative_is_refused(text: str, kind: ParameterType) -> None:
    with pytest.raises(ValueError):
        values.parse(text, kind)
