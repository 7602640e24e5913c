"""Figures in a document are held to what the law allows on the day of the review."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from leadcontract import documents
from leadcontract.domain.finding import Finding, Report
from leadcontract.reporting import as_json
from leadcontract.reporting.as_table import table
from leadcontract.workflows import Reviewer

DAY, BEFORE = date(2026, 11, 21), date(2026, 8, 10)
CALLS, CONSENT, PROOF = "prospecting/calling-rules", "prospecting/telephone-consent", "gdpr/proof-of-consent"
PAYMENT, LATE, BREACH = "price/payment-terms", "price/late-payment", "gdpr/breach-notification"


def reviewed(reviewer: Reviewer, text: str, on: date = DAY) -> Report:
    document = documents.read_bytes(Path("a.txt"), text.encode())
    return reviewer.judge(document, playbook_name="full", side="client", on=on)


def found(reviewer: Reviewer, text: str, clause: str, on: date = DAY) -> Finding:
    return next(f for f in reviewed(reviewer, text, on).findings if f.clause == clause)


@pytest.mark.parametrize(
    ("text", "clause", "says"),
    [
        ("Les factures sont payables à 90 jours date de facture.", PAYMENT, "90 jours"),
        ("Les factures sont payables à quatre-vingt-dix jours.", PAYMENT, "90 jours"),
        ("Les factures sont payables à 60 jours fin de mois.", PAYMENT, "45 jours au plus"),
        ("Les factures périodiques sont payables à 60 jours.", PAYMENT, "45 jours au plus"),
        ("Invoices are payable within 120 days of receipt.", PAYMENT, "L. 441-10"),
        ("Le prestataire notifie au client toute violation de données dans un délai de cinq jours.", BREACH, "5 jours"),
        (
            "The processor shall notify the controller of any personal data breach within ten working days.",
            BREACH,
            "33",
        ),
        ("Le Client appelle les prospects du lundi au vendredi de 9h à 21h.", CALLS, "9 h à 21 h"),
        ("Le Client appelle les prospects du lundi au vendredi de 9 h à 12 h et de 14 h à 20 h.", CALLS, "9 h à 12 h"),
        ("Les téléopérateurs appellent les prospects de neuf heures à vingt et une heures.", CALLS, "9 h à 21 h"),
        ("Calls to prospects are placed between 9 a.m. and 9 p.m., Monday to Friday.", CALLS, "9 h à 21 h"),
        ("The agency shall not call consumers before 9 a.m. or after 9 p.m.", CALLS, "9 h à 21 h"),
        ("Les appels aux prospects en dehors de la plage de 9 h à 21 h sont interdits.", CALLS, "9 h à 21 h"),
        ("Les appels aux prospects sont passés du lundi au samedi.", CALLS, "lundi à samedi"),
        ("The call centre calls leads on Saturday from 10 am to 1 pm.", CALLS, "samedi : hors"),
        ("Le call center passe ses appels aux leads 7 jours sur 7.", CALLS, "lundi à dimanche"),
        ("Un même consommateur n'est pas appelé plus de cinq fois en trente jours.", CALLS, "5 fois en 30 jours"),
        ("The buyer makes no more than five calls to the same consumer in any 30-day period.", CALLS, "D. 223-9"),
        ("Un prospect reçoit six appels par semaine.", CALLS, "6 fois par semaine"),
        ("Le consentement à être appelé par téléphone est valable deux ans à compter du recueil.", CONSENT, "R. 223-1"),
        ("The consumer gave prior consent to be called; consent is valid for 24 months.", CONSENT, "24 mois"),
        ("Le Prestataire conserve la preuve du consentement deux ans à compter du recueil.", PROOF, "3 ans au moins"),
        ("Les pénalités de retard sont de deux fois le taux d'intérêt légal.", LATE, "3 fois au moins"),
        (
            "Le retard de paiement porte intérêt, et l'indemnité forfaitaire pour frais de recouvrement est de 15 €.",
            LATE,
            "15 €",
        ),
        ("Late payment bears interest at 1.5 times the legal interest rate.", LATE, "1,5 fois"),
        (
            "Le prospect qui demande à être rappelé est appelé dans les dix jours ouvrables de sa demande.",
            "prospecting/call-back",
            "5 jours ouvrés au plus",
        ),
        (
            "Le prestataire répond aux demandes d'exercice des droits des personnes sous 2 mois.",
            "gdpr/data-subject-rights",
            "1 mois au plus",
        ),
    ],
)
def test_a_figure_beyond_the_law_makes_the_clause_contrary(
    reviewer: Reviewer, text: str, clause: str, says: str
) -> None:
    finding = found(reviewer, text, clause)
    assert finding.status == "contrary", finding.why.en
    assert says in finding.why.fr.replace("\u00a0", " ")
    assert "outside the limit" in finding.why.en


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Les factures sont payables à 45 jours fin de mois.", PAYMENT),
        ("Invoices are payable within sixty (60) days of receipt.", PAYMENT),
        ("Le prestataire notifie au client toute violation de données dans un délai de 24 heures.", BREACH),
        ("Le Client appelle les prospects du lundi au vendredi, de 11 h à 12 h.", CALLS),
        ("Consumers are called Monday to Friday from 10:00 to 13:00 and from 14:00 to 20:00.", CALLS),
        ("Les appels aux prospects ont lieu du lundi au vendredi, hors samedi et dimanche.", CALLS),
        ("No calls on Saturdays or Sundays.", CALLS),
        ("N'appelez pas le dimanche.", CALLS),
        ("Le Prestataire appelle le même prospect 2 fois par mois au plus.", CALLS),
        ("Each consumer is called at most twice a month, with a maximum of 2 calls.", CALLS),
        ("Les appels aux prospects ont lieu du lundi au samedi, le samedi à une date et heure acceptées.", CALLS),
        ("Le consentement à être appelé par téléphone est valable six mois, soit moins d'un an.", CONSENT),
        ("The Provider keeps proof of consent for 36 months from collection.", PROOF),
        (
            "Toute facture en retard porte intérêt à trois fois le taux d'intérêt légal, outre 40 € de recouvrement.",
            LATE,
        ),
        ("Interest on late payment at the ECB rate plus ten points, and EUR 40 of recovery costs.", LATE),
    ],
)
def test_a_lawful_or_stricter_figure_does_not(reviewer: Reviewer, text: str, clause: str) -> None:
    finding = found(reviewer, text, clause)
    assert finding.status in ("present", "partial"), finding.why.en
    assert all(figure.within for figure in finding.figures)


@pytest.mark.parametrize(
    ("text", "clause", "on", "status"),
    [
        ("Les appels aux prospects ont lieu du lundi au samedi s'ils y ont consenti.", CALLS, BEFORE, "partial"),
        ("Les appels aux prospects ont lieu du lundi au samedi s'ils y ont consenti.", CALLS, DAY, "contrary"),
        ("Les appels aux prospects ont lieu du lundi au samedi.", CALLS, BEFORE, "contrary"),
        ("Les appels aux prospects ont lieu du lundi au samedi.", CALLS, date(2023, 2, 28), "partial"),
        (
            "Un prospect reçoit 3 appels par mois. Qui refuse pendant l'appel n'est pas rappelé pendant trente jours.",
            CALLS,
            BEFORE,
            "contrary",
        ),
        (
            "Un prospect reçoit 3 appels par mois. Qui refuse pendant l'appel n'est pas rappelé pendant trente jours.",
            CALLS,
            DAY,
            "partial",
        ),
        ("Le Prestataire conserve la preuve du consentement 2 ans à compter du recueil.", PROOF, BEFORE, "partial"),
        ("Le Prestataire conserve la preuve du consentement 2 ans à compter du recueil.", PROOF, DAY, "contrary"),
    ],
)
def test_the_day_of_the_review_rules_which_limit_applies(
    reviewer: Reviewer, text: str, clause: str, on: date, status: str
) -> None:
    assert found(reviewer, text, clause, on).status == status


@pytest.mark.parametrize(
    ("text", "clause", "remark"),
    [
        ("Les données des prospects sont conservées six ans à compter de la collecte.", "gdpr/retention", "6 years"),
        ("Prospect data are kept for six years from collection.", "gdpr/retention", "CNIL"),
        ("Trois tentatives d'appel par semaine au plus sont faites par prospect.", CALLS, "3 times a week"),
    ],
)
def test_guidance_and_short_counts_are_remarked_upon(reviewer: Reviewer, text: str, clause: str, remark: str) -> None:
    finding = found(reviewer, text, clause)
    assert finding.status in ("present", "partial")
    assert "Note:" in finding.why.en
    assert remark in finding.why.en.replace("\u00a0", " ")


def test_a_lawful_figure_in_the_same_sentence_leaves_it_to_the_reader(reviewer: Reviewer) -> None:
    text = "Les factures sont payables à 30 jours, ou à 90 jours si le client en fait la demande."
    finding = found(reviewer, text, PAYMENT)
    assert finding.status == "present"
    assert [figure.within for figure in finding.figures] == [True, False]


def test_the_json_report_tells_every_figure_and_the_table_those_out_of_bounds(reviewer: Reviewer) -> None:
    text = "Le Client appelle les prospects du lundi au vendredi, de 9h à 21h."
    report = reviewed(reviewer, text)
    finding = next(f for f in json.loads(as_json.dump([report]))["findings"] if f["clause"] == CALLS)
    days, hours = finding["figures"]
    assert (days["value"], days["within"]) == ("Monday to Friday", True)
    assert hours == {
        "element": "hours",
        "text": "9h à 21h",
        "value": "09:00 to 21:00",
        "at_least": None,
        "at_most": "10:00 to 13:00 and 14:00 to 20:00",
        "law": "conso/d223-9",
        "within": False,
        "binding": True,
        "page": None,
        "paragraph": 0,
        "start": text.index("9h"),
        "end": len(text) - 1,
    }
    shown = " ".join(table(report, "fr", width=200).replace("\u00a0", " ").split())
    assert "Chiffres hors limite (1) - « 9h à 21h » (§ 0) : 10 h à 13 h et 14 h à 20 h, Code de la" in shown
