"""The law register: what a clause rests on, and what a document should no longer cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leadcontract.domain.deal import Audience, Channel
from leadcontract.domain.language import Bilingual

Evidence = Literal["primary-text", "secondary-quoting-primary", "secondary", "none"]
_READ_IN: Mapping[Evidence, Bilingual] = {
    "secondary-quoting-primary": Bilingual(
        "Lu dans une source qui cite le texte officiel, et non dans ce texte.",
        "Read in a source that quotes the official text, not in that text.",
    ),
    "secondary": Bilingual(
        "Lu dans une source secondaire, et non dans le texte officiel.",
        "Read in a secondary source, not in the official text.",
    ),
    "none": Bilingual("Le texte officiel n’a pas été lu.", "The official text was not read."),
}


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal source by id (``conso/l223-1``), with the dates between which it is in force.

    ``in_force_to`` is the last day in force, None while it is. ``read_in`` says how close to the
    official text the statement was read; ``to_verify`` lists what a lawyer must still check.
    """

    id: str
    citation: Bilingual
    says: Bilingual
    in_force_from: date | None
    in_force_to: date | None
    url: str
    read_in: Evidence
    to_verify: tuple[Bilingual, ...] = ()
    replaced_by: Bilingual | None = None

    def in_force(self, on: date) -> bool:
        """Say whether the source is law on that day (both ends included)."""
        after = self.in_force_from is None or self.in_force_from <= on
        return after and (self.in_force_to is None or on <= self.in_force_to)

    @property
    def doubts(self) -> tuple[Bilingual, ...]:
        """What a lawyer must still check, or else how far from the official text it was read; () if verified."""
        return self.to_verify or (() if self.read_in == "primary-text" else (_READ_IN[self.read_in],))

    @property
    def verified(self) -> bool:
        """True where the statement was read in the official text and nothing is left to check."""
        return self.read_in == "primary-text" and not self.to_verify


@dataclass(frozen=True, slots=True)
class Checked:
    """The day on which a file was last held to the law, and the day by which it must be again."""

    on: date
    again_by: date


@dataclass(frozen=True, slots=True)
class OutdatedReference:
    """A reference to law that ceased, and what replaced it.

    ``patterns``: by a word that must be in the document, in lower case, the regular expressions to try.
    ``ceased`` is the first day on which the reference is out of date, None where it never was good.
    """

    id: str
    title: Bilingual
    patterns: Mapping[str, tuple[str, ...]]
    ceased: date | None
    replaced_by: Bilingual
    severity: str


@dataclass(frozen=True, slots=True)
class Ban:
    """Offers for which no prospect of an audience may be approached on a channel, while its law is in force.

    ``words`` give such an offer away, in either language; "…" at the end of one stands for any ending.
    """

    id: str
    title: Bilingual
    law: Basis
    audience: tuple[Audience, ...]
    channels: tuple[Channel, ...]
    words: tuple[str, ...]
