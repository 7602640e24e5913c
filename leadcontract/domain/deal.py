"""The facts of one agreement, before any clause is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Literal

from leadcontract.domain.language import Bilingual

Audience = Literal["consumer", "business"]
Channel = Literal["telephone", "email", "sms"]
Who = Literal["client", "provider", "both"]
Unit = Literal["hour", "day", "working_day", "week", "month", "year"]

AUDIENCES: tuple[Audience, ...] = ("consumer", "business")
CHANNELS: tuple[Channel, ...] = ("telephone", "email", "sms")
WHO: tuple[Who, ...] = ("client", "provider", "both")
UNITS: tuple[Unit, ...] = ("hour", "day", "working_day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Duration:
    """A whole number of one unit: 72 hours, 10 working days, 3 years."""

    count: int
    unit: Unit

    @property
    def hours(self) -> float:
        """Length in hours, for comparing bounds: a month is 30 days, a year 365, a working day 24 h."""
        per = {"hour": 1, "day": 24, "working_day": 24, "week": 168, "month": 720, "year": 8760}
        return self.count * per[self.unit]

    def at_most(self, bound: Duration) -> bool:
        """Say whether it is no longer than the bound; 12 months are a year, beside that a month is 30 days."""
        months = {"month": 1, "year": 12}
        if self.unit in months and bound.unit in months:
            return self.count * months[self.unit] <= bound.count * months[bound.unit]
        return self.hours <= bound.hours


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str = "EUR"

    def at_most(self, bound: Money) -> bool:
        """Say whether it is no more than the bound; an amount in another currency is not compared, and passes."""
        return self.currency != bound.currency or self.amount <= bound.amount


Value = str | int | Decimal | date | Duration | Money | Bilingual


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the agreement. None or empty is a fact still to be completed.

    ``called`` is what the document calls it, with its article ("l’Annonceur", "the Advertiser"); None for what the
    library calls it.
    """

    name: str | None = None
    legal_form: str | None = None
    capital: str | None = None
    siren: str | None = None
    registry: str | None = None
    vat: str | None = None
    address: str | None = None
    signatory: str | None = None
    capacity: str | None = None
    privacy_contact: str | None = None
    called: Bilingual | None = None


PARTY: tuple[str, ...] = tuple(f.name for f in fields(Party) if f.name != "called")
"""The facts of a party that a wording can print."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who decides what in the processing: the five answers from which the instrument follows.

    None is an answer not given yet.
    """

    purpose: Who | None = None
    form: Who | None = None
    recipients: Who | None = None
    copy: Who | None = None
    calls: Who | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """The facts of one agreement between a Client (buys leads) and a Provider (generates them).

    ``terms`` holds the values given to the library's parameters, by name; what is absent is either
    proposed by the library or left as a marked blank. ``sector_cleared`` says why no sector ban applies, where the
    offer looks like one that may not be sold by prospecting. ``verified`` lists the legal sources, by id, that a lawyer
    has checked where the register asks for it.
    """

    client: Party = Party()
    provider: Party = Party()
    reference: str | None = None
    signed_on: date | None = None
    offer: str | None = None
    sector: str | None = None
    sector_cleared: str | None = None
    audience: tuple[Audience, ...] = ()
    channels: tuple[Channel, ...] = ()
    countries: tuple[str, ...] = ()
    roles: Roles = Roles()
    terms: Mapping[str, Value] = field(default_factory=dict)
    verified: tuple[str, ...] = ()


ROLES: tuple[str, ...] = tuple(f.name for f in fields(Roles))
FACTS: tuple[str, ...] = (
    *("reference", "signed_on"),
    *(f"{side}.{name}" for side in ("client", "provider") for name in (*PARTY, "called")),
    *("offer", "sector", "sector_cleared", "audience", "channels", "countries"),
    *(f"roles.{name}" for name in ROLES),
    "verified",
)
"""The facts of any deal by dotted name, in the order of its file; the terms depend on the library."""


def stated(deal: Deal, fact: str) -> Value | tuple[str, ...] | None:
    """Return what a deal states under a dotted name ("client.siren", "terms.duration"), None where it does not."""
    group, _, name = fact.rpartition(".")
    if group == "terms":
        return deal.terms.get(name)
    found: Value | tuple[str, ...] | None = getattr(getattr(deal, group) if group else deal, name)
    return found or None
