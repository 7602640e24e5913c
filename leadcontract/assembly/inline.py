"""Turns the runs of a draft into Word markup: blanks, references that are fields, names in bold, the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from leadcontract.assembly import markup
from leadcontract.domain.draft import Block, Draft, Run
from leadcontract.domain.language import Lang

LOCALES: Mapping[Lang, str] = {"fr": "fr-FR", "en": "en-GB"}
BOLD = "<w:b/>"


class Inline:
    """Writes the runs of one draft, or of the two of a bilingual document; ``blocks`` are what references may name."""

    def __init__(self, drafts: Sequence[Draft], blocks: Sequence[Block]) -> None:
        self.drafts = drafts
        self._numbers: dict[str, str] = {}
        for block in blocks:
            if block.clause:
                self._numbers.setdefault(block.clause, block.number)
        self._annexes = {block.clause for block in blocks if block.style == "annex"}

    def runs(self, runs: Iterable[Run], lang: Lang | None = None, bold: re.Pattern[str] | None = None) -> str:
        """Return runs as markup; ``lang`` where it is not that of the page, ``bold`` what stands out in them."""
        spoken = f'<w:lang w:val="{LOCALES[lang]}"/>' if lang is not None else ""
        return "".join(self._run(run, spoken, bold) for run in runs)

    def both(self, texts: Sequence[tuple[Run, ...]]) -> str:
        """Return a text said once in each language, one after the other."""
        said = {"".join(run.text for run in text): (text, i) for i, text in reversed(list(enumerate(texts)))}
        kept = sorted(said.values(), key=lambda pair: pair[1])
        return markup.run(" / ").join(self.runs(text, self.lang(i)) for text, i in kept)

    def lang(self, index: int) -> Lang | None:
        """Return the language of a column where it is not that of the page."""
        return self.drafts[index].lang if index else None

    def _run(self, run: Run, spoken: str, bold: re.Pattern[str] | None) -> str:
        if run.kind == "blank":
            return markup.run(run.text, markup.HIGHLIGHT + spoken)
        if run.kind == "text" and bold is not None:
            return "".join(markup.run(text, BOLD * strong + spoken) for text, strong in _emphasised(run.text, bold))
        if run.kind == "reference" and run.target is not None and self._numbers.get(run.target) == run.text:
            if run.target in self._annexes:
                return markup.field(f"REF {markup.bookmark_name('_n', run.target)} \\h", run.text, spoken)
            return markup.field(f"REF {markup.bookmark_name('lc', run.target)} \\r \\h", run.text, spoken)
        return markup.run(run.text, spoken)


def _emphasised(text: str, bold: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether it stands out: what a group of the pattern met."""
    at = 0
    for match in bold.finditer(text):
        start, end = next(match.span(n) for n in range(1, bold.groups + 1) if match[n] is not None)
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False
