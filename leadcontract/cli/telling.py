"""Tells the report of a document in the process that made it, and keeps of it what the command still needs."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadcontract import workflows
from leadcontract.cli import forms
from leadcontract.domain.clause import SEVERITIES
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library

if TYPE_CHECKING:
    from leadcontract.reporting.matrix import Column


@dataclass(frozen=True, slots=True)
class Told:
    """A report in its format, b"" for one that goes into a book with others, and what there is to say beside it.

    ``column`` is its place in the table of all documents, where there is one; ``report`` the report itself, where it is
    asked for again.
    """

    data: bytes
    failing: bool
    advice: Bilingual | None
    column: Column | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Says how reports are told. Called with one, it returns a small value, so that little goes between processes.

    ``look``: how wide a table is, and whether it is coloured. ``fail_on``: from which severity on a finding counts as a
    failure. ``together``: the report stands among others in one place; ``compared``: and in a table of all documents.
    ``kept``: the report is asked for again.
    """

    library: Library
    form: str
    lang: Lang
    look: tuple[int, bool]
    fail_on: str
    together: bool
    compared: bool
    kept: bool

    def __call__(self, report: Report) -> Told:
        told = Told(
            data=self._data(report),
            failing=fails(report, self.fail_on),
            advice=workflows.advice(report),
            column=self._column(report) if self.compared else None,
            report=report if self.kept else None,
        )
        if self.form == "docx":
            gc.collect(1)  # python-docx leaves cycles, which are few and large: none would be looked for in time
        return told

    def _data(self, report: Report) -> bytes:
        if self.together and self.form == "xlsx":
            return b""
        if self.together and self.form == "json":
            from leadcontract.reporting import as_json

            return as_json.one(report).encode("utf-8", "replace")
        return forms.said(report, self.form, self.library, self.lang, self.look)

    def _column(self, report: Report) -> Column:
        from leadcontract.reporting.matrix import column

        return column(report, self.library, self.lang)


def fails(report: Report, threshold: str) -> bool:
    """Say whether a finding that is not present is of a severity or above; never for "never"."""
    failing = SEVERITIES[: SEVERITIES.index(threshold) + 1] if threshold in SEVERITIES else ()
    return any(f.status != "present" and f.severity in failing for f in report.findings)
