"""What a document states of a deal is found, where it says so, and nothing else is."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from leadcontract import documents, resources, workflows
from leadcontract.documents import reading
from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.fact import BESIDE, Extraction
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.extracting.extraction import Extractor
from leadcontract.extracting.telling import entries
from leadcontract.library import deals, sheets

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
ORDERS = [resources.folder("templates") / "demo" / name for name in ("order.docx", "order.pdf")]


@pytest.fixture(scope="module")
def extractor(library: Library) -> Extractor:
    return Extractor(library)


def document(text: str) -> SourceDocument:
    return reading.read_bytes(Path("order.txt"), text.encode())


def case(path: Path) -> tuple[SourceDocument, dict[str, Any]]:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return document(told["text"]), told


def values(found: Extraction) -> dict[str, Any]:
    return {path: list(f.value) if isinstance(f.value, tuple) else f.value for path, f in found.facts.items()}


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_document_gives_the_facts_that_it_states_and_no_other(path: Path, extractor: Extractor) -> None:
    read, told = case(path)
    found = extractor.extract(read)
    expected = {k: v if isinstance(v, list) else str(v) for k, v in (told["facts"] or {}).items()}
    assert values(found) == expected
    assert sorted({d.path for d in found.doubts}) == sorted(told.get("doubts", []))


@pytest.mark.parametrize("path", [*CASES, *ORDERS], ids=lambda p: p.name)
def test_every_quotation_stands_in_the_document_at_its_place(path: Path, extractor: Extractor) -> None:
    read = case(path)[0] if path in CASES else documents.read(path)
    texts = {p.paragraph: p for p in read.provisions}
    found = extractor.extract(read)
    for quote in [q for f in found.facts.values() for q in f.quotes] + [q for d in found.doubts for q in d.quotes]:
        assert quote.text and texts[quote.paragraph].text[quote.start : quote.end] == quote.text
        assert quote.page == texts[quote.paragraph].page
    for fact in found.facts.values():
        assert fact.quotes and 0 < fact.confidence < 1


@pytest.mark.parametrize("order", ORDERS, ids=lambda p: p.name)
def test_the_sample_order_gives_what_the_sample_deal_says_and_the_order_states(
    order: Path, extractor: Extractor, library: Library, tmp_path: Path
) -> None:
    found = values(extractor.extract(documents.read(order)))
    deal = yaml.safe_load((order.parent / "deal.yaml").read_text(encoding="utf-8"))
    for side in ("client", "provider"):
        for name, value in deal[side].items():
            if value == "dpo@vaudrelle.example":  # learnt since: the order does not say it
                continue
            assert found.get(f"{side}.{name}") == value, name
    assert (found["reference"], found["audience"], found["channels"], found["countries"]) == (
        deal["reference"],
        deal["audience"],
        deal["channels"],
        deal["countries"],
    )
    terms = deal["terms"]
    assert found["terms.start_date"] == str(terms["start_date"])
    assert found["terms.duration"] == "3 months"
    assert found["terms.unit_price"] == "18.50 EUR"
    for name in ("pricing_model", "volume_tolerance", "exclusivity", "provider_steering_contact"):
        assert found[f"terms.{name}"] == terms[name], name
    assert found["terms.client_steering_contact"] == terms["client_steering_contact"]["fr"]
    assert (found["dated"], found["volume"]) == ("2026-11-16", "3000")
    assert "signed_on" not in found and "sector" not in found
    assert "terms.payment_days" not in found, "45 days from the end of the month are not 45 days"


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_without_the_passages_that_state_it_a_fact_is_gone(path: Path, extractor: Extractor) -> None:
    read, _ = case(path)
    for name, fact in extractor.extract(read).facts.items():
        said = {quote.paragraph for quote in fact.quotes}
        rest = replace(read, provisions=tuple(p for p in read.provisions if p.paragraph not in said))
        left = extractor.extract(rest).facts.get(name)
        assert left is None or not said & {q.paragraph for q in left.quotes}
        assert left is None or left.value != fact.value or left.quotes != fact.quotes, name


LABELLED = [
    ("N° de commande : BC-12", "reference", "BC-12"),
    ("Prix par lead : 12 €", "terms.unit_price", "12.00 EUR"),
    ("Durée : 6 mois", "terms.duration", "6 months"),
    ("Client : Assurances Belloc", "client.name", "Assurances Belloc"),
    ("Supplier: Clickwell Ltd", "provider.name", "Clickwell Ltd"),
    ("Canaux : téléphone, SMS", "channels", ["telephone", "sms"]),
    ("Date d'effet : 1er décembre 2026", "terms.start_date", "2026-12-01"),
]


@pytest.mark.parametrize(("line", "path", "value"), LABELLED)
def test_a_value_counts_by_its_label_alone(line: str, path: str, value: object, extractor: Extractor) -> None:
    about = "\n\nObjet : fourniture de leads.\n"
    assert values(extractor.extract(document(line + about)))[path] == value
    bare = line.partition(":")[2].strip()
    assert path not in values(extractor.extract(document(bare + about)))


TRAPS = [
    ("À titre d'exemple, un lead est vendu 30 € HT par lead.", "terms.unit_price"),
    ("Prix TTC : 30 € TTC par lead.", "terms.unit_price"),
    ("La marque reste la propriété exclusive du Prestataire, qui fournit des leads.", "terms.exclusivity"),
    ("Les leads non conformes sont remplacés.", "terms.exclusivity"),
    ("Date de livraison : 01/12/2026\n\nleads", "dated"),
    ("Valable jusqu'au : 01/12/2026\n\nleads", "dated"),
    ("Durée de conservation : 3 ans\n\nleads", "terms.duration"),
    ("Le contrat impose une obligation de confidentialité pour une durée de 5 ans.", "terms.duration"),
    ("Client : ____________\n\nleads", "client.name"),
    ("Client: [name of the client]\n\nleads", "client.name"),
    ("« Client » désigne toute société qui achète des leads.", "client.name"),
    ("Hébergeur : Nuage SAS, SIREN 698 903 176, leads", "provider.siren"),
    ("Directeur de la publication : Marc Duval\n\nleads", "provider.signatory"),
    ("Order date: 03/04/2026\n\nleads", "dated"),
    ("Le rejet d'un lead se fait sous 10 jours ouvrables.", "terms.rejection_window"),
    ("Payment: 30 days end of month\n\nleads", "terms.payment_days"),
    ("Customer\n\nShipping address (if different)\n\nleads", "client.name"),
    ("Client\n\nPrénom Téléphone\n\nleads", "client.name"),
    ("Payment terms: ☐ Net 30 ☐ Net 60\n\nleads", "terms.payment_days"),
    ("Supplier shall pay any refund of an invoice within 20 days of the invoice date.\n\nleads", "terms.payment_days"),
    ("Payment shall be made within 20 days of delivery.\n\nleads", "terms.payment_days"),
    (
        "Either party may terminate this Agreement on 30 days' notice if the other is in breach.",
        "terms.convenience_notice",
    ),
    ("Reseller agrees to provide the Company with its yearly statements.", "offer"),
    ("The Parties use the term service as the Provider agrees to provide notice of such services.", "offer"),
    ("The Buyer may terminate this Agreement upon 60 days notice for a change of control.", "terms.convenience_notice"),
    ("Indemnité forfaitaire pour frais de recouvrement : 40 €.\n\nleads", "price_model"),
    ("A company organised under the laws of Ontario.", "governing_law"),
    ("Commande du : 01/07/2026", "reference"),
    ("Customer\n\nAlder Homes Ltd\n\nPurchasing\n\nleads", "client.address"),
    ("Customer\n\nAlder Homes Ltd\n\nSalem Haddad\n\nKuwait\n\nleads", "client.address"),
    ("Bill to\n\nAlder Homes Ltd\n\nKuwait\n\nleads", "client.address"),
    ("Client\n\nToitures Aubry SARL\n\nAssurance RC n° 77812345\n\nleads", "client.number"),
    ("Customer\n\nAlder Homes Ltd\n\nThe ice 12345 melts.\n\nleads", "client.number"),
    ("Customer\n\nAlder Homes\n\nFees such as\n\nleads", "client.legal_form"),
    ("Customer\n\nAlder Homes Ltd\n\nVAT No. 123 4567 89\n\nleads", "client.vat"),
    ("Customer\n\nAlder Homes Ltd\n\nGSTIN: 29ABCDE1234F1Z5\n\nleads", "client.vat"),
    ("Fournisseur\n\nFaïences Belloc SARL au capital de 1 000 €\n\n2 rue de Metz, Paris Est, leads", "provider.number"),
    ("During this Agreement and for a period of 2 years after its termination, no party hires.", "terms.duration"),
]


@pytest.mark.parametrize(("text", "path"), TRAPS)
def test_what_only_looks_like_a_fact_is_none(text: str, path: str, extractor: Extractor) -> None:
    assert path not in extractor.extract(document(text)).facts


LETTERHEAD = "Alder Leads Ltd\n\n5 Mill Road, Leeds LS1 4AP\n\n{title}\n\nBill to:\n\nBeech Homes Ltd\n\nleads\n"


def test_a_letterhead_is_that_of_who_made_the_quote_and_less_sure_than_a_label(extractor: Extractor) -> None:
    found = extractor.extract(document(LETTERHEAD.format(title="QUOTE")))
    assert values(found)["provider.name"] == "Alder Leads Ltd"
    assert found.facts["provider.name"].confidence < 0.9 < found.facts["client.name"].confidence
    other = extractor.extract(document(LETTERHEAD.format(title="MINUTES OF A MEETING")))
    assert "provider.name" not in other.facts


def test_a_purchase_order_is_made_by_the_side_that_it_does_not_name(extractor: Extractor) -> None:
    text = LETTERHEAD.format(title="PURCHASE ORDER").replace("Bill to", "Vendor")
    found = values(extractor.extract(document(text)))
    assert (found["client.name"], found["provider.name"]) == ("Alder Leads Ltd", "Beech Homes Ltd")


def test_a_name_that_only_its_place_tells_is_less_sure(extractor: Extractor) -> None:
    bare = extractor.extract(document("Client\n\nGarage Moderne\n\nleads")).facts["client.name"]
    told = extractor.extract(document("Client\n\nGarage Moderne\n\nSIREN 691 204 176\n\nleads")).facts["client.name"]
    assert bare.confidence <= 0.8 < 0.95 < told.confidence


def test_two_headed_blocks_that_cannot_be_told_apart_name_nobody(extractor: Extractor) -> None:
    found = extractor.extract(document("CLIENT\n\nFOURNISSEUR\n\nAlpha Conseil\n\nBeta Conseil\n\nGamma Conseil\n"))
    assert not {path for path in found.facts if path.endswith(".name")}


def test_one_number_for_both_parties_is_a_doubt(extractor: Extractor) -> None:
    text = "Client : Alpha, SIREN 691 204 176\n\nPrestataire : Beta, SIREN 691 204 176\n"
    found = extractor.extract(document(text))
    assert {d.path for d in found.doubts} >= {"client.siren", "provider.siren"}
    assert not {"client.siren", "provider.siren"} & found.facts.keys()


def test_the_same_document_gives_the_same_facts(extractor: Extractor, library: Library) -> None:
    for path in CASES:
        read, _ = case(path)
        assert extractor.extract(read) == Extractor(library).extract(read)


HOSTILE = [
    'Client : Alpha"\\n# {client: {name: Pirate}} & *a !!python/object',
    "Client : Alpha\u202eeleveB Conseil",
    "Client : - [x]: {y: 1}\n\nFournisseur : Beta: 'z' # fin",
    "N° de commande : A-1\u2028terms:\u2028  unit_price: 1 EUR",
    "Offre : leads \"}\n\n  provider: {name: Pirate}\n\nCible : particuliers ' : # |",
    "Prix par lead : 99999999999999999999 €\n\nDurée : 0 mois\n\nVolume mensuel : 0 leads",
]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, lang: Any, extractor: Extractor, library: Library, tmp_path: Path) -> None:
    from leadcontract.assembly import facts

    found = extractor.extract(document(text))
    sheet = tmp_path / "deal.yaml"
    sheet.write_text(sheets.sheet(library, lang, facts.LABELS, entries(found, lang)), encoding="utf-8")
    deal = deals.read(sheet, library)
    assert deal.client.name == values(found).get("client.name")
    assert deal.provider.name == values(found).get("provider.name")
    assert "Pirate" not in (deal.client.name or "").split() and deal.provider.name != "Pirate"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", [*CASES, *ORDERS], ids=lambda p: p.name)
def test_the_deal_file_is_read_back_with_every_fact(
    path: Path, lang: Any, library: Library, extractor: Extractor, tmp_path: Path
) -> None:
    source = path
    if path in CASES:
        source = tmp_path / "order.txt"
        source.write_text(case(path)[1]["text"], encoding="utf-8")
    extracted = workflows.extract(source, library, lang)
    sheet = tmp_path / "deal.yaml"
    sheet.write_text(extracted.sheet, encoding="utf-8")
    deal = deals.read(sheet, library)
    facts = extracted.extraction.facts
    assert {f"terms.{name}" for name in deal.terms} == {p for p in facts if p.startswith("terms.")}
    for fact in facts.values():
        if fact.path.startswith(("client.", "provider.")):
            side, _, name = fact.path.partition(".")
            value = Bilingual(*fact.value) if name == "called" else fact.value
            assert fact.path in BESIDE or getattr(getattr(deal, side), name) == value
        assert fact.quotes[0].text.split()[0].replace("’", "'") in extracted.sheet.replace("’", "'")
    for name, near in BESIDE.items():
        if name in facts:
            remark = entries(extracted.extraction, lang)[near].remarks[0]
            assert f"# {' '.join(remark.split())}" in extracted.sheet


@pytest.mark.parametrize(
    "text", ["leads exclusifs par téléphone et ", '("Client"', "Client : Aa ", "A B C D ", "SIREN 1 "]
)
def test_a_paragraph_without_end_is_soon_read(text: str, extractor: Extractor) -> None:
    start = time.process_time()
    extractor.extract(SourceDocument("x", "", None, (Provision(0, "leads"), Provision(1, text * 10_000))))
    assert time.process_time() - start < 5
