"""What is written into a document, beside what, and where the document ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.finding import Finding, Quote, Report, Status
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.reviewing.gaps import closing, gaps, neighbour
from tests.reporting.samples import FULL, finding


def found(*texts: str, lang: Lang = "fr", headings: tuple[int, ...] = ()) -> list[Provision]:
    return [Provision(n, text, heading=int(n in headings), lang=lang) for n, text in enumerate(texts)]


def report(*findings: Finding, kind: str = "contract") -> Report:
    document = SourceDocument("a.docx", "0" * 64, None, tuple(found(*[f"Texte {n}." for n in range(9)])))
    return replace(FULL, document=document, kind=kind, findings=findings)


def judged(clause: str, status: Status, severity: str = "major", at: int | None = None) -> Finding:
    quotes = () if at is None else (Quote("Texte.", None, None, at, 0, 6, "fr", "texte"),)
    return replace(finding(clause, status, severity), evidence=quotes)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Fait à Lyon, le 3 mars 2026, en deux exemplaires."),
        ("fr", "14. SIGNATURES"),
        ("fr", "Bon pour accord (date, cachet)"),
        ("en", "IN WITNESS WHEREOF, the parties have signed."),
        ("en", "Signed by:"),
    ],
)
def test_a_document_ends_where_it_is_signed(library: Library, lang: Lang, line: str) -> None:
    provisions = found("Objet", "Le Client achète.", line, "Nom", "Qualité", lang=lang)
    assert closing(provisions, library.cues) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Signature électronique du contrat",
        "Le contrat est fait en considération de la personne du Prestataire",
        "Pour le Client, le prix est ferme et les leads sont livrés chaque jour ouvré",
    ],
)
def test_words_that_look_like_it_end_nothing(library: Library, line: str) -> None:
    assert closing(found("Objet", line, "Prix"), library.cues) is None


def test_without_signatures_a_document_ends_at_its_annexes(library: Library) -> None:
    assert closing(found("Objet", "Texte.", "Annexe 1 – Prix", "Tarif", headings=(0, 2)), library.cues) == 2


def test_the_first_of_the_signatures_counts_not_an_earlier_word(library: Library) -> None:
    texts = ["Objet", "Signature", *["Texte."] * 20, "Fait à Lyon", "Pour le Client", "Signature"]
    assert closing(found(*texts), library.cues) == 22


def test_the_grave_gaps_are_written_in_the_order_of_a_draft(library: Library) -> None:
    given = report(
        judged("general/governing-law", "missing"),
        judged("general/parties", "missing", "critical"),
        judged("general/assignment", "missing", "minor"),
        judged("gdpr/retention", "partial", "critical", 1),
        judged("general/definitions", "missing", "minor"),
        judged("gdpr/breach-notification", "missing", "critical"),
    )
    clauses = [one.clause for one in gaps(given, library.playbooks["contract"])]
    assert clauses == ["general/definitions", "gdpr/breach-notification", "general/governing-law"]


def test_definitions_alone_are_not_written_in(library: Library) -> None:
    given = report(judged("general/definitions", "missing", "minor"))
    assert gaps(given, library.playbooks["contract"]) == ()


def test_a_clause_stands_beside_the_nearest_of_its_article(library: Library) -> None:
    given = report(
        judged("gdpr/roles", "present", at=1),
        judged("gdpr/security", "partial", at=4),
        judged("general/confidentiality", "present", at=7),
        judged("gdpr/breach-notification", "missing"),
    )
    order = library.playbooks["contract"]
    assert neighbour(given, "gdpr/breach-notification", order, library) == 4
    assert neighbour(given, "liability/indemnity", order, library) is None
    assert neighbour(replace(given, kind="purchase-order"), "gdpr/breach-notification", order, library) is None
