"""A deal for an offer that may not be sold by prospecting is stopped, with the article and the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.domain.deal import Deal
from leadcontract.domain.library import Library
from leadcontract.errors import DealError
from leadcontract.library.bans import banned

NEW, OLD = date(2026, 12, 1), date(2026, 8, 10)


@pytest.mark.parametrize(
    ("offer", "channels", "on", "laws"),
    [
        ("pompes à chaleur", ("telephone",), NEW, ["conso/l223-1-sector-ban"]),
        ("Pompes à Chaleur", ("telephone",), OLD, ["conso/l223-1-sector-ban-2020"]),
        ("solar panels", ("telephone", "sms"), NEW, ["conso/l223-1-sector-ban", "conso/l223-8"]),
        ("monte-escaliers", ("telephone",), NEW, ["conso/l223-1-sector-ban"]),
        ("monte-escaliers", ("telephone",), OLD, []),
        ("isolation des combles", ("email",), date(2025, 7, 1), []),
        ("isolation des combles", ("email",), date(2025, 7, 2), ["conso/l223-8"]),
        ("formation financée par le CPF", ("sms",), NEW, ["travail/l6323-8-1"]),
        ("formation financée par le CPF", ("sms",), date(2022, 12, 20), []),
        ("assurance habitation", ("telephone", "email", "sms"), NEW, []),
    ],
)
def test_an_offer_is_banned_by_the_law_of_the_day(
    library: Library, deal: Deal, offer: str, channels: tuple[str, ...], on: date, laws: list[str]
) -> None:
    facts = replace(deal, offer=offer, sector=None, channels=channels)  # type: ignore[arg-type]
    told = [p.say("fr") for p in banned(facts, library.bans, on, "deal.yaml:3")]
    assert len(told) == len(laws)
    for problem, law in zip(told, laws, strict=True):
        assert problem.startswith("deal.yaml:3") and library.law[law].citation.fr in problem


def test_businesses_are_outside_the_bans_on_calling_consumers(library: Library, deal: Deal) -> None:
    facts = replace(deal, offer="pompes à chaleur", audience=("business",))
    assert not banned(facts, library.bans, NEW, "deal")
    assert banned(replace(facts, offer="formations CPF"), library.bans, NEW, "deal")


def test_a_deal_that_a_lawyer_cleared_passes(library: Library, deal: Deal) -> None:
    facts = replace(deal, sector="énergies renouvelables", sector_cleared="assurance des panneaux, sans vente")
    assert not banned(facts, library.bans, NEW, "deal")


def test_nothing_is_drafted_for_a_banned_offer(library: Library, deal: Deal, tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text("audience: [consumer]\noffer: chaudières\n", encoding="utf-8")
    with pytest.raises(DealError) as caught:
        workflows.generate(library, replace(deal, offer="chaudières"), on=NEW, where=str(path))
    assert "deal.yaml:2:" in caught.value.say("en") and "sector_cleared" in caught.value.say("en")
