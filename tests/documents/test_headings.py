from __future__ import annotations

import pytest

from leadcontract.documents.headings import heading_level, run_in_title


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Article 5 - Durée du contrat", 1),
        ("ARTICLE IV : PRIX", 1),
        ("Article premier", 1),
        ("Article 5.2 – Reconduction", 2),
        ("Section 3.1 FEES TO LICENSOR.", 2),
        ("Annexe 1 – Description du traitement", 1),
        ("5. Confidentiality", 1),
        ("5.2 Payment terms", 2),
        ("4.0 Termination", 1),
        ("5.2.1. Infrastructure de stockage", 3),
        ("12-Données personnelles", 1),
        ("4. 37SIGNALS PERSONNEL", 1),
        ("2. GRANT OF RIGHTS; COOPERATION", 1),
        ("IX – Responsabilité", 1),
        ("LIMITATION OF LIABILITY", 1),
        ("Préambule", 1),
        ("RECITALS", 1),
    ],
)
def test_headings_are_found_with_their_level(line: str, level: int) -> None:
    assert heading_level(line) == level


@pytest.mark.parametrize(
    "line",
    [
        "5. Confidentiality. Each party shall keep secret what it learns.",
        "Article 28 du RGPD",
        "Article 28 of the GDPR",
        "Section 3 of this Agreement shall survive.",
        "Le prestataire s'engage à fournir les leads.",
        "1. le nom et le prénom du prospect ;",
        "1) Le nom du prospect",
        "12 Rue de la Paix",
        "26 AVENUE JEAN JAURÈS, 75019 PARIS",
        "12 December 2026",
        "5 jours ouvrés",
        "SIRET : 839 121 456 00013",
        "SAS au capital de 12 829,00 €",
        "2.3 OBJET ........................ 7",
        "contact@example.com",
        "(a) the right to use",
        "THIS AGREEMENT EXCEED THE FEE DUE UNDER",
        "42",
        "",
    ],
)
def test_running_text_is_no_heading(line: str) -> None:
    assert heading_level(line) == 0


def test_a_bold_line_is_a_heading_unless_it_introduces() -> None:
    assert heading_level("Late payment", bold=True) == 2
    assert heading_level("Late payment") == 0


@pytest.mark.parametrize("day", ["9 Mar 2026", "1er mars 2026", "21 avril 2026", "3rd August 2026"])
def test_a_date_is_no_numbered_title(day: str) -> None:
    assert heading_level(day) == 0
    assert heading_level("9 Payment terms") == 1
    assert heading_level("Entre les soussignés :", bold=True) == 0


def test_a_cell_is_a_heading_only_as_an_article() -> None:
    assert heading_level("DESCRIPTION", cell=True) == 0
    assert heading_level("Article 3 – Prix", cell=True) == 1


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("5. Confidentiality. Each party shall keep it secret.", ("5", "5. Confidentiality")),
        ("2.1 Publicity Rights. Smith grants the rights.", ("2.1", "2.1 Publicity Rights")),
        ("Article 4 – Prix : Le client paie 30 € par lead.", ("4", "Article 4 – Prix")),
        ("2.1 In these Terms: Words have their meaning.", None),
        ("5.2 The parties agree that it lasts. It ends later.", None),
        ("Confidentiality. Each party shall keep it secret.", None),
    ],
)
def test_titles_that_run_into_their_text_are_named(line: str, title: tuple[str, str] | None) -> None:
    assert run_in_title(line) == title
