"""Values and texts as French and English lawyers write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcontract.domain.deal import Duration, Money, Value
from leadcontract.domain.language import Lang
from leadcontract.domain.typography import inner, typography
from leadcontract.library.saying import say

N = "\u00a0"


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        (Duration(10, "working_day"), "fr", f"10{N}jours ouvrés"),
        (Duration(10, "working_day"), "en", f"10{N}working days"),
        (Duration(1, "month"), "fr", f"1{N}mois"),
        (Duration(1, "year"), "en", f"1{N}year"),
        (Money(Decimal("38.5")), "fr", f"38,50{N}€"),
        (Money(Decimal("38.5")), "en", "€38.50"),
        (Money(Decimal("12345")), "fr", f"12\u202f345{N}€"),
        (Money(Decimal("1000000")), "en", "€1,000,000"),
        (Money(Decimal("0.05")), "fr", f"0,05{N}€"),
        (Money(Decimal("12000.50")), "en", "€12,000.50"),
        (Decimal("12.5"), "fr", f"12,5{N}%"),
        (Decimal("10"), "en", "10%"),
        (date(2026, 8, 11), "fr", "11 août 2026"),
        (date(2026, 8, 11), "en", "11 August 2026"),
        (date(2026, 8, 1), "fr", "1er août 2026"),
        (1500, "fr", "1\u202f500"),
        (1500, "en", "1,500"),
        ("Dupont & Fils", "fr", "Dupont & Fils"),
    ],
)
def test_values_are_written_in_the_language(value: Value, lang: Lang, said: str) -> None:
    assert say(value, lang) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le « Client » : oui ; non ?", f"Le «{N}Client{N}»{N}: oui{N}; non{N}?"),
        ("loi n° 78-17, art. L. 223-1", f"loi n°{N}78-17, art.{N}L.{N}223-1"),
        ("l'article 28 d'un texte", f"l’article{N}28 d’un texte"),
        ("les articles L. 223-1 et R. 223-1, chapitre V", f"les articles{N}L.{N}223-1 et R.{N}223-1, chapitre{N}V"),
        ("les articles visés, l'annexe du Contrat", "les articles visés, l’annexe du Contrat"),
        ("le 1er septembre 2026, puis le 27 avril", f"le 1er{N}septembre 2026, puis le 27{N}avril"),
        ("règlement (UE) 2016/679", f"règlement (UE){N}2016/679"),
        ("abonnement « Vaudrelle Box »", f"abonnement «{N}Vaudrelle Box{N}»"),
        ("écrire à l'o'neil@maison.example : oui", f"écrire à l'o'neil@maison.example{N}: oui"),
        ("https://maison.example/?a=1;b='c'd", "https://maison.example/?a=1;b='c'd"),
        ("75 000 euros, 72 heures", f"75{N}000{N}euros, 72{N}heures"),
        ("de 10 h 00 à 20 h", f"de 10{N}h{N}00 à 20{N}h"),
    ],
)
def test_french_has_its_no_break_spaces(text: str, said: str) -> None:
    assert typography(text, "fr") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in the column 'Answer' ('Details')", "in the column ‘Answer’ (‘Details’)"),
        ("the Parties' data: the Client's", "the Parties’ data: the Client’s"),
        ('the "Client" ("Party"): "Yes, I agree".', "the “Client” (“Party”): “Yes, I agree”."),
        ('"Client" means', "“Client” means"),
        ('". Then: "', "”. Then: “"),
        ('"{{ name }} calls", then "', "“{{ name }} calls”, then “"),
        ("within 72 hours or 5 working days", f"within 72{N}hours or 5{N}working days"),
        ("Article 28 of 27 April 2016, no. 78-17", f"Article{N}28 of 27{N}April 2016, no.{N}78-17"),
        ("the offer « Vaudrelle Box »", f"the offer «{N}Vaudrelle Box{N}»"),
    ],
)
def test_english_has_curly_quotes_and_no_french_spaces(text: str, said: str) -> None:
    assert typography(text, "en") == said


def test_a_quotation_within_a_quotation_has_quotes_of_its_own() -> None:
    assert inner(f"abonnement «{N}Vaudrelle Box{N}» et « Plus »") == "abonnement “Vaudrelle Box” et “Plus”"


@given(st.text(max_size=60), st.sampled_from(["fr", "en"]))
def test_typography_adds_and_removes_no_word(text: str, lang: Lang) -> None:
    def plain(t: str) -> list[str]:
        return re.sub("[“”]", '"', re.sub("[‘’]", "'", t)).split()

    assert plain(typography(text, lang)) == plain(text)


@given(st.text(max_size=60), st.sampled_from(["fr", "en"]))
def test_typography_twice_changes_nothing_more(text: str, lang: Lang) -> None:
    once = typography(text, lang)
    assert typography(once, lang) == once
