"""From the blocks that a reader found to numbered provisions, each with its section and language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from leadcontract.documents.block import Block
from leadcontract.documents.headings import (
    heading_level,
    is_number_alone,
    is_title,
    paragraph_number,
    run_in_title,
)
from leadcontract.documents.labels import labels
from leadcontract.documents.languages import languages
from leadcontract.domain.document import Place, Provision

_SECTIONED: tuple[Place, ...] = ("body", "table", "text box")
_LONGEST_STYLED_HEADING = 160
_LONGEST_ENTRY = 90


def provisions(blocks: Sequence[Block]) -> tuple[Provision, ...]:
    """Number the blocks from 0, find their headings, sections, languages and labels; () for no block."""
    levels = _with_titles(_without_lists([_level(block) for block in blocks], blocks), blocks)
    texts = [block.text for block in blocks]
    langs = languages(texts)
    named = labels(texts, [block.cell for block in blocks], levels)
    found: list[Provision] = []
    heading: str | None = None
    opened: tuple[str, str] | None = None  # number and title of the last title run into its text
    file = ""
    for index, (block, level, lang, names) in enumerate(zip(blocks, levels, langs, named, strict=True)):
        section = None
        if block.file != file:
            file, heading, opened = block.file, None, None
        if block.place in _SECTIONED:
            if level:
                heading, opened = block.text, None
            else:
                opened = _opened(block, opened)
            section = opened[1] if opened else heading
        found.append(
            Provision(index, block.text, block.page, section, level, block.place, lang, names, block.file, block.ocr)
        )
    return tuple(found)


def _level(block: Block) -> int:
    if block.place not in _SECTIONED:
        return 0
    if block.level is None:
        return heading_level(block.text, bold=block.bold, cell=block.place == "table")
    return 0 if _is_clause(block.text) else block.level


def _is_clause(text: str) -> bool:
    """Whether a paragraph in a heading style is a whole clause, as where styles serve to number clauses."""
    return len(text) > _LONGEST_STYLED_HEADING or (len(text) > 70 and text[-1] in ".;,:")


def _without_lists(levels: list[int], blocks: Sequence[Block]) -> list[int]:
    """Take numbered titles in a row for a contents table or a list when three have no text under them.

    Only titles known by their words alone are taken back; the last ones, which lead down to text, are kept.
    """
    start = 0
    depths = [_entry_depth(block, level) for block, level in zip(blocks, levels, strict=True)]
    for end, depth in enumerate([*depths, 0]):
        if depth:
            continue
        bare = [i for i in range(start, end - 1) if depths[i + 1] <= depths[i]]
        if len(bare) >= 3:
            levels[bare[0] : bare[-1] + 1] = [0] * (bare[-1] + 1 - bare[0])
        start = end + 1
    return levels


def _with_titles(levels: list[int], blocks: Sequence[Block]) -> list[int]:
    """Give a title below a number that stands alone ("Clause 9", then "Redress") the level of the number."""
    for index, (number, title) in enumerate(pairwise(blocks)):
        together = levels[index] and not levels[index + 1] and title.place == number.place == "body"
        if together and title.level is None and is_number_alone(number.text) and is_title(title.text):
            levels[index + 1] = levels[index]
    return levels


def _entry_depth(block: Block, level: int) -> int:
    """Return how deep a short numbered line would stand in a contents table, 0 for any other block."""
    if block.level is not None or len(block.text) > _LONGEST_ENTRY:
        return 0
    number = paragraph_number(block.text)
    return level or number.count(".") + 1 if number and (level or block.text[-1] not in ".;:,") else 0


def _opened(block: Block, opened: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return the run-in title that governs a paragraph, which may be its own."""
    own = run_in_title(block.text)
    if own:
        return own
    number = paragraph_number(block.text)
    if block.title:
        return number or "", block.title
    if opened and number and not (opened[0] and number.startswith(opened[0].rstrip(".") + ".")):
        return None
    return opened
