"""Everything the library asks to look for in one language, as flat rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library

Cue = Literal["negation", "absence", "refusal", "discretion", "harmless", "condition", "ends", "open", "elsewhere"]
Role = Cue | Literal["element", "duty", "detail", "forbidden", "topic", "title", "decoy", "kind", "sign"]

CUES: tuple[Cue, ...] = get_args(Cue)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern, what it plays, and for whom.

    ``clause`` is the id of the clause (or the name of the document kind), ``element`` of its element; both
    empty for cues.
    """

    role: Role
    clause: str
    element: str
    pattern: str


def rules(library: Library, lang: Lang) -> Iterator[Rule]:
    """Yield every rule of a language: clauses in the order of the library, then cues and kinds."""
    for clause in library.clauses.values():
        for element in clause.elements.values():
            role: Role = "detail" if element.detail else "duty" if element.duty else "element"
            for pattern in element.patterns[lang]:
                yield Rule(role, clause.id, element.id, pattern)
        for element in clause.forbidden.values():
            for pattern in element.patterns[lang]:
                yield Rule("forbidden", clause.id, element.id, pattern)
        for pattern in clause.topic[lang]:
            yield Rule("topic", clause.id, "", pattern)
        if _is_phrase(clause.title[lang]):
            yield Rule("title", clause.id, "", clause.title[lang])
        for pattern in clause.under.get(lang, ()):
            yield Rule("title", clause.id, "", pattern)
        for decoy in clause.decoys:
            if decoy.lang == lang:
                yield Rule("decoy", clause.id, "", decoy.pattern)
    for cue in CUES:
        for pattern in getattr(library.cues[lang], cue):
            yield Rule(cue, "", "", pattern)
    for kind in library.kinds:
        for pattern in kind.patterns[lang]:
            yield Rule("kind", kind.name, "", pattern)
        for pattern in kind.signs[lang]:
            yield Rule("sign", kind.name, "", pattern)


def _is_phrase(title: str) -> bool:
    """Say whether a title can be looked for as it is: one with figures or parentheses cannot."""
    return not any(c.isdigit() or c in "()|…" for c in title)
