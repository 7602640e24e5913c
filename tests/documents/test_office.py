"""LibreOffice turns contracts into PDF/A, and shows that numbers and references follow when an article goes."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from leadcontract import documents, workflows
from leadcontract.documents import office
from leadcontract.domain.deal import Deal
from leadcontract.domain.draft import Block
from leadcontract.domain.language import EDITIONS, Edition
from leadcontract.domain.library import Library
from leadcontract.errors import InputError, UsageError

ON = date(2026, 12, 1)
GONE = "5"
"""The article that is deleted: prices, to which many others refer."""
SPLIT = 4
"""So many passages at most are read in two pieces, at the end of a page."""
installed = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


def test_without_libreoffice_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(UsageError, match="Install it"):
        office.need()


def test_a_program_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: slow)
    with pytest.raises(InputError, match="did not finish in 1 seconds"):
        office.convert(b"", "a.docx", "pdf", seconds=1)


def test_a_program_that_makes_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    idle = tmp_path / "soffice"
    idle.write_text("#!/bin/sh\nexit 0\n")
    idle.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: idle)
    with pytest.raises(InputError, match=r"a\.docx.*could not convert"):
        office.convert(b"", "a.docx", "pdf")


@installed
@pytest.mark.parametrize("lang", EDITIONS)
def test_the_pdf_says_what_the_draft_says_with_its_page_numbers(
    library: Library, fitting: dict[str, Deal], lang: Edition
) -> None:
    made = workflows.generate(library, fitting["joint"], document="joint", lang=lang, on=ON, pdf=True)
    assert made.pdf is not None and b"pdfaid" in made.pdf
    read = documents.read_bytes(Path("joint.pdf"), made.pdf)
    said = " ".join("".join(p.text for p in read.provisions).split())
    for draft in made.drafts:
        titles = [block.text for block in draft.blocks if block.style == "article"]
        assert all(title.replace(" ", "") in said.replace(" ", "") for title in titles)
    contents = [p.text for p in read.provisions if p.page == 2]
    pages = [int(found[1]) for text in contents if (found := re.search(r"\.{5,}\s*(\d+)$", text))]
    assert len(pages) > 10 and pages == sorted(pages) and pages[0] > 2 and pages[-1] <= (read.pages or 0)


@installed
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_numbers_and_references_follow_when_an_article_is_deleted(
    library: Library, fitting: dict[str, Deal], lang: Edition
) -> None:
    made = workflows.generate(library, fitting["contract"], lang=lang, on=ON)
    document = Document(io.BytesIO(made.docx))
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    first, after = headings[int(GONE) - 1], headings[int(GONE)]
    at = first._p
    while at is not after._p:
        following = at.getnext()
        at.getparent().remove(at)
        at = following
    edited = io.BytesIO()
    document.save(edited)
    pdf = office.convert(edited.getvalue(), "contract.docx", office.PDF_A)
    printed = squeezed(" ".join(p.text for p in documents.read_bytes(Path("contract.pdf"), pdf).provisions))
    left = [block for block in made.draft.blocks if block.number.split(".")[0] != GONE or block.style == "item"]
    gone = {b.clause for b in made.draft.blocks if b.clause and b.number.split(".")[0] == GONE}
    checked: list[bool] = []
    for block in left:
        targets = {run.target for run in block.runs if run.kind == "reference"}
        if block.style in ("article", "sub-article", "numbered") and block.clause not in gone and not targets & gone:
            checked.append(expected(block) in printed)
    assert len(checked) > 200 and checked.count(False) <= SPLIT


def expected(block: Block) -> str:
    """The line that a block prints once the article is gone, its number and those it refers to moved up."""
    mark = "." if block.style == "article" else ""
    said = "".join(moved(run.text) if run.kind == "reference" else run.text for run in block.runs)
    return squeezed(f"{moved(block.number)}{mark} {said}")


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u2011", "-")


def moved(number: str) -> str:
    head, dot, rest = number.partition(".")
    return f"{int(head) - (int(head) > int(GONE))}{dot}{rest}"
