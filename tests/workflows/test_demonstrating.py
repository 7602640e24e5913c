"""The path from the order to the contract, as the demonstration shows it."""

from __future__ import annotations

import pytest

from leadcontract import workflows
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_drafted_from_the_order_and_the_answers_lacks_nothing(library: Library, lang: Lang) -> None:
    told = workflows.demonstrate(library, lang)
    assert told.order.summary["missing"] > 50
    assert told.contract.summary == {**dict.fromkeys(told.contract.summary, 0), "present": len(told.contract.findings)}


def test_only_what_the_order_leaves_out_is_asked_for(library: Library) -> None:
    told = workflows.demonstrate(library, "fr")
    facts, deal = (told.files[name].decode() for name in ("order-facts.yaml", "deal.yaml"))
    assert told.settled.read > 25 and told.settled.blank < 10
    assert "name: Kerlédan Performance" in facts and "  payment_days:" in facts and "45 jours   #" not in facts
    assert "payment_days: 45 jours" in deal and "lu « Kerlédan Performance »" in deal
