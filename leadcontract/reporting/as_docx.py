"""Composes a report on paper, to send to a client: the essential first, then what weighs, then every clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leadcontract.domain.clause import SEVERITIES
from leadcontract.domain.finding import Finding, Outdated, Report, Way
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.domain.paper import Grid, Line, Paper, Span
from leadcontract.domain.typography import typography
from leadcontract.library.saying import bounds, say
from leadcontract.reporting import as_table, audit_table, outline, words
from leadcontract.reporting.lines import cut, placed, safe
from leadcontract.reporting.page_words import LABELS, STEPS
from leadcontract.reporting.pen import LONGEST, SEPARATOR, SHORTEST, Pen

LONGEST_TITLE = 100
"""A longer title is cut where it stands on every page, in characters."""
PLACES = 2
"""How many places of a finding the table of all clauses tells."""

Block = Line | Grid


def paper(report: Report, lang: Lang, library: Library) -> Paper:
    """Return a report in a language, ready for Word; always the same for the same report.

    Passages and wordings keep their own language. What weighs (``outline.is_grave``) is told whole, the rest in the
    table of all clauses. ``library`` names kinds and families.
    """
    pen = Pen(lang)
    title = f"{pen.say(LABELS['review'])} {safe(report.document.name)}"
    return Paper(lang, title, cut(title, LONGEST_TITLE), tuple(_Writer(report, library, pen).blocks()))


@dataclass(frozen=True, slots=True)
class _Writer:
    report: Report
    library: Library
    pen: Pen

    def blocks(self) -> Iterator[Block]:
        yield self.pen.line("title", LABELS["report"])
        yield Line("subtitle", (Span(safe(self.report.document.name)),))
        yield from self._incomplete()
        yield from self._summary()
        yield from self._coverage()
        yield from self._grave()
        yield from self._audit()
        yield from self._figures()
        yield from self._outdated()
        yield from self._listed()
        yield from self._all()
        yield self.pen.line("closing", LABELS["tool"])

    def _unread(self) -> list[str]:
        return [safe(words.unread(one)[self.pen.lang]) for one in self.report.document.not_read]

    def _incomplete(self) -> Iterator[Block]:
        if unread := ", ".join(self._unread()):
            named = typography(as_table.NAMED[self.pen.lang], self.pen.lang)
            told = named.format(label=as_table.NOT_READ[self.pen.lang], text=cut(unread, LONGEST))
            why = f" {self.pen.say(LABELS['incomplete_why'])} {told}."
            yield Line("warning", (Span(f"{self.pen.say(LABELS['incomplete'])}.", "strong"), Span(why)))

    def _summary(self) -> Iterator[Block]:
        report = self.report
        yield self.pen.line("section", LABELS["summary"])
        counted = words.counts(report.summary, self.pen.lang)
        expected = as_table.EXPECTED.format(count=len(report.findings), counts=counted)
        yield self.pen.line("text", expected if report.findings else as_table.NOTHING)
        rows = tuple((self.pen.cell(Span(name, "soft")), self.pen.cell(Span(told))) for name, told in self._facts())
        yield Grid((24, 76), rows)
        if report.kind is None:
            yield self.pen.line("text", LABELS["unsure"].format(playbook=report.playbook))
        yield self.pen.line("group", LABELS["todo"])
        steps = list(outline.steps(report))
        if not steps:
            yield self.pen.line("text", LABELS["nothing"])
        for step in steps:
            yield Line("step", (Span(f"{self.pen.say(STEPS[step.name])} ({step.count})"),))
            for number, finding in step.numbered:
                name = f"{number}. {self.pen.say(finding.title)}"
                yield Line("item", (Span(name, to=f"#{number}" if outline.is_grave(finding) else ""),))

    def _facts(self) -> Iterator[tuple[str, str]]:
        report, document = self.report, self.report.document
        kind = next((kind.title for kind in self.library.kinds if kind.name == report.kind), as_table.NO_KIND)
        pages = document.pages
        counted = as_table.PAGES[pages != 1].format(count=pages)[self.pen.lang] if pages is not None else ""
        spoken = ", ".join(words.LANGUAGE[one][self.pen.lang] for one in document.languages)
        for name, told in (
            ("kind", self.pen.say(kind)),
            ("length", counted + as_table.WORDS.format(words=document.words)[self.pen.lang]),
            ("languages", spoken),
            ("playbook", f"{report.playbook}, {self.pen.say(words.SIDE[report.side])}"),
            ("day", say(report.on, self.pen.lang)),
            ("library", report.library_version),
            ("digest", document.sha256),
        ):
            yield self.pen.say(LABELS[name]), told

    def _coverage(self) -> Iterator[Block]:
        families = outline.families(self.report, self.library)
        if not families:
            return
        yield self.pen.line("section", LABELS["coverage"])
        heads = (self.pen.say(LABELS["family"]), *(self.pen.say(words.STATUS[status]) for status in outline.ORDER))
        rows = [
            (
                self.pen.cell(Span(self.pen.say(family))),
                *(
                    self.pen.cell(Span(str(counts[s]), s) if counts[s] else Span(audit_table.NOTHING, "soft"))
                    for s in outline.ORDER
                ),
            )
            for family, counts in families
        ]
        total = tuple(self.pen.cell(Span(str(self.report.summary[s]), "strong")) for s in outline.ORDER)
        rows.append((self.pen.cell(Span(self.pen.say(LABELS["total"]), "strong")), *total))
        yield Grid((28, 12, 12, 12, 12, 12, 12), tuple(rows), heads)

    def _grave(self) -> Iterator[Block]:
        grave = [(n, f) for n, f in outline.numbered(self.report) if outline.is_grave(f)]
        if not grave:
            return
        yield self.pen.line("section", LABELS["grave"])
        for severity in SEVERITIES:
            group = [(n, f) for n, f in grave if f.severity == severity]
            if group:
                named = LABELS["weight"].format(severity=words.SEVERITY[severity], count=len(group))
                yield self.pen.line("group", named)
                for number, finding in group:
                    yield from self._finding(number, finding)

    def _finding(self, number: int, finding: Finding) -> Iterator[Block]:
        title = (Span(f"{number}. {self.pen.say(finding.title)}{SEPARATOR}"), self._status(finding))
        yield Line("finding", title, anchor=str(number))
        yield self.pen.line("text", finding.why)
        for quote in finding.evidence:
            yield from self.pen.quote(quote)
        for figure in finding.figures:
            if not figure.within:
                told = f"{safe(figure.text)}, {self.pen.say(bounds(figure.limit))}, "
                lead = Span(f"{self.pen.say(as_table.FIGURES)}{SEPARATOR}", "soft")
                yield Line("source", (lead, Span(told), self.pen.cited(figure.law)))
        if finding.law:
            yield Line(
                "source", (Span(f"{self.pen.say(LABELS['law'])}{SEPARATOR}", "soft"), *self.pen.sources(finding.law))
            )
        if finding.suggestion:
            yield self.pen.line("label", LABELS["suggestion"])
            own = finding.suggestion.lang
            for line in finding.suggestion.text.splitlines():
                yield Line("wording", (Span(safe(line), lang=own if own != self.pen.lang else None),))

    def _status(self, finding: Finding) -> Span:
        return Span(self.pen.say(words.STATUS[finding.status]), finding.status)

    def _audit(self) -> Iterator[Block]:
        audit = self.report.audit
        if audit is None:
            return
        yield self.pen.line("section", audit_table.TITLE)
        yield self.pen.line("text", audit.says)
        if all(way.shown is None for way in audit.ways):
            return
        heads = (self.pen.say(LABELS["topic"]), *(self.pen.say(way.title) for way in audit.ways))
        rights = tuple(self._right(way) for way in audit.ways)
        rows = [(self.pen.cell(Span(self.pen.say(audit_table.RIGHT))), *rights)]
        if any(way.right == "said" for way in audit.ways):
            for topic, title in audit.topics.items():
                rows.append((self.pen.cell(Span(self.pen.say(title))), *(self._term(way, topic) for way in audit.ways)))
        yield Grid((22, 39, 39), tuple(rows), heads)

    def _right(self, way: Way) -> tuple[Line, ...]:
        right = Line("cell", (Span(self.pen.say(audit_table.RIGHTS[way.right]), "strong"),))
        return (right, *(self.pen.passage(way.shown) if way.shown else ()))

    def _term(self, way: Way, topic: str) -> tuple[Line, ...]:
        said = way.terms[topic]
        if said is None:
            unsaid = self.pen.say(audit_table.RIGHTS["unsaid"]) if way.right == "said" else audit_table.NOTHING
            return self.pen.cell(Span(unsaid))
        figures = ", ".join(say(figure, self.pen.lang) for figure in said.figures)
        told = self.pen.cell(Span(figures, "strong")) if figures else ()
        return (*told, *self.pen.passage(said))

    def _figures(self) -> Iterator[Block]:
        beyond = [(n, g) for n, f in outline.numbered(self.report) for g in f.figures if not g.within]
        if not beyond:
            return
        yield self.pen.line("section", as_table.FIGURES)
        rows = tuple(
            (
                self._at(figure.text, figure.page, figure.evidence.paragraph),
                self.pen.cell(Span(self.pen.say(bounds(figure.limit)))),
                self.pen.cell(*self.pen.sources([figure.law])),
                self.pen.cell(Span(str(n))),
            )
            for n, figure in beyond
        )
        yield Grid((40, 18, 32, 10), rows, tuple(self.pen.say(LABELS[i]) for i in ("figure", "bound", "law", "clause")))

    def _outdated(self) -> Iterator[Block]:
        if not self.report.outdated:
            return
        yield self.pen.line("section", as_table.OUTDATED)
        rows = tuple(
            (
                self._at(one.text, one.page, one.paragraph),
                self.pen.cell(Span(self._since(one))),
                self.pen.cell(Span(self.pen.say(one.reference.replaced_by))),
            )
            for one in self.report.outdated
        )
        yield Grid((40, 20, 40), rows, tuple(self.pen.say(LABELS[i]) for i in ("reference", "since", "replaced")))

    def _since(self, one: Outdated) -> str:
        ceased = one.reference.ceased
        return say(ceased, self.pen.lang) if ceased else self.pen.say(as_table.NEVER)

    def _at(self, text: str, page: int | None, paragraph: int) -> tuple[Line, ...]:
        return self.pen.cell(self.pen.said(text, self._spoken(paragraph), SHORTEST), self.pen.place(page, paragraph))

    def _spoken(self, paragraph: int) -> Lang:
        return next((p.lang for p in self.report.document.provisions if p.paragraph == paragraph), self.pen.lang)

    def _listed(self) -> Iterator[Block]:
        """Tell, as lists, the documents and annexes that are not there, and what was not read."""
        report = self.report
        supplied = [
            (self.pen.said(one.text, self._spoken(one.paragraph)), self.pen.place(one.page, one.paragraph))
            for one in report.not_supplied
        ]
        hollow = [
            (
                Span(f"{safe(annex.name)}, {self.pen.say(as_table.EMPTY[annex.status])}"),
                self.pen.place(annex.page, annex.paragraph),
            )
            for annex in report.annexes
            if annex.status != "present"
        ]
        unread = [(Span(text),) for text in self._unread()]
        for title, items in (
            (as_table.NOT_SUPPLIED, supplied),
            (as_table.ANNEXES, hollow),
            (as_table.NOT_READ, unread),
        ):
            if items:
                yield self.pen.line("section", title)
                yield from (Line("item", spans) for spans in items)

    def _all(self) -> Iterator[Block]:
        if not self.report.findings:
            return
        yield self.pen.line("annex", LABELS["all_clauses"])
        rows = tuple(
            (
                self.pen.cell(Span(str(number), "soft")),
                self.pen.cell(Span(self.pen.say(finding.title), to=f"#{number}" if outline.is_grave(finding) else "")),
                self.pen.cell(Span(self.pen.say(words.SEVERITY[finding.severity]))),
                self.pen.cell(self._status(finding)),
                self.pen.cell(Span(self._where(finding))),
            )
            for number, finding in outline.numbered(self.report)
        )
        heads = tuple(self.pen.say(LABELS[i]) for i in ("number", "clause", "severity", "status", "place"))
        yield Grid((6, 40, 12, 12, 30), rows, heads)

    def _where(self, finding: Finding) -> str:
        """Say where the first passages of a finding stand, each place once, and how many others there are."""
        places = list(dict.fromkeys(placed(q.page, None, q.paragraph, self.pen.lang) for q in finding.evidence))
        rest = len(places) - PLACES
        more = as_table.MORE.format(count=rest)[self.pen.lang] if rest > 0 else ""
        return ", ".join(places[:PLACES]) + more or audit_table.NOTHING
