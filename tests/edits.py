"""What people and word processors do to a drafted Word file, for the tests of ``verify``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from leadcontract.assembly.markup import bookmark_name

DOCUMENT, PROPERTIES = "word/document.xml", "docProps/custom.xml"
Edit = Callable[[Any], None]


def edited(docx: bytes, *edits: Edit, without: str = "") -> bytes:
    """Return a .docx whose body went through some edits, less one of its parts."""
    with zipfile.ZipFile(io.BytesIO(docx)) as source:
        parts = {name: source.read(name) for name in source.namelist() if name != without}
    root = etree.fromstring(parts[DOCUMENT])
    for edit in edits:
        edit(root)
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if without:
        relations = etree.fromstring(parts["_rels/.rels"])
        for one in [r for r in relations if r.get("Target", "").lstrip("/") == without]:
            relations.remove(one)
        parts["_rels/.rels"] = etree.tostring(relations)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return result.getvalue()


def said(old: str, new: str) -> Edit:
    """Replace a text that one run holds, once."""

    def edit(root: Any) -> None:
        text = next(t for t in root.iter(qn("w:t")) if old in (t.text or ""))
        text.text = text.text.replace(old, new, 1)

    return edit


def after(words: str, *added: Any) -> Edit:
    """Add elements after the paragraph, or the row of a table, in which some words stand."""

    def edit(root: Any) -> None:
        place = _paragraph(root, words)
        for one in reversed(added):
            place.addnext(deepcopy(one))

    return edit


def without(words: str) -> Edit:
    """Delete the paragraph in which some words stand; a cell keeps an empty one."""

    def edit(root: Any) -> None:
        place = _paragraph(root, words)
        for one in place.findall(qn("w:r")):
            place.remove(one)

    return edit


def within(words: str, *added: Any) -> Edit:
    """Add elements at the end of the paragraph in which some words stand."""

    def edit(root: Any) -> None:
        _paragraph(root, words).extend(deepcopy(one) for one in added)

    return edit


def paragraph(text: str, style: str = "") -> Any:
    found = etree.Element(qn("w:p"))
    if style:
        etree.SubElement(etree.SubElement(found, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
    found.append(run(text))
    return found


def run(text: str, tag: str = "w:t") -> Any:
    found = etree.Element(qn("w:r"))
    etree.SubElement(found, qn(tag)).text = text
    return found


def tracked(kind: str, text: str) -> Any:
    """Return a tracked insertion ("ins") or deletion ("del")."""
    found = etree.Element(qn(f"w:{kind}"), {qn("w:id"): "77", qn("w:author"): "Other side"})
    found.append(run(text, "w:t" if kind == "ins" else "w:delText"))
    return found


def deleted(clause: str) -> Edit:
    def edit(root: Any) -> None:
        for one in _extent(root, clause):
            one.getparent().remove(one)

    return edit


def moved(clause: str, before: str) -> Edit:
    """Move a clause with all it holds to before another one."""

    def edit(root: Any) -> None:
        place = _extent(root, before)[0]
        for one in _extent(root, clause):
            place.addprevious(one)

    return edit


def without_bookmarks(root: Any) -> None:
    for one in [*root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        one.getparent().remove(one)


def renumbered(root: Any) -> None:
    """Show other numbers in every reference, as when an article was deleted and fields were updated."""
    shown, inside = False, False
    for one in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        if one.tag == qn("w:instrText"):
            inside = one.text.split()[0] in ("REF", "SEQ")
        elif one.tag == qn("w:fldChar"):
            shown = one.get(qn("w:fldCharType")) == "separate"
        elif shown and inside:
            one.text = "99.9"


def saved_by_word(root: Any) -> None:
    """Split every run, add revision ids and spelling marks, and number bookmarks anew, as Word does."""
    for n, text in enumerate([*root.iter(qn("w:t"))]):
        first = text.getparent()
        first.set(qn("w:rsidR"), f"{n:08X}")
        second = deepcopy(first)
        half = len(text.text or "") // 2
        there = second.findall(qn("w:t"))
        if len(first.findall(qn("w:t"))) == 1:
            text.text, there[0].text = (text.text or "")[:half], (text.text or "")[half:]
            first.addnext(second)
            first.addnext(etree.Element(qn("w:proofErr"), {qn("w:type"): "spellStart"}))
    ids: dict[str, str] = {}
    for one in root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
        one.set(qn("w:id"), ids.setdefault(one.get(qn("w:id")), str(len(ids))))


def _paragraph(root: Any, words: str) -> Any:
    return next(p for p in root.iter(qn("w:p")) if words in "".join(t.text or "" for t in p.iter(qn("w:t"))))


def _extent(root: Any, clause: str) -> list[Any]:
    """Return the elements of the body from the heading of a clause to the next one."""
    found: list[Any] = []
    for one in root.find(qn("w:body")):
        names = [b.get(qn("w:name")) for b in one.iter(qn("w:bookmarkStart"))]
        if bookmark_name("lc", clause) in names:
            found.append(one)
        elif found and (any(name.startswith("lc_") for name in names) or one.tag == qn("w:sectPr")):
            break
        elif found:
            found.append(one)
    return found


def untitled(clause: str) -> Edit:
    """Delete the title of a clause, so that its words go on from those of the clause before it."""

    def edit(root: Any) -> None:
        title = _extent(root, clause)[0]
        title.getparent().remove(title)

    return edit


def bold(words: str) -> Edit:
    """Put the paragraph in which some words stand in bold and in another size, and nothing else."""

    def edit(root: Any) -> None:
        for one in _paragraph(root, words).iter(qn("w:r")):
            look = one.find(qn("w:rPr"))
            if look is None:
                look = etree.Element(qn("w:rPr"))
                one.insert(0, look)
            look.append(etree.Element(qn("w:b")))
            look.append(etree.Element(qn("w:sz"), {qn("w:val"): "28"}))

    return edit


def retyped(old: str, new: str) -> Edit:
    """Replace words as a reviewer does who tracks changes: the old ones deleted, the new ones inserted."""

    def edit(root: Any) -> None:
        text = next(t for t in root.iter(qn("w:t")) if old in (t.text or ""))
        first = text.getparent()
        before, _, rest = text.text.partition(old)
        text.text = before
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        last = run(rest)
        last[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        first.addnext(last)
        first.addnext(tracked("ins", new))
        first.addnext(tracked("del", old))

    return edit
