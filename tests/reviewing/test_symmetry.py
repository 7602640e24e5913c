"""The two directions of audit: who audits whom, on which terms, and one way never looks like two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadcontract import documents, workflows
from leadcontract.domain.clause import STANCES, Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.finding import Symmetry
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.typography import NBSP
from leadcontract.library.saying import say
from leadcontract.reviewing.symmetry import TERMS
from leadcontract.workflows import Reviewer

DAY = date(2026, 11, 21)


def audit(reviewer: Reviewer, lang: Lang, *paragraphs: str) -> Symmetry:
    provisions = tuple(Provision(n, text, lang=lang) for n, text in enumerate(paragraphs))
    document = SourceDocument("contract.txt", "0" * 64, None, provisions)
    found = reviewer.judge(document, playbook_name="contract", side="client", on=DAY).audit
    assert found is not None
    return found


def figures(found: Symmetry, topic: str, lang: Lang = "en") -> list[list[str] | None]:
    said = [way.terms[topic] for way in found.ways]
    return [None if one is None else [say(f, lang).replace(NBSP, " ") for f in one.figures] for one in said]


@pytest.mark.parametrize(
    ("lang", "text", "balance"),
    [
        ("fr", "Le Client peut auditer le Prestataire. Le Prestataire coopère à l'audit.", "client-only"),
        ("fr", "Le Prestataire se soumettra à tout audit du Client et remet le rapport d'audit.", "client-only"),
        ("fr", "Le Client peut auditer le Prestataire, sans réciprocité.", "client-only"),
        ("fr", "Le Client peut auditer le Prestataire. Le Prestataire ne peut auditer le Client.", "client-only"),
        (
            "fr",
            "Le Client peut auditer le Prestataire. Chaque partie peut résilier si l'audit accable l'autre.",
            "client-only",
        ),
        ("fr", "Le Client peut auditer le Prestataire. Les parties ne peuvent s'auditer mutuellement.", "client-only"),
        (
            "fr",
            "Le Prestataire peut auditer le Client. Le Client se soumettra à tout audit. Le Client a dix jours pour "
            "répondre au rapport d'audit du Prestataire et peut contester les conclusions de l'audit.",
            "provider-only",
        ),
        ("fr", "Le Client peut être audité par le Prestataire.", "provider-only"),
        ("en", "The Buyer may audit the Seller. The Seller shall bear the cost of the audit.", "client-only"),
        ("en", "The Buyer may audit the Seller. The Seller may not audit the Buyer.", "client-only"),
        (
            "en",
            "The Client may audit the Provider. Each party may terminate if the audit reveals a breach by the other.",
            "client-only",
        ),
        (
            "en",
            "The Seller may audit the Buyer's calls. The Buyer shall submit to audits and may dispute the audit.",
            "provider-only",
        ),
        ("en", "An audit trail is kept. The Buyer pays the Seller within 30 days.", "none"),
        ("en", "No audit may be conducted by either party.", "none"),
        ("fr", "Chaque partie peut auditer l'autre.", "alike"),
        ("fr", "Le Client peut auditer le Prestataire, et réciproquement.", "alike"),
        (
            "fr",
            "Le Client peut auditer le Prestataire. Le Prestataire dispose du même droit à l'égard du Client.",
            "alike",
        ),
        ("en", "Each party may audit the other party's compliance.", "alike"),
        ("en", "The parties grant each other mutual audit rights.", "alike"),
    ],
)
def test_who_audits_whom(reviewer: Reviewer, lang: Lang, text: str, balance: str) -> None:
    assert audit(reviewer, lang, text).balance == balance


def test_a_right_in_words_that_name_no_side_is_for_a_lawyer_to_read(reviewer: Reviewer) -> None:
    found = audit(reviewer, "en", "The company may inspect the facilities. Its books and records are open to audit.")
    assert found.balance == "unclear"
    assert [way.right for way in found.ways] == ["unclear", "unclear"]
    assert all(said is None for way in found.ways for said in way.terms.values())


def test_a_mutual_clause_fills_both_columns_with_its_words(reviewer: Reviewer) -> None:
    found = audit(
        reviewer,
        "fr",
        "Chaque partie peut auditer l'autre deux fois par an, moyennant un préavis de dix (10) jours ouvrés.",
        "La partie qui audite supporte les frais de l'audit. L'auditeur est tenu à la confidentialité.",
        "Les écarts sont corrigés dans un délai de 30 jours.",
    )
    assert figures(found, "notice", "fr") == [["10 jours ouvrés"]] * 2
    assert figures(found, "frequency") == [["twice a year"]] * 2
    assert figures(found, "remediation") == [["30 days"]] * 2
    client, provider = found.ways
    assert client.terms == provider.terms
    assert client.terms["scope"] is None
    notice = client.terms["notice"]
    assert notice is not None
    assert notice.words in notice.quote.text
    assert notice.quote.paragraph == 0


def test_terms_belong_to_the_auditor_named_last_before_them(reviewer: Reviewer) -> None:
    found = audit(
        reviewer,
        "en",
        "The Buyer may audit the Seller twice a year on five business days' notice.",
        "The auditor is bound by confidentiality.",
        "The Seller may audit the Buyer once a year on thirty days' notice, at its own cost.",
    )
    assert found.balance == "unequal"
    assert figures(found, "notice") == [["5 working days"], ["30 days"]]
    assert figures(found, "frequency") == [["twice a year"], ["once a year"]]
    assert [way.terms["cost"] is None for way in found.ways] == [True, False]
    assert [way.terms["confidentiality"] is None for way in found.ways] == [False, True]
    assert found.says.en.replace(NBSP, " ") == (
        "Audit both ways, but unequal. Said for the Client alone: Confidentiality of the audit. "
        "Said for the Provider alone: Cost. Notice: 5 working days for the Client, 30 days for the Provider. "
        "Frequency: twice a year for the Client, once a year for the Provider."
    )


def test_two_rights_in_one_sentence_keep_their_own_terms(reviewer: Reviewer) -> None:
    text = (
        "Le Client peut auditer le Prestataire, et le Prestataire peut auditer le Client avec un préavis de 30 jours."
    )
    found = audit(reviewer, "fr", text)
    assert figures(found, "notice") == [None, ["30 days"]]


@pytest.mark.parametrize(
    ("client", "provider", "balance"),
    [
        ("one audit in any period of twelve months", "once a year", "alike"),
        ("twice a year", "once every six months", "unequal"),
        ("once a year", "once", "unequal"),
    ],
)
def test_frequencies_are_alike_whatever_their_words(
    reviewer: Reviewer, client: str, provider: str, balance: str
) -> None:
    found = audit(
        reviewer,
        "en",
        f"The Buyer may audit the Seller no more than {client}.",
        f"The Seller may audit the Buyer no more than {provider}.",
    )
    assert found.balance == balance


def test_the_notice_of_ten_working_days_is_not_that_of_ten_days(reviewer: Reviewer) -> None:
    found = audit(
        reviewer,
        "fr",
        "Le Client peut auditer le Prestataire avec un préavis de dix jours ouvrés.",
        "Le Prestataire peut auditer le Client avec un préavis de dix jours.",
    )
    assert found.balance == "unequal"


def test_an_audit_without_notice_says_no_notice(reviewer: Reviewer) -> None:
    found = audit(reviewer, "en", "The Controller may inspect the Processor's premises without prior notice.")
    assert found.balance == "client-only"
    assert figures(found, "notice") == [None, None]


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("lang", LANGS)
def test_what_we_draft_audits_both_ways(
    library: Library, reviewer: Reviewer, deal: Deal, lang: Lang, stance: Stance
) -> None:
    docx = workflows.generate(library, deal, lang=lang, stance=stance, on=DAY).docx
    document = documents.read_bytes(Path("contract.docx"), docx)
    found = reviewer.judge(document, playbook_name="contract", side="client", on=DAY, deal=deal).audit
    assert found is not None
    lacking = [(way.auditor, topic) for way in found.ways for topic in TERMS if way.terms[topic] is None]
    assert [way.right for way in found.ways] == ["said", "said"]
    if stance == "client":
        assert lacking == [("client", "frequency")]
        assert found.balance == "unequal"
    else:
        assert lacking == []
        assert found.balance == "alike"
    assert figures(found, "notice", lang) == [[Bilingual("10 jours ouvrés", "10 working days")[lang]]] * 2


def test_there_is_no_table_where_no_audit_is_expected(library: Library) -> None:
    contract = library.playbooks["contract"]
    silent = tuple(r for r in contract.requirements if not r.clause.startswith("audit/"))
    without = {**library.playbooks, "contract": replace(contract, requirements=silent)}
    document = SourceDocument("x.txt", "0" * 64, None, (Provision(0, "Le Client peut auditer le Prestataire."),))
    reviewer = Reviewer(replace(library, playbooks=without))
    assert reviewer.judge(document, playbook_name="contract", side="client", on=DAY).audit is None
