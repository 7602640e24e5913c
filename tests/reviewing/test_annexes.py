"""An annex that is announced and empty is never silently accepted."""

from __future__ import annotations

import pytest

from leadcontract.domain.document import Provision
from leadcontract.reviewing.annexes import annexes

WORDS = ["annexe", "annex", "schedule"]


def status(*texts: str, headings: tuple[int, ...] = (), lengths: dict[int, int] | None = None) -> dict[str, str]:
    provisions = [Provision(i, text, heading=int(i in headings)) for i, text in enumerate(texts)]
    return {a.name: a.status for a in annexes(provisions, WORDS, lengths or {})}


def test_an_annex_announced_and_not_there_is_absent() -> None:
    assert status("Les champs figurent en annexe 1.") == {"annexe 1": "absent"}


def test_an_annex_of_a_title_alone_is_empty() -> None:
    told = status("Voir annexe 1.", "Annexe 1 – Leads", "À compléter", headings=(1,), lengths={1: 2})
    assert told == {"annexe 1": "empty"}


def test_an_annex_with_its_text_is_present() -> None:
    told = status("Voir annexe 1.", "ANNEXE 1", "texte", headings=(1,), lengths={1: 40})
    assert told == {"annexe 1": "present"}


@pytest.mark.parametrize("text", ["See Schedule A.", "See Annex II.", "Voir l'annexe n° 3."])
def test_annexes_are_named_by_letters_and_numbers(text: str) -> None:
    assert list(status(text).values()) == ["absent"]


@pytest.mark.parametrize(
    "text", ["The parties schedule a call.", "Les annexes font partie du contrat.", "une annexe à part"]
)
def test_ordinary_words_are_no_annex(text: str) -> None:
    assert status(text) == {}
