"""Figures are read in digits and in words, in both languages, and as the tool itself writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcontract.domain.deal import UNITS, Duration, Money, Unit
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.quantity import Frequency, Hours, Limit, Multiple, Quantity, Weekdays
from leadcontract.domain.typography import NBSP
from leadcontract.library.quantities import read, whole
from leadcontract.library.saying import both, plain, say
from leadcontract.library.schedules import together

WEEK: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("dans un délai de quarante-huit (48) heures", "fr", [(48, "hour")]),
        ("sous 48 (quarante-huit) heures", "fr", [(48, "hour")]),
        ("soixante-douze heures puis trois ans", "fr", [(72, "hour"), (3, "year")]),
        ("sous dix jours ouvrés, un mois ou 1 an", "fr", [(10, "working_day"), (1, "month"), (1, "year")]),
        ("five working days, 60 calendar days, one year", "en", [(5, "working_day"), (60, "day"), (1, "year")]),
        ("Within Ninety (90) Days", "en", [(90, "day")]),
        ("a 90-day payment term", "en", [(90, "day")]),
        ("notification sous 72h", "fr", [(72, "hour")]),
        ("les appels de 10 h à 13 h", "fr", []),
        ("0 jours, rien, 12 pommes", "fr", []),
        ("l'article 28.3 jours", "fr", []),
        ("", "en", []),
    ],
)
def test_durations_are_read_in_order(text: str, lang: Lang, found: list[tuple[int, Unit]]) -> None:
    assert [one.value for one in read(text, lang, Duration)] == [Duration(count, unit) for count, unit in found]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("4 appels au plus par période de trente jours calendaires", "fr", [Frequency(4, Duration(30, "day"))]),
        ("cinq fois sur un mois", "fr", [Frequency(5, Duration(1, "month"))]),
        ("sur 30 jours, six tentatives d'appel au plus", "fr", [Frequency(6, Duration(30, "day"))]),
        ("3 tentatives par jour", "fr", [Frequency(3, Duration(1, "day"))]),
        ("no more than five calls in any thirty (30) day period", "en", [Frequency(5, Duration(30, "day"))]),
        ("no more than five calls in any 30-day period", "en", [Frequency(5, Duration(30, "day"))]),
        ("called at most twice a month", "en", [Frequency(2, Duration(1, "month"))]),
        ("four (4) unsuccessful attempts per week", "en", [Frequency(4, Duration(1, "week"))]),
        ("300 leads par mois", "fr", []),
        ("deux audits par an", "fr", []),
        ("six appels par semaine, avec un relevé mensuel", "fr", [Frequency(6, Duration(1, "week"))]),
        ("un rapport mensuel des appels", "fr", []),
    ],
)
def test_calls_per_period_are_read(text: str, lang: Lang, found: list[Frequency]) -> None:
    calls = {"fr": ("appel", "appels", "tentatives"), "en": ("calls", "attempts")}
    assert [one.value for one in read(text, lang, Frequency, calls[lang])] == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("une fois par an", "fr", "une fois par an"),
        ("limité à deux (2) audits par année civile", "fr", "deux fois par an"),
        ("un seul audit par période de douze (12) mois", "fr", "une fois tous les 12 mois"),
        ("une fois au cours d'une même année civile", "fr", "une fois par an"),
        ("trois contrôles par trimestre", "fr", "3 fois en 3 mois"),
        ("un audit annuel", "fr", "une fois par an"),
        ("deux audits annuels", "fr", "deux fois par an"),
        ("limité à 2 par an", "fr", "deux fois par an"),
        ("limited to 2 a year", "en", "twice a year"),
        ("once in any twelve (12) month period", "en", "once every 12 months"),
        ("no more than three audits per calendar year", "en", "3 times a year"),
        ("one audit every 6 months", "en", "once every 6 months"),
        ("quarterly audits", "en", "once every 3 months"),
        ("half-yearly audits", "en", "once every 6 months"),
        ("audited annually", "en", "once a year"),
        ("on 10 days' notice, at its own cost", "en", None),
        ("an annual report, and two calls a month", "en", None),
        ("300 leads par mois", "fr", None),
        ("30 jours par facture", "fr", None),
        ("", "fr", None),
    ],
)
def test_audits_per_period_are_read_and_written_alike(text: str, lang: Lang, found: str | None) -> None:
    audits = {"fr": ("audit", "audits", "contrôles"), "en": ("audit", "audits", "audited")}
    said = [say(one.value, lang).replace(NBSP, " ") for one in read(text, lang, Frequency, audits[lang])]
    assert said == ([found] if found else [])


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (Frequency(2, Duration(1, "hour")), "deux fois par heure", "twice an hour"),
        (Frequency(1, Duration(2, "week")), "une fois toutes les 2 semaines", "once every 2 weeks"),
        (Frequency(4, Duration(30, "day")), "4 fois en 30 jours", "4 times in 30 days"),
        (Duration(1, "working_day"), "1 jour ouvré", "1 working day"),
        (Duration(10, "working_day"), "10 jours ouvrés", "10 working days"),
    ],
)
def test_a_figure_is_written_in_both_languages(value: Quantity, fr: str, en: str) -> None:
    assert [said.replace(NBSP, " ") for said in (both(value).fr, both(value).en)] == [fr, en]


@pytest.mark.parametrize(
    ("text", "lang", "spans"),
    [
        ("de 9h à 21h", "fr", [(9, 21)]),
        ("de 10 h 00 à 13 h 00 et de 14 h 00 à 20 h 00", "fr", [(10, 13), (14, 20)]),
        ("10h-13h et 14h-20h", "fr", [(10, 13), (14, 20)]),
        ("de neuf heures à vingt et une heures", "fr", [(9, 21)]),
        ("entre 9 et 21 heures", "fr", [(9, 21)]),
        ("entre 11 h et midi", "fr", [(11, 12)]),
        ("ni avant 9 h ni après 20h30", "fr", [(9, 20.5)]),
        ("de 9 heures du matin à 8 heures du soir", "fr", [(9, 20)]),
        ("between 9 a.m. and 9 p.m.", "en", [(9, 21)]),
        ("from nine in the morning until eight in the evening", "en", [(9, 20)]),
        ("9 to 5 pm", "en", [(9, 17)]),
        ("between 2 and 8 p.m.", "en", [(14, 20)]),
        ("10:00 to 13:30", "en", [(10, 13.5)]),
        ("not before 8 a.m. or after 9 p.m.", "en", [(8, 21)]),
        ("from 12 noon to 6 pm", "en", [(12, 18)]),
        ("de 20 h à 8 h", "fr", []),
        ("de 9 à 12 leads", "fr", []),
        ("le 10.12.2026 à 12 h", "fr", []),
        ("between 2 and 4 hours", "en", []),
    ],
)
def test_hours_of_the_day_are_read(text: str, lang: Lang, spans: list[tuple[float, float]]) -> None:
    found = [Hours(((int(start * 60), int(end * 60)),)) for start, end in spans]
    assert [one.value for one in read(text, lang, Hours)] == found


@pytest.mark.parametrize(
    ("text", "lang", "days"),
    [
        ("du lundi au vendredi", "fr", [WEEK[:5]]),
        ("du lundi au samedi", "fr", [WEEK[:6]]),
        ("les samedis et dimanches", "fr", [(5, 6)]),
        ("le lundi, le mardi et le jeudi", "fr", [(0, 1, 3)]),
        ("7 jours sur 7", "fr", [WEEK]),
        ("7j/7", "fr", [WEEK]),
        ("Monday through Saturday", "en", [WEEK[:6]]),
        ("on Saturday", "en", [(5,)]),
        ("seven days a week", "en", [WEEK]),
        ("on weekdays", "en", [WEEK[:5]]),
        ("within seven days", "en", []),
    ],
)
def test_days_of_the_week_are_read(text: str, lang: Lang, days: list[tuple[int, ...]]) -> None:
    assert [one.value for one in read(text, lang, Weekdays)] == [Weekdays(one) for one in days]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("une indemnité de quarante euros", "fr", [Money(Decimal(40))]),
        ("1 200,50 € ou EUR 40", "fr", [Money(Decimal("1200.50")), Money(Decimal(40))]),
        ("a fixed sum of €40.00", "en", [Money(Decimal("40.00"))]),
        ("trois fois le taux légal", "fr", [Multiple(Decimal(3))]),
        ("une fois et demie le taux légal", "fr", [Multiple(Decimal("1.5"))]),
        ("twice the legal rate", "en", [Multiple(Decimal(2))]),
        ("1,5 fois", "fr", [Multiple(Decimal("1.5"))]),
    ],
)
def test_amounts_and_multiples_are_read(text: str, lang: Lang, found: list[Quantity]) -> None:
    assert [one.value for one in read(text, lang, type(found[0]))] == found


@pytest.mark.parametrize(
    ("text", "lang", "kind", "words"),
    [
        ("payable à quatre-vingt-dix (90) jours nets", "fr", Duration, "quatre-vingt-dix (90) jours"),
        ("appels de 9 h à 21 h.", "fr", Hours, "9 h à 21 h"),
        ("at most five times a month", "en", Frequency, "five times a month"),
    ],
)
def test_a_reading_points_at_its_words(text: str, lang: Lang, kind: type[Quantity], words: str) -> None:
    (one,) = read(text, lang, kind)
    assert text[one.start : one.end] == words


durations = st.builds(Duration, st.integers(1, 999), st.sampled_from(UNITS))
spans = st.lists(st.integers(0, 1439), min_size=2, max_size=6, unique=True).map(sorted)
quantities = st.one_of(
    durations,
    st.builds(Frequency, st.integers(1, 99), st.builds(Duration, st.integers(1, 99), st.sampled_from(UNITS))),
    st.builds(Multiple, st.integers(2, 99).map(Decimal)),
    spans.map(lambda cuts: Hours(tuple(zip(cuts[::2], cuts[1::2], strict=False)))),
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: Weekdays(tuple(sorted(days)))),
    st.builds(Money, st.integers(1, 99_999).map(Decimal)),
)


@given(value=quantities, lang=st.sampled_from(LANGS))
def test_what_the_tool_writes_it_reads(value: Quantity, lang: Lang) -> None:
    assert together([one.value for one in read(say(value, lang), lang, type(value))]) == value


@given(value=quantities)
def test_a_bound_is_read_as_it_is_written(value: Quantity) -> None:
    assert whole(plain(value)) == value


@pytest.mark.parametrize("text", ["soon", "72 hours or so", "72", "from 10:00 to 13:00"])
def test_a_bound_that_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        whole(text)


@pytest.mark.parametrize(
    ("low", "high", "value", "allowed"),
    [
        ("3 years", None, "36 months", True),
        ("3 years", None, "35 months", False),
        (None, "60 days", "2 months", True),
        (None, "1 month", "31 days", False),
        (None, "4 times in 30 days", "5 times in 60 days", True),
        (None, "4 times in 30 days", "5 times in 1 month", False),
        (None, "4 times in 30 days", "4 times in 1 week", False),
        (None, "10:00 to 13:00 and 14:00 to 20:00", "11:00 to 12:00", True),
        (None, "10:00 to 13:00 and 14:00 to 20:00", "12:00 to 15:00", False),
        (None, "Monday to Friday", "Monday and Saturday", False),
        ("40 EUR", None, "39.99 EUR", False),
        ("40 EUR", None, "30 USD", True),
        ("3 times", None, "2.5 times", False),
    ],
)
def test_a_limit_holds_figures_of_its_kind(low: str | None, high: str | None, value: str, allowed: bool) -> None:
    limit = Limit("x", whole(low) if low else None, whole(high) if high else None)
    assert limit.allows(whole(value)) is allowed


def test_three_calls_a_week_call_for_a_remark_and_five_for_more() -> None:
    limit = Limit("x", at_most=Frequency(4, Duration(30, "day")))
    week = Duration(1, "week")
    assert not limit.binds(Frequency(3, week))
    assert limit.binds(Frequency(5, week))


def test_an_amount_too_large_to_be_one_is_none() -> None:
    assert read("99999999999999999999 € puis 40 €", "fr", Money)[0].value == Money(Decimal("40"))


def test_the_last_days_are_days() -> None:
    assert read("dans les 90 derniers jours", "fr", Duration)[0].value == Duration(90, "day")
