"""A working paper before any Word file: headings, paragraphs, tables, and controls to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leadcontract.domain.language import Lang

Look = Literal["plain", "strong", "note", "blank", "alert"]


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text; "blank" is highlighted, "note" small and grey, "alert" in red."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Control:
    """Where an answer goes: a list to pick from, or a text without ``choices``; ``prompt`` stands there until then.

    ``tag`` tells what it answers, and stays in the file.
    """

    tag: str
    prompt: str
    choices: tuple[str, ...] = ()
    title: str = ""


Cell = tuple[Said | Control, ...]
"""What stands in a cell, each on a line of its own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part (level 1), or of a part of it (level 2)."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; with ``bullet`` an item of a list, behind a dash or its own ``mark`` ("(a)")."""

    runs: tuple[Said, ...]
    bullet: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``shares`` are the widths of its columns in hundredths, ``heads`` the titles of them, if any."""

    shares: tuple[int, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Part = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper in one language; ``wide`` lays it on its side."""

    lang: Lang
    title: str
    parts: tuple[Part, ...]
    subtitle: str = ""
    wide: bool = False
