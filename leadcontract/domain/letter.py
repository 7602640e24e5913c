"""A letter to the other side of a deal, before any file: what it says, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from leadcontract.domain.draft import Run
from leadcontract.domain.language import LANGS, Bilingual, Lang

Runs = tuple[Run, ...]
LineKind = Literal["text", "family", "point", "item"]


@dataclass(frozen=True, slots=True)
class Stationery:
    """What is fixed in a letter: ``sentences`` by name, with ``{{ name }}`` where something is filled in.

    ``blanks`` say what is asked for where it is not known, ``families`` how the folders of clauses are called, in the
    order of the letter. ``reproaches`` are words that no question and no sentence may hold.
    """

    sentences: Mapping[str, Bilingual] = field(default_factory=dict)
    blanks: Mapping[str, Bilingual] = field(default_factory=dict)
    families: Mapping[str, Bilingual] = field(default_factory=dict)
    reproaches: Mapping[Lang, tuple[str, ...]] = field(default_factory=lambda: dict.fromkeys(LANGS, ()))


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the body: running text, the heading of a family, a numbered point, an item.

    ``lead`` is the title that opens a point, empty elsewhere.
    """

    kind: LineKind
    runs: Runs
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter in one language; ``farewell`` closes it on paper, ``regards`` in an e-mail."""

    lang: Lang
    sender: Runs
    place_and_date: Runs
    addressee: Runs
    reference: Runs
    subject_label: str
    subject: str
    salutation: Runs
    body: tuple[Line, ...]
    farewell: Runs
    regards: Runs
    signature: tuple[Runs, ...]
