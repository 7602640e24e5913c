"""Writes a report as one page that stands alone: to mail, to print, to read without a script or a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from leadcontract.domain.clause import SEVERITIES
from leadcontract.domain.finding import STATUSES, Finding, Report, Status
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.library.saying import bounds, say
from leadcontract.reporting import as_table, audit_table, page_words, pages, words
from leadcontract.reporting.lines import placed
from leadcontract.reporting.marking import anchor, pieces, quoted, span

TEMPLATE = "report.html.j2"
ORDER: tuple[Status, ...] = (*as_table.WORST, "present")
"""Findings of one severity, what calls for most first."""
OTHER = "other"
"""The family of the clauses whose folder has no name."""
OTHERS = Bilingual("Autres points", "Other points")
EACH: tuple[Status, ...] = ("contrary", "unclear", "referred")
"""Statuses whose findings all call for something, whatever their severity."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: its name in STEPS, the section it is about, how many, and the findings to go to, by number."""

    name: str
    section: str
    count: int
    numbered: tuple[tuple[int, Finding], ...] = ()


def page(report: Report, lang: Lang, library: Library) -> str:
    """Return a report as a whole HTML page in a language; always the same text for the same report.

    Everything that the document says is escaped, and passages keep their own language. No resource is loaded and no
    script runs: the policy in the page forbids both. ``library`` names kinds, families and elements.
    """
    numbered = list(enumerate(sorted(report.findings, key=_rank), 1))
    passages = quoted(numbered)
    environment = _environment(lang)
    return environment.get_template(TEMPLATE).render(
        **pages.styled(environment),
        report=report,
        kind=next((kind.title for kind in library.kinds if kind.name == report.kind), as_table.NO_KIND),
        clauses=library.clauses,
        groups=[(s, [(n, f) for n, f in numbered if f.severity == s]) for s in SEVERITIES],
        families=families(report, library),
        steps=list(steps(report, numbered)),
        beyond=[(n, figure) for n, finding in numbered for figure in finding.figures if not figure.within],
        hollow=[annex for annex in report.annexes if annex.status != "present"],
        spoken={p.paragraph: p.lang for p in report.document.provisions},
        text=[(p, pieces(p, passages, ORDER)) for p in report.document.provisions],
    )


def families(report: Report, library: Library) -> list[tuple[Bilingual, dict[Status, int]]]:
    """Return each family of clauses that is expected, with how many of its findings have each status."""
    counted = {name: dict.fromkeys(STATUSES, 0) for name in (*library.letter.families, OTHER)}
    titles: dict[str, Bilingual] = {}
    for finding in report.findings:
        name, title = family_of(finding, library)
        titles[name] = title
        counted[name][finding.status] += 1
    return [(titles[name], counts) for name, counts in counted.items() if name in titles]


def family_of(finding: Finding, library: Library) -> tuple[str, Bilingual]:
    """Return the family of a clause, by its folder: its name in the library and its title."""
    known = library.letter.families
    area = finding.clause.partition("/")[0]
    return (area, known[area]) if area in known else (OTHER, known.get(OTHER, OTHERS))


def steps(report: Report, numbered: list[tuple[int, Finding]]) -> Iterator[Step]:
    """Yield what a report asks its reader to do, in the order of STEPS; what there is none of is left out."""
    beside = {
        "not-read": len(report.document.not_read),
        "not-supplied": len(report.not_supplied),
        "annexes": sum(annex.status != "present" for annex in report.annexes),
        "figures": sum(not figure.within for finding in report.findings for figure in finding.figures),
        "outdated": len(report.outdated),
    }
    rest = [(n, f) for n, f in numbered if f.status != "present"]
    for name in page_words.STEPS:
        if name in beside:
            if beside[name]:
                yield Step(name, name, beside[name])
        elif name in STATUSES:
            own = [(n, f) for n, f in rest if f.status == name and (name in EACH or f.severity == "critical")]
            rest = [pair for pair in rest if pair not in own]
            if own:
                yield Step(name, "findings", len(own), tuple(own))
    if rest:
        yield Step("findings", "findings", len(rest))


def _rank(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), ORDER.index(finding.status)


@cache
def _environment(lang: Lang) -> Environment:
    """Return templates that know the words of a review, in a language."""
    environment = pages.environment(lang)
    environment.globals |= {
        "lang": lang,
        "t": page_words.LABELS,
        "todo": page_words.STEPS,
        "signs": page_words.SIGNS,
        "statuses": ORDER,
        "status": words.STATUS,
        "severity": words.SEVERITY,
        "side": words.SIDE,
        "language": words.LANGUAGE,
        "table": as_table,
        "audit": audit_table,
        "anchor": lambda quote: anchor(span(quote)),
        "placed": lambda page, section, paragraph: placed(page, section, paragraph, lang),
        "not_read": lambda text: words.not_read(text, lang),
        "bounds": bounds,
        "say": lambda value: say(value, lang),
        "safe_link": lambda url: url.startswith(("https://", "http://")),
    }
    return environment
