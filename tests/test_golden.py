"""Whole documents kept as Markdown: what a change of the library or of the tool does to a contract is read in the diff.

To accept a change, run ``GOLDEN=write python -m pytest tests/test_golden.py`` and read the diff.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.domain.clause import INSTRUMENTS, Instrument
from leadcontract.domain.deal import Deal
from leadcontract.domain.draft import Block, Draft
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library

GOLDEN = Path(__file__).parent / "golden"


def written(block: Block) -> str:
    """Return a block as a line of Markdown, or as a table."""
    match block.style:
        case "table":
            rows = ["| " + " | ".join("".join(r.text for r in cell) for cell in row) + " |" for row in block.rows]
            return "\n".join([rows[0], "|---" * len(block.rows[0]) + "|", *rows[1:]])
        case "article" | "annex":
            return f"## {block.number}. {block.text}" if block.style == "article" else f"## {block.text}"
        case "sub-article":
            return f"### {block.number} {block.text}"
        case "numbered":
            return f"{block.number} {block.text}"
        case "item":
            return f"- ({block.number}) {block.text}"
        case "bullet" | "definition":
            return f"- {block.text}"
        case _:
            return block.text


def markdown(draft: Draft) -> str:
    """Return a draft from title to annexes, a blank line between its blocks."""
    blocks = [written(b) for b in (*draft.preamble, *draft.blocks)]
    closing = "".join(run.text for run in draft.closing)
    return "\n\n".join([f"# {draft.title}", *blocks, closing, *(written(b) for b in draft.annexes)]) + "\n"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_the_document_is_the_one_that_was_read(
    library: Library, fitting: dict[str, Deal], name: Instrument, lang: Lang
) -> None:
    made = markdown(workflows.generate(library, fitting[name], document=name, lang=lang, on=date(2026, 12, 1)).draft)
    path = GOLDEN / f"{name}-{lang}.md"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8"), f"read the diff of {path.name} after GOLDEN=write"
