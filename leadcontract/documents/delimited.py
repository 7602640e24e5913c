"""Reads tables in text (.csv, .tsv): the cells of each row, whatever sets them apart."""

from __future__ import annotations

import csv
from pathlib import Path

from leadcontract.documents.block import Block
from leadcontract.documents.flow import Flow
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.text import decoded

_DELIMITERS = ";\t,|"
_FEWEST_ROWS = 2
_SAMPLE = 40
_MOST_COLUMNS = 200


def read_csv(path: Path, data: bytes, limits: Limits = LIMITS) -> list[Block] | None:
    """Return the cells of a table in text as blocks, None for a text that is no table.

    A table has two rows at least, all cut in as many cells, two or more, by one mark: a semicolon, a tab, a comma
    that no blank follows, or a bar that opens no line.
    """
    text = decoded(path, data)
    for mark in _DELIMITERS:
        rows = _rows(text, mark)
        if rows:
            flow = Flow(limits.paragraphs)
            with flow.table():
                for row in rows:
                    flow.row()
                    for cell in row:
                        flow.column()
                        flow.write(cell)
            return flow.blocks
    return None


def _rows(text: str, mark: str) -> list[list[str]]:
    """Return the rows of a table whose cells one mark sets apart; [] where the text is none."""
    lines = text.splitlines(keepends=True)
    opening = [line for line in lines[:_SAMPLE] if line.strip()]
    if len(opening) < _FEWEST_ROWS or mark not in opening[0]:
        return []
    if mark == "|" and any(line.lstrip().startswith("|") for line in opening):
        return []
    found: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=mark, strict=True):
            if any(cell.strip() for cell in row):
                found.append(row)
                if not 1 < len(row) == len(found[0]) <= _MOST_COLUMNS:
                    return []
    except csv.Error:
        return []
    inside = [cell for row in found for cell in row[1:] if cell]
    spaced = sum(cell[0] == " " for cell in inside)
    return [] if len(found) < _FEWEST_ROWS or not inside or (mark == "," and spaced * 2 > len(inside)) else found
