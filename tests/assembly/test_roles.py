"""Who decides what, and which instrument follows."""

from __future__ import annotations

import pytest

from leadcontract.assembly.roles import gate, qualify
from leadcontract.domain.deal import Roles
from leadcontract.errors import DealError

SEPARATE = Roles("provider", "provider", "provider", "both", "client")
PROCESSOR = Roles("client", "client", "client", "client", "provider")
JOINT = Roles("both", "provider", "client", "both", "client")


@pytest.mark.parametrize(
    ("roles", "name"),
    [
        (SEPARATE, "separate controllers"),
        (PROCESSOR, "processor"),
        (JOINT, "joint controllers"),
        (Roles("client", "both", "client", "client", "client"), "joint controllers"),
        (Roles("both", "both", "both", "both", "client"), "joint controllers"),
        (Roles(), "separate controllers"),
        (Roles("client", "client", "client", "provider", "client"), "separate controllers"),
        (Roles("client", "client", "client", None, "client"), "separate controllers"),
    ],
)
def test_the_answers_qualify_the_parties(roles: Roles, name: str) -> None:
    assert qualify(roles).name == name


def test_the_instrument_that_fits_passes() -> None:
    gate(SEPARATE, "contract", "deal.yaml")
    gate(PROCESSOR, "dpa", "deal.yaml")
    gate(JOINT, "joint", "deal.yaml")


@pytest.mark.parametrize(
    ("roles", "asked", "told"),
    [
        (SEPARATE, "dpa", ["separate controllers", "purposes decided by the Provider", "--document contract"]),
        (PROCESSOR, "contract", ["processor", "purposes decided by the Client", "--document dpa"]),
        (JOINT, "dpa", ["joint controllers", "article 26", "--document joint"]),
        (JOINT, "contract", ["joint controllers", "purposes decided by both parties", "--document joint"]),
        (SEPARATE, "joint", ["separate controllers", "purposes decided by the Provider", "--document contract"]),
        (PROCESSOR, "joint", ["processor", "--document dpa"]),
    ],
)
def test_the_wrong_instrument_is_refused_with_the_reason_and_the_right_one(
    roles: Roles, asked: str, told: list[str]
) -> None:
    with pytest.raises(DealError) as caught:
        gate(roles, asked, "deal.yaml")  # type: ignore[arg-type]
    assert caught.value.exit_code == 4
    for word in told:
        assert word in caught.value.say("en")
    assert caught.value.say("fr") != caught.value.say("en")
