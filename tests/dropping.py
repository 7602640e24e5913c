"""Takes clauses out of a document that we drafted, as a counterparty might."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from docx.oxml.ns import qn

from leadcontract.assembly.markup import bookmark_name
from tests.tracked import body, with_body


def without(docx: bytes, clauses: Collection[str]) -> bytes:
    """Return a drafted document less the paragraphs of some clauses, found by the bookmarks that open each clause."""
    root = body(docx)
    names = {bookmark_name("lc", clause) for clause in clauses}
    gone: list[Any] = []
    dropping = False
    for block in root.find(qn("w:body")):
        opened = [mark.get(qn("w:name")) for mark in block.iter(qn("w:bookmarkStart"))]
        ours = [name for name in opened if name.startswith("lc_")]
        if ours:
            dropping = ours[0] in names
        if dropping and block.tag == qn("w:p"):
            gone.append(block)
    assert gone, "nothing was dropped"
    for block in gone:
        block.getparent().remove(block)
    return with_body(docx, root)
