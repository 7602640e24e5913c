"""Reads what is ordered from the list of what is priced, where that list has one line alone, or one of leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.columns import bare, currency, priced
from leadcontract.extracting.lines import Candidate, Line, is_open
from leadcontract.extracting.readers import read
from leadcontract.library.stated import Spotter, any_of, both

SURE = 0.95
_LONGEST = 160
"""A text of more signs describes what is ordered, and does not name it."""
_NUMBERED = re.compile(r"\s*(?:\[[\w./ -]{2,20}\]\s*|[A-Z]+[\w]*-[A-Z\d-]+\s+[-–:]?\s*)(?=\w)")
"""The number of an article before its name: "[LEAD-MUT] ", "L-PAC - "."""
_OVER = 3
"""So many lines of a name may stand above the row of its figures."""


class Row(NamedTuple):
    """The cells of one row of a price list, by the paragraph of the head of their column, and what names it.

    ``below`` are the lines of text that follow its name.
    """

    item: Line
    cells: dict[int, Line]
    below: tuple[Line, ...]


class Items:
    """The heads of the columns of a price list, and the rows of it that are sums, in one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        self.named = re.compile(any_of(both(words["item_column"])))
        self.sums = re.compile(rf"\W*(?:{any_of(both(words['sums']))})")
        fields = {field.path: field for field in vocabulary.fields}
        self.price, self.model = fields["terms.unit_price"], fields["terms.pricing_model"]
        self.exclusivity = fields["terms.exclusivity"]
        priced = (words["amount_column"], self.price.columns, fields["volume"].columns)
        self.priced = re.compile(any_of(phrase for said in priced for phrase in both(said)))
        self.unit = re.compile(any_of(both(self.price.columns)))
        self.taxed = re.compile(any_of((*both(self.price.unless), *both(self.price.qualified))))
        self.leads = Spotter(both(words["leads"]))
        self.no_leads = re.compile(any_of(both(words["no_leads"])))
        self.service = re.compile(any_of(both(words["no_unit"])))
        self.other_sense = re.compile(any_of(both(self.exclusivity.unless)))

    def find(self, lines: Sequence[Line], of_leads: bool) -> Iterator[Candidate]:
        """Yield the only item of a document, or its only one of leads; nothing where it has several.

        Of leads, whether they are exclusive, and that they are what is paid for; of other things, their price.
        """
        rows = list(self._rows(lines))
        sold = [row for row in rows if of_leads and self._is_of_leads(row)] or rows
        if not sold or len({row.item.flat.lower() for row in sold}) > 1:
            return
        _, cells, below = sold[0]
        item = next(filter(self._names_leads, (sold[0].item, *below) if of_leads else ()), sold[0].item)
        start = number.end() if (number := _NUMBERED.match(item.flat)) else 0
        said = item.text[start:].strip(" .;,")
        yield Candidate("offer", said, (item.quote(start, len(item.flat), ""),), SURE)
        heads = {line.provision.paragraph: line for line in lines}
        unit = [(heads[n], cell) for n, cell in cells.items() if self.unit.fullmatch(bare(heads[n].flat))]
        if of_leads and self._is_of_leads(sold[0]):
            yield from self._leads(item, below, bool(unit) and not self.service.search(item.flat))
        elif not of_leads:
            own = currency(lines)
            for head, cell in unit:
                for value in () if self.taxed.search(head.flat) else priced(cell, head.flat, self.price, own):
                    yield Candidate(self.price.path, value.value, (cell.quote(0, len(cell.flat), head.flat),), SURE)

    def _is_of_leads(self, row: Row) -> bool:
        return any(map(self._names_leads, (row.item, *row.below)))

    def _names_leads(self, line: Line) -> bool:
        return self.leads.search(self.no_leads.sub(" ", line.flat), line.words) is not None

    def _leads(self, item: Line, below: Sequence[Line], has_price: bool) -> Iterator[Candidate]:
        """Yield whether leads that an item names are exclusive, and, where it has a price, that each is paid for."""
        for field in (self.exclusivity, *([self.model] if has_price else [])):
            for line in (item, *below) if field is self.exclusivity else (item,):
                found = read(line.text, line.provision.lang, field)[:1]
                for value in found if not self.other_sense.search(line.flat) else ():
                    if value.value is not None:
                        yield Candidate(field.path, value.value, (line.quote(value.start, value.end, ""),), SURE)

    def _rows(self, lines: Sequence[Line]) -> Iterator[Row]:
        """Yield the rows that price something, each with what names it."""
        heads: set[int] = set()
        named, pending, over = -1, [], []  # type: int, list[Line], list[Line]
        row: dict[int, Line] = {}
        for at, line in enumerate(lines):
            in_table = line.provision.place == "table"
            inside = in_table and line.provision.paragraph not in heads
            column = next((m for m in reversed(line.provision.labels) if m in heads), None) if inside else None
            if column is not None:
                if row and column <= max(row):
                    yield from self._row(row, over, named)
                    row, over = {}, []
                over, pending = [*over, *pending], []
                row[column] = line
            elif not in_table:
                pending = [*pending[1 - _OVER :], line] if heads else []
            elif inside:
                yield from self._row(row, over, named)
                row, over, pending = {}, [], []
                opened = _heads(lines, at)
                names = [head for head in opened if self.named.fullmatch(bare(head.flat))]
                if names and any(self.priced.fullmatch(bare(head.flat)) for head in opened):
                    heads, named = {head.provision.paragraph for head in opened}, names[-1].provision.paragraph
        yield from self._row(row, over, named)

    def _row(self, cells: dict[int, Line], over: Sequence[Line], named: int) -> Iterator[Row]:
        """Yield a row if it prices something: that is named in its own cell, or in the text above its figures."""
        own = cells.get(named)
        lines = sorted([*over, *([own] if own else [])], key=lambda line: line.provision.paragraph)
        said = [line for line in lines if self._is_item(line)]
        is_sum = any(self.sums.match(cell.flat) for cell in cells.values())
        if said and not is_sum and any(_counts(cell) for n, cell in cells.items() if n > named):
            yield Row(said[0], cells, tuple(said[1:]))

    def _is_item(self, cell: Line) -> bool:
        letters = sum(map(str.isalpha, cell.flat))
        return (
            letters > 2
            and not cell.flat[0].islower()
            and len(cell.flat) <= _LONGEST
            and not is_open(_NUMBERED.sub("", cell.text))
            and not self.sums.match(cell.flat)
        )


def _heads(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the cells from a line on that no other names but the one before: those of a row of heads, if it is one."""
    found: list[Line] = []
    for line in lines[at:]:
        before = {found[-1].provision.paragraph} if found else set()
        if line.provision.place != "table" or set(line.provision.labels) - before or _counts(line):
            break
        found.append(line)
    return found


def _counts(cell: Line) -> bool:
    return any(map(str.isdigit, cell.flat))
