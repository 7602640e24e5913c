"""A mapping that makes each of its values when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
Makers = Mapping[K, Callable[[], V]]
"""What makes the value of each key."""


class Lazy(Mapping[K, V]):
    """The values of ``makers``, each made once, when it is first asked for; it equals, and pickles as, their dict."""

    def __init__(self, makers: Makers[K, V]) -> None:
        self._makers = makers
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            self._made[key] = self._makers[key]()
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._makers

    def __iter__(self) -> Iterator[K]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)


def made(makers: Makers[K, V], *, later: bool) -> Mapping[K, V]:
    """Return the values of ``makers``: all at once, or ``later``, each when it is first asked for."""
    return Lazy(makers) if later else {key: make() for key, make in makers.items()}
