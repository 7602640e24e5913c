"""Writes reports as JSON, exactly as scripts rely on: stable order, no time, no host."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from leadcontract.domain.fact import Fact
from leadcontract.domain.finding import Finding, Quote, Report, Said, Symmetry
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.quantity import Quantity
from leadcontract.library.saying import plain
from leadcontract.reporting.words import unread

SCHEMA = "leadcontract/review/1"


def dump(reports: Sequence[Report], many: bool = False) -> str:
    """Return one object for one report, an array for several or for ``many`` documents, however few could be read."""
    if many or len(reports) != 1:
        return "".join(array(one(report) for report in reports))
    return one(reports[0]) + "\n"


def one(report: Report) -> str:
    """Return a report as one object, without the line break that ends a file."""
    return json.dumps(as_dict(report), ensure_ascii=False, indent=2)


def array(told: Iterable[str]) -> Iterator[str]:
    """Yield, piece by piece, an array of reports, each as ``one`` tells it."""
    before = "[\n  "
    for text in told:
        yield before + text.replace("\n", "\n  ")
        before = ",\n  "
    yield "\n]\n" if before.startswith(",") else "[]\n"


def as_dict(report: Report) -> dict[str, Any]:
    """Return a report as plain values; law is cited in the main language of the document."""
    document = report.document
    langs = document.languages
    lang: Lang = (*langs, "fr")[0]
    return {
        "schema": SCHEMA,
        "document": {
            "name": document.name,
            "sha256": document.sha256,
            "kind": report.kind,
            "languages": list(langs),
            "pages": document.pages,
            "words": document.words,
            "ocr": document.ocr,
            "incomplete": document.incomplete,
        },
        "playbook": {"name": report.playbook, "side": report.side, "date": report.on.isoformat()},
        "library": {"version": report.library_version, "sha256": report.library_sha256},
        "summary": report.summary,
        "not_read": [{"what": n.what, "where": n.where, "says": _both(unread(n))} for n in document.not_read],
        "not_supplied": [{"text": n.text, "page": n.page, "paragraph": n.paragraph} for n in report.not_supplied],
        "annexes": [
            {"name": a.name, "status": a.status, "page": a.page, "paragraph": a.paragraph} for a in report.annexes
        ],
        "findings": [_finding(finding, lang) for finding in report.findings],
        "audit": None if report.audit is None else _symmetry(report.audit),
        "outdated_law": [
            {
                "id": o.reference.id,
                "text": o.text,
                "page": o.page,
                "paragraph": o.paragraph,
                "ceased": o.reference.ceased.isoformat() if o.reference.ceased else None,
                "replaced_by": o.reference.replaced_by[lang],
                "title": _both(o.reference.title),
                "severity": o.reference.severity,
            }
            for o in report.outdated
        ],
        "facts": {path: _fact(fact) for path, fact in report.facts.facts.items()},
        "facts_to_settle": [
            {"path": doubt.path, "why": _both(doubt.why), "quotes": [_read(quote) for quote in doubt.quotes]}
            for doubt in report.facts.doubts
        ],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    value = fact.value if isinstance(fact.value, str) else list(fact.value)
    return {"value": value, "confidence": fact.confidence, **_read(fact.quotes[0])}


def _read(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text, "page": quote.page, "paragraph": quote.paragraph}


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    suggestion = finding.suggestion
    return {
        "clause": finding.clause,
        "title": _both(finding.title),
        "status": finding.status,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "elements": [{"id": i, "found": found} for i, found in finding.elements.items()],
        "evidence": [_quote(q) for q in finding.evidence],
        "figures": [
            {
                "element": f.evidence.element,
                "text": f.text,
                "value": _plain(f.value),
                "at_least": _plain(f.limit.at_least),
                "at_most": _plain(f.limit.at_most),
                "law": f.limit.law,
                "within": f.within,
                "binding": f.binding,
                "page": f.page,
                "paragraph": f.evidence.paragraph,
                "start": f.start,
                "end": f.end,
            }
            for f in finding.figures
        ],
        "law": [{"id": b.id, "citation": b.citation[lang], "url": b.url, "verified": b.verified} for b in finding.law],
        "why": _both(finding.why),
        "suggestion": None
        if suggestion is None
        else {"variant": suggestion.variant, "lang": suggestion.lang, "text": suggestion.text},
        "discarded": [
            {
                "element": d.evidence.element,
                "pattern": d.evidence.pattern,
                "paragraph": d.evidence.paragraph,
                "start": d.evidence.start,
                "end": d.evidence.end,
                "reason": _both(d.reason),
            }
            for d in finding.discarded
        ],
    }


def _quote(q: Quote) -> dict[str, Any]:
    return {
        "text": q.text,
        "label": q.label,
        "page": q.page,
        "section": q.section,
        "paragraph": q.paragraph,
        "start": q.start,
        "end": q.end,
        "lang": q.lang,
        "pattern": q.pattern,
    }


def _symmetry(audit: Symmetry) -> dict[str, Any]:
    return {
        "balance": audit.balance,
        "says": _both(audit.says),
        "ways": [
            {
                "auditor": way.auditor,
                "title": _both(way.title),
                "right": way.right,
                "shown": _said(way.shown),
                "terms": [
                    {"id": i, "title": _both(audit.topics[i]), "said": _said(said)} for i, said in way.terms.items()
                ],
            }
            for way in audit.ways
        ],
    }


def _said(said: Said | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {"words": said.words, "figures": [plain(f) for f in said.figures], "quote": _quote(said.quote)}


def _plain(value: Quantity | None) -> str | None:
    return None if value is None else plain(value)


def _both(text: Bilingual) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}
