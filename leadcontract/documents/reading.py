"""Opens a document by what it contains, whatever its name says, and reads it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from leadcontract.documents.blocks import Block, provisions
from leadcontract.documents.guards import LIMITS, MEGABYTE, Limits, contents
from leadcontract.documents.languages import is_foreign
from leadcontract.documents.refusals import over, refusal
from leadcontract.domain.document import NotRead, SourceDocument

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def read(path: Path, limits: Limits = LIMITS) -> SourceDocument:
    """Return a .docx, a PDF with a text layer, a text or a Markdown file as provisions in reading order.

    The file is known by its content, not by its extension. ``pages`` is None except for a PDF.
    InputError, with the reason and a cure, for whatever cannot be read or holds no text.
    """
    return read_bytes(path, contents(path, limits), limits)


def read_bytes(path: Path, data: bytes, limits: Limits = LIMITS) -> SourceDocument:
    """Return what ``read`` does, from bytes at hand; ``path`` only names them."""
    blocks, not_read, pages = _read(path, data, limits)
    if not blocks:
        raise refusal(path, "no text")
    if len(blocks) > limits.paragraphs:
        raise over(path, len(blocks), limits.paragraphs, "paragraphes", "paragraphs")
    longest = max(len(block.text) for block in blocks)
    if longest > limits.paragraph:
        raise over(path, longest, limits.paragraph, "signes dans un paragraphe", "characters in one paragraph")
    if is_foreign([block.text for block in blocks]):
        not_read.append(NotRead("language other than French and English", "whole document"))
    digest = hashlib.sha256(data).hexdigest()
    return SourceDocument(path.name, digest, pages, provisions(blocks), tuple(not_read))


def word_bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a Word file that can be opened; InputError, with the reason and a cure, for any other."""
    from leadcontract.documents.docx import main_part
    from leadcontract.documents.package import Package

    data = contents(path, limits)
    if not data.startswith(_ZIP):
        _refuse(path, data)
        raise refusal(path, "not docx")
    package = Package(path, data, limits)
    package.xml_of(main_part(package))
    return data


def _read(path: Path, data: bytes, limits: Limits) -> tuple[list[Block], list[NotRead], int | None]:
    """Choose the reader by the first bytes."""
    if data.startswith(_ZIP):
        from leadcontract.documents.docx import read_docx

        return *read_docx(path, data, limits), None
    if b"%PDF-" in data[:1024]:
        from leadcontract.documents.pdf import read_pdf

        return read_pdf(path, data, limits)
    _refuse(path, data)
    if len(data) > limits.text:
        raise over(path, len(data), limits.text, "Mo", "MB", MEGABYTE)
    lines = max(data.count(b"\n"), data.count(b"\r"))
    if lines > limits.lines:
        raise over(path, lines, limits.lines, "lignes", "lines")
    from leadcontract.documents.text import read_text

    return read_text(path, data), [], None


def _refuse(path: Path, data: bytes) -> None:
    """Raise the refusal of a format that is known by its first bytes and that nothing here reads."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise refusal(path, "encrypted office")
        raise refusal(path, "old word" if _OLD_WORD in data else "ole")
    if data.startswith(b"{\\rtf"):
        raise refusal(path, "rtf")
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        raise refusal(path, "image")
    if _WEB_PAGE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise refusal(path, "web page")
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise refusal(path, "xml")
