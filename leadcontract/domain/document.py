"""Other people's documents, once read: provisions in reading order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leadcontract.domain.language import Lang

Place = Literal["body", "table", "contents", "header", "footer", "footnote", "endnote", "text box"]


@dataclass(frozen=True, slots=True)
class Provision:
    """One block of a document: a paragraph, a list item, a table cell's paragraph, a heading.

    ``text`` is normalised (single ordinary spaces, no soft hyphens, no ligatures) and never empty;
    ``paragraph`` counts from 0 in reading order; ``page`` from 1, None where the format has none;
    ``section`` is the nearest heading above (a heading names itself), None before the first;
    ``heading`` is its level from 1, 0 for running text; ``place`` is "contents" in a table of contents. ``labels`` are
    the paragraphs of what names it, in a table or a form, what says most last: "Payment" and "30 days" are two
    provisions and say one thing. ``file`` is the attachment that it stands in, "" for the file itself. ``ocr``
    is how sure the recognition of its words is, from 0 to 1, None for text that the file holds as text.
    """

    paragraph: int
    text: str
    page: int | None = None
    section: str | None = None
    heading: int = 0
    place: Place = "body"
    lang: Lang = "fr"
    labels: tuple[int, ...] = ()
    file: str = ""
    ocr: float | None = None

    @property
    def within(self) -> str | None:
        """The section with the attachment that it stands in ("cgv.pdf › Article 5"); None where there is neither."""
        own = self.file.rpartition(" › ")[2] == self.section
        return " › ".join(filter(None, (self.file, None if own else self.section))) or None


@dataclass(frozen=True, slots=True)
class NotRead:
    """Something in the file that was not read, and where it is."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file as read: its digest, its provisions, and what was left unread."""

    name: str
    sha256: str
    pages: int | None
    provisions: tuple[Provision, ...]
    not_read: tuple[NotRead, ...] = ()

    @property
    def ocr(self) -> bool:
        """Whether some of it was recognised in images."""
        return any(p.ocr is not None for p in self.provisions)

    @property
    def incomplete(self) -> bool:
        """Whether part of it was not read."""
        return bool(self.not_read)

    @property
    def words(self) -> int:
        """Number of words separated by white space, over all provisions."""
        return sum(len(p.text.split()) for p in self.provisions)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of the provisions, the one with most words first."""
        count: dict[Lang, int] = {}
        for p in self.provisions:
            count[p.lang] = count.get(p.lang, 0) + len(p.text.split())
        return tuple(sorted(count, key=lambda lang: -count[lang]))
