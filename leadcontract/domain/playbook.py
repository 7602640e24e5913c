"""What a kind of document is expected to say, in which order, and how much it matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadcontract.domain.clause import Instrument, Severity, Side
from leadcontract.domain.language import Bilingual


@dataclass(frozen=True, slots=True)
class Requirement:
    """One clause that the playbook expects.

    ``needs``: ids of the elements without which it is partial. ``forbids``: per side, ids of the
    forbidden elements that make it contrary.
    """

    clause: str
    severity: Severity
    needs: tuple[str, ...]
    forbids: Mapping[Side, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a drafted document: the clauses under it, in order.

    ``title`` is None where the article holds one clause and takes its title.
    """

    title: Bilingual | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Playbook:
    """The ordered requirements for a document kind; ``instrument`` is set where it can be drafted.

    ``preamble`` holds the clauses that stand before article 1, without a number (the parties), ``annexes``
    those that follow the signatures, each an annex.
    ``labels`` are the fixed words of the drafted page: title, closing, reference, signature…
    """

    name: str
    title: Bilingual
    instrument: Instrument | None
    preamble: tuple[str, ...]
    articles: tuple[Article, ...]
    annexes: tuple[str, ...]
    labels: Mapping[str, Bilingual]
    requirements: tuple[Requirement, ...]

    @property
    def drafted(self) -> tuple[str, ...]:
        """Every clause that a draft may hold, in order."""
        return (*self.preamble, *(c for article in self.articles for c in article.clauses), *self.annexes)
