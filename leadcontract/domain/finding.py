"""What a review says: findings with their evidence, and the report that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leadcontract.domain.clause import Severity, Side
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis, OutdatedReference

Status = Literal["present", "partial", "contrary", "unclear", "referred", "missing"]
STATUSES: tuple[Status, ...] = ("present", "partial", "contrary", "unclear", "referred", "missing")

Sense = Literal["shows", "refuses", "forbids", "topic", "refers", "hints"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters ``start:end`` of a provision that speak for or against an element.

    ``sense``: the element is shown, refused (negated), or a forbidden one; ``topic`` names the
    subject in a heading, ``refers`` leaves it to another document, ``hints`` is what the classifier takes it for.
    ``pattern`` is what spoke.
    """

    clause: str
    element: str
    sense: Sense
    pattern: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Discarded:
    """Evidence that did not count, and why."""

    evidence: Evidence
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Collected:
    """What a document shows: evidence kept, evidence discarded, referrals elsewhere, words of kinds.

    ``sentences`` gives, for each kept piece of evidence, the characters ``start:end`` of its sentence.
    """

    kept: tuple[Evidence, ...]
    discarded: tuple[Discarded, ...]
    sentences: Mapping[Evidence, tuple[int, int]]
    elsewhere: tuple[Evidence, ...]
    kinds: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence as shown to the reader: the sentence, its place, and in which sense it was taken."""

    text: str
    page: int | None
    section: str | None
    paragraph: int
    start: int
    end: int
    lang: Lang
    pattern: str
    sense: Sense = "shows"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The wording we propose for a clause that is not whole."""

    variant: str
    lang: Lang
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement judged. ``elements`` maps the needed element ids to found or not.

    ``discarded`` is the evidence for it that did not count.
    """

    clause: str
    title: Bilingual
    status: Status
    severity: Severity
    confidence: float
    elements: Mapping[str, bool]
    evidence: tuple[Quote, ...]
    law: tuple[Basis, ...]
    why: Bilingual
    suggestion: Suggestion | None
    discarded: tuple[Discarded, ...] = ()


@dataclass(frozen=True, slots=True)
class Outdated:
    """An outdated reference as found in a document."""

    reference: OutdatedReference
    text: str
    page: int | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class NotSupplied:
    """A passage that sends the reader to a document that was not supplied."""

    text: str
    page: int | None
    paragraph: int


AnnexStatus = Literal["present", "empty", "absent"]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that a document announces: there, there but empty, or not there."""

    name: str
    status: AnnexStatus
    page: int | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class Report:
    """A whole review, ready for any format."""

    document: SourceDocument
    kind: str | None
    playbook: str
    side: Side
    on: date
    library_version: str
    library_sha256: str
    findings: tuple[Finding, ...]
    outdated: tuple[Outdated, ...]
    not_supplied: tuple[NotSupplied, ...]
    annexes: tuple[Annex, ...]

    @property
    def summary(self) -> dict[Status, int]:
        """How many findings have each status, in the order of STATUSES, zeros included."""
        return {s: sum(f.status == s for f in self.findings) for s in STATUSES}
