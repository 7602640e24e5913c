"""What a lawyer does with a marked-up copy: accept every change, reject every change, delete the comments."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

MARKS = [qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd")]
RUN, TEXT, PARAGRAPH, INSERTED = (qn(f"w:{name}") for name in ("r", "t", "p", "ins"))
BY_US = "leadcontract"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def body(docx: bytes, name: str = "word/document.xml") -> Any:
    """Return the root of the main part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def with_body(docx: bytes, root: Any, name: str = "word/document.xml") -> bytes:
    """Return a package with another main part."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            target.writestr(member, etree.tostring(root) if member == name else source.read(member))
    return result.getvalue()


def _ours(root: Any) -> list[Any]:
    return [one for one in root.iter(INSERTED) if one.get(qn("w:author")) == BY_US]


def accepted(root: Any) -> Any:
    """Accept our insertions: what they hold stays, the marks go."""
    for mark in _ours(root):
        parent = mark.getparent()
        if parent.tag == qn("w:rPr"):
            parent.remove(mark)
        else:
            for child in mark:
                mark.addprevious(child)
            parent.remove(mark)
    return root


def rejected(root: Any) -> Any:
    """Reject our insertions as Word does: a paragraph whose mark goes joins the one that follows it."""
    paragraphs = []
    for mark in _ours(root):
        if mark.getparent().tag == qn("w:rPr"):
            paragraphs.append(mark.getparent().getparent().getparent())
        else:
            mark.getparent().remove(mark)
    for paragraph in paragraphs:
        properties = paragraph.find(qn("w:pPr"))
        said = [child for child in paragraph if child is not properties]
        after = next((one for one in paragraph.itersiblings() if one.tag in (PARAGRAPH, qn("w:tbl"))), None)
        if said:
            assert after is not None and after.tag == PARAGRAPH, "text would be lost"
            place = 0 if after.find(qn("w:pPr")) is None else 1
            for offset, child in enumerate(said):
                after.insert(place + offset, child)
        paragraph.getparent().remove(paragraph)
    return root


def without_comments(root: Any, kept: Callable[[str], bool] = lambda number: False) -> Any:
    """Take away the marks of comments, but for the numbers to keep."""
    for mark in list(root.iter(*MARKS)):
        if not kept(mark.get(qn("w:id"))):
            mark.getparent().remove(mark)
    for reference in list(root.iter(qn("w:commentReference"))):
        if not kept(reference.get(qn("w:id"))):
            run = reference.getparent()
            run.getparent().remove(run)
    return root


def merged(root: Any) -> bytes:
    """Return the XML with neighbouring runs of one look joined, so that a cut run and a whole one are the same."""
    for text in root.iter(TEXT):
        text.attrib.pop(SPACE, None)
    for run in list(root.iter(RUN)):
        before = run.getprevious()
        if before is None or before.tag != RUN or _look(before) != _look(run):
            continue
        for child in [one for one in run if one.tag != qn("w:rPr")]:
            before.append(child)
        run.getparent().replace(run, before)  # for the next run to join it in turn
    for text in list(root.iter(TEXT)):
        last = text.getprevious()
        if last is not None and last.tag == TEXT:
            text.text = (last.text or "") + (text.text or "")
            last.getparent().remove(last)
    return bytes(etree.tostring(root, method="c14n"))


def _look(run: Any) -> bytes:
    found = run.find(qn("w:rPr"))
    attributes = repr(sorted(run.attrib.items())).encode()
    return attributes + (b"" if found is None else etree.tostring(found, method="c14n"))
