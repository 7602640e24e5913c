"""Finds references to law that had ceased on the day of the review."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Outdated
from leadcontract.domain.law import OutdatedReference


def outdated(
    provisions: Sequence[Provision], references: Iterable[OutdatedReference], on: date
) -> tuple[Outdated, ...]:
    """Return the outdated references of a document in reading order; each once a paragraph.

    A reference counts from the day it ceased; one without a date never was good.
    """
    starts, whole, at = [], [], 0
    for provision in provisions:
        starts.append(at)
        whole.append(provision.text)
        at += len(provision.text) + 1
    text = "\n".join(whole)
    lower = text.lower()
    found: dict[tuple[int, str], Outdated] = {}
    for reference in references:
        if reference.ceased is not None and reference.ceased > on:
            continue
        likely = dict.fromkeys(p for word, patterns in reference.patterns.items() if word in lower for p in patterns)
        for match in (m for pattern in likely for m in re.finditer(pattern, text, re.IGNORECASE)):
            provision = provisions[bisect_right(starts, match.start()) - 1]
            key = (provision.paragraph, reference.id)
            found.setdefault(key, Outdated(reference, match[0], provision.page, provision.paragraph))
    return tuple(found[key] for key in sorted(found))
