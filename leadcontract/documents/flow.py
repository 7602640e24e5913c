"""Gathers the text of a document as it is walked: runs into blocks, tables into cells, and what is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from leadcontract.documents.block import Block, Cell, bold_opening
from leadcontract.documents.lines import runs_on, unbulleted
from leadcontract.documents.normalising import normalise
from leadcontract.domain.document import NotRead, Place

_RUNNING: tuple[Place, ...] = ("body", "table", "text box")


class Flow:
    """The blocks found so far, a little past ``most`` at the most, and where the next one stands."""

    def __init__(self, most: int) -> None:
        self.blocks: list[Block] = []
        self.place: Place = "body"
        self._most = most
        self._cell: Cell | None = None
        self._tables = 0
        self._written: list[tuple[str, bool]] = []
        self._unread: dict[tuple[str, str], None] = {}
        self._furniture: set[tuple[Place, str]] = set()

    def write(self, text: str, bold: bool = False) -> None:
        """Add a run to the paragraph that is open."""
        self._written.append((text, bold))

    def close(self, level: int | None = None) -> None:
        """End the paragraph that is open, of a level as in Block; a blank one leaves nothing.

        Lines set apart in it ("\\n") are blocks of their own, unless the sentence runs on.
        """
        written, self._written = self._written, []
        for line in _lines(written):
            text = normalise(unbulleted(normalise("".join(text for text, _ in line))))
            if text and len(self.blocks) <= self._most and not self._seen(text):
                said = [(piece, bold) for piece, bold in line if piece.strip()]
                bold = all(bold for _, bold in said)
                title = None if bold or level else bold_opening(said)
                self.blocks.append(Block(text, self.place, None, level, bold, title, self._cell))

    def skip(self, what: str) -> None:
        """Note something that is not read, once a place."""
        where = f"paragraph {len(self.blocks)}" if self.place in _RUNNING else self.place
        self._unread[what, where] = None

    def not_read(self) -> list[NotRead]:
        """Return what was passed over, in the order of the document."""
        return [NotRead(what, where) for what, where in self._unread]

    @contextmanager
    def within(self, place: Place) -> Iterator[None]:
        """Read on in another place, as text of its own; a place outside the body holds all that is in it."""
        self.close()
        outer, cell = self.place, self._cell
        if outer in _RUNNING:
            self.place = place
        yield
        self.close()
        self.place, self._cell = outer, cell

    @contextmanager
    def aside(self, place: Place) -> Iterator[None]:
        """Read what stands in the middle of a paragraph, before it; the paragraph then goes on."""
        written, self._written, cell, self._cell = self._written, [], self._cell, None
        with self.within(place):
            yield
        self._written, self._cell = written, cell

    @contextmanager
    def table(self) -> Iterator[None]:
        """Read on in a table, whose rows and columns are told one by one."""
        with self.within("table"):
            self._tables += 1
            self._cell = Cell(self._tables, 0, 0, 0)
            yield

    def row(self, head: bool = False) -> None:
        """Go on to the next row, which the format may call a head."""
        self.close()
        if self._cell is not None:
            self._cell = replace(self._cell, row=self._cell.row + 1, left=0, right=0, head=head)

    def column(self, span: float = 1) -> None:
        """Go on to the next cell of the row, which reaches over ``span`` columns."""
        self.close()
        if self._cell is not None:
            self._cell = replace(self._cell, left=self._cell.right, right=self._cell.right + span)

    def _seen(self, text: str) -> bool:
        """Whether a line of a header or footer was read before: first, even and odd pages often repeat it."""
        if self.place not in ("header", "footer"):
            return False
        known = (self.place, text) in self._furniture
        self._furniture.add((self.place, text))
        return known


def _lines(written: Sequence[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    """Cut a paragraph at the ends of its lines, but for those within a sentence."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, bold in written:
        first, *others = text.split("\n")
        lines[-1].append((first, bold))
        lines += [[(other, bold)] for other in others]
    kept: list[list[tuple[str, bool]]] = []
    last = ""
    for line in lines:
        text = normalise("".join(piece for piece, _ in line))
        if not text:
            continue
        if last and runs_on(last, text):
            kept[-1] += [(" ", False), *line]
        else:
            kept.append(line)
        last = text
    return kept
