"""Tells what kind of document lies before us by weighing its signs, and says so when it cannot. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Evidence
from leadcontract.domain.library import Kind

UNSURE = "contract"
"""The playbook by which a document of a kind that is not sure is judged: it asks for the whole."""

NEAR_TOP, TOP = 25, 3
"""A document says what it is within this many provisions; its first ones are as good as headings."""

TITLE, NAMED, SIGN = 3.0, 1.0, 0.5
"""What the first name of a kind weighs, another name near the top, and each further sign ("unit price"), up to MOST."""

MOST = 4
"""How many signs of one kind count at most."""

LONG = 2_000
"""Words from which a document is too long for a quote or an order; a shorter one without articles is one rather."""

ARTICLES = 6
"""Headings from which a document is made of articles."""

SHAPE, ENOUGH, AHEAD = 1.0, 1.5, 0.5
"""What length and articles weigh together; what a kind must weigh, and by how much more than the next one."""


def guess_kind(
    named: Sequence[Evidence], signs: Iterable[Evidence], provisions: Sequence[Provision], kinds: Sequence[Kind]
) -> str | None:
    """Return the kind of a document, None where no sign weighs enough or two kinds weigh the same.

    ``named``: the words that name a kind, wherever they stand; ``signs``: the words that go with one. The first name
    counts most, in a heading or at the very top; then the other names, the signs, and whether length and articles fit.
    """
    headings = {p.paragraph for p in provisions if p.heading}
    tops = headings | {p.paragraph for p in provisions[:TOP]}
    near = [e for e in named if e.paragraph < NEAR_TOP]
    weights: dict[str, float] = {e.clause: NAMED for e in near}
    first = min(near, key=lambda e: (e.paragraph not in tops, e.paragraph, e.start - e.end), default=None)
    if first is not None:
        weights[first.clause] = TITLE if first.paragraph in tops else TITLE - NAMED
    for name, count in Counter(name for name, _ in {(e.clause, e.pattern) for e in signs}).items():
        weights[name] = weights.get(name, 0.0) + SIGN * min(count, MOST)
    brief = _is_brief(provisions, len(headings))
    for kind in kinds:
        if kind.name in weights and kind.short is not None and brief is not None:
            weights[kind.name] += SHAPE if kind.short == brief else -SHAPE
    ranked = sorted(weights, key=lambda name: -weights[name])
    if not ranked or weights[ranked[0]] < ENOUGH:
        return None
    close = len(ranked) > 1 and weights[ranked[0]] - weights[ranked[1]] < AHEAD
    return None if close else ranked[0]


def _is_brief(provisions: Sequence[Provision], headings: int) -> bool | None:
    """Whether a document is short and without articles (True), long and made of articles (False), or in between."""
    words = sum(len(p.text.split()) for p in provisions)
    if words < LONG and headings < ARTICLES:
        return True
    return False if words >= LONG and headings >= ARTICLES else None
