"""The passages of a document that identify one party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadcontract.domain.clause import Side
from leadcontract.extracting.lines import Line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a line that speak of one party."""

    line: Line
    start: int
    end: int

    @property
    def flat(self) -> str:
        """Its plain text."""
        return self.line.flat[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """Stretches that identify one side, or a company whose side is not known; ``signing`` for a signature.

    ``called`` is the short name that a preamble gives the party, "" elsewhere; there stretches may be none, where the
    preamble leaves the party itself open.
    """

    side: Side | None
    stretches: tuple[Stretch, ...]
    signing: bool = False
    pattern: str = ""
    sure: float = 0.97
    called: str = ""


def whole(lines: Sequence[Line]) -> tuple[Stretch, ...]:
    """Return each line as a stretch."""
    return tuple(Stretch(line, 0, len(line.flat)) for line in lines)
