"""A report on paper before any file: headings, paragraphs and tables, each in a named style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leadcontract.domain.finding import Status
from leadcontract.domain.language import Lang

LineKind = Literal[
    "title", "subtitle", "section", "group", "finding", "annex", "label", "text", "warning", "quote", "place",
    "source", "wording", "step", "item", "closing", "head", "cell",
]  # fmt: skip
"""What a paragraph is; ``section`` and ``annex`` are headings of level 1, ``group`` of 2, ``finding`` of 3."""
Look = Literal["plain", "strong", "soft"] | Status


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: its look, its language where it is not that of the paper, and where it leads.

    ``to`` is a web address, or "#" and the anchor of a line; empty for text that leads nowhere.
    """

    text: str
    look: Look = "plain"
    lang: Lang | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; ``anchor`` is the name that other text leads to it by, empty for none."""

    kind: LineKind
    spans: tuple[Span, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the share of the width that each column takes, in percent, the names of the columns, the rows.

    A cell holds one line or more. Without ``heads`` the first cell of each row names the row.
    """

    widths: tuple[int, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report in one language; ``title`` is that of the file, ``running`` stands on every page."""

    lang: Lang
    title: str
    running: str
    blocks: tuple[Line | Grid, ...]
