"""What a wording leaves open: ``{{ name }}`` and ``{{ 'clause/id' | article }}``, and nothing else between braces."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from leadcontract.domain.deal import PARTY
from leadcontract.domain.language import Bilingual

Part = tuple[Literal["text", "slot", "reference"], str]

FACTS = frozenset(
    [f"{side}_{name}" for side in ("client", "provider") for name in PARTY]
    + ["reference", "signed_on", "offer", "sector", "audience", "channels", "countries"]
)
"""The names that a deal fills by itself; any other name is a parameter of some clause."""

ONLY = Bilingual(
    "accolades : seuls {{ nom }} et {{ 'clause/id' | article }} sont admis",
    "braces: only {{ name }} and {{ 'clause/id' | article }} are allowed",
)
_SLOT = re.compile(r"\{\{ *(?:([a-z][a-z0-9_]*)|'([a-z-]+/[a-z-]+)' *\| *article) *\}\}")
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")


class WordingError(ValueError):
    """A text that is no wording; ``what`` says why."""

    def __init__(self, what: Bilingual) -> None:
        self.what = what
        super().__init__(what.en)


@cache
def parts(text: str) -> tuple[Part, ...]:
    """Return a text as literal text, slots and references, in order; WordingError where it holds more.

    The notation is Jinja's, cut down to two forms, so that there is nothing to run and nothing to inject.
    """
    found: list[Part] = []
    at = 0
    for match in _SLOT.finditer(text):
        found.append(("text", text[at : match.start()]))
        found.append(("slot", match[1]) if match[1] else ("reference", match[2]))
        at = match.end()
    found.append(("text", text[at:]))
    if any(kind == "text" and _BRACES.search(literal) for kind, literal in found):
        raise WordingError(ONLY)
    return tuple(part for part in found if part[1])
