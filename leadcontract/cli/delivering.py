"""Writes the reports of a review as they come, so that none is kept longer than its format asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadcontract import workflows
from leadcontract.cli import common, forms
from leadcontract.cli.complaining import complain
from leadcontract.cli.speaking import language
from leadcontract.cli.telling import Teller, Told
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import InputError

if TYPE_CHECKING:
    from leadcontract.reporting.matrix import Matrix

WRITTEN = Bilingual("{count} rapports écrits dans {folder}.", "{count} reports written to {folder}.")
LEFT_OUT = Bilingual("laissés de côté (autres formats, liens) : {names}", "left out (other formats, links): {names}")
NAMED = 10
"""How many of the files left out are named outside the table."""


@dataclass(slots=True)
class Delivery:
    """Where the reports go: each to its own file, or all to ``output``, in a format that holds several.

    ``many``: several documents were asked for, however few can be read; in JSON they make an array then. ``inputs`` are
    never written over. ``unread`` counts the documents that could not be read.
    """

    form: str
    output: str
    many: bool
    library: Library
    force: bool
    inputs: Sequence[Path]
    written: int = 0
    unread: int = 0
    together: bool = False
    _texts: list[bytes] = field(default_factory=list)
    _reports: list[Report] = field(default_factory=list)
    _matrix: Matrix | None = None

    def __post_init__(self) -> None:
        self.together = self.many and forms.in_one_file(self.output, self.form, self.many)
        self._matrix = workflows.matrix(self.library) if self.many and self.form == "table" else None

    @property
    def shows(self) -> bool:
        """Whether reports appear on the terminal as they come: nothing else need say how far the work is."""
        return self.together and self.form == "table" and common.on_terminal()

    def teller(self, fail_on: str, kept: bool) -> Teller:
        """Return what tells the reports; ``kept``: each is asked for again, beside what is delivered."""
        book = self.together and self.form == "xlsx"
        look, compared = forms.look(self.output), self._matrix is not None
        return Teller(self.library, self.form, language(), look, fail_on, self.together, compared, kept or book)

    def add(self, name: str, told: Told, target: str) -> None:
        """Write the report of a document, or keep what its format needs of it until ``close``."""
        if not self.together:
            common.write(target, told.data, self.force, self.inputs, told=not self.many)
        elif self.form == "json":
            self._texts.append(told.data)
        elif self.form == "table":
            click.echo(told.data + _rule(), nl=False)
        elif told.report is not None:
            self._reports.append(told.report)
        if self._matrix is not None and told.column is not None:
            self._matrix.add(name, told.column)
        self.written += 1

    def refuse(self, name: str, error: InputError) -> None:
        """Say that a document cannot be read, and why."""
        complain(error, language())
        if self._matrix is not None:
            self._matrix.unread.append(name)
        self.unread += 1

    def close(self, left_out: Sequence[str] = ()) -> None:
        """Write what was kept, and what there is to say of all the documents together."""
        if self.together and self.form == "json":
            from leadcontract.reporting import as_json

            for piece in as_json.array(text.decode() for text in self._texts):
                click.echo(piece.encode(), nl=False)
        elif self._reports:
            from leadcontract.reporting import as_xlsx

            book = as_xlsx.workbook(self._reports, language(), self.library)
            common.write(self.output, book, self.force, self.inputs)
        elif self.many and not self.together:
            common.note(WRITTEN.format(count=self.written, folder=self.output)[language()])
        if self._matrix is not None and self.written:
            lines = self._matrix.lines(left_out, language(), *forms.look(common.STDOUT))
            click.echo("\n".join(lines))
        elif left_out:
            more = ", …" * (len(left_out) > NAMED)
            common.note(LEFT_OUT.format(names=", ".join(left_out[:NAMED]) + more)[language()])


def _rule() -> bytes:
    """Return the line between two reports, and between the last one and the table of all."""
    return f"\n{'─' * common.width()}\n\n".encode()
