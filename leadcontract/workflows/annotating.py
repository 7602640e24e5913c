"""From a report to a copy of the reviewed Word file with its findings in the margin."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.guards import LIMITS, Limits, contents
from leadcontract.domain.clause import Clause, Instrument
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.marking import Edited
from leadcontract.errors import InputError, Problem

if TYPE_CHECKING:
    from leadcontract.documents.word_copy import WordCopy
    from leadcontract.domain.finding import Report

SAVE_FIRST = Bilingual(
    "Convertissez-le en .docx et relisez celui-ci, ou écrivez --letter.",
    "Convert it to .docx and review that one, or write a --letter.",
)


RIDER = Bilingual(
    "Écrivez plutôt un avenant Word avec --rider FICHIER.docx.", "Write a Word rider instead, with --rider FILE.docx."
)
CURES = {"annotate": SAVE_FIRST, "redline": RIDER}
"""What to do for a document that is no .docx."""


def annotate(
    library: Library, report: Report, path: Path, *, lang: Lang | None = None, limits: Limits = LIMITS
) -> Edited:
    """Return a copy of the file that a report is about, with a Word comment on each passage to look at.

    What is missing is told on its title. Comments are in the main language of the document where ``lang`` is None, and
    undated, so that the same file gives the same bytes; everything else in the file stays as it came. UsageError where
    no copy of it can be marked up (no .docx, macros, signed), InputError where it is no longer what was reviewed.
    """
    from leadcontract.documents.commenting import comment
    from leadcontract.reporting.remarks import remarks

    copy = open_copy(report, path, "annotate", limits)
    spoken = lang or report.document.languages[0]
    comment(copy, remarks(report, library, spoken, partial(wording, library, report)))
    return Edited(copy.docx(), copy.warnings())


def check_copy(path: Path, kind: str, limits: Limits = LIMITS) -> None:
    """Refuse early a file that cannot be marked up as asked (annotate, redline); anything can have a rider."""
    from leadcontract.documents.word_copy import check_markable

    if kind in CURES:
        check_markable(path, contents(path, limits), CURES[kind], limits)


def open_copy(report: Report, path: Path, kind: str, limits: Limits) -> WordCopy:
    """Open the file that a report is about, to annotate or to redline."""
    from leadcontract.documents.word_copy import AGAIN, CHANGED, WordCopy, check_markable

    data = contents(path, limits)
    check_markable(path, data, CURES[kind], limits)
    if hashlib.sha256(data).hexdigest() != report.document.sha256:
        raise InputError(Problem(str(path), CHANGED, AGAIN))
    return WordCopy(path, data, limits)


def wording(library: Library, report: Report, clause: Clause, lang: Lang) -> tuple[str, ...]:
    """Return the wording that a review proposes for a clause, as the report does, in a language; () for none."""
    from leadcontract.assembly.drafting import paragraphs

    found = clause.nearest(report.on, instrument(library, report))
    return () if found is None else paragraphs(library, found, lang)


def instrument(library: Library, report: Report) -> Instrument:
    """Return the instrument whose wordings fit a review: that of its playbook, or a contract's."""
    return library.playbooks[report.playbook].instrument or "contract"
