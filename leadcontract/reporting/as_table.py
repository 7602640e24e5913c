"""Writes a report as a lawyer reads it in a terminal: what matters most first, wrapped to the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leadcontract.domain.document import SourceDocument
from leadcontract.domain.finding import Finding, Outdated, Report, Status
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.library.saying import both, bounds
from leadcontract.reporting.audit_table import audit_lines
from leadcontract.reporting.lines import QUOTED, cut, placed, sentences, wrap
from leadcontract.reporting.outline import is_grave, numbered, steps
from leadcontract.reporting.page_words import LABELS, STEPS
from leadcontract.reporting.words import LANGUAGE, RECOGNISED, SEVERITY, SIDE, STATUS, counts, unread

QUOTES = 2
"""How many quotes of a finding are shown; the JSON report holds them all."""
WHY_LINES, LAW_LINES = 3, 2
"""How many lines a reason may take beyond its first two sentences, and the law at most."""
COLOURS: Mapping[Status, str] = {
    "present": "32", "partial": "33", "contrary": "31;1", "unclear": "36", "referred": "35", "missing": "31",
}  # fmt: skip

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
LESSER = Bilingual("Autres points", "Other points")
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

    First what kind of document it is, whether it was read whole, what was counted and what to do; then what weighs,
    with its passages, by severity and then by status; what was found beside the clauses, the two directions of audit;
    and last the names of the other clauses. ``kinds`` names the kinds of document.
    """
    lines = [*_head(report, lang, width, kinds or {}, colour), *_steps(report, lang, width)]
    grave = [f for _, f in numbered(report) if is_grave(f)]
    for finding in grave:
        lines += ["", *_finding(finding, lang, width, colour)]
    lines += _beside(report, lang, width)
    if report.audit is not None:
        lines += ["", *audit_lines(report.audit, lang, width)]
    lines += _lesser(report, lang, width)
    whole = [f.title[lang] for f in report.findings if f.status == "present"]
    if whole:
        lines += ["", *_heading(PRESENT, len(whole), lang, width), *wrap(BETWEEN.join(whole), width, "  ")]
    if any(not basis.verified for finding in grave for basis in finding.law):
        lines += ["", *wrap(DOUBTFUL[lang], width)]
    return "\n".join(lines) + "\n"


def outdated_lines(found: Iterable[Outdated], lang: Lang, width: int = 80) -> Iterator[str]:
    """Yield the outdated references of a document, each with its place and what replaced it, wrapped to a width."""
    for one in found:
        ceased = one.reference.ceased
        since = SINCE.format(day=both(ceased))[lang] if ceased else NEVER[lang]
        quoted = QUOTED[lang].format(text=cut(one.text))
        where = placed(one.page, None, one.paragraph, lang)
        yield from wrap(f"{quoted} ({where}), {since}", width, "  ", first="- ")
        yield from wrap(REPLACED.format(what=one.reference.replaced_by)[lang], width, "    ")


def _head(report: Report, lang: Lang, width: int, kinds: Mapping[str, Bilingual], colour: bool) -> Iterator[str]:
    document = report.document
    yield from wrap(document.name, width)
    yield from wrap(_described(document, report.kind, lang, kinds), width, "  ")
    judged = JUDGED.format(playbook=report.playbook, side=SIDE[report.side], day=both(report.on))
    yield from wrap(f"{judged[lang]} {CHECKED.format(version=report.library_version)[lang]}", width, "  ")
    if report.kind is None:
        yield from wrap(CHOOSE[lang], width, "  ")
    if document.ocr:
        yield from wrap(RECOGNISED[lang], width, "  ")
    if document.incomplete:
        word = LABELS["incomplete"][lang].upper()
        unread = ", ".join(_unread(document, lang))
        told = f"{word}. {LABELS['incomplete_why'][lang]} {NAMED[lang].format(label=NOT_READ[lang], text=cut(unread))}."
        yield from ("", *_coloured(wrap(told, width), word, colour and COLOURS["contrary"]))
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
        for told in _unread(report.document, lang):
            yield from wrap(told, width, "  ", first="- ")


def _steps(report: Report, lang: Lang, width: int) -> Iterator[str]:
    """Yield what to do, numbered, with the names of the clauses that each step is about."""
    yield from ("", *wrap(LABELS["todo"][lang], width))
    done = list(steps(report))
    if not done:
        yield from wrap(LABELS["nothing"][lang], width, "  ")
    for number, step in enumerate(done, 1):
        told = f"{STEPS[step.name][lang]} ({step.count})"
        yield from wrap(told, width, "  " + " " * 3, first=f"{number}. ")
        if step.numbered:
            yield from wrap(BETWEEN.join(finding.title[lang] for _, finding in step.numbered), width, "     ")


def _lesser(report: Report, lang: Lang, width: int) -> Iterator[str]:
    """Yield the names of the clauses that are not present and weigh little, by severity and status."""
    lesser = [f for _, f in numbered(report) if f.status != "present" and not is_grave(f)]
    if lesser:
        yield from ("", *_heading(LESSER, len(lesser), lang, width))
    for severity, status in dict.fromkeys((f.severity, f.status) for f in lesser):
        own = [f.title[lang] for f in lesser if (f.severity, f.status) == (severity, status)]
        told = f"{STATUS[status][lang]}{BETWEEN}{SEVERITY[severity][lang]} ({len(own)})"
        yield from wrap(NAMED[lang].format(label=told, text=BETWEEN.join(own)), width, "  ", first="- ")


def _unread(document: SourceDocument, lang: Lang) -> list[str]:
    return [unread(one)[lang] for one in document.not_read]


def _coloured(lines: list[str], word: str, code: str | bool) -> list[str]:
    """Return lines with the word that opens them in a colour, or as they are."""
    return [lines[0].replace(word, f"\x1b[{code}m{word}\x1b[0m", 1), *lines[1:]] if code else lines


def _finding(finding: Finding, lang: Lang, width: int, colour: bool) -> Iterator[str]:
    status = STATUS[finding.status][lang].upper()
    title = wrap(f"{status} · {SEVERITY[finding.severity][lang]} · {finding.title[lang]}", width)
    yield from _coloured(title, status, colour and COLOURS[finding.status])
    yield from wrap(_reason(finding.why[lang], WHY_LINES * (width - 2)), width, "  ")
    for quote in finding.evidence[:QUOTES]:
        place = placed(quote.page, quote.section, quote.paragraph, lang)
        text = cut(NAMED[lang].format(label=quote.label, text=quote.text) if quote.label else quote.text)
        yield from wrap(f"{QUOTED[lang].format(text=text)} ({place})", width, "    ")
    yield from _law(finding.law, lang, width)


def _reason(why: str, room: int) -> str:
    """Return the first sentence of a reason, the next one, and those that still fit in some characters."""
    first, *rest = sentences(why)
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
