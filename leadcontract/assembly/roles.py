"""Says which instrument the facts call for: separate controllers, joint controllers, or processor.

The label in a contract does not bind the authority: what counts is who decides (GDPR 4(7), 4(8), 26, 28;
CNIL, SOLOCAL MARKETING SERVICES, SAN-2025-001).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from leadcontract.domain.clause import Instrument
from leadcontract.domain.deal import Roles, Who
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import CALLED
from leadcontract.errors import DealError, Problem

Qualification = Literal["separate controllers", "joint controllers", "processor"]

REASONS = {
    "purpose": Bilingual("finalités décidées par {who}", "purposes decided by {who}"),
    "form": Bilingual("formulaire conçu par {who}", "form designed by {who}"),
    "recipients": Bilingual("destinataires choisis par {who}", "recipients picked by {who}"),
    "copy": Bilingual("copie des données gardée par {who}", "copy of the data kept by {who}"),
}
WHO: Mapping[Who, Bilingual] = {
    "client": CALLED["client"],
    "provider": CALLED["provider"],
    "both": Bilingual("les deux parties ensemble", "both parties together"),
}
INSTRUMENTS = {
    "separate controllers": Bilingual(
        "un contrat de fourniture de leads entre responsables distincts (--document contract)",
        "a lead-generation contract between separate controllers (--document contract)",
    ),
    "joint controllers": Bilingual(
        "un accord entre responsables conjoints, article 26 du RGPD (--document joint)",
        "a joint-controller arrangement, GDPR article 26 (--document joint)",
    ),
    "processor": Bilingual(
        "un accord de sous-traitance, article 28 du RGPD (--document dpa)",
        "a data processing agreement, GDPR article 28 (--document dpa)",
    ),
}
FITS: Mapping[Qualification, Instrument] = {
    "separate controllers": "contract",
    "joint controllers": "joint",
    "processor": "dpa",
}
NAMES = {
    "separate controllers": Bilingual("deux responsables de traitement distincts", "two separate controllers"),
    "joint controllers": Bilingual("deux responsables conjoints", "two joint controllers"),
    "processor": Bilingual("un responsable et son sous-traitant", "a controller and its processor"),
}


@dataclass(frozen=True, slots=True)
class Qualified:
    """What the parties are to each other, and the answers that make them so."""

    name: Qualification
    reasons: tuple[Bilingual, ...]


def qualify(roles: Roles) -> Qualified:
    """Qualify the parties from who decides what.

    Joint where purposes or form are decided together; processor where the Client alone decides purposes,
    form and recipients and the Provider keeps no copy for itself; separate controllers otherwise,
    which is also the default of a sale of leads. An answer not given decides nothing.
    """
    given = {name: getattr(roles, name) for name in REASONS if getattr(roles, name) is not None}

    def because(*names: str) -> tuple[Bilingual, ...]:
        return tuple(REASONS[n].format(who=WHO[given[n]]) for n in names if n in given)

    if "both" in (given.get("purpose"), given.get("form")):
        return Qualified("joint controllers", because(*(n for n in ("purpose", "form") if given.get(n) == "both")))
    decided = ("purpose", "form", "recipients", "copy")
    if all(given.get(name) == "client" for name in decided):
        return Qualified("processor", because(*decided))
    return Qualified("separate controllers", because(*(n for n in decided if given.get(n) in ("provider", "both"))))


def gate(roles: Roles, asked: Instrument, where: str) -> Qualified:
    """Return the qualification, or refuse with a DealError the instrument that does not fit it."""
    qualified = qualify(roles)
    if FITS[qualified.name] == asked:
        return qualified
    because = qualified.reasons or (
        Bilingual("rien dans « roles » ne dit le contraire", "nothing in 'roles' says otherwise"),
    )
    reasons = Bilingual(", ".join(r.fr for r in because), ", ".join(r.en for r in because))
    what = Bilingual(
        "les faits décrivent {name} : {reasons}. Ce document ne convient pas.",
        "the facts describe {name}: {reasons}. This document does not fit.",
    )
    cure = Bilingual("Il faut {instrument}.", "What is needed is {instrument}.")
    raise DealError(
        Problem(
            where,
            what.format(name=NAMES[qualified.name], reasons=reasons),
            cure.format(instrument=INSTRUMENTS[qualified.name]),
        )
    )
