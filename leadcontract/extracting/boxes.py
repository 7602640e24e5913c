"""Reads boxes to tick: what stands beside a ticked one is stated, what stands beside an empty one is not."""

from __future__ import annotations

import re

_TICKED = r"[☒☑✓✔✅🗹]|[\[(]\s?[xX✓✔]\s?[\])]"
_EMPTY = r"[☐□❏❑▢]|\[\s{0,3}\]|\(\s{1,3}\)"
_ONE = re.compile(_TICKED)
_ANY = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")


def has_one(text: str) -> bool:
    """Say whether a text has a box, ticked or empty."""
    return bool(_ANY.search(text))


def is_ticked(text: str) -> bool:
    """Say whether a text has a ticked box."""
    return bool(_ONE.search(text))


def stated(text: str) -> str:
    """Return a text, sign for sign, without its boxes and without what stands beside the empty ones.

    A text in which nothing is ticked stays as it is: its boxes show that it is open. A box stands before its words,
    but behind them where one ends the text and none begins it.
    """
    if (text.isascii() and "[" not in text and "(x" not in text.lower()) or not _ONE.search(text):
        return text
    boxes = list(_ANY.finditer(text))
    behind = not text[boxes[-1].end() :].strip(" .;") and bool(text[: boxes[0].start()].strip())
    opens = text.rfind(":", 0, boxes[0].start()) + 1
    edges = [opens, *(box.end() for box in boxes)] if behind else [*(box.start() for box in boxes), len(text)]
    out = list(text)
    for box, first, last in zip(boxes, edges, edges[1:], strict=False):
        start, end = box.span() if box["ticked"] else (first, last)
        out[start:end] = " " * (end - start)
        out[box.start() : box.end()] = " " * len(box[0])
    return "".join(out)
