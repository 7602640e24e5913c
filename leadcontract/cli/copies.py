"""The Word files that a review leaves beside its report: an annotated copy, a redline, a rider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract import workflows
from leadcontract.cli import common
from leadcontract.cli.parameters import BadUsage
from leadcontract.cli.speaking import language
from leadcontract.domain.deal import Deal
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.marking import Edited

if TYPE_CHECKING:
    from leadcontract.documents.guards import Limits

ONE_DOCUMENT = Bilingual("--{kind} porte sur un seul document.", "--{kind} is about one document.")
WORD_ONLY = Bilingual("« {name} » : --{kind} écrit un .docx.", "'{name}': --{kind} writes a .docx.")
SAME_FILE = Bilingual(
    "« {name} » : deux résultats iraient à ce fichier.", "'{name}': two results would go to this file."
)


def check(asked: Mapping[str, str], paths: Sequence[Path], others: Sequence[str], limits: Limits) -> None:
    """Refuse, before any work, what cannot be: several documents, another suffix, one file for two results.

    ``asked`` maps annotate, redline and rider to where each is to go; ``others`` are where other results go. A document
    of which no copy can be made is a UsageError.
    """
    for kind, name in asked.items():
        if len(paths) > 1:
            raise BadUsage(ONE_DOCUMENT.format(kind=kind))
        if Path(name).suffix.lower() != ".docx":
            raise BadUsage(WORD_ONLY.format(name=name, kind=kind))
        taken = [*others, *(other for rival, other in asked.items() if rival != kind)]
        if Path(name).resolve() in (Path(other).resolve() for other in taken if other != common.STDOUT):
            raise BadUsage(SAME_FILE.format(name=name))
    for kind in asked:
        workflows.check_copy(paths[0], kind, limits)


def made(
    asked: Mapping[str, str],
    library: Library,
    report: Report,
    path: Path,
    lang: Lang | None,
    deal: Deal | None,
    limits: Limits,
) -> dict[str, Edited]:
    """Make what was asked for, in memory: where each goes, and what it is."""
    makers = {
        "annotate": lambda: workflows.annotate(library, report, path, lang=lang, limits=limits),
        "redline": lambda: workflows.redline(library, report, path, lang=lang, deal=deal, limits=limits),
        "rider": lambda: workflows.rider(library, report, lang=lang, deal=deal),
    }
    return {name: makers[kind]() for kind, name in asked.items()}


def write(copies: Mapping[str, Edited], force: bool, inputs: Sequence[Path]) -> None:
    """Write each of them, and say what its reader should know."""
    for name, copy in copies.items():
        common.write(name, copy.docx, force, inputs)
        for warning in copy.warnings:
            common.note(f"  {warning[language()]}")
