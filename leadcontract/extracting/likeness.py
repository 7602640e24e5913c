"""Says whether two profiles are of one company: the same number, address or web site, or names that agree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from leadcontract.extracting.identity import Detail
from leadcontract.library.phrases import fold

_SAME = ("siren", "number", "vat", "address", "site")
SHORTEST = 4
"""A shorter name says nothing by being part of another."""
_COMMON = {"www", "com", "net", "org", "co", "fr", "uk", "io", "eu"}


class Likeness:
    """Compares profiles; ``forms`` is the expression of legal forms, which names may have or not."""

    def __init__(self, forms: re.Pattern[str]) -> None:
        self.forms = forms

    def same(self, one: Collection[Detail], other: Collection[Detail]) -> bool:
        """Say whether two profiles are of one company."""
        if _values(one, _SAME) & _values(other, _SAME):
            return True
        first, second = self.names(one), self.names(other)
        if any(_agree(a, b) for a in first for b in second):
            return True
        return sited(first, other) or sited(second, one)

    def own_site(self, details: Collection[Detail]) -> bool:
        """Say whether a profile has a web site or a mail address that bears its own name."""
        return sited(self.names(details), details)

    def bears(self, details: Iterable[Detail], name: str) -> bool:
        """Say whether a web site or a mail address in a profile bears a name."""
        return sited({bare(self.forms.sub(" ", name))}, details)

    def names(self, details: Iterable[Detail]) -> set[str]:
        """Return the names of a profile without legal forms, blanks and signs."""
        said = (d.value for d in details if d.name == "name" and d.value)
        return {own for value in said if (own := bare(self.forms.sub(" ", value)))}


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


def _values(details: Iterable[Detail], names: Collection[str]) -> set[tuple[str, str]]:
    return {(d.name, bare(d.value)) for d in details if d.name in names and d.value}


def _agree(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= SHORTEST and long.startswith(short))


def sited(names: Collection[str], details: Iterable[Detail]) -> bool:
    """Say whether a web site or a mail address in a profile bears one of some names."""
    hosts = (d.value.rpartition("@")[2] for d in details if d.value and (d.name == "site" or "@" in d.value))
    labels = {bare(part) for host in hosts for part in host.split(".")} - _COMMON
    return any(_agree(name, label) for name in names for label in labels if len(label) >= SHORTEST)
