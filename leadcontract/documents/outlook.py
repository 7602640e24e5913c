"""Reads Outlook messages (.msg): the properties of a message and of its attachments, each a stream of an OLE file."""

from __future__ import annotations

import codecs
import io
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from leadcontract.documents.block import Block
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.message import Message, Part, read_message
from leadcontract.documents.normalising import normalise
from leadcontract.documents.refusals import over, refusal
from leadcontract.documents.text import decoded_as
from leadcontract.domain.document import NotRead

if TYPE_CHECKING:
    from olefile import OleFileIO

Storage = tuple[str, ...]
"""Where a message or an attachment lies in its file: () for the message itself."""

_SUBJECT, _SENDER, _TO, _CC, _BODY, _HTML, _RTF = "0037", "0C1A", "0E04", "0E03", "1000", "1013", "1009"
_SENDER_ADDRESSES = ("5D01", "0C1F")
_FILE_NAMES = ("3707", "3704", "3001")
_DATA, _MIME, _CONTENT_ID = "3701", "370E", "3712"
_SENT, _RECEIVED, _CODE_PAGES = 0x0039, 0x0E06, (0x3FDE, 0x3FFD)
_WIDE, _NARROW, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_STREAM, _PROPERTIES, _ATTACHED = "__substg1.0_", "__properties_version1.0", "__attach_version1.0_"
_OWN_HEAD, _INNER_HEAD = 32, 24
"""What comes before the properties of the message itself, and of one attached to it, in bytes."""
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_UTF8, _WESTERN = 65001, 1252
_UNNAMED = "message.msg"


def read_outlook(path: Path, data: bytes, limits: Limits = LIMITS, depth: int = 0) -> tuple[list[Block], list[NotRead]]:
    """Return the blocks of an Outlook message with its attachments and what was not read of them.

    As ``read_message`` does; InputError when the file is damaged or holds more than the limits.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            entries = file.listdir()
            if len(entries) > limits.members:
                raise over(path, limits, "members", len(entries))
            if (size := sum(file.get_size(entry) for entry in entries)) > limits.expanded:
                raise over(path, limits, "expanded", size)
            message = _Reader(file, [tuple(entry) for entry in entries]).message((), limits.depth - depth)
    except (OSError, ValueError, IndexError, KeyError, OverflowError, RecursionError, struct.error) as error:
        raise refusal(path, "damaged email") from error
    return read_message(path, message, limits, depth)


@dataclass(frozen=True, slots=True)
class _Reader:
    file: OleFileIO
    entries: list[Storage]

    def message(self, storage: Storage, deeper: int) -> Message:
        """Return a message; those attached more than ``deeper`` levels below are parts that hold nothing."""
        fixed = self._fixed(storage)
        page = next((struct.unpack("<I", fixed[tag][:4])[0] for tag in _CODE_PAGES if tag in fixed), _WESTERN)
        sender = self._text(storage, _SENDER, page)
        address = next((found for tag in _SENDER_ADDRESSES if "@" in (found := self._text(storage, tag, page))), "")
        sent = next((_moment(fixed[tag]) for tag in (_SENT, _RECEIVED) if tag in fixed), "")
        header = (
            ("Subject", self._text(storage, _SUBJECT, page)),
            ("From", f"{sender} <{address}>" if sender and address and sender != address else sender or address),
            ("To", self._text(storage, _TO, page)),
            ("Cc", self._text(storage, _CC, page)),
            ("Date", sent),
        )
        body = self._body(storage, page)
        here = len(storage)
        attached = sorted({entry[: here + 1] for entry in self.entries if self._holds_attachment(entry, storage)})
        return Message(header, [*body, *(self._attachment(one, page, body, deeper) for one in attached)])

    def _holds_attachment(self, entry: Storage, storage: Storage) -> bool:
        here = len(storage)
        return len(entry) > here + 1 and entry[:here] == storage and entry[here].startswith(_ATTACHED)

    def _body(self, storage: Storage, page: int) -> list[Part]:
        """Return the richest text of a message that can be read; [] where it has none."""
        html = self._bytes(storage, _HTML, _BINARY)
        text = decoded_as(html, _charset(page)) if html else self._text(storage, _HTML, page)
        if text or html:
            return [Part("html", "", html if text is None else codecs.BOM_UTF8 + text.encode())]
        if text := self._text(storage, _BODY, page):
            return [Part("text", "", codecs.BOM_UTF8 + text.encode())]
        packed = self._bytes(storage, _RTF, _BINARY)
        return [Part("attached", "message.rtf", _unpacked(packed))] if packed else []

    def _attachment(self, storage: Storage, page: int, body: list[Part], deeper: int) -> Part:
        named = (self._text(storage, tag, page) for tag in _FILE_NAMES)
        name = normalise(PurePosixPath(next(filter(None, named), "").replace("\\", "/")).name) or _UNNAMED
        inner = (*storage, f"{_STREAM}{_DATA}{_OBJECT}")
        if (*inner, _PROPERTIES) in self.entries:
            return Part("attached", name, message=self.message(inner, deeper - 1) if deeper > 0 else None)
        shown = self._text(storage, _CONTENT_ID, page)
        if shown and any(b"cid:" + shown.encode() in part.data for part in body):
            return Part("image", name)
        return Part("attached", name, self._bytes(storage, _DATA, _BINARY))

    def _fixed(self, storage: Storage) -> dict[int, bytes]:
        """Return the eight bytes of each property of fixed length, by its tag."""
        entry = (*storage, _PROPERTIES)
        held = self.file.openstream(list(entry)).read() if entry in self.entries else b""
        starts = range(_INNER_HEAD if storage else _OWN_HEAD, len(held) - 15, 16)
        return {struct.unpack_from("<H", held, at + 2)[0]: held[at + 8 : at + 16] for at in starts}

    def _bytes(self, storage: Storage, tag: str, kind: str) -> bytes:
        entry = (*storage, f"{_STREAM}{tag}{kind}")
        return self.file.openstream(list(entry)).read() if entry in self.entries else b""

    def _text(self, storage: Storage, tag: str, page: int) -> str:
        wide = self._bytes(storage, tag, _WIDE)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._bytes(storage, tag, _NARROW)
        return (decoded_as(narrow, _charset(page)) or narrow.decode("cp1252", "replace")).rstrip("\0")


def _unpacked(packed: bytes) -> bytes:
    """Return the RTF that Outlook keeps a text in, at most nine times as long; b"" where it is damaged."""
    from compressed_rtf import decompress

    try:
        return bytes(decompress(packed))
    except Exception:  # the library lets through whatever damaged data makes it raise
        return b""


def _charset(page: int) -> str:
    return "utf-8" if page == _UTF8 else f"cp{page}"


def _moment(ticks: bytes) -> str:
    """Return a date in the words of e-mails, from tenths of microseconds since 1601."""
    return format_datetime(_EPOCH + timedelta(microseconds=struct.unpack("<Q", ticks)[0] // 10))
