"""A short report before any Word file: titles, lines, reasons, a table, passages with what went and what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leadcontract.domain.comparison import Piece
from leadcontract.domain.language import Lang

LineKind = Literal["title", "heading", "sub-heading", "line", "text", "reason"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; its pieces say which words went and which came."""

    kind: LineKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, the first with the heads; ``shares`` are the widths of the columns in hundredths."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """A whole report in one language, under a title."""

    lang: Lang
    title: str
    body: tuple[Line | Grid, ...]
