"""From a report to what is sent: to a client, or to the other side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library

if TYPE_CHECKING:
    from leadcontract.domain.finding import Report


LetterForm = Literal["docx", "txt", "md"]
LETTER_FORMS: tuple[LetterForm, ...] = get_args(LetterForm)
"""A letter to print, the text of an e-mail, the same in Markdown."""


def letter(
    library: Library, report: Report, form: LetterForm, *, lang: Lang | None = None, dated: date | None = None
) -> bytes:
    """Write to the other side of a reviewed document to ask for what it lacks.

    In the main language of the document where ``lang`` is None; with a blank for the day where ``dated`` is.
    """
    from leadcontract.assembly import letters, mailing
    from leadcontract.reporting.words import unread

    spoken = lang or report.document.languages[0]
    missed = [unread(one)[spoken] for one in report.document.not_read]
    written = letters.compose(report, library, spoken, dated=dated, not_read=missed)
    return mailing.word(written) if form == "docx" else mailing.email(written, markdown=form == "md").encode()


def client_report(library: Library, report: Report, lang: Lang) -> bytes:
    """Write a review as a Word file in a language, to send to a client."""
    from leadcontract.assembly import papers
    from leadcontract.reporting import as_docx

    return papers.word(as_docx.paper(report, lang, library))
