"""Opens a document by what it contains, whatever its name says, and reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from leadcontract.documents.blocks import provisions
from leadcontract.documents.formats import format_of
from leadcontract.documents.guards import LIMITS, Limits, contents
from leadcontract.documents.languages import is_foreign
from leadcontract.documents.readers import content
from leadcontract.documents.refusals import over, refusal
from leadcontract.domain.document import NotRead, SourceDocument


def read(path: Path, limits: Limits = LIMITS) -> SourceDocument:
    """Return a document of any format that ``readers`` knows as provisions in reading order.

    The file is known by its content, not by its extension. ``pages`` is None except for a PDF.
    InputError, with the reason and a cure, for whatever cannot be read or holds no text.
    """
    return read_bytes(path, contents(path, limits), limits)


def read_bytes(path: Path, data: bytes, limits: Limits = LIMITS) -> SourceDocument:
    """Return what ``read`` does, from bytes at hand; ``path`` only names them."""
    blocks, not_read, pages = content(path, data, limits)
    if not blocks:
        raise refusal(path, "no text")
    if len(blocks) > limits.paragraphs:
        raise over(path, limits, "paragraphs", len(blocks))
    longest = max(len(block.text) for block in blocks)
    if longest > limits.paragraph:
        raise over(path, limits, "paragraph", longest)
    if is_foreign([block.text for block in blocks]):
        not_read.append(NotRead("language other than French and English", "whole document"))
    digest = hashlib.sha256(data).hexdigest()
    return SourceDocument(path.name, digest, pages, provisions(blocks), tuple(not_read))


_NO_TEMPLATE = {
    "word 97": "old word",
    "encrypted office": "encrypted office",
    "xlsx": "spreadsheet",
    "odt": "open document",
}
"""Why a file of another format is no Word template, where there is more to say than that it is none."""


def word_bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a Word file that can be opened; InputError, with the reason and a cure, for any other."""
    from leadcontract.documents.docx import main_part
    from leadcontract.documents.package import Package

    data = contents(path, limits)
    found = format_of(data)
    if found != "docx":
        raise refusal(path, _NO_TEMPLATE.get(found, "not docx"))
    package = Package(path, data, limits)
    package.xml_of(main_part(package))
    return data
