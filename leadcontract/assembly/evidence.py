"""Lays out the evidence pack of an audit: what the contract says, what to check, and the sheets to record it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leadcontract.assembly import facts, naming
from leadcontract.assembly.drafting import values
from leadcontract.assembly.wording import fill
from leadcontract.domain.clause import Side
from leadcontract.domain.deal import Deal, Value
from leadcontract.domain.draft import Draft, Run
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.pack import Checkpoint
from leadcontract.domain.sheet import Cell, Control, Grid, Heading, Paragraph, Part, Said, Sheet

LONGEST_SAMPLE = 100
"""The most rows of a record of a sample; Word adds others."""
FINDINGS = 8
SAMPLE, FOUND = (6, 18, 16, 15, 15, 14, 16), (6, 40, 16, 24, 14)
"""Rows of the record of findings; widths of the columns of the two records, in hundredths."""
ARTICLE = Bilingual("Article\u00a0{number}. {title}", "Article\u00a0{number}. {title}")


def pack(library: Library, deal: Deal, draft: Draft, side: Side) -> Sheet:
    """Return the evidence pack of the audit by one side, for the contract drafted from a deal.

    ``library`` names the parties as the draft does. The checks are those of the day of the draft that the facts of the
    deal call for; what the deal does not say is a marked blank. ValueError where the draft has no such audit.
    """
    return _Writer(library, deal, draft, side).sheet()


@dataclass(frozen=True, slots=True)
class _Writer:
    library: Library
    deal: Deal
    draft: Draft
    side: Side

    @property
    def lang(self) -> Lang:
        return self.draft.lang

    def sheet(self) -> Sheet:
        direction = self.library.pack.directions[self.side]
        parts = [
            *self._article(direction.clause),
            Heading(self._text("calendar")),
            self._calendar(),
            Heading(self._text("documents")),
            self._documents(direction.documents),
            Heading(self._text("checklist")),
            self._checks(self.checks()),
            Heading(self._text("sample")),
            _blank(SAMPLE, self._named(direction.sample), self._sample_rows()),
            Heading(self._text("findings")),
            _blank(FOUND, self._named(self.library.pack.findings), FINDINGS),
            *self._doubts(),
            Paragraph((Said(self._text("signed")),)),
        ]
        title = f"{self._text('title')} – {self._said(direction.title)}"
        return Sheet(self.lang, title, tuple(parts), self._text("parties"), wide=True)

    def checks(self) -> tuple[Checkpoint, ...]:
        """Return the checks that the deal calls for and whose law is in force on the day of the draft."""
        known = self.library.pack.directions[self.side].checks
        day = self.draft.as_of
        return tuple(c for c in known if c.applies(self.deal) and all(basis.in_force(day) for basis in c.law))

    def _article(self, clause: str) -> Iterator[Part]:
        blocks = [block for block in self.draft.blocks if block.clause == clause]
        if not blocks:
            raise ValueError(clause)
        yield Heading(self._text("article"))
        for block in blocks:
            if block.style in ("article", "sub-article"):
                yield Heading(ARTICLE.format(number=block.number, title=block.text)[self.lang], 2)
            elif block.style == "item":
                yield Paragraph(_runs(block.runs), bullet=True, mark=f"({block.number})")
            else:
                yield Paragraph((Said(f"{block.number}  ", "strong"), *_runs(block.runs)))

    def _calendar(self) -> Grid:
        rows = tuple(
            ((Said(self._said(step)),), _runs(self._fill(f"{{{{ {term} }}}}")), (Said(""),))
            for step, term in self.library.pack.calendar
        )
        return Grid((50, 30, 20), self._heads("step", "time", "date"), rows)

    def _documents(self, documents: tuple[Bilingual, ...]) -> Grid:
        rows = tuple(((Said(self._said(document)),), (Said(""),)) for document in documents)
        return Grid((80, 20), self._heads("document", "received"), rows)

    def _checks(self, checks: tuple[Checkpoint, ...]) -> Grid:
        results = tuple(self._said(result) for result in self.library.pack.results)
        rows = []
        for check in checks:
            cited = tuple(Said(basis.citation[self.lang], "note") for basis in check.law)
            pick = Control(f"leadcontract-{check.id}", self._text("pick"), results, check.id)
            note = Control(f"leadcontract-{check.id}-note", self._text("note"), (), f"{check.id} +")
            asked: Cell = (Said("".join(run.text for run in self._fill(check.ask[self.lang]))), *cited)
            rows.append(((Said(check.id, "strong"),), asked, (Said(self._said(check.evidence)),), (pick, note)))
        return Grid((7, 38, 31, 24), self._heads("reference", "check", "evidence", "result"), tuple(rows))

    def _doubts(self) -> Iterator[Part]:
        bases = {basis.id: basis for check in self.checks() for basis in check.law}
        doubtful = [b for b in bases.values() if not b.verified and b.id not in self.deal.verified]
        if doubtful:
            yield Heading(self._text("verify"))
        for basis in doubtful:
            points = " ".join(point[self.lang] for point in basis.doubts)
            yield Paragraph((Said(f"{basis.citation[self.lang]}. ", "strong"), Said(points)), bullet=True)

    def _sample_rows(self) -> int:
        size = self._values().get("sample_size")
        return min(size, LONGEST_SAMPLE) if isinstance(size, int) else FINDINGS

    def _heads(self, *names: str) -> tuple[str, ...]:
        return tuple(self._text(name) for name in names)

    def _named(self, texts: tuple[Bilingual, ...]) -> tuple[str, ...]:
        return tuple(self._said(text) for text in texts)

    def _said(self, text: Bilingual) -> str:
        return naming.both(text, self.library.called)[self.lang]

    def _text(self, name: str) -> str:
        return "".join(run.text for run in self._fill(self.library.pack.parts[name][self.lang]))

    def _values(self) -> Mapping[str, Value]:
        return {**values(self.library, self.deal, self.lang), "day": self.draft.as_of}

    def _fill(self, text: str) -> tuple[Run, ...]:
        plain = naming.rename(text, self.lang, self.library.called)
        return fill(plain, self.lang, self._values(), self._ask, lambda clause: clause)

    def _ask(self, name: str) -> Bilingual:
        known = self.library.parameters
        return known[name].asks if name in known else naming.both(facts.LABELS[name], self.library.called)


def _runs(runs: tuple[Run, ...]) -> tuple[Said, ...]:
    return tuple(Said(run.text, "blank" if run.kind == "blank" else "plain") for run in runs)


def _blank(shares: tuple[int, ...], heads: tuple[str, ...], count: int) -> Grid:
    """Return a table to write in: numbered rows, the other cells empty."""
    rest = len(heads) - 1
    rows = tuple(((Said(str(n)),), *(((Said(""),),) * rest)) for n in range(1, count + 1))
    return Grid(shares, heads, rows)
