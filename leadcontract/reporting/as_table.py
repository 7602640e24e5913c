"""Writes a report as a lawyer reads it in a terminal: what matters most first, wrapped to the width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from leadcontract.domain.clause import SEVERITIES
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.finding import Finding, Outdated, Report, Status
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.library.saying import bounds
from leadcontract.reporting.audit_table import audit_lines
from leadcontract.reporting.lines import QUOTED, cut, placed, wrap
from leadcontract.reporting.words import (
    INCOMPLETE,
    INCOMPLETE_WHY,
    LANGUAGE,
    RECOGNISED,
    SEVERITY,
    SIDE,
    STATUS,
    counts,
    not_read,
)  # fmt: skip

QUOTES = 2
"""How many quotes of a finding are shown; the JSON report holds them all."""
WHY_LINES, LAW_LINES = 3, 2
"""How many lines a reason may take beyond its first two sentences, and the law at most."""
WORST: tuple[Status, ...] = ("contrary", "missing", "partial", "referred", "unclear")
COLOURS: Mapping[Status, str] = {
    "present": "32", "partial": "33", "contrary": "31;1", "unclear": "36", "referred": "35", "missing": "31",
}  # fmt: skip

_SENTENCE = re.compile(r"(?<=[^\W\d_]{5}[.?!])\s+|(?<=[)%][.?!])\s+")

DOCUMENT = Bilingual("{kind}, {pages}{words}{languages}.", "{kind}, {pages}{words}{languages}.")
PAGES = (Bilingual("{count} page, ", "{count} page, "), Bilingual("{count} pages, ", "{count} pages, "))
WORDS = Bilingual("{words} mots", "{words} words")
NO_KIND = Bilingual("nature du document incertaine", "kind of document: not sure")
CHOOSE = Bilingual(
    "Faute de signes sûrs, cette grille est un défaut : --playbook en choisit une autre.",
    "For want of sure signs this playbook is a default: --playbook chooses another.",
)
JUDGED = Bilingual(
    "Grille « {playbook} », {side} ; droit en vigueur le {day}.",
    "Playbook '{playbook}', {side}; law in force on {day}.",
)
CHECKED = Bilingual("Bibliothèque vérifiée le {version}.", "Library checked on {version}.")
EXPECTED = Bilingual("{count} clauses attendues : {counts}.", "{count} clauses expected: {counts}.")
NOTHING = Bilingual("Aucune clause attendue.", "No clause expected.")
OUTDATED = Bilingual("Droit dépassé", "Outdated law")
SINCE = Bilingual("dépassé depuis le {day}", "outdated since {day}")
NEVER = Bilingual("sans valeur", "never good")
REPLACED = Bilingual("Remplacé par : {what}.", "Replaced by: {what}.")
FIGURES = Bilingual("Chiffres hors limite", "Figures out of bounds")
FIGURE = Bilingual("« {text} » ({where}) : {bound}, {law}", "“{text}” ({where}): {bound}, {law}")
NOT_SUPPLIED = Bilingual("Documents cités, non fournis", "Documents referred to, not supplied")
ANNEXES = Bilingual("Annexes annoncées, vides ou absentes", "Annexes announced, empty or not there")
EMPTY = {"empty": Bilingual("vide", "empty"), "absent": Bilingual("absente", "not there")}
NOT_READ = Bilingual("Non lu", "Not read")
MORE = Bilingual(" (et {count} de plus)", " (and {count} more)")
DOUBT, BETWEEN = "*", " · "
DOUBTFUL = Bilingual(
    "* Référence qu’un juriste doit encore vérifier.", "* A reference that a lawyer must still verify."
)
LAW = Bilingual("Droit : {law}", "Law: {law}")
PRESENT = Bilingual("Clauses présentes", "Clauses present")
NAMED = Bilingual("{label} : {text}", "{label}: {text}")


def table(
    report: Report,
    lang: Lang,
    width: int = 80,
    colour: bool = False,
    kinds: Mapping[str, Bilingual] | None = None,
) -> str:
    """Return a report as lines of at most ``width`` columns (40 or more), ending with a line break.

    First the document and what was counted, then what was found beside the clauses, the two directions of audit,
    every clause that is not present, by severity and then by status, and last the names of those that are. ``kinds``
    names the kinds of document.
    """
    lines = [*_head(report, lang, width, kinds or {}), *_beside(report, lang, width)]
    if report.audit is not None:
        lines += ["", *audit_lines(report.audit, lang, width)]
    rest = [f for f in report.findings if f.status != "present"]
    for finding in sorted(rest, key=lambda f: (SEVERITIES.index(f.severity), WORST.index(f.status))):
        lines += ["", *_finding(finding, lang, width, colour)]
    whole = [f.title[lang] for f in report.findings if f.status == "present"]
    if whole:
        lines += ["", *_heading(PRESENT, len(whole), lang, width), *wrap(BETWEEN.join(whole), width, "  ")]
    if any(not basis.verified for finding in rest for basis in finding.law):
        lines += ["", *wrap(DOUBTFUL[lang], width)]
    return "\n".join(lines) + "\n"


def outdated_lines(found: Iterable[Outdated], lang: Lang, width: int = 80) -> Iterator[str]:
    """Yield the outdated references of a document, each with its place and what replaced it, wrapped to a width."""
    for one in found:
        ceased = one.reference.ceased
        since = SINCE.format(day=ceased)[lang] if ceased else NEVER[lang]
        quoted = QUOTED[lang].format(text=cut(one.text))
        where = placed(one.page, None, one.paragraph, lang)
        yield from wrap(f"{quoted} ({where}), {since}", width, "  ", first="- ")
        yield from wrap(REPLACED.format(what=one.reference.replaced_by)[lang], width, "    ")


def _head(report: Report, lang: Lang, width: int, kinds: Mapping[str, Bilingual]) -> Iterator[str]:
    document = report.document
    yield from wrap(document.name, width)
    yield from wrap(_described(document, report.kind, lang, kinds), width, "  ")
    judged = JUDGED.format(playbook=report.playbook, side=SIDE[report.side], day=report.on)
    yield from wrap(f"{judged[lang]} {CHECKED.format(version=report.library_version)[lang]}", width, "  ")
    if report.kind is None:
        yield from wrap(CHOOSE[lang], width, "  ")
    if document.ocr:
        yield from wrap(RECOGNISED[lang], width, "  ")
    if document.incomplete:
        yield from wrap(f"{INCOMPLETE[lang].upper()}. {INCOMPLETE_WHY[lang]}", width, "  ")
    expected = EXPECTED.format(count=len(report.findings), counts=counts(report.summary, lang))
    yield from ("", *wrap((expected if report.findings else NOTHING)[lang], width))


def _described(document: SourceDocument, kind: str | None, lang: Lang, kinds: Mapping[str, Bilingual]) -> str:
    title = kinds.get(kind or "", NO_KIND)[lang]
    pages = PAGES[document.pages != 1].format(count=document.pages)[lang] if document.pages is not None else ""
    spoken = ", ".join(LANGUAGE[language][lang] for language in document.languages)
    return DOCUMENT[lang].format(
        kind=title[:1].upper() + title[1:],
        pages=pages,
        words=WORDS.format(words=document.words)[lang],
        languages=f" ({spoken})" if spoken else "",
    )


def _beside(report: Report, lang: Lang, width: int) -> Iterator[str]:
    if report.outdated:
        yield from ("", *_heading(OUTDATED, len(report.outdated), lang, width))
        yield from outdated_lines(report.outdated, lang, width)
    figures = [figure for finding in report.findings for figure in finding.figures if not figure.within]
    if figures:
        yield from ("", *_heading(FIGURES, len(figures), lang, width))
        for figure in figures:
            where = placed(figure.page, None, figure.evidence.paragraph, lang)
            parts = {"where": where, "bound": bounds(figure.limit)[lang], "law": figure.law.citation[lang]}
            yield from wrap(FIGURE[lang].format(text=cut(figure.text), **parts), width, "  ", first="- ")
    if report.not_supplied:
        yield from ("", *_heading(NOT_SUPPLIED, len(report.not_supplied), lang, width))
        for passage in report.not_supplied:
            quoted = QUOTED[lang].format(text=cut(passage.text))
            place = placed(passage.page, None, passage.paragraph, lang)
            yield from wrap(f"{quoted} ({place})", width, "  ", first="- ")
    hollow = [annex for annex in report.annexes if annex.status != "present"]
    if hollow:
        yield from ("", *_heading(ANNEXES, len(hollow), lang, width))
        for annex in hollow:
            place = placed(annex.page, None, annex.paragraph, lang)
            yield from wrap(f"{annex.name}, {EMPTY[annex.status][lang]} ({place})", width, "  ", first="- ")
    if report.document.not_read:
        yield from ("", *_heading(NOT_READ, len(report.document.not_read), lang, width))
        for one in report.document.not_read:
            yield from wrap(f"{not_read(one.what, lang)} ({not_read(one.where, lang)})", width, "  ", first="- ")


def _finding(finding: Finding, lang: Lang, width: int, colour: bool) -> Iterator[str]:
    status = STATUS[finding.status][lang].upper()
    title = wrap(f"{status} · {SEVERITY[finding.severity][lang]} · {finding.title[lang]}", width)
    if colour:
        title[0] = title[0].replace(status, f"\x1b[{COLOURS[finding.status]}m{status}\x1b[0m", 1)
    yield from title
    yield from wrap(_reason(finding.why[lang], WHY_LINES * (width - 2)), width, "  ")
    for quote in finding.evidence[:QUOTES]:
        place = placed(quote.page, quote.section, quote.paragraph, lang)
        text = cut(NAMED[lang].format(label=quote.label, text=quote.text) if quote.label else quote.text)
        yield from wrap(f"{QUOTED[lang].format(text=text)} ({place})", width, "    ")
    yield from _law(finding.law, lang, width)


def _reason(why: str, room: int) -> str:
    """Return the first sentence of a reason, the next one, and those that still fit in some characters."""
    first, *rest = _SENTENCE.split(why)
    text = " ".join([first, *rest[:1]])
    for sentence in rest[1:]:
        if len(text) + 1 + len(sentence) > room:
            break
        text = f"{text} {sentence}"
    return text


def _law(law: tuple[Basis, ...], lang: Lang, width: int) -> list[str]:
    """Cite as many sources as fit in a few lines, and count the others."""
    cited = [basis.citation[lang] + ("" if basis.verified else DOUBT) for basis in law]
    lines: list[str] = []
    for shown in range(len(cited), 0, -1):
        more = MORE[lang].format(count=len(cited) - shown) if shown < len(cited) else ""
        lines = wrap(LAW[lang].format(law=BETWEEN.join(cited[:shown]) + more), width, "  ")
        if len(lines) <= LAW_LINES:
            break
    return lines


def _heading(text: Bilingual, count: int, lang: Lang, width: int) -> list[str]:
    return wrap(f"{text[lang]} ({count})", width)
