"""The facts of a deal as other people's documents state them, and the words by which they are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from leadcontract.domain.clause import Side
from leadcontract.domain.language import Bilingual, Lang

if TYPE_CHECKING:
    from leadcontract.domain.finding import Quote

Stated = str | tuple[str, ...]
"""A value as a deal file holds it: "45 days", "18.50 EUR", "2026-12-01", or the words of a list.

What a party is called is its French and its English name."""

BESIDE: Mapping[str, str] = {
    "dated": "signed_on",
    "volume": "terms.monthly_volume",
    "minimum": "terms.monthly_volume",
    "maximum": "terms.monthly_volume",
    "cap": "terms.unit_price",
    "governing_law": "terms.court",
    "end_date": "terms.duration",
    "price_model": "terms.pricing_model",
    "client.number": "client.siren",
    "provider.number": "provider.siren",
}
"""Facts that a deal has no field for, and the field beside which a lawyer looks for them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document states of one field of a deal (``path``, as "client.siren" or "terms.unit_price").

    ``quotes`` are the passages that say so, the surest first, never none; ``confidence`` lies between 0 and 1.
    """

    path: str
    value: Stated
    quotes: tuple[Quote, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a field is left blank although the document speaks of it, and the passages, in reading order."""

    path: str
    why: Bilingual
    quotes: tuple[Quote, ...]
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that a document states of a deal: one fact a field at most, and what a lawyer must settle."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


Reads = Literal[
    "code",
    "date",
    "period",
    "money",
    "duration",
    "integer",
    "percentage",
    "word",
    "words",
    "countries",
    "text",
    "phrase",
]
"""How the value of a field is read: ``period`` is a first and a last day, ``word`` one of the choices, ``phrase`` one
of their phrases as the text has it."""
Words = Mapping[Lang, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Field:
    """The words by which one field is known.

    ``labels`` name it in a form or a table; ``columns`` at the head of a column of a price list, in the rows that hold
    one of ``rows``. ``says`` are phrases of running text in which ``{}`` stands for the value. ``choices`` are the
    words for each value that can be chosen, or, under "", those that a text must hold. Beside one of ``unless``
    another thing is meant, and so with one of ``apart`` anywhere in its sentence, or, where ``needs`` are given,
    without one of them; beside one of ``qualified`` the value is shown and not taken, and ``why`` says so. A text
    in a sentence ends at one of ``stops``, and is a value where it holds one of ``holds``, if any are given.
    ``repeats`` are phrases that give it the value of another field, by its path: "renewed for the same length".
    ``rival`` is the path of a field that a choice may be of instead: a text that offers both states neither.
    ``of_leads`` is looked for in documents of leads alone.
    """

    path: str
    reads: Reads
    labels: Words
    columns: Words
    rows: Words
    says: Words
    choices: Mapping[str, Words]
    unless: Words
    apart: Words
    needs: Words
    qualified: Words
    stops: Words
    holds: Words
    of_leads: bool = False
    why: Bilingual | None = None
    repeats: Mapping[str, Words] = field(default_factory=dict)
    rival: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words by which a document states the facts of a deal.

    ``roles``: what documents call each side; ``heads``: other words above its identity ("bill to"),
    and above that of who made a document ("maker") or receives it ("addressee"). ``details``: labels
    within a party's block, by what they name. ``forms``: legal forms, as abbreviated, by the words that a contract
    prints. ``called``: what a contract may call each party, with its article, in both
    languages. ``words``: the others, by their use, which the file itself tells.
    """

    fields: tuple[Field, ...] = ()
    roles: Mapping[Side, Words] = field(default_factory=dict)
    heads: Mapping[str, Words] = field(default_factory=dict)
    details: Mapping[str, Words] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    called: Mapping[Side, tuple[Bilingual, ...]] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
