"""Countries and the adjectives of their laws are named in both languages, from locale data."""

from __future__ import annotations

import pytest

from leadcontract.library.countries import countries, nationals, territories


def test_a_country_has_one_code_in_both_languages() -> None:
    assert territories()["danemark"] == territories()["denmark"] == "DK"
    assert territories()["uk"] == "GB"
    assert "union europeenne" not in territories()


@pytest.mark.parametrize(("lang", "law", "name"), [("fr", "danois", "Côte d’Ivoire"), ("en", "Danish", "Denmark")])
def test_laws_and_countries_are_named_in_a_language(lang: str, law: str, name: str) -> None:
    assert law in nationals(lang)  # type: ignore[arg-type]
    assert name in countries(lang)  # type: ignore[arg-type]
    assert all(" " not in word for word in nationals(lang))  # type: ignore[arg-type]
