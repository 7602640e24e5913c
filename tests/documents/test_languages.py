from __future__ import annotations

from leadcontract.documents.languages import is_foreign, languages

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


def test_only_what_is_long_enough_and_in_neither_language_is_foreign() -> None:
    german = (
        "Der Auftraggeber ist berechtigt, die Daten zu prüfen. Die Frist ist nicht mit der Kündigung verbunden. " * 2
    )
    spanish = "El cliente puede auditar al proveedor con un preaviso de diez días, y los datos se borran por el. " * 2
    assert is_foreign([german]) and is_foreign([spanish]) and is_foreign(["Клиент вправе провести аудит. " * 5])
    assert not is_foreign([FRENCH * 2]) and not is_foreign([ENGLISH * 2]) and not is_foreign([FRENCH * 2, german[:90]])
    assert not is_foreign(["Der Vertrag"]) and not is_foreign([]) and not is_foreign(["12,50 € " * 99])
