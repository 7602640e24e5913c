"""Rewrites a Word package so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem
from lxml import etree

_types: Any = _ContentTypesItem.from_parts
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def members(package: Any) -> dict[str, bytes]:
    """Return what saving a package of python-docx would write, by name, without a trace of when and where.

    Word's revision session ids (rsid) and paragraph ids, which a loop in a template would repeat, are taken out of the
    text parts. Content is untouched, and nothing is compressed for ``pack`` to do it again.
    """
    for part in package.parts:
        part.before_marshal()
    found = {
        CONTENT_TYPES_URI: _types(package.parts).blob,
        PACKAGE_URI.rels_uri: package.rels.xml,
        **{part.partname: part.blob for part in package.parts},
        **{part.partname.rels_uri: part.rels.xml for part in package.parts if len(part.rels)},
    }
    return {uri.membername: _without_sessions(uri.membername, data) for uri, data in found.items()}


def normalise(package: bytes) -> bytes:
    """Return a package as ``members`` and ``pack`` would make it. BadZipFile if the bytes are not a zip archive."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        names = [name for name in source.namelist() if not name.endswith("/")]
        return pack({name: _without_sessions(name, source.read(name)) for name in names})


def pack(members: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    """Return a package with these members, in an order and with dates that say nothing.

    [Content_Types].xml comes first; all are dated 1 January 1980. One that is not ``compressed`` takes no time to make,
    and a reader finds the same in it.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name in sorted(members, key=_rank):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # the same on every operating system
            entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            target.writestr(entry, members[name])
    return result.getvalue()


def _rank(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _without_sessions(name: str, data: bytes) -> bytes:
    if not name.endswith(".xml") or (b":rsid" not in data and b":paraId" not in data):
        return data
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    repeated = set() if "comments" in name else {f"{_W14}paraId", f"{_W14}textId"}
    for element in list(root.iter(etree.Element)):
        for attribute in [str(key) for key in element.attrib]:
            if attribute.startswith(f"{_W}rsid") or attribute in repeated:
                del element.attrib[attribute]
        parent = element.getparent()
        if element.tag == f"{_W}rsids" and parent is not None:
            parent.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
