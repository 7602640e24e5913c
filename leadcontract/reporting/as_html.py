"""Writes a report as one page that stands alone: to mail, to print, to read without a script or a network."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment

from leadcontract.domain.clause import SEVERITIES
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.library.saying import bounds, say
from leadcontract.reporting import as_table, audit_table, outline, page_words, pages, words
from leadcontract.reporting.lines import placed
from leadcontract.reporting.marking import anchor, pieces, quoted, span

TEMPLATE = "report.html.j2"


def page(report: Report, lang: Lang, library: Library) -> str:
    """Return a report as a whole HTML page in a language; always the same text for the same report.

    Everything that the document says is escaped, and passages keep their own language. No resource is loaded and no
    script runs: the policy in the page forbids both. ``library`` names kinds, families and elements.
    """
    numbered = outline.numbered(report)
    passages = quoted(numbered)
    environment = _environment(lang)
    return environment.get_template(TEMPLATE).render(
        **pages.styled(environment),
        report=report,
        kind=next((kind.title for kind in library.kinds if kind.name == report.kind), as_table.NO_KIND),
        clauses=library.clauses,
        groups=[(s, [(n, f) for n, f in numbered if f.severity == s]) for s in SEVERITIES],
        families=outline.families(report, library),
        steps=list(outline.steps(report)),
        beyond=[(n, figure) for n, finding in numbered for figure in finding.figures if not figure.within],
        hollow=[annex for annex in report.annexes if annex.status != "present"],
        spoken={p.paragraph: p.lang for p in report.document.provisions},
        text=[(p, pieces(p, passages, outline.ORDER)) for p in report.document.provisions],
    )


@cache
def _environment(lang: Lang) -> Environment:
    """Return templates that know the words of a review, in a language."""
    environment = pages.environment(lang)
    environment.globals |= {
        "lang": lang,
        "t": page_words.LABELS,
        "todo": page_words.STEPS,
        "signs": page_words.SIGNS,
        "statuses": outline.ORDER,
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
