"""The table says what matters first, in the right language, and keeps to its width."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from leadcontract.domain.deal import Duration
from leadcontract.domain.document import NotRead, Provision, SourceDocument
from leadcontract.domain.finding import (
    Annex,
    Finding,
    NotSupplied,
    Outdated,
    Quote,
    Report,
    Said,
    Status,
    Symmetry,
    Way,
)
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.law import Basis, OutdatedReference
from leadcontract.reporting.as_json import as_dict
from leadcontract.reporting.as_table import table

KINDS = {"quote": Bilingual("devis", "quote")}
BASIS = Basis(
    id="conso/l223-1",
    citation=Bilingual("Code de la consommation, art. L. 223-1", "French Consumer Code, art. L. 223-1"),
    says=Bilingual("", ""),
    in_force_from=date(2026, 8, 11),
    in_force_to=None,
    url="https://example.org",
    read_in="primary-text",
)


def finding(title: str, status: Status, severity: str, quotes: int = 0) -> Finding:
    says = Bilingual(
        f"Constat : {title} ; voyez l'article L. 223-1. Il faut " + "agir " * 30, f"Finding: {title}. " * 9
    )
    quote = Quote("un texte " * 60, 2, "7. Audit", 41, 0, 8, "fr", "audit")
    return Finding(
        clause=f"audit/{title}",
        title=Bilingual(f"Clause {title}", f"The {title} clause"),
        status=status,
        severity=severity,  # type: ignore[arg-type]
        confidence=0.8,
        elements={"notice": False},
        evidence=(quote,) * quotes,
        law=(BASIS,),
        why=says,
        suggestion=None,
    )


def report(*findings: Finding) -> Report:
    outdated = OutdatedReference(
        "outdated/x", Bilingual("X", "X"), {}, date(2018, 5, 25), Bilingual("le RGPD", "the GDPR"), "major"
    )  # type: ignore[arg-type]
    return Report(
        document=SourceDocument(
            "devis.pdf", "0" * 64, 3, (Provision(0, "Devis pour des leads", lang="fr"),), (NotRead("image", "page 2"),)
        ),
        kind="quote",
        playbook="quote",
        side="client",
        on=date(2026, 11, 21),
        library_version="2026-11-20",
        library_sha256="0" * 64,
        findings=findings,
        outdated=(Outdated(outdated, "directive 95/46/CE", 1, 12),),
        not_supplied=(NotSupplied("CGV disponibles sur notre site", None, 8),),
        annexes=(Annex("Annexe 1", "empty", 2, 30), Annex("Annexe 2", "present", 2, 31)),
    )


FULL = report(
    finding("présente", "present", "critical", 1),
    finding("mineure", "missing", "minor"),
    finding("partielle", "partial", "critical", 3),
    finding("absente", "missing", "critical"),
    finding("contraire", "contrary", "critical", 1),
    finding("renvoyée", "referred", "major"),
    finding("floue", "unclear", "info"),
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_longer_than_the_width(lang: Lang, width: int) -> None:
    long = replace(finding("x" * 200, "missing", "major"), why=Bilingual("y" * 300, "y" * 300))
    for told in (FULL, report(long), report()):
        lines = table(told, lang, width, kinds=KINDS).splitlines()
        assert max(map(len, lines)) <= width


def test_the_document_the_day_and_the_counts_come_first() -> None:
    lines = table(FULL, "fr", kinds=KINDS).splitlines()
    assert lines[0] == "devis.pdf"
    assert lines[1] == "  Devis, 3 pages, 4 mots (français)."
    head = " ".join(lines[:10])
    assert "droit en vigueur le 2026-11-21" in head
    assert "7 clauses attendues : 1 présente, 1 partielle, 1 contraire, 1 à lire, 1 renvoyée, 2 absentes." in head


def test_what_stands_beside_the_clauses_is_told_with_its_place() -> None:
    told = table(FULL, "en")
    assert "- “directive 95/46/CE” (p. 1, para. 12), outdated since 2018-05-25\n    Replaced by: the GDPR.\n" in told
    assert "- “CGV disponibles sur notre site” (para. 8)\n" in told
    assert "- image (page 2)\n" in told


def test_findings_come_by_severity_then_status_and_the_present_ones_last() -> None:
    titles = re.findall(r"^[A-ZÀ-Ý ]+ · .* · Clause (.+)$", table(FULL, "fr"), flags=re.M)
    assert titles == ["contraire", "absente", "partielle", "renvoyée", "mineure", "floue"]
    assert "Clauses présentes (1)\n  Clause présente\n" in table(FULL, "fr")


def test_two_quotes_at_most_are_shown_each_with_its_place() -> None:
    told = table(report(finding("x", "partial", "major", 5)), "fr")
    assert told.count("un texte un texte un") < 60
    assert len(re.findall(r"\(p\.\s2,\s+7\.\s+Audit,\s+§\s41\)", told)) == 2


def test_a_reason_keeps_whole_sentences() -> None:
    why = Bilingual(
        "Un fait. La première raison entière. Une autre phrase complète. " + "Encore une phrase. " * 20, "x"
    )
    told = table(report(replace(finding("x", "missing", "major"), why=why)), "fr")
    assert "Un fait. La première raison entière. Une autre phrase complète." in " ".join(told.split())
    assert told.count("Encore") < 20


def test_law_still_to_verify_is_marked() -> None:
    doubtful = replace(finding("x", "missing", "major"), law=(replace(BASIS, read_in="secondary"),))
    assert "223-1*" in table(report(doubtful), "en")
    assert "* A reference" in table(report(doubtful), "en")
    assert "*" not in table(FULL, "en")


def test_french_punctuation_never_starts_a_line_or_stands_after_a_plain_space() -> None:
    for width in (40, 57, 80):
        told = table(FULL, "fr", width)
        assert not re.search(r"[\x20\n][:;?!»]|«\x20", told), told


def test_colours_mark_the_status_and_change_no_word() -> None:
    plain, coloured = table(FULL, "fr"), table(FULL, "fr", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31mABSENTE\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_a_document_cannot_steer_the_terminal() -> None:
    evil = replace(FULL, document=replace(FULL.document, name="a\x1b[2J\u202egpj.exe"))
    told = table(evil, "en")
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_an_empty_report_says_so() -> None:
    bare = replace(report(), outdated=(), not_supplied=(), kind=None)
    bare = replace(bare, document=SourceDocument("x.txt", "", None, ()))
    told = table(bare, "en")
    assert "Kind of document: not sure, 0 words." in told
    assert "No clause expected." in told


def test_an_annex_that_is_empty_is_told_and_one_that_is_there_is_not() -> None:
    told = table(FULL, "fr")
    assert "Annexe 1, vide" in told and "Annexe 2" not in told


NOTICE = Said(
    Quote("Le Client peut auditer avec un préavis de dix jours.", 3, "7. Audit", 41, 0, 51, "fr", "préavis"),
    "préavis de dix jours",
    (Duration(10, "day"),),
)
AUDIT = Symmetry(
    "client-only",
    Bilingual("Audit à sens unique : seul le Client audite.", "Audit one way only: the Client audits."),
    {"notice": Bilingual("Préavis", "Notice"), "cost": Bilingual("Coût", "Cost")},
    (
        Way(
            "client",
            Bilingual("Audit par le Client", "Audit by the Client"),
            "said",
            NOTICE,
            {"notice": NOTICE, "cost": None},
        ),
        Way("provider", Bilingual("Audit par lui", "Audit by it"), "unsaid", None, {"notice": None, "cost": None}),
    ),
)


@pytest.mark.parametrize(
    ("lang", "head", "notice", "cost"),
    [
        ("fr", "Audit par le Client Audit par lui", "Préavis 10 jours –", "Coût non dit –"),
        ("en", "Audit by the Client Audit by it", "Notice 10 days –", "Cost not said –"),
    ],
)
def test_the_two_directions_of_audit_stand_side_by_side(lang: Lang, head: str, notice: str, cost: str) -> None:
    lines = table(replace(FULL, audit=AUDIT), lang).splitlines()
    assert max(map(len, lines)) <= 80
    squeezed = [" ".join(line.split()) for line in lines]
    assert AUDIT.says[lang] in squeezed
    for row in (head, notice, cost):
        assert row in squeezed
    assert "(p. 3, § 41)" in " ".join(squeezed) or "(p. 3, para. 41)" in " ".join(squeezed)


def test_without_any_right_only_the_conclusion_on_audit_is_shown() -> None:
    silent = replace(AUDIT, says=Bilingual("Aucun droit d'audit.", "No right to audit."), ways=(AUDIT.ways[1],) * 2)
    shown = table(replace(FULL, audit=silent), "en")
    assert "No right to audit." in shown
    assert "Notice" not in shown
    assert "who audits whom" not in table(FULL, "en")


def test_the_json_report_holds_the_two_directions_of_audit() -> None:
    assert as_dict(FULL)["audit"] is None
    told = as_dict(replace(FULL, audit=AUDIT))["audit"]
    assert told["balance"] == "client-only"
    client, provider = told["ways"]
    assert [term["title"] for term in client["terms"]] == [
        {"fr": "Préavis", "en": "Notice"},
        {"fr": "Coût", "en": "Cost"},
    ]
    assert client["terms"][0]["said"]["figures"] == ["10 days"]
    assert client["terms"][0]["said"]["quote"]["paragraph"] == 41
    assert client["terms"][1]["said"] is None
    assert (provider["right"], provider["shown"]) == ("unsaid", None)
