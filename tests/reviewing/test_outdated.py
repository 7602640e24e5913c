"""Outdated law depends on the day of the document."""

from __future__ import annotations

from datetime import date

import pytest

from leadcontract.domain.document import Provision
from leadcontract.domain.library import Library
from leadcontract.reviewing.outdated import outdated


def found(library: Library, text: str, on: date) -> set[str]:
    return {o.reference.id for o in outdated([Provision(0, "Avant."), Provision(1, text)], library.outdated, on)}


def test_bloctel_was_right_in_june_2026_and_is_outdated_in_december(library: Library) -> None:
    text = "Le fichier est passé sous Bloctel avant chaque livraison."
    assert "outdated/bloctel" not in found(library, text, date(2026, 6, 15))
    assert "outdated/bloctel" not in found(library, text, date(2026, 8, 10))
    assert "outdated/bloctel" in found(library, text, date(2026, 8, 11))
    assert "outdated/bloctel" in found(library, text, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("conformément à la directive 95/46/CE", "outdated/directive-95-46"),
        ("under the Privacy Shield", "outdated/privacy-shield"),
        ("la norme simplifiée NS-048 de la CNIL", "outdated/ns-048"),
    ],
)
def test_dead_authorities_are_found(library: Library, text: str, name: str) -> None:
    assert name in found(library, text, date(2026, 11, 21))


def test_law_in_force_is_left_alone(library: Library) -> None:
    text = "La directive 2002/58/CE, le RGPD et l'article L. 223-1 du code de la consommation s'appliquent."
    assert found(library, text, date(2026, 11, 21)) == set()


def test_the_place_is_the_paragraph(library: Library) -> None:
    (one,) = outdated(
        [Provision(4, "Rien."), Provision(9, "Bloctel, Bloctel.", page=3)], library.outdated, date(2026, 12, 1)
    )
    assert (one.paragraph, one.page, one.text) == (9, 3, "Bloctel")
