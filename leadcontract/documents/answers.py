"""Reads a filled-in questionnaire (.docx): each answer beside the reference of its question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.guards import LIMITS, Limits, contents
from leadcontract.documents.package import Package
from leadcontract.documents.wordstyles import W
from leadcontract.domain.language import Bilingual
from leadcontract.domain.maturity import Answer, Answers
from leadcontract.errors import InputError, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

COLUMNS = 4
"""Reference, question, answer, details."""
_REFERENCE = re.compile(r"[A-Z]{1,2}\d{1,3}")
_TEXT = (f"{W}t", f"{W}br")
_MOST = 4_000


def read_answers(
    path: Path, known: Iterable[str], named: str, prompts: Iterable[str], limits: Limits = LIMITS
) -> Answers:
    """Return the answers of a form, by the reference in the first column of its tables.

    ``known`` are the references of the questionnaire, ``named`` the one whose answer is the generator's name (the
    name of the file where it is empty), ``prompts`` the texts that stand where nothing was answered. InputError where
    the file is no Word document or holds no question of the questionnaire.
    """
    wanted, empty = set(known), {_plain(prompt) for prompt in prompts}
    root = Package(path, contents(path, limits), limits).xml_of("word/document.xml")
    given: dict[str, Answer] = {}
    strange: list[str] = []
    for row in root.iter(f"{W}tr"):
        cells = [_text(cell) for cell in row.iter(f"{W}tc")]
        reference = _plain(cells[0]) if cells else ""
        if len(cells) < COLUMNS or not _REFERENCE.fullmatch(reference):
            continue
        says, details = ("" if _plain(text) in empty else text for text in cells[2:COLUMNS])
        if reference not in wanted:
            strange.append(reference)
        elif reference not in given or says:
            given[reference] = Answer(says, details)
    if not given:
        what = Bilingual("ce n’est pas le questionnaire.", "this is not the questionnaire.")
        cure = Bilingual(
            "Donnez le formulaire rempli, ou des réponses en YAML.", "Give the filled-in form, or answers in YAML."
        )
        raise InputError(Problem(str(path), what, cure))
    return Answers(given.get(named, Answer()).says or path.stem, given, tuple(strange))


def _text(cell: _Element) -> str:
    """Return the text of a cell, its content controls included, a line a paragraph."""
    lines = ("".join("\n" if t.tag == f"{W}br" else t.text or "" for t in p.iter(*_TEXT)) for p in cell.iter(f"{W}p"))
    return "\n".join(line.strip() for line in lines if line.strip())[:_MOST]


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())
