"""Reads plain text and Markdown: joins wrapped lines into paragraphs, cuts lines that hold many."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from leadcontract.documents import markdown
from leadcontract.documents.block import Block
from leadcontract.documents.lines import parted, unbulleted
from leadcontract.documents.normalising import normalise, tame
from leadcontract.documents.refusals import refusal
from leadcontract.documents.splitting import split_long
from leadcontract.documents.wrapping import Paragraph, paragraphs

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 1_000
_CHARSETS = re.compile(r"us-ascii|ascii|latin-?1|macintosh|(?:utf|windows|cp|iso)-?\d[\d-]*")
_WINDOWS = frozenset({"us-ascii", "ascii", "latin1", "latin-1", "iso-8859-1"})
_QUOTE = re.compile(r"^\s{0,3}>\s?", re.M)


def read_text(path: Path, data: bytes) -> list[Block]:
    """Return the blocks of a text in UTF-8, UTF-16, or Windows-1252; [] for blank text.

    InputError when the bytes are no text.
    """
    text = tame(decoded(path, data))
    marked = markdown.is_markdown(text)
    if marked:
        text = _QUOTE.sub("", markdown.without_front_matter(text))
    return [block for paragraph in paragraphs(text, marked) for block in _blocks(paragraph, marked)]


def decoded(path: Path, data: bytes) -> str:
    """Return the text of bytes in UTF-8, UTF-16 or Windows-1252, lines ending in "\\n"; InputError for no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif len(data) > 3 and data[1:_SAMPLE:2].count(0) * 2 > len(data[1:_SAMPLE:2]):
        encodings = ["utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_BINARY.findall(text)) * 50 > len(text):
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise refusal(path, "binary")


def decoded_as(data: bytes, charset: str) -> str | None:
    """Return the text of bytes in the encoding that a page or an e-mail names; None where it is none of offices'."""
    name = charset.lower()
    if not _CHARSETS.fullmatch(name):
        return None
    try:
        return data.decode("cp1252" if name in _WINDOWS else name)
    except (LookupError, UnicodeError):
        return None


def _blocks(paragraph: Paragraph, marked: bool) -> Iterator[Block]:
    """Yield the block of a paragraph, or the several of one that holds many."""
    for piece in split_long(paragraph.text):
        text = normalise(parted(unbulleted(markdown.plain(piece) if marked else piece)))
        if text:
            bold = marked and markdown.is_bold(piece)
            title = markdown.bold_opening(piece) if marked and not (bold or paragraph.level) else None
            yield Block(text, paragraph.place, None, paragraph.level, bold, title, paragraph.cell)
