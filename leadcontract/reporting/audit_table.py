"""Writes the two directions of audit side by side, as columns of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from leadcontract.domain.finding import Right, Said, Symmetry, Way
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.library.saying import say
from leadcontract.reporting.lines import QUOTED, cut, placed, wrap

TITLE = Bilingual("Audit : qui audite qui", "Audit: who audits whom")
RIGHT = Bilingual("Droit d’audit", "Right to audit")
RIGHTS: Mapping[Right, Bilingual] = {
    "said": Bilingual("oui", "yes"),
    "unclear": Bilingual("à lire", "to be read"),
    "refused": Bilingual("refusé", "refused"),
    "unsaid": Bilingual("non dit", "not said"),
}

TOPIC, GAP = 17, 2
"""Columns for the name of a topic, and between columns."""
LONGEST = 100
"""Longer words are cut, in characters; the JSON report holds their sentence."""
NOTHING = "–"
"""What stands for the terms of a right that is not given."""


def audit_lines(audit: Symmetry, lang: Lang, width: int) -> Iterator[str]:
    """Yield the conclusion on audit, the rights that are spoken of and, where one is given, a row a topic."""
    yield from wrap(TITLE[lang], width)
    yield from wrap(audit.says[lang], width, "  ")
    if all(way.shown is None for way in audit.ways):
        return
    yield ""
    yield from _row("", [[way.title[lang]] for way in audit.ways], width)
    yield from _row(RIGHT[lang], [[RIGHTS[way.right][lang], *_passage(way.shown, lang)] for way in audit.ways], width)
    if all(way.right != "said" for way in audit.ways):
        return
    for topic, title in audit.topics.items():
        yield from _row(title[lang], [_cell(way, topic, lang) for way in audit.ways], width)


def _cell(way: Way, topic: str, lang: Lang) -> list[str]:
    said = way.terms[topic]
    if said is None:
        return [RIGHTS["unsaid"][lang] if way.right == "said" else NOTHING]
    figures = ", ".join(say(figure, lang) for figure in said.figures)
    return [*([figures] if figures else []), *_passage(said, lang)]


def _passage(said: Said | None, lang: Lang) -> list[str]:
    if said is None:
        return []
    where = placed(said.quote.page, None, said.quote.paragraph, lang)
    return [f"{QUOTED[lang].format(text=cut(said.words, LONGEST))} ({where})"]


def _row(name: str, cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield the lines of one row: the name, then each cell, wrapped in columns of equal width."""
    room = (width - TOPIC) // len(cells) - GAP
    columns = [wrap(name, TOPIC, "  "), *([line for text in cell for line in wrap(text, room)] for cell in cells)]
    for first, *rest in zip_longest(*columns, fillvalue=""):
        yield (f"{first:<{TOPIC}}" + "".join(f"{'':{GAP}}{cell:<{room}}" for cell in rest)).rstrip()
