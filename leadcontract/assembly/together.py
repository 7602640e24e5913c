"""Says which lines of a document stay with what follows them, so that a page never tears them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from leadcontract.assembly.lines import Line

_SHORT = ("item", "bullet")
_LISTED = (*_SHORT, "definition")
_OPENED = (*_LISTED, "table")


def staying(parts: Mapping[str, Sequence[Line]]) -> set[int]:
    """Return the ids of the lines that stay with what follows.

    They are the opening words of a list, of definitions or of a table, the last item but one of a list, so that the
    last is never alone on a page, and the last passage before the signatures.
    """
    pairs = [pair for part in parts.values() for pair in pairwise(part)]
    opening = {id(one) for one, after in pairs if one.style not in _LISTED and after.style in _OPENED}
    ends = {id(one) for one, after in pairs if one.style in _LISTED and after.style != one.style}
    ends |= {id(line) for part in parts.values() for line in part[-1:] if line.style in _LISTED}
    last = {id(one) for one, after in pairs if one.style == after.style and one.style in _SHORT and id(after) in ends}
    return opening | last | {id(line) for line in parts["blocks"][-1:]}
