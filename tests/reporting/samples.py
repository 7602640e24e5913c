"""What the tests of the page and of the workbook share: a report of every status, and one by a hostile document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leadcontract.domain.document import NotRead, Provision, SourceDocument
from leadcontract.domain.finding import Annex, Finding, NotSupplied, Outdated, Quote, Report, Status, Suggestion
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis, OutdatedReference

TEXTS: tuple[tuple[Lang, str], ...] = (
    ("fr", "1. Audit"),
    ("fr", "Aucun audit ne pourra être diligenté. Le prix est de 40 € par lead."),
    ("en", "The Provider keeps the leads confidential."),
)
LAW = Basis(
    "gdpr/art-28",
    Bilingual("RGPD, art. 28", "GDPR, art. 28"),
    Bilingual("", ""),
    None,
    None,
    "https://example.org/28",
    "secondary",
)


def finding(clause: str, status: Status, severity: str, *spans: tuple[int, int, int]) -> Finding:
    """Return a finding that quotes characters start:end of paragraphs of TEXTS."""
    return Finding(
        clause=clause,
        title=Bilingual(f"Clause {clause}", f"The {clause} clause"),
        status=status,
        severity=severity,  # type: ignore[arg-type]
        confidence=0.8,
        elements={"said": True, "unsaid": False},
        evidence=tuple(Quote(TEXTS[p][1][a:b], 1, "1. Audit", p, a, b, TEXTS[p][0], "audit") for p, a, b in spans),
        law=(LAW,),
        why=Bilingual("Pourquoi : parce que.", "Why: because."),
        suggestion=None if status == "present" else Suggestion("balanced", "fr", "Le Client audite.\nIl prévient."),
    )


FULL = Report(
    document=SourceDocument(
        "devis.pdf",
        "0" * 64,
        1,
        tuple(Provision(n, text, 1, None, int(n == 0), lang=lang) for n, (lang, text) in enumerate(TEXTS)),
        (NotRead("image", "page 2"),),
    ),
    kind="quote",
    playbook="quote",
    side="client",
    on=date(2026, 11, 21),
    library_version="2026-11-20",
    library_sha256="0" * 64,
    findings=(
        finding("general/purpose", "present", "info", (2, 0, 42)),
        finding("price/fees", "partial", "major", (1, 38, 67), (1, 0, 67)),
        finding("audit/client-audits-provider", "contrary", "critical", (1, 0, 37)),
        finding("gdpr/security", "missing", "critical"),
        finding("gdpr/roles", "unclear", "minor", (1, 0, 37)),
        finding("general/notices", "referred", "minor"),
    ),
    outdated=(
        Outdated(
            OutdatedReference(
                "outdated/x", Bilingual("", ""), {}, date(2018, 5, 25), Bilingual("RGPD", "GDPR"), "major"
            ),
            "directive 95/46/CE",
            1,
            1,
        ),
    ),
    not_supplied=(NotSupplied("CGV sur notre site", 1, 1),),
    annexes=(Annex("Annexe 1", "empty", 1, 1), Annex("Annexe 2", "present", 1, 2)),
)

EVIL = "\"'><script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>&amp;\u202etxt.exe\x00\ud800"


def hostile() -> Report:
    """Return the same report, where everything that a stranger may write tries to leave its place."""
    provisions = (Provision(0, EVIL, 1, EVIL), Provision(1, "mot " * 2500, 1), Provision(2, EVIL * 2, 1, EVIL, 1))
    spans = ((0, 3, 40), (2, 0, len(EVIL)))
    quotes = tuple(Quote(provisions[p].text[a:b], 1, EVIL, p, a, b, "fr", "x", EVIL) for p, a, b in spans)
    return replace(
        FULL,
        document=replace(FULL.document, name=f"={EVIL}", provisions=provisions, not_read=(NotRead(EVIL, EVIL),)),
        findings=(replace(FULL.findings[2], evidence=quotes, law=(replace(LAW, url="javascript:alert(3)"),)),),
        outdated=(replace(FULL.outdated[0], text=EVIL),),
        not_supplied=(NotSupplied(EVIL, 1, 0),),
        annexes=(Annex(EVIL, "absent", 1, 0),),
    )
