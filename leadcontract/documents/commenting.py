"""Writes comments into a copy of a Word file: on the words they are about, or as near as Word allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadcontract.documents.anchoring import Ruler, Span, outermost, outside_boxes
from leadcontract.documents.docx_walk import Found
from leadcontract.documents.word_copy import AUTHOR, INITIALS, WordCopy
from leadcontract.documents.wordstyles import VAL, W
from leadcontract.domain.marking import Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_START, _END, _REFERENCE = (W + mark for mark in _MARKS)
_PROPERTIES, _PARAGRAPH = W + "pPr", W + "p"
_NOTES = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def comment(copy: WordCopy, remarks: Sequence[Remark]) -> None:
    """Hang remarks on a copy, numbered on from its own comments, in the order given.

    Word takes no comment in a header, a footer, a note or a text box: there it goes to the title, to the mark of the
    note, to what holds the box.
    """
    if not remarks:
        return
    part = copy.related("comments")
    there = copy.change(part) if part else None
    root = copy.root.makeelement(W + "comments", nsmap={"w": W.strip("{}")}) if there is None else there
    taken = {one.get(W + "id") for one in root}
    numbers = (number for number in copy.numbers(*_MARKS) if str(number) not in taken)
    styles = _styles(copy)
    rulers = _cut(copy, remarks)
    hung: list[tuple[int, Span]] = []
    for number, remark in zip(numbers, remarks, strict=False):
        root.append(_comment(root, number, remark, styles))
        hung.append((number, _span(copy, remark, rulers)))
    for number, (first, _) in hung:
        first.addprevious(first.makeelement(_START, {W + "id": str(number)}))
    for number, (_, last) in reversed(hung):
        last.addnext(_reference(last, number, styles))
        last.addnext(last.makeelement(_END, {W + "id": str(number)}))
    if there is None:
        from lxml import etree

        copy.add("comments", _TYPE, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _cut(copy: WordCopy, remarks: Sequence[Remark]) -> dict[int, Ruler]:
    """Cut the runs at the edges of all remarks, before any is hung; return the rulers of their paragraphs."""
    rulers: dict[int, Ruler] = {}
    for remark in remarks:
        at = remark.paragraph
        if at is not None and copy.found[at].part == copy.main and not _boxed(copy.found[at]):
            if at not in rulers:
                rulers[at] = Ruler(copy.found[at])
            rulers[at].cut(remark.start, remark.end)
    return rulers


def _boxed(found: Found) -> bool:
    paragraph, _ = outside_boxes(found.element)
    return paragraph is not found.element


def _span(copy: WordCopy, remark: Remark, rulers: dict[int, Ruler]) -> Span:
    """Return what a remark is hung on."""
    if remark.paragraph is None:
        return _title(copy)
    if remark.paragraph in rulers:
        return rulers[remark.paragraph].span(remark.start, remark.end)
    found = copy.found[remark.paragraph]
    if found.part == copy.main:
        _, holder = outside_boxes(found.element)
        return holder, holder
    return _note(copy, found) or _title(copy)


def _title(copy: WordCopy) -> Span:
    """Return the first paragraph with text of the body, whole; the first without where none has any."""
    for found in copy.found:
        if found.part == copy.main:
            paragraph, _ = outside_boxes(found.element)
            return _whole(paragraph)
    first = next(copy.body.iter(_PARAGRAPH), None)
    if first is None:
        first = copy.body.makeelement(_PARAGRAPH)
        copy.body.insert(0, first)
    return _whole(first)


def _whole(paragraph: _Element) -> Span:
    """Return the first and the last of what a paragraph says; an empty run made for it where it says nothing."""
    shown = [outermost(one, paragraph) for one in paragraph.iter(W + "t")] or list(paragraph.iterchildren(W + "r"))
    if shown:
        return shown[0], shown[-1]
    run = paragraph.makeelement(W + "r")
    paragraph.append(run)
    return run, run


def _note(copy: WordCopy, found: Found) -> Span | None:
    """Return the mark of the footnote or endnote that a paragraph stands in; None elsewhere."""
    note = next(found.element.iterancestors(*_NOTES), None)
    if note is None:
        return None
    for mark in copy.body.iter(_NOTES[note.tag]):
        if mark.get(W + "id") == note.get(W + "id"):
            _, holder = outside_boxes(mark)
            return holder, holder
    return None


def _styles(copy: WordCopy) -> dict[str, str]:
    """Return the ids that the document gives Word's two styles for comments, by their English names."""
    part = copy.related("styles")
    named = {} if part is None else {
        one.get(VAL, "").lower(): style.get(W + "styleId", "")
        for style in copy.package.xml_of(part).iterfind(W + "style") for one in style.iterfind(W + "name")
    }  # fmt: skip
    return {name: named[name] for name in ("annotation text", "annotation reference") if named.get(name)}


def _comment(root: _Element, number: int, remark: Remark, styles: dict[str, str]) -> _Element:
    made = root.makeelement(W + "comment", {W + "id": str(number), W + "author": AUTHOR, W + "initials": INITIALS})
    for index, line in enumerate(remark.lines):
        paragraph = _under(made, "p")
        if "annotation text" in styles:
            _under(_under(paragraph, "pPr"), "pStyle", styles["annotation text"])
        if index == 0:
            mark = _under(paragraph, "r")
            _marked(mark, styles)
            _under(mark, "annotationRef")
        run = _under(paragraph, "r")
        looks = _under(run, "rPr")
        if index == 0:
            _under(looks, "b")
        _under(looks, "sz", "20")
        text = _under(run, "t")
        text.text = line
        text.set(_SPACE, "preserve")
    return made


def _reference(near: _Element, number: int, styles: dict[str, str]) -> _Element:
    run = near.makeelement(W + "r")
    _marked(run, styles)
    run.append(run.makeelement(_REFERENCE, {W + "id": str(number)}))
    return run


def _marked(run: _Element, styles: dict[str, str]) -> None:
    if "annotation reference" in styles:
        _under(_under(run, "rPr"), "rStyle", styles["annotation reference"])


def _under(parent: _Element, name: str, value: str | None = None) -> _Element:
    child = parent.makeelement(W + name, {} if value is None else {VAL: value})
    parent.append(child)
    return child
