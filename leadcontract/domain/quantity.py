"""Kinds of figures that the law bounds, beside durations and money, and the bound itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from leadcontract.domain.deal import Duration, Money
from leadcontract.domain.language import Lang


@dataclass(frozen=True, slots=True)
class Frequency:
    """A count per period: 4 times in 30 days."""

    count: int
    period: Duration

    def at_most(self, bound: Frequency) -> bool:
        """Say whether no more than the bound may happen, whichever of the periods is the longer."""
        return self.count * bound.period.hours <= bound.count * self.period.hours


@dataclass(frozen=True, slots=True)
class Multiple:
    """So many times a rate: 3 times the legal rate of interest."""

    times: Decimal

    def at_most(self, bound: Multiple) -> bool:
        """Say whether it is no more than the bound."""
        return self.times <= bound.times


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day, as spans ``start, end`` in minutes from midnight, in order."""

    spans: tuple[tuple[int, int], ...]

    def at_most(self, bound: Hours) -> bool:
        """Say whether each span lies within one of the bound."""
        return all(any(low <= start and end <= high for low, high in bound.spans) for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, Monday 0 to Sunday 6, in order."""

    days: tuple[int, ...]

    def at_most(self, bound: Weekdays) -> bool:
        """Say whether each day is one of the bound."""
        return set(self.days) <= set(bound.days)


Quantity = Duration | Money | Frequency | Multiple | Hours | Weekdays


@dataclass(frozen=True, slots=True)
class Limit:
    """What is allowed at least or at most, and the entry of the register that says so.

    Exactly one of ``at_least`` and ``at_most`` is given. ``binding``: false for guidance, beyond which a figure is
    only remarked upon. It holds in sentences with one of the words ``where`` (any, where there are none) and none of
    the words ``unless``.
    """

    law: str
    at_least: Quantity | None = None
    at_most: Quantity | None = None
    binding: bool = True
    where: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> type[Quantity]:
        """The kind of figures that it bounds."""
        return type(self.at_least if self.at_most is None else self.at_most)  # type: ignore[return-value]

    def allows(self, value: Quantity) -> bool:
        """Say whether a figure of its kind is within it; always true of another kind."""
        low, high = self.at_least, self.at_most
        enough = low is None or type(low) is not type(value) or low.at_most(value)  # type: ignore[arg-type]
        return enough and (high is None or type(high) is not type(value) or value.at_most(high))  # type: ignore[arg-type]

    def binds(self, value: Quantity) -> bool:
        """Say whether a figure that it does not allow would break it, rather than call for a remark.

        Guidance is never broken, nor is a count by a few within a shorter period: three calls a week may stop there.
        """
        bound = self.at_most
        few = isinstance(value, Frequency) and isinstance(bound, Frequency) and value.count <= bound.count
        return self.binding and (self.allows(value) or not few)
