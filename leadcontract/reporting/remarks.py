"""Says a review in comments for the margin: what to remark on each passage, and on the title what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from leadcontract.domain.clause import SEVERITIES, Clause, Severity
from leadcontract.domain.document import Place, Provision
from leadcontract.domain.finding import Finding, Outdated, Quote, Report, Status
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.domain.library import Library
from leadcontract.domain.marking import Remark
from leadcontract.domain.typography import typography
from leadcontract.library.saying import say
from leadcontract.reporting.lines import cut, safe, sentences
from leadcontract.reporting.words import SEVERITY, SIDE, counts, unread

Suggest = Callable[[Clause, Lang], Sequence[str]]
"""Gives the paragraphs of the wording to propose for a clause; none where the library has none."""

HEADS: Mapping[Status, Bilingual] = {
    "present": Bilingual("Chiffre à revoir : {title} ({severity})", "Figure to look at: {title} ({severity})"),
    "partial": Bilingual("Clause partielle : {title} ({severity})", "Partial clause: {title} ({severity})"),
    "contrary": Bilingual("Clause contraire : {title} ({severity})", "Contrary clause: {title} ({severity})"),
    "unclear": Bilingual("À lire : {title} ({severity})", "To be read: {title} ({severity})"),
    "referred": Bilingual("Clause renvoyée ailleurs : {title} ({severity})", "Left elsewhere: {title} ({severity})"),
    "missing": Bilingual("Clause absente : {title} ({severity})", "Missing clause: {title} ({severity})"),
}
AGAIN = Bilingual("Même constat que plus haut : voir ce commentaire.", "As above: see that comment.")
PASSAGE = Bilingual("Passage ({place}) : « {text} »", "Passage ({place}): “{text}”")
PLACES: Mapping[Place, Bilingual] = {
    "header": Bilingual("en-tête", "header"),
    "footer": Bilingual("pied de page", "footer"),
    "footnote": Bilingual("note de bas de page", "footnote"),
    "endnote": Bilingual("note de fin", "endnote"),
    "text box": Bilingual("zone de texte", "text box"),
}
"""Where Word takes no comment: what is said there is quoted in a comment hung nearby."""
LAW = Bilingual("Droit : {law}.", "Law: {law}.")
DOUBTFUL = Bilingual("{citation} (à vérifier)", "{citation} (to be verified)")
PROPOSED = Bilingual("Rédaction proposée :", "Proposed wording:")
OUTDATED = Bilingual("Référence dépassée : {text}", "Outdated reference: {text}")
SINCE = Bilingual("Dépassée depuis le {day}. Remplacée par : {what}.", "Outdated since {day}. Replaced by: {what}.")
NEVER = Bilingual("À remplacer par : {what}.", "To be replaced by: {what}.")
ANNEX = {
    "empty": Bilingual("{name} : annoncée, mais vide", "{name}: announced, but empty"),
    "absent": Bilingual("{name} : annoncée, mais absente du fichier", "{name}: announced, but not in the file"),
}
OVERVIEW = Bilingual("Relecture {side}", "Review {side}")
JUDGED = Bilingual(
    "Droit en vigueur le {day}. {count} clauses attendues : {counts}.",
    "Law in force on {day}. {count} clauses expected: {counts}.",
)
NOT_READ = Bilingual("Non lu : {what}.", "Not read: {what}.")
ABSENT: Mapping[Severity, Bilingual] = {
    "critical": Bilingual("Clauses absentes, critiques ({count})", "Missing clauses, critical ({count})"),
    "major": Bilingual("Clauses absentes, majeures ({count})", "Missing clauses, major ({count})"),
    "minor": Bilingual("Clauses absentes, mineures ({count})", "Missing clauses, minor ({count})"),
    "info": Bilingual("Clauses absentes, indicatives ({count})", "Missing clauses, indicative ({count})"),
}
ONE_ABSENT = Bilingual("{title}. {why}", "{title}. {why}")
TELLING: tuple[Severity, ...] = ("critical", "major")
"""Missing clauses that weigh less are only named."""
LONGEST = 300


def remarks(report: Report, library: Library, lang: Lang, suggest: Suggest) -> tuple[Remark, ...]:
    """Return the comments on a document: those on its title first, then those on passages, in reading order.

    A passage gets one for each clause that is partial, contrary, unclear or referred, and for each outdated reference
    or hollow annex; a clause that is there gets one only where a figure in it is out of bounds. Of a clause that is
    contrary in several places, the first holds the reasons and the wording. What is missing is told on the title, by
    severity.
    """
    return _Writer(report, library, lang, suggest).remarks()


def contrary(report: Report, library: Library, lang: Lang, suggest: Suggest) -> tuple[Remark, ...]:
    """Return the comments on contrary passages alone, in reading order."""
    writer = _Writer(report, library, lang, suggest)
    return _ordered(one for f in report.findings if f.status == "contrary" for one in writer.on(f))


class _Writer:
    def __init__(self, report: Report, library: Library, lang: Lang, suggest: Suggest) -> None:
        self.report = report
        self.library = library
        self.lang = lang
        self.suggest = suggest
        self.provisions: Mapping[int, Provision] = {p.paragraph: p for p in report.document.provisions}

    def remarks(self) -> tuple[Remark, ...]:
        ranked = sorted(self.report.findings, key=lambda f: SEVERITIES.index(f.severity))
        placed = [one for finding in ranked if finding.status != "missing" for one in self.on(finding)]
        placed += [*self._outdated(), *self._annexes()]
        return (self._overview(), *self._missing(ranked), *_ordered(placed))

    def on(self, finding: Finding) -> Iterator[Remark]:
        """Yield the comments on the passages of a finding, the one with the reasons first."""
        title = finding.title[self.lang]
        head = self._say(HEADS[finding.status], title=title, severity=SEVERITY[finding.severity][self.lang])
        first = True
        for paragraph, start, end in _passages(finding):
            said = self._reasons(finding) if first else [self._plain(AGAIN[self.lang])]
            yield self._remark([head, *said], paragraph, start, end)
            first = False
        if first and finding.status not in ("present", "missing"):
            yield Remark((head, *self._reasons(finding)))

    def _reasons(self, finding: Finding) -> list[str]:
        said = [self._plain(finding.why[self.lang]), *self._law(finding.law)]
        wording = self.suggest(self.library.clauses[finding.clause], self.lang) if finding.suggestion else ()
        return [*said, self._plain(PROPOSED[self.lang]), *wording] if wording else said

    def _law(self, law: Sequence[Basis]) -> list[str]:
        cited = [one.citation if one.verified else DOUBTFUL.format(citation=one.citation) for one in law]
        between = "\u00a0; " if self.lang == "fr" else "; "
        return [self._say(LAW, law=between.join(one[self.lang] for one in cited))] if cited else []

    def _remark(self, lines: Sequence[str], paragraph: int, start: int, end: int) -> Remark:
        """Hang lines on a passage, quoted where the comment cannot stand on it."""
        provision = self.provisions[paragraph]
        if provision.place in PLACES:
            text = cut(provision.text[start:end], LONGEST)
            quoted = self._say(PASSAGE, place=PLACES[provision.place][self.lang], text=safe(text))
            lines = [lines[0], quoted, *lines[1:]]
        return Remark(tuple(lines), paragraph, start, end)

    def _outdated(self) -> Iterator[Remark]:
        for one in self.report.outdated:
            start = max(self.provisions[one.paragraph].text.find(one.text), 0)
            said = [self._say(OUTDATED, text=safe(one.text)), self._replaced(one)]
            yield self._remark(said, one.paragraph, start, start + len(one.text))

    def _replaced(self, one: Outdated) -> str:
        reference = one.reference
        says = NEVER if reference.ceased is None else SINCE
        day = None if reference.ceased is None else say(reference.ceased, self.lang)
        return self._say(says, day=day, what=reference.replaced_by[self.lang].rstrip("."))

    def _annexes(self) -> Iterator[Remark]:
        for annex in self.report.annexes:
            if annex.status != "present":
                whole = len(self.provisions[annex.paragraph].text)
                said = self._say(ANNEX[annex.status], name=safe(annex.name))
                yield self._remark([said], annex.paragraph, 0, whole)

    def _overview(self) -> Remark:
        report = self.report
        told = counts(report.summary, self.lang)
        lines = [
            self._say(OVERVIEW, side=SIDE[report.side]),
            self._say(JUDGED, day=say(report.on, self.lang), count=len(report.findings), counts=told),
        ]
        missed = ", ".join(unread(one)[self.lang] for one in report.document.not_read)
        return Remark((*lines, self._say(NOT_READ, what=missed)) if missed else tuple(lines))

    def _missing(self, ranked: Sequence[Finding]) -> Iterator[Remark]:
        for severity in SEVERITIES:
            absent = [f for f in ranked if f.status == "missing" and f.severity == severity]
            if absent:
                lines = [self._say(ABSENT[severity], count=len(absent))]
                lines += [self._absent(finding) for finding in absent]
                yield Remark(tuple(lines))

    def _absent(self, finding: Finding) -> str:
        title = finding.title[self.lang]
        if finding.severity not in TELLING:
            return self._plain(title)
        why, *_ = sentences(self.library.clauses[finding.clause].why[self.lang])
        return " ".join([self._say(ONE_ABSENT, title=title, why=why), *self._law(finding.law)])

    def _say(self, said: Bilingual, /, **values: object) -> str:
        return self._plain(said.format(**values)[self.lang])

    def _plain(self, text: str) -> str:
        return typography(text, self.lang)


def _passages(finding: Finding) -> list[tuple[int, int, int]]:
    """Return the passages of a finding to remark on: all that decide that it is contrary, else the fullest."""
    if finding.status == "present":
        odd = [figure for figure in finding.figures if not figure.within]
        return [(one.evidence.paragraph, one.start, one.end) for one in odd[:1]]
    against = [quote for quote in finding.evidence if quote.sense in ("forbids", "refuses")]
    fullest = sorted(finding.evidence, key=lambda quote: -len(quote.text))[:1]  # a heading says less than its text
    chosen: Sequence[Quote] = against if finding.status == "contrary" and against else fullest
    return [(quote.paragraph, quote.start, quote.end) for quote in chosen]


def _ordered(remarks: Iterator[Remark] | Sequence[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda r: (-1 if r.paragraph is None else r.paragraph, r.start)))
