"""The role gate: the questions on who decides what, and the conclusions that follow, as a lawyer wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadcontract.domain.clause import Instrument
from leadcontract.domain.language import Bilingual


@dataclass(frozen=True, slots=True)
class RoleQuestion:
    """One question of the gate: the ``processing`` it bears on, and what an answer ``says`` ("… by {{ who }}")."""

    processing: Bilingual
    asks: Bilingual
    explains: Bilingual
    says: Bilingual
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the parties are to each other, the ``document`` it takes, and why."""

    name: Bilingual
    document: Bilingual
    because: Bilingual
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleGate:
    """The questions by role, and the conclusions by the instrument that each calls for."""

    questions: Mapping[str, RoleQuestion] = field(default_factory=dict)
    conclusions: Mapping[Instrument, Conclusion] = field(default_factory=dict)
