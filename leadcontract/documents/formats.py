"""Knows a format by its content, whatever the name of the file says."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from typing import Literal

Format = Literal["docx", "odt", "xlsx", "pdf", "image", "word 97", "rtf", "outlook", "email", "html", "text"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OUTLOOK = "__properties_version1.0"
_SCANS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_IMAGES = (b"GIF8", b"II+\x00", b"MM\x00+")
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+(?=\r?\n|\Z)")
_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type|X-Mailer|User-Agent):", re.I | re.M)
_SENDER = re.compile(rb"^(?:From|Date|Subject):", re.I | re.M)
_LONGEST_HEADERS = 200_000
_MARKS = b"\xef\xbb\xbf \r\n\t"


def format_of(data: bytes) -> Format | str:
    """Return the format of a file, or the case of its refusal where nothing here reads it; "text" for the rest."""
    if data.startswith(_ZIP):
        return _in_zip(data)
    if data.startswith(_OLE):
        return _in_ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_SCANS):
        return "image"
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return "other image"
    opening = _opening(data[:4096]).lstrip(_MARKS)
    if _WEB_PAGE.match(opening):
        return "html"
    if opening.startswith(b"<?xml"):
        return "xml"
    headers = _HEADERS.match(data[:_LONGEST_HEADERS].lstrip(_MARKS))
    return "email" if headers and _MAIL.search(headers[0]) and _SENDER.search(headers[0]) else "text"


def _opening(sample: bytes) -> bytes:
    """Return the first bytes of a file, those of UTF-16 with its mark in UTF-8."""
    wide = sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return sample.decode("utf-16", "ignore").encode() if wide else sample


def _in_ole(data: bytes) -> Format | str:
    """Tell old office formats and Outlook messages apart by what they hold themselves, not by what is in them."""
    import olefile

    if _OUTLOOK.encode("utf-16-le") in data:
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as file:
                if file.exists(_OUTLOOK):
                    return "outlook"
        except (OSError, ValueError, IndexError):
            return "ole"
    if _ENCRYPTED in data:
        return "encrypted office"
    return "word 97" if _OLD_WORD in data else "ole"


def _in_zip(data: bytes) -> Format | str:
    """Tell office formats apart by what their archive holds; "docx" for any other, whose reader says what is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "mimetype" in names and "content.xml" in names:
                with archive.open("mimetype") as kind:
                    return "odt" if kind.read(60).startswith(b"application/vnd.oasis.opendocument.text") else "docx"
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, RuntimeError):
        pass
    return "docx"
