"""From the lines of pages to blocks: running lines and repeated heads dropped, paragraphs joined across pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadcontract.documents.block import Block
from leadcontract.documents.furniture import furniture
from leadcontract.documents.lines import joined, parted, unbulleted, vocabulary
from leadcontract.documents.normalising import normalise
from leadcontract.documents.pdf_layout import Line, Placed, beside, cells, paragraphs
from leadcontract.documents.table_heads import repeated_heads
from leadcontract.domain.document import Place


def page_blocks(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """Yield the paragraphs of all pages, those cut by a page end made whole and placed on the first."""
    rows = [list(_rows(lines)) for lines in pages]
    drop = furniture([[" ".join(line.text for line in row) for row in page] for page in rows])
    read = [
        [line for index, row in enumerate(page) if index not in dropped for line in row]
        for page, dropped in zip(rows, drop, strict=True)
    ]
    heads = repeated_heads(read)
    kept = [
        (number, line) for number, (page, count) in enumerate(zip(read, heads, strict=True), 1) for line in page[count:]
    ]
    known = vocabulary("\n".join(line.text for _, line in kept))
    groups = paragraphs(kept)
    for group, cell in zip(groups, cells(groups), strict=True):
        text = normalise(parted(unbulleted(joined([line.text for _, line in group], known))))
        if text:
            place: Place = "body" if cell is None else "table"
            bold = all(line.bold for _, line in group)
            yield Block(text, place, group[0][0], None, bold, cell=cell, ocr=_sure(group))


def _sure(group: Sequence[Placed]) -> float | None:
    """Return how sure the recognition of a paragraph is, weighed by letters; None where none was recognised."""
    read = [(line.ocr, len(line.text)) for _, line in group if line.ocr is not None]
    return (
        round(sum(sure * letters for sure, letters in read) / sum(letters for _, letters in read), 3) if read else None
    )


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a page, those that follow one another on one baseline together."""
    row: list[Line] = []
    for line in lines:
        if row and not beside(row[-1], line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row
