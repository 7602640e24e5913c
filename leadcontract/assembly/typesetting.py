"""Typesets a draft, or the two drafts of a bilingual document, in the styles of a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, repeat

from leadcontract.assembly import markup, signing
from leadcontract.assembly.columns import shares
from leadcontract.assembly.inline import Inline
from leadcontract.assembly.lines import Line, lines
from leadcontract.assembly.together import staying
from leadcontract.domain.draft import HEADINGS, Block, Draft, Run
from leadcontract.library import terms

NUMBER_WIDTH = 936
"""Width of the column of numbers of a bilingual page, in twentieths of a point, that of the headings above."""
NUMBER_INDENT = NUMBER_WIDTH - 100
"""Where the empty text beside a number begins: within its cell, or it would take a second line."""
KEEP = "<w:keepNext/>"
LEFT = '<w:jc w:val="left"/>'
_LEVELS = {"Heading 1": "TOC 1", "Heading 2": "TOC 2", "Annex": "TOC 1"}
_STYLES = {
    "article": "Heading 1",
    "sub-article": "Heading 2",
    "item": "Clause Item",
    "definition": "Definition",
    "body": "Body Text",
    "annex": "Annex",
    "bullet": "Annex Bullet",
}
_SMALL = 1500
"""How many letters a table holds at most that stays on one page, less than half of it."""


class Typesetter:
    """Turns the parts of a document into Word markup; ``styles`` gives the id of each style by its name.

    ``notes`` gives the numbers of the comments hung on each clause. Every clause opens with a bookmark
    (``lc_gdpr_roles``), so that it is found again when the file comes back, and references point to it.
    """

    def __init__(
        self,
        drafts: Sequence[Draft],
        styles: Mapping[str, str],
        width: int,
        notes: Mapping[str, Sequence[int]],
        in_print: bool = False,
    ) -> None:
        self.drafts = drafts
        self.styles = styles
        self.width = width
        self.notes = notes
        self.in_print = in_print
        self.parts = {
            name: lines([getattr(draft, name) for draft in drafts]) for name in ("preamble", "blocks", "annexes")
        }
        self._kept = staying(self.parts)
        self.inline = Inline(drafts, [line.first for part in self.parts.values() for line in part])
        self._bookmarks = 0
        self._open: str | None = None
        self._headings = {
            id(line): f"_Toc{n:09d}"
            for n, line in enumerate((x for part in self.parts.values() for x in part if x.style in HEADINGS), 1)
        }

    # -- parts of the page ------------------------------------------------------------------------------

    def contents(self) -> str:
        """Return the table of contents, a field with an entry for each heading.

        In print it is its entries alone: LibreOffice works out their pages only where no field stands around them.
        """
        entries = [line for part in self.parts.values() for line in part if id(line) in self._headings]
        last = len(entries) - 1
        return "".join(
            self._entry(line, i == 0 and not self.in_print, i == last and not self.in_print)
            for i, line in enumerate(entries)
        )

    def preamble(self) -> str:
        return self._part("preamble", "Parties")

    def body(self) -> str:
        return self._part("blocks", "Body Text")

    def annexes(self) -> str:
        return self._part("annexes", "Annex Text")

    def signatures(self) -> str:
        """Return the closing words and the table where the parties sign, side by side, by hand or electronically."""
        said = [self.inline.runs(draft.closing, self.inline.lang(i)) for i, draft in enumerate(self.drafts)]
        if self._open:
            said[0] = self._opened(None, said[0])
        closing = "".join(self._paragraph("Closing", one) for one in said)
        return closing + signing.table(self.drafts, self.inline, self.styles, self.width)

    # -- lines ------------------------------------------------------------------------------------------

    def _part(self, name: str, plain: str) -> str:
        """Return a part of the page; words that open a table are a table of their own, to stay with it."""
        if len(self.drafts) == 1:
            return self._apart(self._single(line, plain) for line in self.parts[name])
        shown: list[str] = []
        opening = {id(one) for one, after in pairwise(self.parts[name]) if after.style == "table"}

        def across(line: Line) -> str:
            if line.style in (*HEADINGS, "table"):
                return "page"
            return "opening" if id(line) in opening else "columns"

        for how, grouped in groupby(self.parts[name], key=across):
            group = list(grouped)
            shown += [self._single(line, plain) for line in group] if how == "page" else [self._columns(group, plain)]
        return self._apart(shown)

    def _apart(self, shown: Iterable[str]) -> str:
        """Join paragraphs and tables; Word takes two tables for one where no paragraph stands between them."""
        joined = ""
        for one in shown:
            gap = self._paragraph("Gap", "") if joined.endswith("</w:tbl>") and one.startswith("<w:tbl>") else ""
            joined += gap + one
        return joined

    def _single(self, line: Line, plain: str) -> str:
        """Return a line across the page: a heading, a table, or a passage in one language."""
        if line.style == "table":
            return self._table(line)
        name = _style(line.first, plain)
        if line.style in HEADINGS:
            inner = self._marked(line, self._heading(line))
            return self._paragraph(name, markup.bookmarked(inner, self._headings[id(line)], self._next()))
        first, *rest = line.columns[0]
        bold = self._bold(line, 0, plain)
        shown = [self._paragraph(name, self._marked(line, self.inline.runs(first.runs, bold=bold)), self._keep(line))]
        return "".join([*shown, *(self._paragraph(name, self.inline.runs(block.runs, bold=bold)) for block in rest)])

    def _bold(self, line: Line, index: int, plain: str) -> re.Pattern[str] | None:
        """Return what stands out in a line: the term that it defines; where the parties are named, their names."""
        lang = self.drafts[index].lang
        if line.style == "definition":
            return terms.DEFINED[lang]
        if plain != "Parties":
            return None
        companies = [run.text for side in self.drafts[index].signatures for run in side.company if run.kind == "text"]
        return re.compile("|".join([*(f"({re.escape(name)})" for name in companies), terms.QUOTED[lang].pattern]))

    def _keep(self, line: Line) -> str:
        return KEEP if id(line) in self._kept else ""

    def _heading(self, line: Line) -> str:
        languages = iter((None, self.inline.lang(1) if len(self.drafts) > 1 else None))
        shown, lang = "", next(languages)
        for run in line.heading:
            if run.text == " / " and len(self.drafts) > 1:
                lang = next(languages, lang)
            shown += self.inline.runs((run,), lang) if run.kind != "number" else self._counted(line, run)
        return shown

    def _counted(self, line: Line, run: Run) -> str:
        """Return the number of an annex, a field that counts, in a bookmark of its own for references."""
        number = markup.field("SEQ Annex \\* ARABIC", run.text)
        return markup.bookmarked(number, markup.bookmark_name("_n", line.first.clause or ""), self._next())

    def _table(self, line: Line) -> str:
        """Return a table of an annex: heads on each page, small ones on one page, the last row never alone.

        An empty cell keeps its paragraph.
        """
        if not line.rows:
            return ""
        said = tuple(
            tuple("\n".join("".join(run.text for run in text) for text in cell) for cell in row) for row in line.rows
        )
        widths = [self.width * share // 100 for share in shares(said, self.width)]

        def cells(texts: Sequence[tuple[tuple[Run, ...], ...]], name: str, keep: str = "") -> Iterator[str]:
            for width, cell in zip(widths, texts, strict=True):
                said = [self.inline.runs(text, self.inline.lang(i)) for i, text in enumerate(cell)]
                yield markup.cell(width, "".join(self._paragraph(name, inner, keep) for inner in said))

        heads, *rows = line.rows
        lengths = [sum(map(len, texts)) for texts in said[1:]]
        small = sum(lengths) <= _SMALL
        whole = repeat(markup.WHOLE, len(rows)) if small else markup.whole_rows(lengths)
        shown = [markup.row(cells(heads, "Table Head"), "<w:tblHeader/>")]
        for i, (texts, kept) in enumerate(zip(rows, whole, strict=True), 1):
            together = i < len(rows) and (small or i == len(rows) - 1)
            shown.append(markup.row(cells(texts, "Table Cell", KEEP if together else ""), kept))
        return markup.table(self.styles["Annex Table"], widths, shown, heads=True)

    def _columns(self, group: Sequence[Line], plain: str) -> str:
        """Return passages in two languages, a row each: the number once where there are any, then the columns."""
        aside = NUMBER_WIDTH if plain == "Body Text" else 0
        column = (self.width - aside) // len(self.drafts)
        whole = markup.whole_rows([sum(map(len, line.texts)) for line in group])
        rows: list[str] = []
        for line, kept in zip(group, whole, strict=True):
            number = [markup.cell(aside, self._number(line), tight=True)] if aside else []
            cells = [self._cell(line, i, plain, marked=not (aside or i)) for i in range(len(self.drafts))]
            shown = (markup.cell(column, inner) for inner in cells)
            rows.append(markup.row([*number, *shown], kept if line.style != "definition" else ""))
        widths = [column] * len(self.drafts)
        return markup.table(self.styles["Columns"], [aside, *widths] if aside else widths, rows)

    def _cell(self, line: Line, index: int, plain: str, marked: bool) -> str:
        name = "Column Text" if plain == "Body Text" or line.style == "definition" else _style(line.first, plain)
        bold = self._bold(line, index, plain)
        texts = [self.inline.runs(block.runs, self.inline.lang(index), bold) for block in line.columns[index]]
        if marked:
            texts[0] = self._marked(line, texts[0])
        return "".join(self._paragraph(name, text, self._keep(line) + LEFT) for text in texts)

    def _number(self, line: Line) -> str:
        """Return the paragraph that counts, beside the columns: no text, only its number."""
        mark = self._marked(line, "")
        if not line.first.number:
            return self._paragraph("Column Text", mark, self._keep(line))
        hanging = NUMBER_INDENT - (NUMBER_WIDTH // 2 if line.style == "item" else 0)
        indent = f'<w:ind w:left="{NUMBER_INDENT}" w:hanging="{hanging}"/>'
        return self._paragraph(_style(line.first, ""), mark, self._keep(line) + indent + LEFT)

    def _marked(self, line: Line, inner: str) -> str:
        """Open a clause, or close the one before, with a bookmark; hang the notes of the clause."""
        clause = line.first.clause
        return inner if clause == self._open else self._opened(clause, inner)

    def _opened(self, clause: str | None, inner: str) -> str:
        self._open = clause
        number = self._next()
        name = markup.bookmark_name("lc", clause) if clause else f"lc_end_{number}"
        return markup.bookmarked(markup.commented(inner, self.notes.get(clause or "", ())), name, number)

    def _entry(self, line: Line, first: bool, last: bool) -> str:
        name = _style(line.first, "")
        mark = self._headings[id(line)]
        number = line.first.number + ("." if line.style == "article" else "")
        page = markup.field(f"PAGEREF {mark} \\h", "")
        shown = f"{markup.run(number)}<w:r><w:tab/></w:r>" if line.style != "annex" else ""
        said = "".join(run.text for run in line.heading)
        inner = f"{shown}{markup.run(said)}<w:r><w:tab/></w:r>{page}"
        link = f'<w:hyperlink w:anchor="{mark}" w:history="1">{inner}</w:hyperlink>'
        start = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve">'
            ' TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        return self._paragraph(_LEVELS[name], (start if first else "") + link + (end if last else ""))

    def _paragraph(self, name: str, inner: str, properties: str = "") -> str:
        return markup.paragraph(self.styles[name], inner, properties)

    def _next(self) -> int:
        self._bookmarks += 1
        return 10_000 + self._bookmarks  # above those that a house template may hold


def _style(block: Block, plain: str) -> str:
    """Return the name of the style of a block; ``plain`` where it is text of the page."""
    if block.style == "numbered":
        return "Clause 2" if block.level == 2 else "Clause 3"
    return plain if block.style == "body" else _STYLES[block.style]
