"""What a review says: findings with their evidence, and the report that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from leadcontract.domain.clause import Severity, Side
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.fact import Extraction
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis, OutdatedReference
from leadcontract.domain.quantity import Limit, Quantity

Status = Literal["present", "partial", "contrary", "unclear", "referred", "missing"]
STATUSES: tuple[Status, ...] = ("present", "partial", "contrary", "unclear", "referred", "missing")

Sense = Literal["shows", "weakens", "refuses", "forbids", "topic", "refers", "hints"]


class Evidence(NamedTuple):
    """Characters ``start:end`` of a provision that speak for or against an element.

    ``sense``: the element is shown, shown but left to discretion, refused (negated), or a forbidden one;
    ``topic`` names the subject in a heading, ``refers`` leaves it to another document, ``hints`` is what the classifier
    takes it for. ``pattern`` is what spoke. A tuple, since a document holds thousands, each looked up many times.
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
    """What a document shows: evidence kept and discarded, referrals elsewhere, names of kinds of document, their signs.

    ``sentences`` gives, for each kept piece of evidence, the characters ``start:end`` of its sentence; ``denied``, for
    each paragraph with negations, the characters that they reach.
    """

    kept: tuple[Evidence, ...]
    discarded: tuple[Discarded, ...]
    sentences: Mapping[Evidence, tuple[int, int]]
    elsewhere: tuple[Evidence, ...]
    kinds: tuple[Evidence, ...]
    signs: tuple[Evidence, ...] = ()
    denied: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence as shown to the reader: the sentence, its place, its sense, and its label in a table or form, if any."""

    text: str
    page: int | None
    section: str | None
    paragraph: int
    start: int
    end: int
    lang: Lang
    pattern: str
    label: str | None = None
    sense: Sense = "shows"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure read in the sentence of a piece of evidence, and the limit that it was held to.

    ``text`` stands at characters ``start:end`` of the paragraph. ``binding``: beyond the limit, it breaks the law;
    otherwise it is only remarked upon.
    """

    evidence: Evidence
    text: str
    start: int
    end: int
    page: int | None
    value: Quantity
    limit: Limit
    law: Basis
    within: bool
    binding: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The wording we propose for a clause that is not whole."""

    variant: str
    lang: Lang
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement judged. ``elements`` maps the needed element ids to found or not.

    ``discarded`` is the evidence for it that did not count, ``figures`` what was held to a limit, in reading order.
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
    figures: tuple[Figure, ...] = ()


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
class Said:
    """What a document says on one point: the sentence, the words in it that say so, and its figures.

    ``figures`` are read whatever the words of the document, so that two can be compared; empty where the point has
    none.
    """

    quote: Quote
    words: str
    figures: tuple[Quantity, ...] = ()


Right = Literal["said", "unclear", "refused", "unsaid"]


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of audit: who audits whom, whether the document gives that right, and on which terms.

    ``shown`` is the passage that gives, clouds or refuses the right, None where it is unsaid. ``terms`` maps each
    topic to what is said on it, None for nothing; all None unless the right is said.
    """

    auditor: Side
    title: Bilingual
    right: Right
    shown: Said | None
    terms: Mapping[str, Said | None]


Balance = Literal["alike", "unequal", "client-only", "provider-only", "unclear", "none"]


@dataclass(frozen=True, slots=True)
class Symmetry:
    """The two directions of audit beside each other; ``topics`` names the terms, ``says`` concludes in words."""

    balance: Balance
    says: Bilingual
    topics: Mapping[str, Bilingual]
    ways: tuple[Way, Way]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole review, ready for any format; ``audit`` is None where the playbook expects no audit.

    ``facts`` are those of the deal that the document states.
    """

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
    audit: Symmetry | None = None
    facts: Extraction = field(default_factory=Extraction)

    @property
    def summary(self) -> dict[Status, int]:
        """How many findings have each status, in the order of STATUSES, zeros included."""
        return {s: sum(f.status == s for f in self.findings) for s in STATUSES}
