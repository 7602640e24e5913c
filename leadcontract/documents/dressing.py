"""Chooses what the insertions at one place of a Word document are written in: its looks and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadcontract.documents.anchoring import outside_boxes
from leadcontract.documents.article_numbers import Label, label
from leadcontract.documents.docx_walk import Found
from leadcontract.documents.looks import Look, Looks
from leadcontract.documents.outline import Article
from leadcontract.documents.wordstyles import W
from leadcontract.domain.document import Place, Provision

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _PROPERTIES = W + "p", W + "pPr"
_SUB_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)(\s?[.):]?\s+)(?=\S)")
_PROSE = 40
"""A paragraph of this many characters or more is text to take the look from."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What the insertions at one place are written in: the looks of headings and of text, their typed numbers.

    ``sub`` follows the typed numbers of paragraphs under a heading, None where they have none; ``counted`` says that
    Word counts the headings, ``blank`` that an empty line stands before each, ``shouted`` and ``dotted`` that they are
    in capitals and end in a full stop; ``indent`` is the space before their words.
    """

    heading: Look
    body: Look
    label: Label | None
    sub: str | None
    counted: bool
    blank: bool = False
    shouted: bool = False
    dotted: bool = False
    indent: str = ""


class Wardrobe:
    """The looks that a document offers; ``end`` is the paragraph before which its own text stops."""

    def __init__(self, looks: Looks, found: Sequence[Found], provisions: Sequence[Provision], end: int) -> None:
        self.looks = looks
        self._found = found
        self._provisions = provisions
        self._end = end

    def dress(self, article: Article | None, stop: int) -> Dress:
        """Return what is inserted after an article, or before ``stop`` where there is none, is written in."""
        title = self._found[article.heading] if article is not None else None
        typed = label(title.block.text) if title is not None else None
        own = None if title is None or typed else self.looks.list_of(title.element.find(_PROPERTIES))
        body = self._body(range(article.heading + 1, stop) if article is not None else (), own)
        if title is None or article is None:
            return Dress(self.looks.bold(body), body, None, None, own is not None)
        heading = self.looks.bold(self.looks.opening(title)) if article.run_in else self.looks.of(title)
        heading = self.looks.spaced(heading)
        said = title.block.text[len(typed.text) :] if typed else title.block.text
        top, _ = outside_boxes(title.element)
        return Dress(
            heading, body, typed, self._sub(article, typed), own is not None,
            blank=_is_blank(top.getprevious()),
            shouted=said.isupper(),
            dotted=not article.run_in and said.endswith("."),
            indent="" if typed else title.raw[: len(title.raw) - len(title.raw.lstrip())],
        )  # fmt: skip

    def _body(self, rows: Iterable[int], own: str | None) -> Look:
        """Return what the text of insertions is written in: as most running text near them, or else anywhere, is.

        Lists are no running text, but for the one that numbers the articles too, which is ``own``.
        """
        counted = [at for at in rows if own and self.looks.list_of(self._properties(at)) == own]
        depths = [self.looks.depth(self._properties(at)) for at in counted]
        counted = [at for at, depth in zip(counted, depths, strict=True) if depth == min(depths)]
        plain = [at for at in rows if not self.looks.is_listed(self._properties(at))]
        everywhere = [at for at in range(self._end) if not self.looks.is_listed(self._properties(at))]
        for chosen in (counted, plain, everywhere, rows):
            look = self._usual(chosen, "body")
            if look is not None:
                return self.looks.spaced(look if chosen is counted else self.looks.uncounted(look))
        look = self._usual(range(self._end), "table")
        return self.looks.spaced(Look(None, look.run if look is not None else None))

    def _properties(self, at: int) -> _Element | None:
        return self._found[at].element.find(_PROPERTIES)

    def _usual(self, rows: Iterable[int], place: Place) -> Look | None:
        """Return the look of most of the running text in some rows of the document."""
        prose = [
            self._found[at]
            for at in rows
            if self._provisions[at].place == place
            and not self._provisions[at].heading
            and len(self._provisions[at].text) >= _PROSE
        ]
        return self.looks.usual(prose)

    def _sub(self, article: Article, typed: Label | None) -> str | None:
        """Return what stands after the typed numbers of paragraphs under a heading; None where they have none."""
        if typed is None:
            return None
        rows = [self._provisions[at].text for at in range(article.heading + 1, article.stop)]
        marks = [one for text in rows if (one := _SUB_NUMBER.match(text)) and one[1].startswith(f"{typed.number}.")]
        return marks[0][2] if marks else None


def _is_blank(element: _Element | None) -> bool:
    """Say whether an element is a paragraph with nothing in it."""
    return element is not None and element.tag == _PARAGRAPH and all(child.tag == _PROPERTIES for child in element)
