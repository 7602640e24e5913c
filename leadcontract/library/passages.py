"""Reads the passages for training, and adds the examples and wordings of the library to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.domain.passage import Passage
from leadcontract.errors import LibraryError, Problem
from leadcontract.library import yaml_source
from leadcontract.library.cursor import Cursor


def read(folder: Path, lang: Lang, library: Library) -> tuple[Passage, ...]:
    """Read every file of ``folder/<lang>``, in the order of their names; LibraryError tells all that is wrong."""
    found: list[Passage] = []
    problems: list[Problem] = []
    for path in sorted((folder / lang).glob("*.yaml")):
        top = Cursor.top(yaml_source.read(path, f"{folder.name}/{lang}/{path.name}"))
        top.keys("passages", need=("passages",))
        for item in top.get("passages").list():
            item.keys("of", "says", need=("of", "says"))
            of = tuple(_known(cursor, library) for cursor in item.get("of").list())
            found.append(Passage(lang, item.get("says").text(), of))
        problems += top.problems
    if problems:
        raise LibraryError(problems)
    return tuple(found)


def _known(cursor: Cursor, library: Library) -> str:
    name = cursor.text()
    if name not in library.clauses:
        cursor.wrong(f"{{name}} : pas de clause « {name} ».", f"{{name}}: no clause '{name}'.")
    return name


def of_library(library: Library, lang: Lang) -> Iterator[Passage]:
    """Yield the examples of a language that show their clause, as passages of it."""
    for clause in library.clauses.values():
        for example in clause.examples:
            if example.lang == lang and example.shows:
                yield Passage(lang, example.says, (clause.id,))
