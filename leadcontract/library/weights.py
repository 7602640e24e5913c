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

    return Weights(
        dict(zip(SIDES, group("parties", *SIDES), strict=True)),
        phrases(top.get("mutual")),
        *group("force", "duty", "effort", "choice"),
        phrases(top.get("negation")),
        *group("limits", "deadline", "floor", "ceiling"),
        *(phrases(top.get(name)) for name in ("liability", "price")),
        *group("references", "words", "own", "pages"),
    )
