"""Sets the clauses of several reviews against their documents, as a lawyer reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from leadcontract.domain.finding import Report, Status
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.reporting.as_table import BETWEEN, COLOURS, NAMED, NOTHING
from leadcontract.reporting.lines import cut, safe, wrap
from leadcontract.reporting.outline import ORDER, family_of
from leadcontract.reporting.page_words import LABELS, SIGNS
from leadcontract.reporting.words import STATUS, counts

TITLE = Bilingual("Clauses de {count} documents", "Clauses of {count} documents")
UNREAD = Bilingual("Non lus", "Not read")
LEFT_OUT = Bilingual("Laissés de côté (autres formats, liens)", "Left out (other formats, links)")
NOT_EXPECTED = Bilingual("non attendue", "not expected")
NONE = "–"
CELL, LONGEST = 3, 42
"""Columns that a document takes, and those that the title of a clause may take."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is kept of a review, far less than it: the status of each clause, its title and its family, and the counts.

    ``told`` says in words how many clauses have each status, and whether part of the document was not read.
    """

    statuses: Mapping[str, Status]
    titles: Mapping[str, Bilingual]
    families: Mapping[str, Bilingual]
    told: str


def column(report: Report, library: Library, lang: Lang) -> Column:
    """Return what a matrix keeps of a review."""
    told = [counts(report.summary, lang)] if report.findings else [NOTHING[lang]]
    if report.document.not_read:
        told.append(LABELS["incomplete"][lang].lower())
    found = report.findings
    return Column(
        {f.clause: f.status for f in found},
        {f.clause: f.title for f in found},
        {f.clause: family_of(f, library)[1] for f in found},
        BETWEEN.join(told),
    )


@dataclass(slots=True)
class Matrix:
    """The columns of reviews as they come, each with the name of its document."""

    library: Library
    columns: list[tuple[str, Mapping[str, Status], str]] = field(default_factory=list)
    titles: dict[str, Bilingual] = field(default_factory=dict)
    families: dict[str, Bilingual] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def add(self, name: str, own: Column) -> None:
        """Add the column of a document."""
        self.titles |= {clause: title for clause, title in own.titles.items() if clause not in self.titles}
        self.families |= {clause: name for clause, name in own.families.items() if clause not in self.families}
        self.columns.append((name, own.statuses, own.told))

    def lines(self, left_out: Sequence[str], lang: Lang, width: int = 80, colour: bool = False) -> Iterator[str]:
        """Yield what the numbers of documents stand for, the table of clauses by document, what its signs stand for.

        Documents are numbered in order; where they do not fit side by side, the table goes on below.
        """
        yield from wrap(TITLE.format(count=len(self.columns))[lang], width)
        yield ""
        for number, (name, _, told) in enumerate(self.columns, 1):
            yield from wrap(NAMED[lang].format(label=name, text=told), width, " " * 5, first=f"{number:>3}  ")
        for title, names in ((UNREAD, self.unread), (LEFT_OUT, left_out)):
            if names:
                yield from ("", *wrap(f"{title[lang]} ({len(names)})", width))
                yield from (line for name in names for line in wrap(name, width, "  ", first="- "))
        room = min(LONGEST, width // 2)
        each = (width - room) // CELL
        for start in range(0, len(self.columns), each):
            yield from ("", *_block(self, start, start + each, room, lang, colour))
        signs = [f"{SIGNS[status]} {STATUS[status][lang]}" for status in ORDER]
        yield from ("", *wrap(BETWEEN.join([*signs, f"{NONE} {NOT_EXPECTED[lang]}"]), width))


def _block(matrix: Matrix, start: int, end: int, room: int, lang: Lang, colour: bool) -> Iterator[str]:
    """Yield the rows of some documents, each family of clauses under its name."""
    columns = matrix.columns[start:end]
    yield " " * room + "".join(f"{number:>{CELL}}" for number in range(start + 1, start + 1 + len(columns)))
    named = (*matrix.library.letter.families.values(), *matrix.families.values())
    for family in dict.fromkeys(family for family in named if family in matrix.families.values()):
        yield safe(family[lang])
        for clause, title in matrix.titles.items():
            if matrix.families[clause] == family:
                cells = (_cell(statuses.get(clause), colour) for _, statuses, _ in columns)
                yield f"{f'  {cut(safe(title[lang]), room - 2)}':<{room}}" + "".join(cells)


def _cell(status: Status | None, colour: bool) -> str:
    sign = f"{SIGNS[status] if status else NONE:>{CELL}}"
    return f"\x1b[{COLOURS[status]}m{sign}\x1b[0m" if colour and status else sign
