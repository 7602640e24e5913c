"""Reads what is ordered from the list of what is priced, where that list has one line alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.columns import bare, with_currency
from leadcontract.extracting.lines import Candidate, Line, is_open
from leadcontract.extracting.readers import read
from leadcontract.library.stated import any_of, both

SURE = 0.95
_LONGEST = 160
"""A text of more signs describes what is ordered, and does not name it."""
Row = dict[int, Line]
"""The cells of one row of a table, by the paragraph of the head of their column."""


class Items:
    """The heads of the columns of a price list, and the rows of it that are sums, in one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        self.named = re.compile(any_of(both(words["item_column"])))
        self.sums = re.compile(rf"\W*(?:{any_of(both(words['sums']))})")
        self.price = next(field for field in vocabulary.fields if field.path == "terms.unit_price")
        volume = next(field for field in vocabulary.fields if field.path == "volume")
        priced = (words["amount_column"], self.price.columns, volume.columns)
        self.priced = re.compile(any_of(phrase for said in priced for phrase in both(said)))
        self.unit = re.compile(any_of(both(self.price.columns)))
        self.taxed = re.compile(any_of((*both(self.price.unless), *both(self.price.qualified))))

    def find(self, lines: Sequence[Line], of_leads: bool) -> Iterator[Candidate]:
        """Yield the only item of a document and, where it is not of leads, its price; nothing where it has several."""
        rows = list(self._rows(lines))
        if not rows or len({item.flat.lower() for item, _ in rows}) > 1:
            return
        item, row = rows[0]
        yield Candidate("offer", item.text.strip(" .;,"), (item.quote(0, len(item.flat), item.labels[-1]),), SURE)
        heads = {line.provision.paragraph: line for line in lines}
        for head, cell in row.items() if not of_leads else ():
            name = heads[head].flat
            if self.unit.fullmatch(bare(name)) and not self.taxed.search(name):
                for value in read(with_currency(cell.text, name), cell.provision.lang, self.price)[:1]:
                    yield Candidate(self.price.path, value.value, (cell.quote(0, len(cell.flat), name),), SURE)

    def _rows(self, lines: Sequence[Line]) -> Iterator[tuple[Line, Row]]:
        """Yield the rows that price something, each with the cell that names it."""
        for in_table, cells in groupby(lines, lambda line: line.provision.place == "table"):
            if not in_table:
                continue
            table = list(cells)
            heads = {line.provision.paragraph: line for line in table if not line.labels}
            named = next((n for n, line in heads.items() if self.named.fullmatch(bare(line.flat))), None)
            if named is None or not any(self.priced.fullmatch(bare(line.flat)) for line in heads.values()):
                continue
            for row in _split(table, heads):
                item = row.get(named)
                if item and self._is_item(item) and any(_counts(cell) for n, cell in row.items() if n > named):
                    yield item, row

    def _is_item(self, cell: Line) -> bool:
        letters = sum(map(str.isalpha, cell.flat))
        return letters > 2 and len(cell.flat) <= _LONGEST and not is_open(cell.text) and not self.sums.match(cell.flat)


def _split(table: Sequence[Line], heads: Collection[int]) -> Iterator[Row]:
    """Yield the rows of a table: a row is over where a cell stands under a head that is not further right."""
    row: Row = {}
    last = -1
    for cell in table:
        column = next((n for n in reversed(cell.provision.labels) if n in heads), None)
        if column is None:
            continue
        if column <= last:
            yield row
            row = {}
        row[column] = cell
        last = column
    if row:
        yield row


def _counts(cell: Line) -> bool:
    return any(map(str.isdigit, cell.flat))
