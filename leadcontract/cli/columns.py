"""Lists in columns: on a terminal the last column is wrapped, elsewhere each row is one line."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from leadcontract.cli.common import on_terminal, width

GAP = "  "
INDENT = "    "
NARROWEST = 24
"""With less room than this beside the other columns, the last one goes below them."""


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of equal length, of which the first may be heads, without a last line break; "" for none."""
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    before = sum(widths) + len(GAP) * len(widths)
    room = width() - before if on_terminal() else None
    lines: list[str] = []
    for row in rows:
        first = "".join(cell.ljust(wide) + GAP for cell, wide in zip(row, widths, strict=False))
        if room is None:
            lines.append((first + row[-1]).rstrip())
        elif room < NARROWEST:
            lines += [first.rstrip(), *textwrap.wrap(row[-1], width(), initial_indent=INDENT, subsequent_indent=INDENT)]
        else:
            wrapped = textwrap.wrap(row[-1], room) or [""]
            lines += [(first + wrapped[0]).rstrip(), *(" " * before + text for text in wrapped[1:])]
    return "\n".join(lines)


def paragraph(text: str) -> str:
    """Return a text wrapped to a terminal, or as it is elsewhere."""
    return textwrap.fill(text, width()) if on_terminal() else text
