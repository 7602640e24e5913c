"""Who decides what, and which instrument follows."""

from __future__ import annotations

import pytest

from leadcontract.assembly.roles import qualify, reasoning, refuse_other
from leadcontract.domain.deal import Roles
from leadcontract.domain.library import Library
from leadcontract.errors import DealError

SEPARATE = Roles("provider", "provider", "provider", "both", "client")
PROCESSOR = Roles("client", "client", "client", "client", "provider")
JOINT = Roles("both", "provider", "client", "both", "client")


@pytest.mark.parametrize(
    ("roles", "name"),
    [
        (SEPARATE, "contract"),
        (PROCESSOR, "dpa"),
        (JOINT, "joint"),
        (Roles("client", "both", "client", "client", "client"), "joint"),
        (Roles("both", "both", "both", "both", "client"), "joint"),
        (Roles(), "contract"),
        (Roles("client", "client", "client", "provider", "client"), "contract"),
        (Roles("client", "client", "client", None, "client"), "contract"),
    ],
)
def test_the_answers_qualify_the_parties(roles: Roles, name: str) -> None:
    assert qualify(roles).instrument == name


def test_the_instrument_that_fits_passes(library: Library) -> None:
    refuse_other(library.gate, SEPARATE, "contract", "deal.yaml")
    refuse_other(library.gate, PROCESSOR, "dpa", "deal.yaml")
    refuse_other(library.gate, JOINT, "joint", "deal.yaml")


@pytest.mark.parametrize(
    ("roles", "asked", "told"),
    [
        (SEPARATE, "dpa", ["separate controllers", "purposes decided by the Provider", "--document contract"]),
        (PROCESSOR, "contract", ["a controller and its processor", "purposes decided by the Client", "--document dpa"]),
        (JOINT, "dpa", ["joint controllers", "article\u00a026", "--document joint"]),
        (JOINT, "contract", ["joint controllers", "purposes decided by both parties", "--document joint"]),
        (SEPARATE, "joint", ["separate controllers", "purposes decided by the Provider", "--document contract"]),
        (PROCESSOR, "joint", ["processor", "--document dpa"]),
    ],
)
def test_the_wrong_instrument_is_refused_with_the_reason_and_the_right_one(
    library: Library, roles: Roles, asked: str, told: list[str]
) -> None:
    with pytest.raises(DealError) as caught:
        refuse_other(library.gate, roles, asked, "deal.yaml")  # type: ignore[arg-type]
    assert caught.value.exit_code == 4
    for word in told:
        assert word in caught.value.say("en")
    assert caught.value.say("fr") != caught.value.say("en")


def test_the_reasoning_goes_from_each_answer_to_the_document(library: Library) -> None:
    told = list(reasoning(library, Roles("client", "client", "provider", None, "client"), "en"))
    assert [line.partition(":")[0] for line in told[:4]] == ["Collection", "Collection", "Transfer to buyers", "Calls"]
    assert "recipients picked by the Provider" in told[2] and "SOLOCAL" in told[2] and "28(10)" in told[2]
    assert told[4].startswith("Conclusion: two separate controllers.") and told[-1].endswith("(--document contract).")
    assert "Guidelines 07/2020" in told[5] and "[to verify]" in told[5], "nobody read them at their source"
    assert not list(reasoning(library, Roles(), "fr"))


def test_the_reasoning_has_the_typography_of_its_language(library: Library) -> None:
    for line in reasoning(library, JOINT, "fr"):
        assert " :" not in line and " ;" not in line
