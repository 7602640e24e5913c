"""Rows of Hebrew and Arabic are said from right to left, whatever order their letters come in."""

from __future__ import annotations

import random

import pytest

from leadcontract.documents.pdf_layout import Line
from leadcontract.documents.pdf_rtl import Letter, is_rtl, mirrored, read_row

HEBREW = "החברה Hexapub SAS רשומה במספר 552 בעיר ליל."
SEEN = ["ליל.", "בעיר", "552", "במספר", "רשומה", "Hexapub", "SAS", "החברה"]


def letters(words: list[str], gap: float = 3.0) -> list[Letter]:
    """Return the letters of words that are seen in this order from the left, each 5 points wide."""
    found, left = [], 100.0
    for word in words:
        for sign in word[::-1] if is_rtl(word) else word:
            found.append(Letter(sign, left, left + 5))
            left += 5
        left += gap
    return found


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_a_row_is_said_from_the_right_and_its_latin_words_from_the_left(seed: int | None) -> None:
    row = letters(SEEN)
    if seed is not None:
        random.Random(seed).shuffle(row)  # noqa: S311  (the same order every time)
    assert [cell.text for cell in read_row(row, 10)] == [HEBREW]


def test_words_that_a_line_spreads_evenly_are_one_cell_and_others_are_two() -> None:
    assert [cell.text for cell in read_row(letters(["שלום", "לך", "לקוח"], gap=25), 10)] == ["לקוח לך שלום"]
    label, value = letters(["שם:"]), [Letter(one.text, one.left - 80, one.right - 80) for one in letters(["ליל"])]
    assert [cell.text for cell in read_row([*label, *value], 10)] == ["שם:", "ליל"]


def test_a_mirrored_page_keeps_its_width() -> None:
    line = Line("שלום", 400, 540, 700, 700, 10, bold=False)
    assert mirrored([line], 595)[0].left == 55
    assert mirrored(mirrored([line], 595), 595) == [line]
