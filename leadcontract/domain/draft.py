"""The assembled contract before any Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leadcontract.domain.clause import Instrument, Stance
from leadcontract.domain.language import Bilingual, Lang

RunKind = Literal["text", "blank", "reference", "number"]
BlockStyle = Literal["article", "sub-article", "numbered", "body", "item", "definition", "annex", "bullet", "table"]
HEADINGS: frozenset[BlockStyle] = frozenset(("article", "sub-article", "annex"))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: plain, a blank to be completed, a reference to another clause, or a number that counts itself.

    ``target`` is the id of the clause a reference points to, None otherwise.
    """

    text: str
    kind: RunKind = "text"
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the draft.

    ``article`` is a heading of level 1 (``number`` "7"), ``sub-article`` a heading of level 2
    ("7.2"), ``numbered`` a numbered paragraph at ``level`` 2 ("3.1") or 3 ("7.2.1"), ``item`` a list
    item ("a"), ``definition`` what a term means, ``body`` text without a number; ``annex`` the title of an annex,
    ``bullet`` a list item in one,
    ``table`` rows of cells (the first holds the heads; ``runs`` is empty). ``clause`` is the id of the clause it
    belongs to.
    """

    style: BlockStyle
    runs: tuple[Run, ...]
    number: str = ""
    level: int = 0
    clause: str | None = None
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that a reader of the file finds, one a paragraph; an empty cell has none."""
        cells = ("".join(run.text for run in cell) for row in self.rows for cell in row)
        return tuple(text for text in (self.text, *cells) if text)


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one party signs: its defined name ("Le Client"), company, signatory and capacity."""

    role: str
    company: tuple[Run, ...]
    signatory: tuple[Run, ...]
    capacity: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A clause that went into the draft, with the date of the wording and its legal basis."""

    clause: str
    since: date
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole document, and where it comes from.

    ``preamble`` introduces the parties, before article 1; ``closing`` stands above the signatures, ``annexes``
    after them; ``labels`` are the fixed words of the page ("Référence", "Signature", "Page", "sur", "Nom", "Qualité"),
    by key. ``blanks`` lists what is still to be completed, once each, in order of appearance;
    ``to_verify`` the ids of the bases that a lawyer must still check.
    """

    lang: Lang
    instrument: Instrument
    stance: Stance
    as_of: date
    title: str
    reference: tuple[Run, ...]
    date: tuple[Run, ...]
    preamble: tuple[Block, ...]
    blocks: tuple[Block, ...]
    annexes: tuple[Block, ...]
    closing: tuple[Run, ...]
    signatures: tuple[Signature, Signature]
    labels: Mapping[str, str]
    blanks: tuple[Bilingual, ...]
    used: tuple[Used, ...]
    to_verify: tuple[str, ...]
    library_sha256: str
