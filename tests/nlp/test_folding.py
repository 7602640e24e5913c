"""Words meet whatever their case, accents, number and ending, and the text does not move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcontract.domain.language import Lang
from leadcontract.nlp.folding import folder, straighten


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["démarché", "DÉMARCHÉE", "demarches", "démarchées"]),
        ("fr", ["résilier", "résiliation", "RESILIATION", "résilié"]),
        ("fr", ["notifier", "notification", "notifiée", "NOTIFIE"]),
        ("en", ["notify", "notified", "notification"]),
        ("fr", ["donnée", "données", "DONNEES"]),
        ("fr", ["loi", "lois", "LOIS"]),
        ("fr", ["revendu", "revendus", "revendue"]),
        ("fr", ["respecter", "respectons", "respecté"]),
        ("fr", ["livraison", "livraisons"]),
        ("fr", ["doublon", "doublons"]),
        ("fr", ["coupon", "coupons"]),
        ("fr", ["bon", "bons"]),
        ("fr", ["échantillon", "échantillons"]),
        ("fr", ["patron", "patrons"]),
        ("fr", ["million", "millions"]),
        ("fr", ["raison", "raisons"]),
        ("fr", ["option", "options"]),
        ("fr", ["façon", "façons"]),
        ("fr", ["admis", "admise", "admises"]),
        ("fr", ["inclus", "incluse", "incluses"]),
        ("fr", ["refus", "refuser", "refusé"]),
        ("fr", ["le", "la", "les", "l'"]),
        ("fr", ["de", "du", "des", "d'"]),
        ("fr", ["3", "30", "1.200,50", "48h", "2026", "10%"]),
        ("en", ["terminate", "Terminates", "termination", "TERMINATED"]),
        ("en", ["30", "2,000.50", "1st"]),
    ],
)
def test_forms_of_a_word_meet(lang: Lang, words: list[str]) -> None:
    fold = folder(lang)
    assert len({fold(word) for word in words}) == 1, [fold(word) for word in words]


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("fr", "consentement", "contrat"),
        ("fr", "fois", "foi"),
        ("fr", "doublons", "double"),
        ("en", "process", "processor"),
    ],
)
def test_words_of_another_meaning_stay_apart(lang: Lang, one: str, other: str) -> None:
    assert folder(lang)(one) != folder(lang)(other)


@given(st.text(max_size=80))
def test_straightening_never_moves_a_character(text: str) -> None:
    assert len(straighten(text)) == len(text)


@given(st.text(min_size=1, max_size=20).filter(lambda t: not t.isspace()), st.sampled_from(["fr", "en"]))
def test_every_word_folds_to_something(word: str, lang: Lang) -> None:
    assert folder(lang)(word)
