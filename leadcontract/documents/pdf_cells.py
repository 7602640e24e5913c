"""Tells which gaps of the lines of a page set cells apart, and which ones only justify a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from leadcontract.documents.lines import ends_sentence, opens_item, runs_on

WIDE = 1.8
"""Words further apart than this many font sizes are in two cells: more than the widest gap of most lines."""
_SLIM = 6
"""No wide gap is slimmer than this, in points."""
_LOOSE = 0.35
"""A gap of this many font sizes, wider than those beside it, sets cells apart where others begin at the same place."""
_WIDER = 1.5
_OTHER_FONT = 0.7
"""A gap of this many font sizes between bold and plain words sets a title apart from the value beside it."""
_APART, _BEYOND = 0.8, 2.3
"""A gap of so many font sizes, that many times wider than those between the words of its line, sets cells apart."""
_WORD, _WORDS = 0.25, 0.5
"""Words are at least and at most so many font sizes apart, but in justified lines."""
_FIGURE = re.compile(r"[€$£]?\d[\d.,]*\s?[%€$£]?")
_EVEN = 0.3
"""The gaps of a justified line differ by less than this many font sizes."""
_MANY, _MOSTLY, _ALIKE = 5, 0.75, 0.35
"""Of so many gaps this share are within so much of the middle one in a line that is set wide."""
_NEAR = 1.0
"""How far, in points, the left edges of the cells of a column may lie from one another."""
_AROUND = 8
"""How far up and down, in font sizes, a column shows."""
_FEWEST = 2
_SENTENCE = 4
"""No sentence runs over a gap of more font sizes, however it is justified."""


class Gap(NamedTuple):
    """A gap between two words: the characters of the space ``begin:end``, its right edge and width in points."""

    begin: int
    end: int
    right: float
    width: float


@dataclass(frozen=True, slots=True)
class Run:
    """What a PDF gives as one line: where it starts in the text of the page, its left edge, baseline and gaps.

    Only the gaps that may part cells are kept; ``even`` says that they may only justify the line, and ``word`` is the
    least gap of all, 0 where there are less than two.
    """

    start: int
    text: str
    left: float
    base: float
    size: float
    gaps: Sequence[Gap] = ()
    even: bool = False
    word: float = 0.0


def parting(gaps: Sequence[Gap], size: float) -> tuple[list[Gap], bool, float]:
    """Return the gaps of a line of this font size that may part cells, whether they only justify it, and the least.

    They justify it where two at least differ by little and none is wide beyond reason. Where most of many are alike,
    the line is set wide, and only what is wider than these parts it.
    """
    widths = sorted(gap.width for gap in gaps)
    word = widths[0] if len(widths) > 1 else 0.0
    if not widths or widths[-1] < _LOOSE * size:
        return [], False, word
    usual = widths[(len(widths) - 1) // 2] if len(widths) > 1 else 0.0
    even = len(widths) > 1 and widths[-1] - widths[0] <= _EVEN * size and widths[-1] <= _SENTENCE * size
    spaced = sum(abs(width - usual) <= _ALIKE * usual for width in widths)
    loose = len(widths) >= _MANY and usual <= WIDE * size and spaced >= _MOSTLY * len(widths)
    least = max(_LOOSE * size, _WIDER * usual)
    least = least if loose else min(least, _APART * size)
    return [gap for gap in gaps if gap.width >= least or gap.width > WIDE * size], even, word


_Fonts = Callable[[int, int], bool]
"""Whether one of the characters at two places in the text of a page is bold and the other is not."""


def cut(runs: Sequence[Run], fonts_differ: _Fonts) -> Iterator[tuple[Run, int, int]]:
    """Yield the characters ``begin:end`` of each cell of each run, in their order; a run without cells is one."""
    begins = sorted(
        [(run.left, run.base) for run in runs] + [(gap.right, run.base) for run in runs for gap in run.gaps]
    )
    usual = median([run.word / run.size for run in runs if run.word > 0 < run.size] or [0.0])
    for run in runs:
        opens = 0
        for gap in run.gaps:
            if _parts(run, gap, begins, fonts_differ, usual):
                yield run, opens, gap.begin
                opens = gap.end
        yield run, opens, len(run.text)


def _parts(run: Run, gap: Gap, begins: Sequence[tuple[float, float]], fonts_differ: _Fonts, usual: float) -> bool:
    if _is_apart(run, gap, usual):
        return True
    if gap.width > _SLIM and gap.width > WIDE * run.size:
        return not (run.even or _goes_on(run, gap)) or _aligned(run, gap, begins)
    if gap.width >= _OTHER_FONT * run.size and fonts_differ(run.start + gap.begin - 1, run.start + gap.end):
        return True
    return _aligned(run, gap, begins)


def _is_apart(run: Run, gap: Gap, usual: float) -> bool:
    """Whether a gap is far wider than those between words: of its own line, or of the page where all of it are cells.

    That behind the number of a paragraph or the end of a sentence is often so wide; that between two figures never.
    """
    if not run.word or gap.width < _APART * run.size or (run.even and len(run.text.split()) > _MANY):
        return False
    before, after = run.text[: gap.begin], run.text[gap.end :]
    if _FIGURE.fullmatch(before.rsplit(None, 1)[-1]) and _FIGURE.fullmatch(after.split(None, 1)[0]):
        return True
    if run.even or opens_item(run.text):
        return False
    word = max(min(run.word, usual * run.size, _WORDS * run.size), _WORD * run.size)
    return gap.width >= _BEYOND * word and not (ends_sentence(before) or runs_on(before, after))


def _aligned(run: Run, gap: Gap, begins: Sequence[tuple[float, float]]) -> bool:
    """Whether what follows a gap begins where cells above and below it begin."""
    rows = set()
    for left, base in begins[bisect_left(begins, (gap.right - _NEAR, 0.0)) :]:
        if left > gap.right + _NEAR:
            break
        if run.size / 2 < abs(base - run.base) <= _AROUND * run.size:
            rows.add(round(base))
    return len(rows) >= _FEWEST


def _goes_on(run: Run, gap: Gap) -> bool:
    """Whether a sentence surely runs over a gap."""
    before, after = run.text[: gap.begin], run.text[gap.end :]
    return gap.width <= _SENTENCE * run.size and len(before.split()) > 2 and runs_on(before, after)
