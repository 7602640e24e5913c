"""Facts that contradict each other are told apart from those that a lawyer should weigh, each at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.domain.library import Library
from leadcontract.workflows import Examined


def examine(folder: Path, library: Library, text: str, document: str | None = None) -> Examined:
    path = folder / "deal.yaml"
    path.write_text(text, encoding="utf-8")
    return workflows.examine_deal(library, path, None, document)  # type: ignore[arg-type]


def plain(text: str) -> str:
    """Return a text without the typography of its language."""
    return text.replace("’", "'").replace("\u00a0", " ")


WRONG = [
    (
        "terms: {exclusivity: exclusive, max_recipients: 3}",
        "one recipient",
        "terms: {exclusivity: shared, max_recipients: 3}",
    ),
    (
        "client: {siren: 732 829 320}\nprovider: {siren: 732829320}",
        "Client's number",
        "client: {siren: 732829320}\nprovider: {siren: 552100554}",
    ),
    (
        "signed_on: 2026-12-02\nterms: {start_date: 2026-12-01}",
        "start_date",
        "signed_on: 2026-12-01\nterms: {start_date: 2026-12-01}",
    ),
    (
        "terms: {duration: 3 months, minimum_commitment: 6 months}",
        "minimum period",
        "terms: {duration: 1 year, minimum_commitment: 12 months}",
    ),
    (
        "terms: {delivery_delay: 48 hours, lead_max_age: 1 day}",
        "too old",
        "terms: {delivery_delay: 24 hours, lead_max_age: 1 day}",
    ),
    ("terms: {monthly_volume: 10, mystery_leads: 11}", "mystery", "terms: {monthly_volume: 10, mystery_leads: 10}"),
    ("terms: {late_share: 101}", "100%", "terms: {late_share: 100}"),
    ("terms: {unit_price: 0 EUR}", "nil", "terms: {unit_price: 0.01 EUR}"),
    (
        "roles: {copy: client}\nterms: {provider_copy: 6 months}",
        "keeps nothing",
        "roles: {copy: both}\nterms: {provider_copy: 6 months}",
    ),
    (
        "audience: [consumer]\nchannels: [telephone]\nterms: {lead_max_age: 13 months}",
        "expired",
        "audience: [business]\nchannels: [telephone]\nterms: {lead_max_age: 13 months}",
    ),
    (
        "client: {siren: 732829320, vat: FR83404833048}",
        "another company",
        "client: {siren: 732829320, vat: FR44732829320}",
    ),
    ("client: {vat: FR45732829320}", "valid VAT", "client: {vat: DE136695976}"),
    ("client: {vat: exempt}", "valid VAT", "client: {vat: CHE-107.787.577 MWST}"),
    ("countries: [ZZ]", "no country", "countries: [FR, XK]"),
    ("countries: [FR, UK]", "GB", "countries: [FR, GB]"),
]


@pytest.mark.parametrize(("text", "told", "mended"), WRONG, ids=[told for _, told, _ in WRONG])
def test_a_contradiction_is_an_error_until_it_is_mended(
    tmp_path: Path, library: Library, text: str, told: str, mended: str
) -> None:
    found = examine(tmp_path, library, text).problems
    assert len(found) == 1 and told in plain(found[0].say("en")), found
    assert not examine(tmp_path, library, mended).problems


WEIGHED = [
    (
        "roles: {purpose: client, form: client, recipients: client, copy: provider}",
        "roles.copy",
        "makes the Provider a controller",
    ),
    ("roles: {purpose: both, recipients: provider}", "roles.recipients", "joint controllers"),
    ("roles: {purpose: provider, calls: provider}", "roles.calls", "processor"),
    ("roles: {purpose: provider, recipients: both}", "roles.recipients", "joint controllers"),
    ("client: {name: A}", "client.capacity", "capacity"),
    ("client: {name: A}", "provider.privacy_contact", "data-protection contact"),
    ("terms: {payment_days: 45 days}", "terms.payment_days", "the very limit"),
    ("terms: {convenience_notice: 8 days}", "terms.convenience_notice", "sudden"),
    ("terms: {breach_notice: 72 hours}", "terms.breach_notice", "72 hours"),
    ("countries: [FR, DE]", "countries", "law of the prospects"),
    ("audience: [consumer]\nchannels: [telephone]", "terms.allowed_sources", "no source named"),
]


@pytest.mark.parametrize(("text", "fact", "told"), WEIGHED, ids=[fact for _, fact, _ in WEIGHED])
def test_what_a_lawyer_should_weigh_is_a_warning(
    tmp_path: Path, library: Library, text: str, fact: str, told: str
) -> None:
    examined = examine(tmp_path, library, text)
    assert not examined.problems
    assert any(fact in p.say("en") and told in plain(p.what.en) for p in examined.warnings)


def test_everything_is_told_at_once_at_its_line(tmp_path: Path, library: Library) -> None:
    text = "signed_on: 2026-12-32\naudience: [consumer]\nchannels: [sms]\n"
    text += "offer: panneaux solaires\nterms:\n  late_share: 101\n"
    found = examine(tmp_path, library, text).problems
    assert [problem.where.rpartition(":")[2] for problem in found] == ["1", "4", "6"]


@pytest.mark.parametrize(
    ("roles", "fits", "other", "told"),
    [
        (
            "{purpose: client, form: client, recipients: client, copy: provider}",
            "contract",
            "dpa",
            "copy of the data kept by the Provider",
        ),
        (
            "{purpose: client, form: client, recipients: client, copy: client}",
            "dpa",
            "contract",
            "decided by the Client",
        ),
        ("{purpose: both}", "joint", "dpa", "decided by both"),
    ],
)
def test_a_planned_document_is_held_to_the_roles(
    tmp_path: Path, library: Library, roles: str, fits: str, other: str, told: str
) -> None:
    assert not examine(tmp_path, library, f"roles: {roles}", fits).problems
    found = examine(tmp_path, library, f"roles: {roles}", other).problems
    assert len(found) == 1 and told in plain(found[0].what.en), found


def test_a_proposed_value_contradicts_nothing(tmp_path: Path, library: Library) -> None:
    assert library.parameters["max_recipients"].default == 3
    assert not examine(tmp_path, library, "terms: {exclusivity: exclusive}").problems


def test_rules_speak_of_facts_and_law_that_exist(library: Library) -> None:
    assert len({rule.id for rule in library.rules}) == len(library.rules)
    assert {rule.level for rule in library.rules} == {"error", "warning"}
    for rule in library.rules:
        assert {*rule.basis} <= library.law.keys(), rule.id
        assert {rule.at, *rule.each} <= {*library.facts, "each"}, rule.id
