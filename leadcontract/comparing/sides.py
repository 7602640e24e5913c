"""One of the two versions, cut into words and into the units compared: clauses, or what stands under one title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from leadcontract.comparing.tokens import Token, is_entry, tokens
from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.library import Weights
from leadcontract.domain.verification import PAGE

RUNNING = ("body", "table", "text box")
_PAIRED = 0.25
"""A document says everything twice where its second language has this share of its words at least."""

_WRAPPED = 2
"""How many lines an entry of a table of contents may take before the one with its leaders."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document and the words of its paragraphs, in reading order; paragraphs without words are left out.

    ``opens`` tells which paragraphs a title opens, ``bookmarks`` which clause of ours a paragraph was marked as.
    """

    document: SourceDocument
    words: Mapping[int, tuple[Token, ...]]
    opens: frozenset[int]
    bookmarks: Mapping[int, str]

    @property
    def order(self) -> list[int]:
        return list(self.words)

    def key(self, paragraph: int) -> str:
        """Return what a paragraph says, as it is compared."""
        return " ".join(token.key for token in self.words[paragraph])

    def plain(self, paragraph: int) -> str:
        """Return what a paragraph says, the numbers that it refers to with it."""
        return " ".join(token.word for token in self.words[paragraph])

    def provision(self, paragraph: int) -> Provision:
        return self.document.provisions[paragraph]

    @property
    def paged(self) -> bool:
        """Whether it is laid out in pages, as a PDF: tables repeat their heads, furniture is not told apart."""
        return self.document.pages is not None

    @property
    def bilingual(self) -> bool:
        """Whether both languages have their share of the words."""
        count: dict[str, int] = {}
        for paragraph, words in self.words.items():
            lang = self.provision(paragraph).lang
            count[lang] = count.get(lang, 0) + len(words)
        return len(count) > 1 and min(count.values()) >= _PAIRED * sum(count.values())


def version(
    document: SourceDocument,
    weights: Weights,
    bookmarks: Mapping[int, str] | None = None,
    counted: Mapping[int, int] | None = None,
) -> Version:
    """Cut a document into words.

    ``bookmarks`` maps paragraphs to the clause that they open, ``counted`` to how many of their numbers Word counts.
    """
    aside = _contents(document)
    cut = {
        p.paragraph: tokens(p, weights, (counted or {}).get(p.paragraph, 0))
        for p in document.provisions
        if p.paragraph not in aside
    }
    words = {n: found for n, found in cut.items() if found}
    opens, before = set(), None
    for paragraph in words:
        p = document.provisions[paragraph]
        if p.place in RUNNING:
            title = p.heading > 0 and p.text[-1] not in ".;:,"
            if title or (
                not p.heading and p.place == "body" and before is not None and p.section not in (before, None)
            ):
                opens.add(paragraph)
            before = p.section
    return Version(document, words, frozenset(opens), bookmarks or {})


def _contents(document: SourceDocument) -> set[int]:
    """Return the paragraphs of a table of contents, known by its place or by leaders; what stands between, with it."""
    found = {p.paragraph for p in document.provisions if p.place == "contents" or is_entry(p.text)}
    entries = sorted(found)
    for one, other in pairwise(entries):
        if other - one <= _WRAPPED + 1:
            found.update(range(one, other))
    return found


def titled(sent: Version) -> dict[int, str]:
    """Return the unit of each paragraph of a contract that we did not draft: what stands under one title is one.

    A unit is named after the paragraph it begins with; headers, footers and notes belong to PAGE.
    """
    found: dict[int, str] = {}
    unit = PAGE
    for n in sent.order:
        running = sent.provision(n).place in RUNNING
        if running and (n in sent.opens or unit == PAGE):
            unit = str(n)
        found[n] = unit if running else PAGE
    return found
