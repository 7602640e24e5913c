"""Reads the words that weigh when two versions of a contract are compared."""

from __future__ import annotations

from leadcontract.domain.clause import SIDES
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Weights
from leadcontract.library.cursor import Cursor


def weights(top: Cursor) -> Weights:
    """Read the words that weigh when two versions of a text are compared."""
    plain, groups = ("mutual", "negation", "liability", "price"), ("parties", "force", "limits", "references")
    top.keys(*plain, *groups, need=(*plain, *groups))

    def phrases(cursor: Cursor) -> dict[Lang, tuple[str, ...]]:
        cursor.keys(*LANGS, need=LANGS)
        return {lang: cursor.get(lang).texts() for lang in LANGS}

    def group(name: str, *keys: str) -> list[dict[Lang, tuple[str, ...]]]:
        top.get(name).keys(*keys, need=keys)
        return [phrases(top.get(name).get(key)) for key in keys]

    duty, effort, choice = group("force", "duty", "effort", "choice")
    deadline, floor, ceiling = group("limits", "deadline", "floor", "ceiling")
    references, own, pages = group("references", "words", "own", "pages")
    return Weights(
        parties=dict(zip(SIDES, group("parties", *SIDES), strict=True)),
        mutual=phrases(top.get("mutual")),
        duty=duty,
        effort=effort,
        choice=choice,
        negation=phrases(top.get("negation")),
        deadline=deadline,
        floor=floor,
        ceiling=ceiling,
        liability=phrases(top.get("liability")),
        price=phrases(top.get("price")),
        references=references,
        own=own,
        pages=pages,
    )
