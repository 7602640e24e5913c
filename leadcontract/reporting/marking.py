"""Cuts the text of a document into pieces, marked where a finding quotes it, with the way back to the finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Finding, Quote, Status
from leadcontract.domain.language import Bilingual

Span = tuple[int, int, int]
"""A paragraph and the characters start:end in it."""


@dataclass(frozen=True, slots=True)
class Back:
    """The way from a passage back to what quotes it: the anchor of the quote, and what it is shown as."""

    anchor: str
    number: int
    title: Bilingual
    status: Status


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: the status that marks it, None where nothing quotes it.

    ``opens`` are the anchors of the passages that begin here, ``closes`` the ways back from those that end here.
    """

    text: str
    status: Status | None = None
    opens: tuple[str, ...] = ()
    closes: tuple[Back, ...] = ()


def anchor(span: Span) -> str:
    """Return the anchor of a passage."""
    return "s{}-{}-{}".format(*span)


def span(quote: Quote) -> Span:
    """Return where a quote stands."""
    return quote.paragraph, quote.start, quote.end


def quoted(numbered: Sequence[tuple[int, Finding]]) -> dict[Span, tuple[Back, ...]]:
    """Map each passage that findings quote to the ways back to them, in the order of the findings."""
    found: dict[Span, list[Back]] = {}
    for number, finding in numbered:
        for nth, quote in enumerate(finding.evidence, 1):
            back = Back(f"f{number}-q{nth}", number, finding.title, finding.status)
            found.setdefault(span(quote), []).append(back)
    return {place: tuple(backs) for place, backs in found.items()}


def pieces(
    provision: Provision, passages: Mapping[Span, tuple[Back, ...]], worst: Sequence[Status]
) -> tuple[Piece, ...]:
    """Cut a provision wherever a passage begins or ends; joined again, the pieces are its text.

    Where passages overlap, the status that comes first in ``worst`` marks the piece.
    """
    text = provision.text
    own = sorted((start, end) for paragraph, start, end in passages if paragraph == provision.paragraph)
    cuts = sorted({0, len(text), *(min(edge, len(text)) for pair in own for edge in pair)})
    return tuple(_piece(provision, passages, worst, own, start, end) for start, end in pairwise(cuts))


def _piece(
    provision: Provision,
    passages: Mapping[Span, tuple[Back, ...]],
    worst: Sequence[Status],
    own: Iterable[tuple[int, int]],
    start: int,
    end: int,
) -> Piece:
    paragraph = provision.paragraph
    around = [(paragraph, a, b) for a, b in own if a <= start and end <= b]
    statuses = [back.status for place in around for back in passages[place]]
    return Piece(
        provision.text[start:end],
        min(statuses, key=worst.index, default=None),
        tuple(anchor(place) for place in around if place[1] == start),
        tuple(back for place in around if min(place[2], len(provision.text)) == end for back in passages[place]),
    )
