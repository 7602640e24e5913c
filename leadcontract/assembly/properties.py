"""Adds to a Word file what stands beside its text: comments, and properties that say where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from leadcontract.assembly.markup import escape, legal

AUTHOR = "leadcontract"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of custom properties, by [MS-OLEPS]
_FIRST_PROPERTY = 2  # numbers 0 and 1 are taken by the format
_LONGEST = 255
_PART = "docProps/custom.xml"


def comment(document: Any, texts: Sequence[str]) -> None:
    """Give a document its comments, numbered from 0 in order, undated; markup hangs them on the text."""
    for text in texts:
        added = document.comments.add_comment(legal(text), author=AUTHOR, initials="lc")
        added._comment_elm.attrib.pop(qn("w:date"), None)


def state(members: Mapping[str, bytes], properties: Mapping[str, str]) -> dict[str, bytes]:
    """Return a .docx of ours, by its members, with custom properties in the order given; 255 characters of each.

    It has none before.
    """
    body = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value[:_LONGEST])}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), _FIRST_PROPERTY)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{body}</Properties>'
    )
    stated = {**members, _PART: xml.encode()}
    kind = f'<Override PartName="/{_PART}" ContentType="{CONTENT_TYPE.OFC_CUSTOM_PROPERTIES}"/>'
    related = f'<Relationship Id="rIdCustom" Type="{RELATIONSHIP_TYPE.CUSTOM_PROPERTIES}" Target="{_PART}"/>'
    _append(stated, "[Content_Types].xml", kind, "</Types>")
    _append(stated, "_rels/.rels", related, "</Relationships>")
    return stated


def _append(members: dict[str, bytes], name: str, element: str, end: str) -> None:
    """Add an element at the end of a part that python-docx wrote."""
    head, found, tail = members[name].rpartition(end.encode())
    if not found:
        raise ValueError(name)
    members[name] = head + element.encode() + found + tail
