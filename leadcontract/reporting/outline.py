"""What a report comes down to, whatever its format: what to do, the families of clauses, the findings in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leadcontract.domain.clause import SEVERITIES
from leadcontract.domain.finding import STATUSES, Finding, Report, Status
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.reporting import page_words

WORST: tuple[Status, ...] = ("contrary", "missing", "partial", "referred", "unclear")
ORDER: tuple[Status, ...] = (*WORST, "present")
"""Findings of one severity, what calls for most first."""
OTHER = "other"
"""The family of the clauses whose folder has no name."""
OTHERS = Bilingual("Autres points", "Other points")
EACH: tuple[Status, ...] = ("contrary", "unclear", "referred")
"""Statuses whose findings all call for something, whatever their severity."""

Numbered = tuple[tuple[int, Finding], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: its name in STEPS, the section it is about, how many, and the findings to go to, by number."""

    name: str
    section: str
    count: int
    numbered: Numbered = ()


def numbered(report: Report) -> Numbered:
    """Return the findings numbered from 1, by severity and then by status."""
    return tuple(enumerate(sorted(report.findings, key=_rank), 1))


def _rank(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), ORDER.index(finding.status)


def is_grave(finding: Finding) -> bool:
    """Say whether a finding is told whole: critical or major and not present, or contrary or unclear at any weight."""
    if finding.status in ("contrary", "unclear"):
        return True
    return finding.severity in ("critical", "major") and finding.status != "present"


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


def steps(report: Report) -> Iterator[Step]:
    """Yield what a report asks its reader to do, in the order of STEPS; what there is none of is left out."""
    beside = {
        "not-read": len(report.document.not_read),
        "not-supplied": len(report.not_supplied),
        "annexes": sum(annex.status != "present" for annex in report.annexes),
        "figures": sum(not figure.within for finding in report.findings for figure in finding.figures),
        "outdated": len(report.outdated),
    }
    rest = tuple((n, f) for n, f in numbered(report) if f.status != "present")
    for name in page_words.STEPS:
        if name in beside:
            if beside[name]:
                yield Step(name, name, beside[name])
        elif name in STATUSES:
            own = tuple((n, f) for n, f in rest if f.status == name and (name in EACH or f.severity == "critical"))
            rest = tuple(pair for pair in rest if pair not in own)
            if own:
                yield Step(name, "findings", len(own), own)
    if rest:
        yield Step("findings", "findings", len(rest))
