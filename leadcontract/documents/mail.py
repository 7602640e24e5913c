"""Reads e-mails (.eml): who wrote to whom on what, the text, then each attachment by the reader of its format."""

from __future__ import annotations

import codecs
import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from itertools import count
from pathlib import Path, PurePosixPath

from leadcontract.documents.blocks import Block
from leadcontract.documents.formats import format_of
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.normalising import normalise
from leadcontract.documents.refusals import over, refusal
from leadcontract.documents.text import decoded_as, read_text
from leadcontract.domain.document import NotRead
from leadcontract.errors import InputError

_SHOWN = ("Subject", "From", "To", "Cc", "Date")
_UNNAMED = "message.eml"


def read_mail(path: Path, data: bytes, limits: Limits = LIMITS, depth: int = 0) -> tuple[list[Block], list[NotRead]]:
    """Return the header, the text and the attachments of an e-mail, and what was not read of them.

    Each block knows the attachment that it stands in. An attachment that no reader reads is told, not refused.
    """
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        parts = list(_parts(message))
        blocks = list(_header(message))
    except RecursionError as error:
        raise refusal(path, "deep") from error
    except Exception as error:  # the standard library lets through whatever a broken header makes it raise
        raise refusal(path, "damaged email") from error
    if len(parts) > limits.attachments:
        raise over(path, len(parts), limits.attachments, "pièces jointes", "attachments")
    tables = count(1)
    not_read: list[NotRead] = []
    for part in parts:
        name, inside = _name(part), _bytes(part)
        attached = _is_attached(part)
        if part.get_content_maintype() == "image" or (attached and depth >= limits.depth):
            not_read.append(NotRead("image" if part.get_content_maintype() == "image" else "attached file", name))
        elif not attached:
            blocks += _renumbered(_body(path, part, inside, limits, not_read), tables)
        else:
            try:
                found, unread = _attachment(Path(name), inside, limits, depth)
            except InputError:
                not_read.append(NotRead("attached file", name))
                continue
            blocks.append(Block(name, level=1, file=name))
            blocks += (replace(block, file=_joined(name, block.file)) for block in _renumbered(found, tables))
            not_read += (NotRead(one.what, _joined(name, one.where)) for one in unread)
        if len(blocks) > limits.paragraphs:
            raise over(path, len(blocks), limits.paragraphs, "paragraphes", "paragraphs")
    return blocks, not_read


def _joined(outer: str, inner: str) -> str:
    return f"{outer} › {inner}" if inner else outer


def _header(message: EmailMessage) -> Iterator[Block]:
    for key in _SHOWN:
        value = normalise(str(message.get(key, "")))
        if value:
            yield Block(f"{key}: {value}", level=0)


def _parts(part: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that a reader sees, of several versions of one text the richest."""
    if not part.is_multipart() or part.get_content_maintype() == "message":
        yield part
        return
    inner = [one for one in part.get_payload() if isinstance(one, EmailMessage)]
    if part.get_content_subtype() == "alternative":
        rich = [one for one in inner if one.is_multipart() or one.get_content_type() == "text/html"]
        plain = [one for one in inner if one.get_content_type() == "text/plain"]
        inner = (rich or plain or inner)[-1:]
    for one in inner:
        yield from _parts(one)


def _is_attached(part: EmailMessage) -> bool:
    text = part.get_content_type() in ("text/plain", "text/html")
    return not text or part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _name(part: EmailMessage) -> str:
    """Return the name of an attachment, without folders."""
    name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
    return normalise(name.replace("\x00", "")) or (_UNNAMED if _is_message(part) else part.get_content_type())


def _is_message(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "message"


def _bytes(part: EmailMessage) -> bytes:
    """Return what a part holds, text in UTF-8 with its mark; b"" for a part that is broken."""
    try:
        if _is_message(part):
            inner = part.get_payload(0) if part.is_multipart() else None
            return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        held = part.get_payload(decode=True)
        data = held if isinstance(held, bytes) else b""
        charset = part.get_content_charset() if format_of(data) in ("text", "html") else None
        text = decoded_as(data, charset) if charset else None
        return data if text is None else codecs.BOM_UTF8 + text.encode()
    except Exception:  # as above: an attachment that cannot be unpacked is told as not read
        return b""


def _body(path: Path, part: EmailMessage, data: bytes, limits: Limits, not_read: list[NotRead]) -> list[Block]:
    from leadcontract.documents.webpage import read_html

    if not data.strip():
        return []
    if len(data) > limits.text:
        raise over(path, len(data), limits.text, "o", "bytes")
    if part.get_content_subtype() == "html":
        blocks, unread = read_html(path, data, limits)
        not_read += unread
        return blocks
    return read_text(path, data)


def _attachment(path: Path, data: bytes, limits: Limits, depth: int) -> tuple[list[Block], list[NotRead]]:
    from leadcontract.documents.readers import content

    if not data:
        raise refusal(path, "empty")
    blocks, not_read, _ = content(path, data, limits, depth + 1)
    if not blocks:
        raise refusal(path, "no text")
    return blocks, not_read


def _renumbered(blocks: list[Block], tables: count[int]) -> list[Block]:
    """Give the tables of one part numbers that no other part uses."""
    numbers: dict[int, int] = {}
    for block in blocks:
        if block.cell and block.cell.table not in numbers:
            numbers[block.cell.table] = next(tables)
    return [
        replace(block, cell=replace(block.cell, table=numbers[block.cell.table])) if block.cell else block
        for block in blocks
    ]
