"""Reads the words that weigh when two versions of a contract are compared."""

from __future__ import annotations

from typing import TypeVar

from leadcontract.domain.clause import SIDES
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import BINDINGS, Weights
from leadcontract.library.cursor import Cursor

Key = TypeVar("Key", bound=str)


def weights(top: Cursor) -> Weights:
    """Read the words that weigh when two versions of a text are compared."""
    plain = ("mutual", "negation", "without", "exception", "condition", "liability", "price")
    groups = ("parties", "force", "limits", "references", "owes", "alternatives", "exclusivity", "verbs", "debts")
    top.keys(*plain, *groups, need=(*plain, *groups))

    def phrases(cursor: Cursor) -> dict[Lang, tuple[str, ...]]:
        cursor.keys(*LANGS, need=LANGS)
        return {lang: cursor.get(lang).texts() for lang in LANGS}

    def group(name: str, *keys: Key) -> dict[Key, dict[Lang, tuple[str, ...]]]:
        top.get(name).keys(*keys, need=keys)
        return {key: phrases(top.get(name).get(key)) for key in keys}

    deadline, prompt, floor, ceiling = group("limits", "deadline", "prompt", "floor", "ceiling").values()
    references, own, lost, pages = group("references", "words", "own", "lost", "pages").values()
    every, some = group("alternatives", "all", "any").values()
    refusing, paying = group("verbs", "refusing", "paying").values()
    debts = group("debts", "penalty", "discount", "lowered", "taking", "due", "arrears", "threshold")
    exclusive, shared, grants = group("exclusivity", "exclusive", "shared", "grants").values()
    return Weights(
        parties=group("parties", *SIDES),
        mutual=phrases(top.get("mutual")),
        force=group("force", *BINDINGS),
        negation=phrases(top.get("negation")),
        without=phrases(top.get("without")),
        exception=phrases(top.get("exception")),
        condition=phrases(top.get("condition")),
        refusing=refusing,
        paying=paying,
        **debts,
        every=every,
        some=some,
        exclusive=exclusive,
        shared=shared,
        grants=grants,
        owes=group("owes", *SIDES),
        deadline=deadline,
        prompt=prompt,
        floor=floor,
        ceiling=ceiling,
        liability=phrases(top.get("liability")),
        price=phrases(top.get("price")),
        references=references,
        own=own,
        lost=lost,
        pages=pages,
    )
