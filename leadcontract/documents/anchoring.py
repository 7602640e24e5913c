"""Finds the runs of Word that say given characters of a paragraph, and cuts them where the characters begin and end."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from leadcontract.documents.docx_walk import Found
from leadcontract.documents.normalising import normalise_with_origins
from leadcontract.documents.wordstyles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_RUN, _TEXT, _PARAGRAPH, _BOX = W + "r", W + "t", W + "p", W + "txbxContent"
_WHOLE = frozenset(
    {
        _RUN, W + "sdt", W + "fldSimple",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara",
    }
)  # fmt: skip
"""What holds text and no mark: a run, and what Word fills in, chooses or draws as a whole."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Span = tuple["_Element", "_Element"]
"""The first and the last element of a stretch of text, between which and around which marks may stand."""


class Ruler:
    """The characters of one paragraph, each with the element that says it; cuts are made in the tree itself."""

    def __init__(self, found: Found) -> None:
        self._element = found.element
        _, self._origins = normalise_with_origins(found.raw)
        self._length = len(found.raw)
        self._pieces: list[tuple[int, str, _Element]] = []
        at = 0
        for text, source in found.pieces:
            if text:
                self._pieces.append((at, text, source))
            at += len(text)

    def cut(self, start: int, end: int) -> None:
        """Cut the runs where characters ``start:end`` of the provision begin and end.

        What cannot be cut (a field, a formula, a content control) stays whole.
        """
        for offset in self._raw(start, end):
            self._cut(offset)

    def span(self, start: int, end: int) -> Span:
        """Return the elements that say characters ``start:end``; no others do, once all cuts are made."""
        first, last = self._raw(start, end)
        within = [source for at, text, source in self._pieces if at < last and first < at + len(text)]
        return outermost(within[0], self._element), outermost(within[-1], self._element)

    def _raw(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of the provision begin and end in the raw text; one character at least."""
        return self._origins[start], self._origins[max(end - 1, start)] + 1

    def _cut(self, offset: int) -> None:
        for index, (at, text, source) in enumerate(self._pieces):
            if at <= offset < at + len(text):
                run = source.getparent()
                if run is None or outermost(source, self._element) is not run:
                    return
                if at < offset:
                    left = _halved(source, offset - at)
                    halves = [(at, text[: offset - at], left), (offset, text[offset - at :], source)]
                    self._pieces[index : index + 1] = halves
                elif not index or self._pieces[index - 1][2].getparent() is not run:
                    return
                _part(run, source)
                return


def outermost(element: _Element, paragraph: _Element) -> _Element:
    """Return what holds an element inside a paragraph and must stay whole, itself where nothing does."""
    held = element
    for one in element.iterancestors():
        if one is paragraph:
            break
        if one.tag in _WHOLE:
            held = one
    return held


def outside_boxes(element: _Element) -> tuple[_Element, _Element]:
    """Return the paragraph that an element hangs on, outside any text box, and what of that paragraph holds it."""
    boxes = [one for one in element.iterancestors() if one.tag == _BOX]
    inner = boxes[-1] if boxes else element
    paragraph = inner if inner.tag == _PARAGRAPH else next(inner.iterancestors(_PARAGRAPH))
    return paragraph, outermost(inner, paragraph)


def _halved(text: _Element, at: int) -> _Element:
    """Cut a ``w:t`` in two; return the first half, which is new."""
    said = text.text or ""
    left = text.makeelement(text.tag)
    left.attrib.update(text.attrib)
    left.text, text.text = said[:at], said[at:]
    for half in (left, text):
        if half.text != (half.text or "").strip():
            half.set(_SPACE, "preserve")
    text.addprevious(left)
    return left


def _part(run: _Element, child: _Element) -> None:
    """Move all that stands before a child of a run into a new run, with the same properties."""
    properties = run.find(W + "rPr")
    before = [one for one in child.itersiblings(preceding=True) if one is not properties][::-1]
    new = run.makeelement(run.tag)
    new.attrib.update(run.attrib)
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(before)
    run.addprevious(new)
