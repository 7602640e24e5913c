"""Adds to a Word file what stands beside its text: comments, and properties that say where it comes from."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from leadcontract.assembly.markup import escape, legal
from leadcontract.assembly.packaging import normalise

AUTHOR = "leadcontract"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of custom properties, by [MS-OLEPS]
_FIRST_PROPERTY = 2  # numbers 0 and 1 are taken by the format
_LONGEST = 255


def comment(document: Any, texts: Sequence[str]) -> None:
    """Give a document its comments, numbered from 0 in order, undated; markup hangs them on the text."""
    for text in texts:
        added = document.comments.add_comment(legal(text), author=AUTHOR, initials="lc")
        added._comment_elm.attrib.pop(qn("w:date"), None)


def state(docx: bytes, properties: Mapping[str, str]) -> bytes:
    """Return a .docx without custom properties with these, in the order given; 255 characters of a value at most."""
    document = Document(io.BytesIO(docx))
    body = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(legal(name))}>'
        f"<vt:lpwstr>{escape(value[:_LONGEST])}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), _FIRST_PROPERTY)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{body}</Properties>'
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    result = io.BytesIO()
    document.save(result)
    return normalise(result.getvalue())
