"""One reader a format: each turns bytes into blocks, and says what it did not read."""

from __future__ import annotations

from pathlib import Path

from leadcontract.documents.block import Block
from leadcontract.documents.formats import format_of
from leadcontract.documents.guards import Limits
from leadcontract.documents.refusals import over, refusal
from leadcontract.domain.document import NotRead

Content = tuple[list[Block], list[NotRead], int | None]
"""The blocks of a file, what was not read of it, and its number of pages where it has pages."""


def content(path: Path, data: bytes, limits: Limits, depth: int = 0) -> Content:
    """Return what a file holds; ``depth`` counts the e-mails that it is attached in.

    InputError, with the reason and a cure, for whatever cannot be read.
    """
    match format_of(data):
        case "docx":
            from leadcontract.documents.docx import read_docx

            return *read_docx(path, data, limits), None
        case "odt":
            from leadcontract.documents.odt import read_odt

            return *read_odt(path, data, limits), None
        case "xlsx":
            from leadcontract.documents.xlsx import read_xlsx

            return *read_xlsx(path, data, limits), None
        case "pdf":
            from leadcontract.documents.pdf import read_pdf

            return read_pdf(path, data, limits)
        case "image":
            from leadcontract.documents.images import read_image

            return read_image(path, data, limits)
        case "word 97":
            return *_through_office(path, data, limits, ".doc"), None
        case "rtf":
            return *_through_office(path, data, limits, ".rtf"), None
        case "email":
            from leadcontract.documents.mail import read_mail

            return *read_mail(path, data, limits, depth), None
        case "outlook":
            from leadcontract.documents.outlook import read_outlook

            return *read_outlook(path, data, limits, depth), None
        case "html":
            from leadcontract.documents.webpage import read_html

            return *read_html(path, data, limits), None
        case "text":
            return *_text(path, data, limits), None
        case case:
            raise refusal(path, case)


def _through_office(path: Path, data: bytes, limits: Limits, suffix: str) -> tuple[list[Block], list[NotRead]]:
    """Read an old format as the .docx that LibreOffice makes of it."""
    from leadcontract.documents import office
    from leadcontract.documents.docx import read_docx
    from leadcontract.errors import InputError

    if office.program() is None:
        raise refusal(path, f"no office for {suffix}")
    try:
        made = office.convert(data, f"document{suffix}", "docx", seconds=limits.seconds)
    except InputError as error:
        raise refusal(path, "not converted") from error
    return read_docx(path, made, limits)


def _text(path: Path, data: bytes, limits: Limits) -> tuple[list[Block], list[NotRead]]:
    from leadcontract.documents.delimited import read_csv
    from leadcontract.documents.text import read_text

    if len(data) > limits.text:
        raise over(path, limits, "text", len(data))
    lines = max(data.count(b"\n"), data.count(b"\r"))
    if lines > limits.lines:
        raise over(path, limits, "lines", lines)
    rows = read_csv(path, data, limits)
    return (read_text(path, data) if rows is None else rows), []
