"""Finds the annexes that a document announces, and says which of them are empty or not there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Annex, AnnexStatus

FEWEST_WORDS = 8
"""An annex holds something from this many words on; a title page and "to be completed" do not."""


def annexes(provisions: Sequence[Provision], words: Sequence[str], lengths: Mapping[int, int]) -> tuple[Annex, ...]:
    """Return each annex that is announced or there, in order of first mention.

    ``words`` are those for an annex ("annexe", "schedule"); ``lengths`` maps each heading to the words under it. An
    annex is there where a heading opens with its name; announced where running text names it.
    """
    named = re.compile(
        rf"\b({'|'.join(map(re.escape, words))})\s+(?:n[°o]\s*)?([A-Z]|[IVX]+|\d{{1,2}})\b", re.IGNORECASE
    )
    headed: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], Provision] = {}
    shown: dict[tuple[str, str], str] = {}
    for provision in provisions:
        for match in named.finditer(provision.text):
            if not (match[2].isdigit() or match[2].isupper()):
                continue
            key = (match[1].lower()[:4], match[2])
            first.setdefault(key, provision)
            shown.setdefault(key, match[0])
            if provision.heading and match.start() == 0:
                headed[key] = max(headed.get(key, 0), lengths.get(provision.paragraph, 0))
    return tuple(
        Annex(shown[key], _status(headed.get(key)), provision.page, provision.paragraph)
        for key, provision in first.items()
    )


def _status(words: int | None) -> AnnexStatus:
    if words is None:
        return "absent"
    return "present" if words >= FEWEST_WORDS else "empty"
