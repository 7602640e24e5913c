"""Sets the drafts of one document side by side, a line a passage, in one language or in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from leadcontract.domain.draft import HEADINGS, Block, BlockStyle, Draft, Run
from leadcontract.library.phrases import fold

BETWEEN = " / "
"""What stands between the two languages of a heading."""
ENTITLED = " – "
"""What stands between the number of an annex and its title."""


@dataclass(frozen=True, slots=True)
class Line:
    """One passage of a document: its blocks in each language.

    One block a language, but for the definitions: they stand together, each language in its own order.
    """

    columns: tuple[tuple[Block, ...], ...]

    @property
    def first(self) -> Block:
        return self.columns[0][0]

    @property
    def style(self) -> BlockStyle:
        return self.first.style

    @property
    def heading(self) -> tuple[Run, ...]:
        """The runs of a heading, its languages one after the other; the number of an annex stands once."""
        first, *others = (column[0].runs for column in self.columns)
        runs = list(first)
        for other in others:
            if _said(other) != _said(first):
                runs += [Run(BETWEEN), *(_entitled(other) if self.style == "annex" else other)]
        return tuple(runs)

    @property
    def rows(self) -> tuple[tuple[tuple[tuple[Run, ...], ...], ...], ...]:
        """The rows of a table; a cell holds its text in each language, once where it is the same in both."""
        tables = [column[0].rows for column in self.columns]
        return tuple(
            tuple(tuple({_said(text): text for text in texts}.values()) for texts in zip(*rows, strict=True))
            for rows in zip(*tables, strict=True)
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that a reader of the file finds, one a paragraph; an empty one is none."""
        if self.style in HEADINGS:
            found = [_said(self.heading)]
        elif self.style == "table":
            found = [_said(text) for cells in self.rows for cell in cells for text in cell]
        else:
            found = [block.text for column in self.columns for block in column]
        return tuple(text for text in found if text)


def lines(parts: Sequence[Sequence[Block]]) -> list[Line]:
    """Return the lines of a part of a document, given in each language; ValueError where the two do not pair."""
    grouped = [
        [(style, tuple(blocks)) for style, blocks in groupby(part, key=lambda block: block.style)] for part in parts
    ]
    return list(_paired(grouped))


def texts(drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield every text of a document, in the order in which its file says them."""
    for name in ("preamble", "blocks", "annexes"):
        for line in lines([getattr(draft, name) for draft in drafts]):
            yield from line.texts


def _paired(grouped: Sequence[Sequence[tuple[BlockStyle, tuple[Block, ...]]]]) -> Iterator[Line]:
    for groups in zip_longest(*grouped):
        if None in groups or len({style for style, _ in groups}) > 1:
            raise ValueError("the two languages of the document do not pair")
        style = groups[0][0]
        if style == "definition":
            yield Line(tuple(blocks for _, blocks in groups))
            continue
        for blocks in zip(*(blocks for _, blocks in groups), strict=True):
            yield Line(tuple((block,) for block in blocks))


def once(texts: Iterable[str]) -> str:
    """Return a text said in each language, once where only accents tell them apart: "Nom / Name", "Référence"."""
    said: dict[str, str] = {}
    for text in texts:
        said.setdefault(fold(text), text)
    return BETWEEN.join(said.values())


def _entitled(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the title of an annex, without its word and its number before it."""
    at = next((i for i, run in enumerate(runs, 1) if run.kind == "number"), 0)
    return tuple(replace(run, text=run.text.removeprefix(ENTITLED)) for run in runs[at:])


def _said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
