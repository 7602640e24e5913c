"""Clauses are set against documents, as many as there are, within the width of a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.reporting.matrix import Matrix, column
from tests.reporting.samples import FULL, finding, hostile


def filled(library: Library, lang: Lang, count: int) -> Matrix:
    matrix = Matrix(library)
    other = replace(FULL, findings=(finding("term/duration", "present", "minor"),))
    for number in range(count):
        matrix.add(f"{number}.pdf", column(other if number % 2 else FULL, library, lang))
    return matrix


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("count", [1, 2, 13, 30])
def test_every_document_has_its_column_within_the_width(library: Library, lang: Lang, width: int, count: int) -> None:
    lines = list(filled(library, lang, count).lines([], lang, width))
    assert max(map(len, lines)) <= width
    heads = [line.split() for line in lines if line.startswith(" " * (width // 4)) and line.strip("0123456789 ") == ""]
    assert [number for head in heads for number in head] == [str(n) for n in range(1, count + 1)]


def test_a_cell_holds_the_status_and_a_clause_not_expected_is_not_missing(library: Library) -> None:
    told = list(filled(library, "en", 3).lines([], "en"))
    rows = {line[:40].strip(): line[40:].split() for line in told}
    assert rows["The price/fees clause"] == ["◐", "–", "◐"]
    assert rows["The gdpr/security clause"] == ["○", "–", "○"]
    assert rows["The term/duration clause"] == ["–", "✓", "–"]
    assert "incomplete result" in " ".join(told)


def test_colours_change_no_word_and_a_name_cannot_steer_the_terminal(library: Library) -> None:
    matrix = filled(library, "fr", 2)
    matrix.add("a\x1b[2J\u202egpj.exe", column(hostile(), library, "fr"))
    plain = list(matrix.lines(["b\x1b[2J"], "fr"))
    coloured = list(matrix.lines(["b\x1b[2J"], "fr", colour=True))
    assert not any("\x1b" in line or "\u202e" in line for line in plain)
    assert [re.sub(r"\x1b\[[\d;]*m", "", line) for line in coloured] == plain != coloured
