"""Writes the lines of a report on paper: our words in its language, those of the document in their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leadcontract.domain.finding import Quote, Said
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.domain.paper import Line, LineKind, Span
from leadcontract.domain.typography import typography
from leadcontract.reporting.lines import QUOTED, cut, placed, safe
from leadcontract.reporting.page_words import LABELS

LONGEST, SHORTEST = 1_000, 300
"""Longer passages are cut, in characters, and earlier in a table; the JSON report holds them whole."""
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one language."""

    lang: Lang

    def say(self, text: Bilingual) -> str:
        """Return our own words in the language of the paper."""
        return safe(typography(text[self.lang], self.lang))

    def line(self, kind: LineKind, text: Bilingual) -> Line:
        """Return our own words as one paragraph."""
        return Line(kind, (Span(self.say(text)),))

    def cell(self, *spans: Span) -> tuple[Line, ...]:
        """Return a cell of one paragraph."""
        return (Line("cell", spans),)

    def said(self, text: str, lang: Lang, longest: int = LONGEST) -> Span:
        """Return words of the document between quotation marks, cut where they are very long."""
        told = typography(QUOTED[self.lang], self.lang).format(text=cut(safe(text), longest))
        return Span(told, lang=lang if lang != self.lang else None)

    def sources(self, law: Iterable[Basis]) -> Iterator[Span]:
        """Cite sources, with a word where a lawyer must still verify one."""
        for n, basis in enumerate(law):
            if n:
                yield Span(SEPARATOR, "soft")
            yield self.cited(basis)
            if not basis.verified:
                yield Span(f" ({self.say(LABELS['doubtful'])})", "soft")

    def cited(self, basis: Basis) -> Span:
        """Cite a source, with its address where it has one on the web."""
        known = basis.url.startswith(("https://", "http://"))
        return Span(self.say(basis.citation), to=basis.url if known else "")

    def place(self, page: int | None, paragraph: int) -> Span:
        """Return where words stand, in brackets."""
        return Span(f" ({placed(page, None, paragraph, self.lang)})", "soft")

    def quote(self, quote: Quote) -> Iterator[Line]:
        """Yield a passage with its label, then its place."""
        label = Span(f"{safe(quote.label)}{SEPARATOR}", "strong", quote.lang) if quote.label else None
        text = self.said(quote.text, quote.lang)
        yield Line("quote", (label, text) if label else (text,))
        place = placed(quote.page, safe(quote.section or "") or None, quote.paragraph, self.lang)
        yield Line("place", (Span(place),))

    def passage(self, said: Said) -> tuple[Line, ...]:
        """Return a cell of a table that holds words of the document and their place."""
        where = self.place(said.quote.page, said.quote.paragraph)
        return self.cell(self.said(said.words, said.quote.lang, SHORTEST), where)
