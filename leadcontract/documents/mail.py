"""Reads e-mails (.eml) as the messages they are, whatever their parts are wrapped in."""

from __future__ import annotations

import codecs
import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path, PurePosixPath

from leadcontract.documents.block import Block
from leadcontract.documents.formats import format_of
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.message import SHOWN, Message, Part, read_message
from leadcontract.documents.normalising import normalise
from leadcontract.documents.refusals import refusal
from leadcontract.documents.text import decoded_as
from leadcontract.domain.document import NotRead

_UNNAMED = "message.eml"


def read_mail(path: Path, data: bytes, limits: Limits = LIMITS, depth: int = 0) -> tuple[list[Block], list[NotRead]]:
    """Return the blocks of an e-mail with its attachments and what was not read of them, as ``read_message`` does.

    InputError when it is damaged or holds more than the limits.
    """
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        header = [(key, str(message.get(key, ""))) for key in SHOWN]
        parts = [_part(part) for part in _parts(message)]
    except RecursionError as error:
        raise refusal(path, "deep") from error
    except Exception as error:  # the standard library lets through whatever a broken header makes it raise
        raise refusal(path, "damaged email") from error
    return read_message(path, Message(header, parts), limits, depth)


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


def _part(part: EmailMessage) -> Part:
    """Return a part with its role; an image is attached, as a scan is, only where the message says so."""
    name, attached = _name(part), part.get_content_disposition() == "attachment"
    if part.get_content_maintype() == "image" and not attached:
        return Part("image", name)
    if part.get_content_type() in ("text/plain", "text/html") and not attached and not part.get_filename():
        return Part("html" if part.get_content_subtype() == "html" else "text", name, _bytes(part))
    return Part("attached", name, _bytes(part))


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
