"""Durations are read in figures and in words, in both languages."""

from __future__ import annotations

import pytest

from leadcontract.domain.deal import Duration, Unit
from leadcontract.domain.language import Lang
from leadcontract.library.quantities import durations


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
