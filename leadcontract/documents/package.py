"""Opens the zip archive of an office file safely: members counted and weighed, XML without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.guards import LIMITS, MEGABYTE, Limits
from leadcontract.documents.refusals import over, refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALWAYS_FINE = 20 * MEGABYTE
"""An archive that unpacks to no more than this is no bomb, however small it is."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii|iso-8859-1|windows-1252)", re.I)


class Package:
    """A zip archive whose members have been counted, weighed and found unique.

    InputError when it is damaged (the case that ``damaged`` names), encrypted, ambiguous or larger than the limits
    once expanded.
    """

    def __init__(self, path: Path, data: bytes, limits: Limits = LIMITS, damaged: str = "damaged docx") -> None:
        self.path = path
        self._damaged = damaged
        self._limits = limits
        self._roots: dict[str, _Element] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise refusal(path, damaged) from error
        members = self._zip.infolist()
        self.names = {member.filename for member in members}
        if len(members) > limits.members:
            raise over(path, limits, "members", len(members))
        if len(self.names) < len(members):
            raise refusal(path, "duplicates")
        if any(member.flag_bits & 1 for member in members):
            raise refusal(path, "encrypted zip")
        expanded = sum(member.file_size for member in members)
        if expanded > limits.expanded:
            raise over(path, limits, "expanded", expanded)
        if expanded > max(_ALWAYS_FINE, limits.ratio * len(data)):
            raise over(path, limits, "ratio", -(-expanded // len(data)))

    def bytes_of(self, name: str) -> bytes:
        """Return one member; InputError when it is missing, damaged or over the limit of an XML part."""
        try:
            size = self._zip.getinfo(name).file_size
            if size > self._limits.xml:
                raise over(self.path, self._limits, "xml", size)
            with self._zip.open(name) as member:
                return member.read(size)  # never more, whatever the member holds
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise refusal(self.path, self._damaged) from error

    def xml_of(self, name: str) -> _Element:
        """Return the root element of one XML member, parsed once, without entities, network or huge trees."""
        if name not in self._roots:
            self._roots[name] = self._parsed(name)
        return self._roots[name]

    def _parsed(self, name: str) -> _Element:
        from lxml import etree

        data = self.bytes_of(name)
        if b"\x00" in data[:64] or _OTHER_ENCODING.match(data):
            raise refusal(self.path, "encoding")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise refusal(self.path, "doctype")
        tags = data.count(b"<")
        if tags > self._limits.tags:
            raise over(self.path, self._limits, "tags", tags)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
        except etree.XMLSyntaxError as error:
            case = "deep" if "depth" in str(error).lower() else self._damaged
            raise refusal(self.path, case) from error

    def rewritten(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the archive with members changed, or added at its end; all others as they came, dates included."""
        result = io.BytesIO()
        try:
            with zipfile.ZipFile(result, "w") as target:
                for member in self._zip.infolist():
                    entry = zipfile.ZipInfo(member.filename, max(member.date_time, _EPOCH))
                    entry.create_system, entry.external_attr = member.create_system, member.external_attr
                    entry.compress_type = zipfile.ZIP_DEFLATED if member.compress_type else zipfile.ZIP_STORED
                    data = changed.get(member.filename)
                    target.writestr(entry, self._zip.read(member) if data is None else data)
                for name in sorted(changed.keys() - self.names):
                    entry = zipfile.ZipInfo(name, _EPOCH)
                    entry.create_system = 0  # the same on every operating system
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(entry, changed[name])
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise refusal(self.path, self._damaged) from error
        return result.getvalue()

    def serialised(self, name: str) -> bytes:
        """Return the root that ``xml_of`` gave, with the changes made to it since, in the namespaces it came in."""
        from lxml import etree

        data = etree.tostring(self.xml_of(name), xml_declaration=True, encoding="UTF-8", standalone=True)
        return data.replace(_TRANSITIONAL, _STRICT) if _STRICT in self.bytes_of(name) else data
