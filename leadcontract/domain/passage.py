"""A passage written for training: what it says, and the clauses that it is of."""

from __future__ import annotations

from dataclasses import dataclass

from leadcontract.domain.language import Lang


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as a document might hold it; ``of`` names its clauses, none where it only looks like one."""

    lang: Lang
    says: str
    of: tuple[str, ...]
