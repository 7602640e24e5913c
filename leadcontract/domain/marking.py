"""What is written into a copy of other people's Word file: comments on passages, and clauses to insert."""

from __future__ import annotations

from dataclasses import dataclass

from leadcontract.domain.draft import Block
from leadcontract.domain.language import Bilingual, Lang


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment on characters ``start:end`` of a paragraph; on the title of the document where that is None.

    ``lines`` are its paragraphs, the first a heading.
    """

    lines: tuple[str, ...]
    paragraph: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Insertion:
    """One clause to insert: its title, its text, and where.

    ``near`` is the paragraph that speaks of the subject nearest to it, None where no paragraph of the document does.
    """

    clause: str
    title: str
    blocks: tuple[Block, ...]
    near: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the document closes, and what its insertions are written in.

    ``closing`` is the first paragraph of the signatures, or of the annexes where nobody signs before them; None where
    neither is found.
    """

    lang: Lang
    closing: int | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """A copy of a Word file, marked up, and what its reader should be told."""

    docx: bytes
    warnings: tuple[Bilingual, ...] = ()
