"""Finds the articles of a Word document, as its paragraphs show them, and where a new one may be put."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadcontract.documents.docx_walk import Found
from leadcontract.documents.headings import paragraph_number, run_in_title
from leadcontract.domain.document import Place, Provision

_TEXT: tuple[Place, ...] = ("body", "table", "text box")
_FEW = 3
"""This many headings of a level make it the level of the articles; fewer may be the title of the document."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its heading, its level from 1, and the paragraph before which it ends.

    ``run_in``: its title opens a paragraph of text.
    """

    heading: int
    level: int
    stop: int
    run_in: bool = False


class Outline:
    """The articles of the body of a document; ``end`` is the paragraph before which its own text stops."""

    def __init__(self, provisions: Sequence[Provision], found: Sequence[Found], main: str, closing: int | None) -> None:
        inside = [p.paragraph for p, f in zip(provisions, found, strict=True) if f.part == main and p.place in _TEXT]
        self.last = inside[-1] + 1 if inside else 0
        self.end = self.last if closing is None else closing
        marks = [(p.paragraph, level, bool(not p.heading)) for p in provisions if (level := _level(p))]
        self.articles = [
            Article(at, level, self._stop(at, level, marks[rank + 1 :]), run_in)
            for rank, (at, level, run_in) in enumerate(marks)
        ]
        own = [article.level for article in self.articles if article.heading < self.end]
        levels = sorted(set(own))
        self.base = next((one for one in levels if own.count(one) >= _FEW), levels[0] if levels else 0)

    def _stop(self, at: int, level: int, after: Sequence[tuple[int, int, bool]]) -> int:
        limit = self.end if at < self.end else self.last
        return min(limit, next((start for start, other, _ in after if other <= level), limit))

    def around(self, paragraph: int) -> Article | None:
        """Return the article that a paragraph stands in, at most one level below the others; None before the first."""
        around = [a for a in self.articles if a.heading <= paragraph < a.stop and a.level <= self.base + 1]
        return around[-1] if around else None

    @property
    def closing(self) -> Article | None:
        """The last article before the document closes; None where it has none."""
        own = [a for a in self.articles if a.level == self.base and a.heading < self.end]
        return own[-1] if own else None


def _level(provision: Provision) -> int:
    """Return the level of a heading, or of the title that runs into its paragraph; 0 for text."""
    if provision.place != "body":
        return 0
    if provision.heading or run_in_title(provision.text) is None:
        return provision.heading
    return (paragraph_number(provision.text) or "").count(".") + 1
