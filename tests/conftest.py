"""What tests share: the shipped library, its pipelines, one deal, made once a process."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.domain.deal import Deal, Money, Party, Roles
from leadcontract.domain.library import Library
from leadcontract.workflows import Reviewer

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval"


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the library's cache out of the user's home."""
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session", autouse=True)
def _few_collections() -> None:
    """Look for cycles as seldom as the command line does."""
    gc.set_threshold(100_000)


@pytest.fixture(scope="session")
def library() -> Library:
    return workflows.load_library(depth="examples")


@pytest.fixture(scope="session")
def reviewer(library: Library) -> Reviewer:
    return Reviewer(library)


@pytest.fixture(scope="session")
def deal() -> Deal:
    """A lead contract of separate controllers, consumers called and written to, every party fact given."""
    client = Party(
        name="Aurore Assurances",
        legal_form="société anonyme",
        capital="2 000 000 €",
        siren="732829320",
        registry="Lyon",
        vat="FR44732829320",
        address="12 rue des Essais, 69002 Lyon",
        signatory="Claire Fontaine",
        capacity="directrice générale",
        privacy_contact="dpo@aurore.example",
    )
    return Deal(
        client=client,
        provider=replace(client, name="Leads du Sud", siren="552100554", signatory="Paul Martin", capacity="président"),
        reference="LC-2026-001",
        signed_on=date(2026, 12, 1),
        offer="assurance habitation",
        sector="assurance",
        audience=("consumer",),
        channels=("telephone", "email", "sms"),
        countries=("FR",),
        roles=Roles("provider", "provider", "provider", "both", "client"),
        terms={"unit_price": Money(Decimal("38.50"))},
    )


@pytest.fixture(scope="session")
def fitting(deal: Deal) -> dict[str, Deal]:
    """The same deal with the roles that call for each document."""
    dpa = replace(deal, roles=Roles("client", "client", "client", "client", "client"))
    joint = replace(deal, roles=Roles("both", "both", "both", "both", "client"))
    return {"contract": deal, "dpa": dpa, "joint": joint}
