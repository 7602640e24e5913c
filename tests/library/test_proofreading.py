"""The two languages of a text are read against each other; a defined term is declared once and used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadcontract.domain.library import Library
from leadcontract.library.proofreading import proofread
from leadcontract.library.terms import check_terms

ABOUT = "term/duration"


def saying(library: Library, fr: str, en: str) -> Library:
    """Return a library of one clause with one wording of one paragraph."""
    clause = library.clauses[ABOUT]
    wording = replace(clause.wordings[0], text={"fr": (fr,), "en": (en,)})
    return replace(library, clauses={ABOUT: replace(clause, wordings=(wording,))})


def test_the_shipped_library_reads_the_same_in_both_languages(library: Library) -> None:
    assert [p.say("en") for p in (*proofread(library), *check_terms(library))] == []


@pytest.mark.parametrize(
    ("fr", "en", "told"),
    [
        ("Le Client doit payer le prix.", "The Client may pay the price.", "'may' without equivalent (permission)"),
        ("Le Client peut payer le prix.", "The Client shall pay the price.", "'shall' without equivalent (duty)"),
        ("Le Client ne doit pas revendre.", "The Client shall resell.", "'pas' without equivalent (negation)"),
        ("Le préavis est de dix jours.", "Notice is fifteen days.", "durations differ: 10 day, 15 day"),
        ("Sous 10 jours ouvrés.", "Within 10 days.", "durations differ: 10 day, 10 working_day"),
        ("Sous trente jours.", "Within thirty months.", "durations differ: 30 day, 30 month"),
        ("Une pénalité de 40 €.", "A penalty of GBP 40.", "currencies differ: EUR, GBP"),
        ("Sous quarante-huit (72) heures.", "Within 72 hours.", "48, not 72"),
        ("Sous 48 (quarante) heures.", "Within 48 hours.", "40, not 48"),
        ("Le prix: 40 par Lead.", "The price: 40 a Lead.", "no space before"),
        ("Le «prix » est ferme.", "The price is firm.", "no space beside"),
        ('Le "prix" est ferme.', "The price is firm.", "quotation marks"),
        ("Le prix est ferme .", "The price is firm.", "space before"),
        ("Le prix est est ferme.", "The price is firm.", "repeated word: 'est est'"),
        ("Le prix est  ferme.", "The price is firm.", "two spaces"),
        ("La main d'oeuvre.", "The labour.", "accent or œ"),
        ("Le prix.", "The « price ».", "French quotation marks"),
    ],
)
def test_what_differs_or_is_misprinted_is_told(library: Library, fr: str, en: str, told: str) -> None:
    says = [p.say("en") for p in proofread(saying(library, fr, en))]
    assert any(told in text for text in says), says


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Le Client ne peut revendre les Leads.", "The Client may not resell Leads."),
        ("Le prix ne peut être révisé que par avenant.", "The price may be revised only by an amendment."),
        ("Le Prestataire s'engage à payer sous 48 heures.", "The Provider shall pay within forty-eight hours."),
        ("Les appels ont lieu de 10 h à 13 h.", "Calls take place from 10:00 to 13:00."),
        ("Une pénalité de 5 000 € est due.", "A penalty of EUR 5,000 is due."),
        ("« Lead » : un contact ; il vaut preuve.", "A Lead is a contact; it is evidence."),
        ("Sous quarante-huit (48) heures.", "Within 48 (forty-eight) hours."),
    ],
)
def test_what_says_the_same_is_left_alone(library: Library, fr: str, en: str) -> None:
    assert [p.say("en") for p in proofread(saying(library, fr, en))] == []


def defining(library: Library, *items: str) -> Library:
    """Return the library with French definitions of the contract replaced."""
    clause = library.clauses["general/definitions"]
    wordings = [
        replace(w, text={**w.text, "fr": ("Définitions :", items)}) if w.instrument == "contract" else w
        for w in clause.wordings
    ]
    return replace(library, clauses={**library.clauses, clause.id: replace(clause, wordings=tuple(wordings))})


def test_terms_undefined_defined_twice_or_never_used_are_told(library: Library) -> None:
    broken = defining(library, "« Lead » : un contact.", "« Lead » : un autre.", "« Zèbre » : un animal.")
    says = "\n".join(p.say("en") for p in check_terms(broken))
    assert "contract: 'Lead' is defined twice" in says
    assert "contract: 'Zèbre' is defined and used nowhere" in says
    assert "contract: 'Formulaire' is capitalised and not defined" in says
    assert "dpa: 'Formulaire'" not in says
