"""Finds references to law that had ceased on the day of the review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Outdated
from leadcontract.domain.law import OutdatedReference


def outdated(
    provisions: Sequence[Provision], references: Iterable[OutdatedReference], on: date
) -> tuple[Outdated, ...]:
    """Return the outdated references of a document in reading order; each once a paragraph.

    A reference counts from the day it ceased; one without a date never was good. Its expressions are tried only in
    paragraphs that hold the word they stand under: a whole document is read for all of them in a few milliseconds.
    """
    ceased = [r for r in references if r.ceased is None or r.ceased <= on]
    whole = "\n".join(provision.text for provision in provisions).lower()
    words = [(word, patterns, r) for r in ceased for word, patterns in r.patterns.items() if word in whole]
    found: dict[tuple[int, str], Outdated] = {}
    for provision in provisions if words else ():
        lower = provision.text.lower()
        for word, patterns, reference in words:
            key = (provision.paragraph, reference.id)
            if word in lower and key not in found:
                match = next((m for p in patterns if (m := re.search(p, provision.text, re.IGNORECASE))), None)
                if match is not None:
                    found[key] = Outdated(reference, match[0], provision.page, provision.paragraph)
    return tuple(found[key] for key in sorted(found))
