"""Reads a message of any mail program: who wrote to whom on what, the text, then each attachment by its own reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from leadcontract.documents.block import Block
from leadcontract.documents.guards import Limits
from leadcontract.documents.normalising import normalise
from leadcontract.documents.refusals import over, refusal
from leadcontract.documents.text import read_text
from leadcontract.domain.document import NotRead
from leadcontract.errors import InputError

SHOWN = ("Subject", "From", "To", "Cc", "Date")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a message: its text, an image shown in it, or what is attached, as a file or as a ``message``."""

    role: Literal["text", "html", "image", "attached"]
    name: str
    data: bytes = b""
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says of itself, by the names of SHOWN, and its parts in order."""

    header: Sequence[tuple[str, str]]
    parts: Sequence[Part]


def read_message(path: Path, message: Message, limits: Limits, depth: int) -> tuple[list[Block], list[NotRead]]:
    """Return the header, the text and the attachments of a message, and what was not read of them.

    ``depth`` counts the messages that it is attached in. Each block knows the attachment that it stands in. An
    attachment that no reader reads is told, not refused; InputError when the message holds more than the limits.
    """
    if len(message.parts) > limits.attachments:
        raise over(path, limits, "attachments", len(message.parts))
    blocks = [Block(f"{key}: {value}", level=0) for key, text in message.header if (value := normalise(text))]
    not_read: list[NotRead] = []
    tables = count(1)
    for part in message.parts:
        name = part.name
        if part.role == "image":
            not_read.append(NotRead("image", name))
        elif part.role != "attached":
            blocks += _renumbered(_body(path, part, limits, not_read), tables)
        else:
            try:
                found, unread = _attachment(part, limits, depth)
            except InputError:
                not_read.append(NotRead("attached file", name))
                continue
            blocks.append(Block(name, level=1, file=name))
            blocks += (replace(block, file=_joined(name, block.file)) for block in _renumbered(found, tables))
            not_read += (NotRead(one.what, _joined(name, one.where)) for one in unread)
        if len(blocks) > limits.paragraphs:
            raise over(path, limits, "paragraphs", len(blocks))
    return blocks, not_read


def _joined(outer: str, inner: str) -> str:
    return f"{outer} › {inner}" if inner else outer


def _body(path: Path, part: Part, limits: Limits, not_read: list[NotRead]) -> list[Block]:
    from leadcontract.documents.webpage import read_html

    if not part.data.strip():
        return []
    if len(part.data) > limits.text:
        raise over(path, limits, "text", len(part.data))
    if part.role == "html":
        blocks, unread = read_html(path, part.data, limits)
        not_read += unread
        return blocks
    return read_text(path, part.data)


def _attachment(part: Part, limits: Limits, depth: int) -> tuple[list[Block], list[NotRead]]:
    from leadcontract.documents.readers import content

    path = Path(part.name)
    if depth >= limits.depth:
        raise refusal(path, "deep")
    if part.message is not None:
        return read_message(path, part.message, limits, depth + 1)
    if not part.data:
        raise refusal(path, "empty")
    blocks, not_read, _ = content(path, part.data, limits, depth + 1)
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
