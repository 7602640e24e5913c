"""Pairs labels that a text gives all first with the values that follow them all, as from two columns or two rows.

"Order date / Expiration / Salesperson / 14/03/2026 / 13/04/2026 / Anna Reyes", each on a line of its own, or each of
the two rows on one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadcontract.domain.fact import Reads
from leadcontract.extracting.fields import Fields
from leadcontract.extracting.finders import Finder
from leadcontract.extracting.lines import Line
from leadcontract.extracting.readers import dates, read
from leadcontract.library.stated import words_of

_MOST, _FEWEST = 8, 2
_LABEL = re.compile(r"[^\W\d_a-z][^\d;!?]{1,38}")
"""What can be a label: some words that begin with a capital, without figures."""
_TIME = re.compile(r"[\sT]*(?:\d{1,2}[:h]\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?)?Z?\s*")
_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?"
_TYPED: tuple[Reads, ...] = ("code", "date", "money", "duration", "integer", "percentage")


def stacked(lines: Sequence[Line], fields: Fields) -> Sequence[Line]:
    """Return the lines, the values of a stack with their labels; as they are where there is none.

    Values are paired only where each label of a date, a number, a sum or a period meets one, one label at least does,
    and all labels end in a colon or two of them are known: nothing may be missing in between.
    """
    found = list(lines)
    at = 0
    while at < len(found):
        cells = _cells(found[at], found[at + 1], fields) if at + 1 < len(found) else []
        if cells:
            found[at + 1 : at + 2] = cells
            at += 1 + len(cells)
            continue
        count = _count(found, at, fields)
        for n in range(at, at + count):
            label = found[n]
            found[n + count] = replace(
                found[n + count], names=(label.text.rstrip(" :"),), labels=(label.flat.strip(" :"),)
            )
        at += max(1, 2 * count)
    return found


def _cells(heads: Line, row: Line, fields: Fields) -> list[Line]:
    """Return the row below a line of labels as one line for each label, the rest of it blank; [] where it is none."""
    labels = [label.strip() for label in heads.flat.split(":")]
    if len(labels) <= _FEWEST or labels.pop() or not all(map(_LABEL.fullmatch, labels)):
        return []
    days = [fields.of_days.search(label) is not None for label in labels]
    slots = r"\s+".join(rf"({_DAY})" if day else r"(\S.*?)" for day in days)
    match = re.fullmatch(rf"\s*{slots}\s*", row.flat) if any(days) else None
    if match is None:
        return []
    found = []
    for n, label in enumerate(labels, 1):
        start, end = match.span(n)
        flat, text = (" " * start + said[start:end] + " " * (len(said) - end) for said in (row.flat, row.text))
        found.append(replace(row, flat=flat, text=text, words=words_of(flat), names=(label,), labels=(label,)))
    return found


def _count(lines: Sequence[Line], at: int, fields: Fields) -> int:
    """Return how many labels stand one below the other from a line on, before as many values; 0 for no stack."""
    run = 0
    while run < _MOST and at + run < len(lines) and _is_label(lines[at + run]):
        run += 1
    for count in range(run, _FEWEST - 1, -1):
        labels, values = lines[at : at + count], lines[at + count : at + 2 * count]
        if len(values) < count or any(value.flat.rstrip().endswith(":") for value in values):
            continue
        known = [_finder(label, fields) for label in labels]
        fits = [_fits(finder, value) for finder, value in zip(known, values, strict=True) if finder]
        told = all(label.flat.rstrip().endswith(":") for label in labels) or len(fits) >= _FEWEST
        if fits and all(fits) and told and not any(_finder(value, fields) for value in values):
            days = (label for label, value in zip(labels, values, strict=True) if _is_day(value))
            return count if all(fields.of_days.search(label.flat) for label in days) else 0
    return 0


def _is_label(line: Line) -> bool:
    return line.provision.place != "table" and _LABEL.fullmatch(line.flat.strip()) is not None


def _finder(line: Line, fields: Fields) -> Finder | None:
    """Return the finder of the field that a line is the bare label of, where what it names has a form of its own."""
    if not _is_label(line):
        return None
    numbers = {n for word in words_of(line.flat) & fields.by_label.keys() for n in fields.by_label[word]}
    finders = (fields.finders[n] for n in sorted(numbers))
    return next((f for f in finders if f.field.reads in _TYPED and f.alone.fullmatch(line.flat.strip())), None)


def _fits(finder: Finder, value: Line) -> bool:
    """Whether a line is a value of a field, and a date nothing else."""
    if finder.field.reads == "date":
        return _is_day(value)
    found = read(value.text, value.provision.lang, finder.field)
    return bool(found) and not value.flat[: found[0].start].strip(" #°")


def _is_day(line: Line) -> bool:
    """Whether a line is a date, with a time or without, and nothing else."""
    found = dates(line.flat)
    return any(not line.flat[:start].strip() and _TIME.fullmatch(line.flat[end:]) for _, start, end in found)
