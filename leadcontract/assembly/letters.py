"""Turns a review into a letter to the other side: documents asked for, then questions, never reproaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leadcontract.assembly.wording import fill
from leadcontract.domain.clause import Severity
from leadcontract.domain.deal import Value
from leadcontract.domain.draft import Run
from leadcontract.domain.finding import Finding, Outdated, Quote, Report
from leadcontract.domain.language import Lang
from leadcontract.domain.letter import Letter, Line, LineKind, Runs
from leadcontract.domain.library import Library

QUOTES = 2
"""How many passages a point quotes at most."""
LONGEST, LONGEST_SECTION = 300, 60
"""Longer quotes and names of sections are cut, in characters."""
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ](?=[a-zà-ÿ]|\b)[\w-]*")
ASKED: Severity = "critical"
"""What weighs enough for a question of its own."""
NAMED: tuple[Severity, ...] = ("major",)
"""What is named after the questions of its family; the rest is named at the end of the letter."""
OTHER = "other"
"""The family of the clauses whose folder has no name in the letter."""


def compose(report: Report, library: Library, lang: Lang, *, dated: date | None, not_read: Sequence[str]) -> Letter:
    """Return the letter that asks the other side of the review for what the document lacks.

    ``dated`` is the day of the letter, None for a blank; ``not_read`` says what of the file was not read, in that
    language. Grave findings become questions, by family, and so does whatever the side should not accept, quoted; the
    others are named, at the end of their family or of the letter. The text is that of the library (``Library.letter``,
    ``Clause.question``).
    """
    return _Writer(report, library, lang).letter(dated, not_read)


@dataclass(frozen=True, slots=True)
class _Writer:
    report: Report
    library: Library
    lang: Lang

    def letter(self, dated: date | None, not_read: Sequence[str]) -> Letter:
        known: dict[str, Value] = {} if dated is None else {"date": dated}
        document = self._document()
        return Letter(
            lang=self.lang,
            sender=self._say("sender"),
            place_and_date=self._say("place_and_date", known),
            addressee=self._say("addressee"),
            reference=self._say("reference"),
            subject_label=self._text("subject_label"),
            subject=self._text("subject", {"document": _raised(document)}),
            salutation=self._say("salutation"),
            body=(
                Line("text", self._say("opening", {"document": document})),
                *self._asked_for(not_read),
                *self._points(),
                Line("text", self._say("offer")),
                Line("text", self._say("answer")),
            ),
            farewell=self._say("farewell"),
            regards=self._say("regards"),
            signature=(self._say("signature"), self._say("signatory")),
        )

    def _say(self, name: str, values: Mapping[str, Value] | None = None) -> Runs:
        """Return a sentence of the letter, filled in; what is not known is a blank."""
        forms = self.library.letter
        return fill(
            forms.sentences[name][self.lang], self.lang, values or {}, forms.blanks.__getitem__, lambda clause: clause
        )

    def _text(self, name: str, values: Mapping[str, Value] | None = None) -> str:
        return "".join(run.text for run in self._say(name, values))

    def _document(self) -> str:
        kinds = {kind.name: kind.title[self.lang] for kind in self.library.kinds if kind.name != OTHER}
        named = self._plain(kinds.get(self.report.kind or "", self._text("some_document")))
        return self._text("document", {"kind": named, "file": self.report.document.name})

    def _asked_for(self, not_read: Sequence[str]) -> Iterator[Line]:
        passages = {
            passage.text: self._quote(passage.text, self._place(passage.page, passage.paragraph))
            for passage in self.report.not_supplied
        }
        annexes = [
            self._text(
                f"annex_{annex.status}",
                {"annex": annex.name, "place": self._place(annex.page, annex.paragraph)},
            )
            for annex in self.report.annexes
            if annex.status != "present"
        ]
        for name, items in (("not_read", not_read), ("requested", [*passages.values(), *annexes])):
            yield from self._listed("text", name, items)

    def _listed(self, kind: LineKind, name: str, items: Iterable[str]) -> Iterator[Line]:
        lines = [Line("item", (Run(item),)) for item in items]
        if lines:
            yield Line(kind, self._say(name))
            yield from lines

    def _points(self) -> Iterator[Line]:
        open_points = [f for f in self.report.findings if f.status != "present"]
        if not open_points and not self.report.outdated:
            yield Line("text", self._say("no_points"))
            return
        asked = self._asked(open_points)
        named = [f for f in open_points if f not in asked and f.severity in NAMED]
        lesser = [f for f in open_points if f not in asked and f not in named]
        yield Line("text", self._say("points"))
        for family, findings in self._by_family([*asked, *named]):
            yield Line("family", (Run(family),))
            for f in findings:
                if f in asked:
                    yield Line("point", self._point(f), _raised(self._plain(f.title[self.lang])))
            if beside := [f.title[self.lang] for f in findings if f in named]:
                yield Line("text", self._say("also", {"titles": self._joined(beside)}))
        if self.report.outdated:
            yield Line("family", self._say("outdated"))
            yield from self._listed("text", "outdated_points", self._outdated())
        if lesser:
            yield Line("family", self._say("minor"))
            yield from self._listed(
                "text",
                "minor_points",
                (
                    self._text("family", {"family": family, "titles": self._joined(f.title[self.lang] for f in group)})
                    for family, group in self._by_family(lesser)
                ),
            )

    def _asked(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return what is asked about: what is grave, and each passage that the side should not accept, once."""
        asked, quoted = [], set[str]()
        for finding in findings:
            quotes = set(self._quotes(finding)) if finding.status == "contrary" else set[str]()
            if finding.severity == ASKED or quotes - quoted:
                asked.append(finding)
                quoted |= quotes
        return asked

    def _by_family(self, findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
        families = self.library.letter.families
        grouped: dict[str, list[Finding]] = {name: [] for name in families}
        for finding in findings:
            area = finding.clause.partition("/")[0]
            grouped[area if area in families else OTHER].append(finding)
        yield from ((families[name][self.lang], group) for name, group in grouped.items() if group)

    def _point(self, finding: Finding) -> Runs:
        clause = self.library.clauses[finding.clause]
        asked = clause.question.get(self.report.side)
        values: dict[str, Value] = {"question": asked[self.lang] if asked else self._text("question")}
        quotes = self._quotes(finding)
        name = finding.status
        if name == "partial":
            lacking = [clause.elements[i].asks[self.lang] for i, found in finding.elements.items() if not found]
            return self._say("partial", {"lacking": self._joined(lacking)}) if lacking else self._say("touched", values)
        values["quotes"] = self._separator.join(quotes)
        return self._say(name if quotes else "missing", values)

    def _quotes(self, finding: Finding) -> list[str]:
        """Quote what makes a finding contrary, where a passage does so by itself, or else what decided it.

        What the classifier alone points at is for our own lawyer to read, not to be put to the other side.
        """
        against = [q for q in finding.evidence if q.sense in ("forbids", "refuses")]
        said = [q for q in finding.evidence if q.sense != "hints"]
        chosen: Sequence[Quote] = against if finding.status == "contrary" and against else said
        return [self._quote(q.text, self._place(q.page, q.paragraph, q.section, q.text)) for q in chosen[:QUOTES]]

    def _outdated(self) -> Iterator[str]:
        """Yield each outdated reference once, with the places where the document makes it and what replaced it."""
        found: dict[str, list[Outdated]] = {}
        for one in self.report.outdated:
            found.setdefault(one.reference.id, []).append(one)
        for group in found.values():
            first = group[0]
            places = dict.fromkeys(self._place(one.page, one.paragraph) for one in group)
            values: dict[str, Value] = {
                "text": self._quote(first.text, ", ".join(places)),
                "replaced": first.reference.replaced_by[self.lang],
            }
            if first.reference.ceased is None:
                yield self._text("never_good", values)
            else:
                yield self._text("superseded", {**values, "day": first.reference.ceased})

    def _quote(self, text: str, place: str) -> str:
        return self._text("quote", {"text": _cut(text, LONGEST).rstrip(" .;"), "place": place})

    def _place(self, page: int | None, paragraph: int, section: str | None = None, text: str = "") -> str:
        """Say where a passage stands: its page and its heading, or its rank where neither says more than itself."""
        parts = [self._text("page", {"page": str(page)})] if page is not None else []
        if section and not text.startswith(section):
            parts.append(_cut(section, LONGEST_SECTION))
        return ", ".join(parts) or self._text("paragraph", {"paragraph": str(paragraph)})

    @property
    def _separator(self) -> str:
        return "\u00a0; " if self.lang == "fr" else "; "

    def _joined(self, titles: Iterable[str]) -> str:
        return self._separator.join(map(self._plain, titles))

    def _plain(self, title: str) -> str:
        """Return a title as it stands in a sentence: a letter defines no terms, and only names have capitals."""
        names = self.library.proofs.names[self.lang]
        return _CAPITAL.sub(lambda m: m[0] if m.start() and m[0] in names else m[0].lower(), title)


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
