"""Writes reports as a workbook: a sheet a document with a row a clause, and a matrix of clauses by document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from leadcontract.domain.finding import Finding, Report, Status
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.reporting.lines import QUOTED, placed, safe
from leadcontract.reporting.outline import family_of
from leadcontract.reporting.page_words import LABELS, SIGNS
from leadcontract.reporting.words import SEVERITY, STATUS, unread

COLUMNS = {
    "family": 20, "clause": 30, "heading": 34, "severity": 11, "status": 13, "why": 60, "evidence": 60, "place": 24,
    "law": 40, "suggestion": 70,
}  # fmt: skip
"""The columns of a sheet and their widths, in characters."""
FILLS = {
    "present": "E2F3EA", "partial": "FFF0CF", "contrary": "FFD9D6", "unclear": "E1EDFC", "referred": "EEE6FB",
    "missing": "FCEBEC",
}  # fmt: skip
ACTIVE = ("=", "+", "-", "@")
"""A text that begins so would be taken for a formula, by whatever reads the file next."""
LONGEST, LONGEST_NAME = 32_767, 31
"""What a cell and the name of a sheet can hold, in characters."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\']")


def workbook(reports: Sequence[Report], lang: Lang, library: Library) -> bytes:
    """Return reports as one .xlsx file in a language; always the same bytes for the same reports.

    No text is a formula, whatever a document says. For several reports the first sheet sets clauses against documents;
    for none, the file holds one empty sheet of heads. ``library`` names the families of clauses.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "leadcontract"
    if len(reports) != 1:
        _matrix(book.create_sheet(LABELS["matrix"][lang]), reports, lang, library)
    for report in reports:
        _sheet(book.create_sheet(_name(report.document.name, book.sheetnames)), report, lang, library)
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def _sheet(sheet: Worksheet, report: Report, lang: Lang, library: Library) -> None:
    heads(sheet, {LABELS[name][lang]: width for name, width in COLUMNS.items()}, frozen="D2")
    for row, finding in enumerate(report.findings, 2):
        for column, text in enumerate(_texts(finding, lang, library), 1):
            put(sheet.cell(row, column), text)
        _fill(sheet.cell(row, 5), finding.status)
    sheet.auto_filter.ref = sheet.dimensions
    last = len(report.findings) + 3
    missed = [unread(one)[lang] for one in report.document.not_read]
    notes = [f"{LABELS['incomplete'][lang]}. {LABELS['incomplete_why'][lang]} {', '.join(missed)}"] if missed else []
    if report.document.ocr:
        notes.append(LABELS["recognised"][lang])
    for row, text in enumerate([*notes, f"{LABELS['day'][lang]} {report.on}"], last):
        put(sheet.cell(row, 1), text, wrapped=False)


def _texts(finding: Finding, lang: Lang, library: Library) -> tuple[str, ...]:
    doubt = f" ({LABELS['doubtful'][lang]})"
    law = (f"{b.citation[lang]}{'' if b.verified else doubt}" for b in finding.law)
    return (
        family_of(finding, library)[1][lang],
        finding.clause,
        finding.title[lang],
        SEVERITY[finding.severity][lang],
        STATUS[finding.status][lang],
        finding.why[lang],
        "\n".join(QUOTED[lang].format(text=safe(q.text)) for q in finding.evidence),
        "\n".join(placed(q.page, safe(q.section or ""), q.paragraph, lang) for q in finding.evidence),
        "\n".join(law),
        finding.suggestion.text if finding.suggestion else "",
    )


def _matrix(sheet: Worksheet, reports: Sequence[Report], lang: Lang, library: Library) -> None:
    """Set clauses, in the order in which they are first expected, against documents; empty where not expected."""
    found = [{finding.clause: finding for finding in report.findings} for report in reports]
    titles = [LABELS[name][lang] for name in ("family", "clause", "heading")]
    heads(sheet, dict(zip(titles, (20, 30, 34), strict=True)), frozen="D2")
    for column, report in enumerate(reports, 4):
        cell = sheet.cell(1, column)
        mark = f" ({LABELS['incomplete'][lang]})" if report.document.incomplete else ""
        _head(cell, report.document.name + mark)
        sheet.column_dimensions[get_column_letter(column)].width = 18
    clauses = {finding.clause: finding for report in reports for finding in report.findings}
    for row, (clause, known) in enumerate(clauses.items(), 2):
        for column, text in enumerate((family_of(known, library)[1][lang], clause, known.title[lang]), 1):
            put(sheet.cell(row, column), text)
        for column, own in enumerate(found, 4):
            if clause in own:
                status = own[clause].status
                put(sheet.cell(row, column), f"{SIGNS[status]} {STATUS[status][lang]}")
                _fill(sheet.cell(row, column), status)
    sheet.auto_filter.ref = sheet.dimensions


def heads(sheet: Worksheet, widths: dict[str, int], frozen: str) -> None:
    for column, (text, width) in enumerate(widths.items(), 1):
        _head(sheet.cell(1, column), text)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = frozen
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _head(cell: Cell | MergedCell, text: str) -> None:
    put(cell, text)
    cell.font = Font(bold=True)


def put(cell: Cell | MergedCell, text: str, wrapped: bool = True) -> None:
    """Write a text as text: line breaks kept, no control character, never a formula.

    A text that begins as a formula is also marked as quoted, so that it stays a text when its cell is edited.
    """
    lines = "\n".join(safe(line) for line in text.split("\n"))
    cell.value = lines[:LONGEST]
    cell.data_type = "s"
    cell.quotePrefix = lines.lstrip().startswith(ACTIVE)
    cell.alignment = Alignment(wrap_text=wrapped, vertical="top")


def _fill(cell: Cell | MergedCell, status: Status) -> None:
    cell.fill = PatternFill("solid", fgColor=FILLS[status])


def _name(document: str, taken: Sequence[str]) -> str:
    """Return a name for the sheet of a document: what Excel takes, and no other sheet has."""
    plain = _NOT_IN_NAME.sub("_", safe(document)).strip() or "_"
    others = {name.casefold() for name in (*taken, "history")}
    number = 1
    name = plain[:LONGEST_NAME]
    while name.casefold() in others:
        number += 1
        mark = f" ({number})"
        name = plain[: LONGEST_NAME - len(mark)] + mark
    return name


def timeless(package: bytes) -> bytes:
    """Return a workbook without a trace of when it was written."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # the same on every operating system
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = source.read(name)
            target.writestr(entry, _DATES.sub(b"", data) if name == "docProps/core.xml" else data)
    return result.getvalue()
