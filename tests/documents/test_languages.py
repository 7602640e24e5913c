from __future__ import annotations

from leadcontract.documents.languages import languages

FRENCH = "Le prestataire s'engage à fournir au client les leads décrits dans la présente commande."
ENGLISH = "The provider shall deliver to the client the leads that are described in this order."


def test_each_paragraph_of_a_bilingual_text_has_its_own_language() -> None:
    assert languages([FRENCH, ENGLISH, FRENCH, ENGLISH]) == ["fr", "en", "fr", "en"]


def test_short_paragraphs_follow_the_whole() -> None:
    assert languages([ENGLISH, "Audit", "Customer's page de garde", "1.250,00 €"]) == ["en"] * 4
    assert languages([FRENCH, "Audit", "On demand"]) == ["fr"] * 3


def test_short_paragraphs_of_a_bilingual_text_vote_with_one_word() -> None:
    assert languages([FRENCH, ENGLISH, "Rights of audit", "Droit de regard"])[2:] == ["en", "fr"]


def test_nothing_to_go_by_is_french() -> None:
    assert languages([]) == []
    assert languages(["42", "SIREN 123"]) == ["fr", "fr"]
