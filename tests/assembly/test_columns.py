"""A table takes no more room than its words need."""

from __future__ import annotations

import pytest

from leadcontract.assembly.columns import length, shares


def shares_of(rows: list[list[str]], width: int) -> tuple[int, ...]:
    return shares(tuple(map(tuple, rows)), width)


WIDTH = 9070
LONG = "Contrôle des saisies, protection contre les robots, clés d'accès hors du code, revue avant mise en ligne"


def test_a_column_of_codes_is_narrow_and_the_one_that_holds_the_text_is_wide() -> None:
    code, text, time = shares_of([["Code", "Motif", "Délai"], ["R1", LONG, "10 jours"], ["R2", LONG, "5 jours"]], WIDTH)
    assert max(code, time) < text


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_columns_that_hold_the_same_are_alike_and_fill_the_page(count: int) -> None:
    given = shares_of([["Objet"] * count], WIDTH)
    assert max(given) - min(given) <= 4
    assert 95 <= sum(given) <= 100


def test_no_word_is_cut() -> None:
    word = "adresse.de.contact@fournisseur.example"
    narrow, wide = shares_of([[word, " ".join([LONG] * 9)]], WIDTH)
    assert WIDTH * narrow // 100 - 216 >= length(word)
    assert wide == 100 - narrow


def test_words_are_wrapped_whole_and_a_long_label_is_given_its_room() -> None:
    label = "Pays hors de l'Espace économique européen"
    narrow, *_ = shares_of([["Catégorie", "Nom", "Condition"], [label, "Aucun", "Garantie de l'article 6.22"]], WIDTH)
    assert length(label) <= WIDTH * narrow / 100


def test_what_a_no_break_space_holds_together_is_one_word() -> None:
    apart, together = (shares_of([["Délai", "Texte"], [f"30{space}jours", LONG]], WIDTH)[0] for space in " \u00a0")
    assert together >= apart
    assert length("30\u00a0jours") <= WIDTH * together / 100 - 216


def test_columns_are_alike_where_a_word_is_longer_than_the_page_is_wide() -> None:
    assert shares_of([["x" * 500, "a"]], WIDTH) == (50, 50)


def test_both_languages_of_a_cell_count() -> None:
    one, two = shares_of([["Objet\nPurpose", f"{LONG}\n{LONG}"]], WIDTH)
    assert one < two
