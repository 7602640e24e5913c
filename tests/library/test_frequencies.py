"""Durations and frequencies are read in figures and in words, in both languages."""

from __future__ import annotations

import pytest

from leadcontract.domain.deal import Duration, Unit
from leadcontract.domain.language import Lang
from leadcontract.library.frequencies import durations, frequencies, in_words


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("dans un délai de quarante-huit (48) heures", "fr", [(48, "hour")]),
        ("soixante-douze heures puis trois ans", "fr", [(72, "hour"), (3, "year")]),
        ("sous dix jours ouvrés, un mois ou 1 an", "fr", [(10, "working_day"), (1, "month"), (1, "year")]),
        ("five working days, 60 calendar days, one year", "en", [(5, "working_day"), (60, "day"), (1, "year")]),
        ("Within Ninety (90) Days", "en", [(90, "day")]),
        ("les appels de 10 h à 13 h", "fr", []),
        ("0 jours, rien, 12 pommes", "fr", []),
        ("", "en", []),
    ],
)
def test_durations_are_read_in_order(text: str, lang: Lang, found: list[tuple[int, Unit]]) -> None:
    assert durations(text, lang) == [Duration(count, unit) for count, unit in found]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("une fois par an", "fr", "once a year"),
        ("limité à deux (2) audits par année civile", "fr", "twice a year"),
        ("un seul audit par période de douze (12) mois", "fr", "once a year"),
        ("trois contrôles par trimestre", "fr", "3 times a quarter"),
        ("un audit annuel", "fr", "once a year"),
        ("limited to 2 a year", "en", "twice a year"),
        ("once in any twelve (12) month period", "en", "once a year"),
        ("no more than three audits per calendar year", "en", "3 times a year"),
        ("one audit every 6 months", "en", "once every 6 months"),
        ("quarterly audits", "en", "once a quarter"),
        ("on 10 days' notice, at its own cost", "en", None),
        ("30 jours par facture", "fr", None),
        ("", "fr", None),
    ],
)
def test_frequencies_are_written_alike(text: str, lang: Lang, found: str | None) -> None:
    assert [said.en for said in frequencies(text, lang)] == ([found] if found else [])


def test_a_duration_is_written_in_both_languages() -> None:
    assert in_words(Duration(1, "working_day")).fr == "1 jour ouvré"
    assert in_words(Duration(10, "working_day")).en == "10 working days"
