"""What an audit looks at, in each direction, and the sheets on which it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadcontract.domain.clause import Side
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis, Checked


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One thing to check, the evidence to obtain, and its law; for deals with the facts of ``when`` only."""

    id: str
    ask: Bilingual
    evidence: Bilingual
    law: tuple[Basis, ...]
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def applies(self, deal: Deal) -> bool:
        """Say whether the facts of a deal call for it."""
        return all(wanted & set(getattr(deal, fact)) for fact, wanted in self.when.items())


@dataclass(frozen=True, slots=True)
class Direction:
    """An audit by one side: the clause that gives the right, documents, checks, columns of the record of the sample."""

    clause: str
    title: Bilingual
    documents: tuple[Bilingual, ...]
    checks: tuple[Checkpoint, ...]
    sample: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The evidence pack of audits: fixed words by name, what a check can come to, timetable, the two directions.

    ``calendar`` pairs a step with the term of the deal that says when; ``findings`` are columns.
    """

    parts: Mapping[str, Bilingual] = field(default_factory=dict)
    results: tuple[Bilingual, ...] = ()
    calendar: tuple[tuple[Bilingual, str], ...] = ()
    findings: tuple[Bilingual, ...] = ()
    directions: Mapping[Side, Direction] = field(default_factory=dict)
    checked: Checked | None = None
