"""Reads plain text and Markdown: joins wrapped lines into paragraphs, cuts lines that hold many."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from leadcontract.documents import markdown
from leadcontract.documents.blocks import Block
from leadcontract.documents.lines import unbulleted
from leadcontract.documents.normalising import normalise, tame
from leadcontract.documents.refusals import refusal
from leadcontract.documents.splitting import split_long
from leadcontract.documents.wrapping import Paragraph, paragraphs

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_QUOTE = re.compile(r"^\s{0,3}>\s?", re.M)


def read_text(path: Path, data: bytes) -> list[Block]:
    """Return the blocks of a text in UTF-8, UTF-16 with its mark, or Windows-1252; [] for blank text.

    InputError when the bytes are no text.
    """
    text = tame(_decoded(path, data))
    marked = markdown.is_markdown(text)
    if marked:
        text = _QUOTE.sub("", markdown.without_front_matter(text))
    return [block for paragraph in paragraphs(text, marked) for block in _blocks(paragraph, marked)]


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
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


def _blocks(paragraph: Paragraph, marked: bool) -> Iterator[Block]:
    """Yield the block of a paragraph, or the several of one that holds many."""
    for piece in split_long(paragraph.text):
        text = normalise(unbulleted(markdown.plain(piece) if marked else piece))
        if text:
            bold = marked and markdown.is_bold(piece)
            title = markdown.bold_opening(piece) if marked and not (bold or paragraph.level) else None
            yield Block(text, paragraph.place, None, paragraph.level, bold, title, paragraph.cell)
