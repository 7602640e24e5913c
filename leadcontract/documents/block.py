"""One paragraph as a reader finds it: its text, where it stands, the title in bold that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadcontract.documents.normalising import normalise
from leadcontract.domain.document import Place

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: its row, and from where to where it reaches across.

    ``left`` and ``right`` are grid columns, points or characters, the same unit all over a table; ``head`` says that
    the format itself calls the row a head.
    """

    table: int
    row: int
    left: float
    right: float
    head: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as a reader found it; ``text`` is normalised and never empty.

    ``level`` is what the format says of headings: a level from 1, 0 for surely none, None where it says
    nothing. ``title`` is a title in bold that opens the paragraph and runs on into its text. ``cell`` is its place
    in a table, ``file`` the attachment that it stands in, "" for the file itself, ``ocr`` how sure its recognition is.
    """

    text: str
    place: Place = "body"
    page: int | None = None
    level: int | None = None
    bold: bool = False
    title: str | None = None
    cell: Cell | None = None
    file: str = ""
    ocr: float | None = None


def bold_opening(written: Sequence[tuple[str, bool]]) -> str | None:
    """Return the bold words that open a paragraph as its title: few, capitalised, set off by a mark."""
    if not written or not written[0][1]:
        return None
    opening = ""
    for piece, bold in written:
        if not bold:
            rest = piece.lstrip()
            marked = normalise(opening)[-1:] in (".", ":", "–", "—") or rest[:1] in (".", ":", "–", "—")
            title = normalise(opening).rstrip(".:–— ")
            fits = 3 < len(title) <= _LONGEST_TITLE and title[0].isupper() and len(title.split()) <= 10
            return title if marked and fits else None
        opening += piece
    return None
