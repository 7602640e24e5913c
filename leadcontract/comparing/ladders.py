"""The ladders of our side on which a figure can be placed: what it prefers, what it can live with, what is beyond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leadcontract.comparing.reading import at_most, read
from leadcontract.domain.clause import Clause, Side
from leadcontract.domain.comparison import Effect, Rung, Step, Value
from leadcontract.domain.language import LANGS, Bilingual


@dataclass(frozen=True, slots=True)
class Ladder:
    """A negotiable point whose rungs state one figure each; ``refused`` are those of the last one, if any."""

    point: Bilingual
    preferred: Value
    acceptable: Value
    refused: tuple[Value, ...]
    says: tuple[Bilingual, Bilingual, Bilingual]

    def step(self, now: Value) -> Step | None:
        """Return the rung of a figure, None where it does not compare.

        Between the preferred and the acceptable figure it is acceptable; past the acceptable one it is not.
        """
        rising = at_most(self.preferred, self.acceptable)
        if now in self.refused:
            return Step("unacceptable", self.point, self.says[2])
        low, high = (self.preferred, self.acceptable) if rising else (self.acceptable, self.preferred)
        above, below = at_most(low, now), at_most(now, high)
        if rising is None or above is None or below is None:
            return None
        rung: Rung
        if now == self.preferred or not (above if rising else below):
            rung = "preferred"
        else:
            rung = "acceptable" if above and below else "beyond"
        return Step(rung, self.point, self.says[rung != "preferred"])

    def effect(self, was: Value, now: Value) -> Effect | None:
        """Return what a change of figure does to our side: away from what it prefers is weaker."""
        rising, grew = at_most(self.preferred, self.acceptable), at_most(was, now)
        if rising is None or grew is None:
            return None
        return "weaker" if rising == grew else "stronger"


def ladders(clause: Clause, side: Side) -> Iterator[Ladder]:
    """Yield the ladders of a clause for a side whose first two rungs state one figure each, not the same."""
    for position in clause.positions:
        if (own := position.ladders.get(side)) is None:
            continue
        says = (own.preferred, own.acceptable, own.unacceptable)
        want, can, no = ([one.value for one in read(text[LANGS[0]], LANGS[0])] for text in says)
        if len(want) == len(can) == 1 and want != can and type(want[0]) is type(can[0]):
            yield Ladder(position.point, want[0], can[0], tuple(no), says)
