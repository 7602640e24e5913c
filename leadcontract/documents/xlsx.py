"""Reads Excel workbooks (.xlsx, .xlsm): the values that the sheets show, row by row."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadcontract.documents.block import Block
from leadcontract.documents.flow import Flow
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.package import Package
from leadcontract.documents.refusals import over, refusal
from leadcontract.domain.document import NotRead

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NO_VALUE = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_SHEET = re.compile(r"xl/(?:work|chart)sheets/[^/]+\.xml")
_LITERAL = re.compile(r"\[\$([^-\]]+)[^\]]*\]|\"([^\"]*)\"|([€$£%])")
_DECIMALS = re.compile(r"0[.,](0+)")
_BESIDE = {"xl/vbaproject": "macros", "xl/embeddings/": "embedded file", "xl/media/": "image", "xl/charts/": "chart"}


def read_xlsx(path: Path, data: bytes, limits: Limits = LIMITS) -> tuple[list[Block], list[NotRead]]:
    """Return the cells of all sheets as blocks, and what was not read; InputError when it cannot be read.

    Formulas count by the value that was saved with them. Hidden sheets, rows and columns are not read.
    """
    import openpyxl

    package = Package(path, data, limits, "damaged workbook")
    sheets = [name for name in sorted(package.names) if _SHEET.fullmatch(name)]
    empty = 0
    for name in sorted(package.names):
        if name.endswith((".xml", ".rels")):
            package.xml_of(name)
        if name in sheets:
            empty += len(_NO_VALUE.findall(package.bytes_of(name)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # openpyxl names no error of its own for a workbook that breaks the rules
        raise refusal(path, "damaged workbook") from error
    flow = Flow(limits.paragraphs)
    not_read = [NotRead("hidden sheet", sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible"]
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    cells = sum(sheet.max_row * sheet.max_column for sheet in shown)
    if cells > limits.cells:
        raise over(path, limits, "cells", cells)
    for sheet in shown:
        if len(shown) > 1 and sheet.max_row * sheet.max_column > 1:
            flow.write(sheet.title)
            flow.close(level=1)
        not_read += _sheet(flow, sheet)
    if empty:
        not_read.append(NotRead(f"formulas without a value ({empty})", "whole document"))
    return flow.blocks, not_read + _beside(package)


def _beside(package: Package) -> list[NotRead]:
    names = sorted(package.names)
    return [
        NotRead(what, name) for name in names for start, what in _BESIDE.items() if name.lower().startswith(start)
        and "_rels" not in name
    ]  # fmt: skip


def _sheet(flow: Flow, sheet: Worksheet) -> list[NotRead]:
    """Read one sheet as a table; return what of it was not read."""
    columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden and column.min and column.max
        for number in range(column.min, min(column.max, sheet.max_column) + 1)
    }
    spans = {(area.min_row, area.min_col): area.max_col - area.min_col + 1 for area in sheet.merged_cells.ranges}
    comments = 0
    hidden = False
    with flow.table():
        for row in sheet.iter_rows():
            number = row[0].row if row else 0
            off = bool(number and number in sheet.row_dimensions and sheet.row_dimensions[number].hidden)
            flow.row()
            left = 1
            for cell in row:
                comments += cell.comment is not None
                if cell.value is None:
                    continue
                if off or cell.column in columns:
                    hidden = True
                    continue
                flow.column(cell.column - left)
                span = spans.get((cell.row, cell.column), 1)
                flow.column(span)
                flow.write(_shown(cell.value, cell.number_format))
                left = cell.column + span
    found = [NotRead(f"comments ({comments})", sheet.title)] if comments else []
    return [*found, NotRead("hidden text", sheet.title)] if hidden else found


def _shown(value: Any, pattern: str) -> str:
    """Return a value as the sheet shows it, near enough to be quoted: "20 %", "24.50 €", "2026-08-11"."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    decimals = _DECIMALS.search(pattern)
    signs = [next(filter(None, found), "").strip() for found in _LITERAL.findall(pattern.partition(";")[0])]
    if "%" in signs:
        value *= 100
    number = f"{value:.{len(decimals[1])}f}" if decimals else f"{value:.12g}"
    return " ".join([number, *(sign for sign in signs if sign)])
