"""Writes a letter as a Word file on the house's paper, or as the text of an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from leadcontract import resources
from leadcontract.assembly import markup
from leadcontract.assembly.rendering import fill, open_template, save
from leadcontract.domain.language import Lang
from leadcontract.domain.letter import Letter, Line, LineKind, Runs

HEADS: Mapping[Lang, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("Sender", "sender"), ("Addressee", "addressee"), ("LetterDate", "place_and_date"),
        ("LetterLine", "reference"), ("Subject", "subject"), ("BodyText", "salutation"),
    ),
    "en": (
        ("Sender", "sender"), ("LetterLine", "reference"), ("LetterLine", "place_and_date"),
        ("LetterLine", "addressee"), ("BodyText", "salutation"), ("Subject", "subject"),
    ),
}  # fmt: skip
"""What stands above the body, in the order and the styles (by id) of each language: addressee and date on the right in
French, on the left and above the salutation in English."""
LEFT = '<w:ind w:left="0"/>'
"""An English letter is signed on the left, a French one on the right, as the template has it."""
STYLES: Mapping[LineKind, str] = {
    "text": "BodyText", "family": "Heading2", "point": "LetterPoint", "item": "LetterItem",
}  # fmt: skip
_MARKDOWN = re.compile(r"([\\`*_<>#|])")


def word(letter: Letter) -> bytes:
    """Return a letter as a .docx file, blanks highlighted; always the same bytes for the same letter."""
    path = resources.folder("templates") / "letter.docx"
    document = open_template(path)
    head = [markup.paragraph(style, _head(letter, name)) for style, name in HEADS[letter.lang]]
    body = [markup.paragraph(STYLES[line.kind], _lead(line) + _runs(line.runs)) for line in letter.body]
    where = LEFT if letter.lang == "en" else ""
    signed = (markup.paragraph("Signature", _runs(line), where) for line in letter.signature)
    close = [markup.paragraph("BodyText", _runs(letter.farewell), "<w:keepNext/>"), *signed]
    parts = {"head": head, "body": body, "close": close}
    fill(document, {name: Markup("".join(xml)) for name, xml in parts.items()}, path)  # noqa: S704  (markup escapes)
    return save(document, letter.lang, letter.subject)


def _head(letter: Letter, name: str) -> str:
    if name == "subject":
        return markup.run(f"{letter.subject_label} {letter.subject}")
    runs: Runs = getattr(letter, name)
    return _runs(runs)


def _lead(line: Line) -> str:
    return markup.run(f"{line.lead}. ", "<w:b/>") if line.lead else ""


def _runs(runs: Runs) -> str:
    return "".join(markup.run(run.text, markup.HIGHLIGHT if run.kind == "blank" else "") for run in runs)


def email(letter: Letter, *, markdown: bool = False) -> str:
    """Return a letter as the text of an e-mail, its subject in the first line; in Markdown, with its headings."""
    subject = f"{letter.subject_label} {letter.subject}"
    paragraphs = [f"**{_escaped(subject)}**" if markdown else subject, _text(letter.salutation, markdown)]
    paragraphs += _body(letter.body, markdown)
    paragraphs += [_text(letter.regards, markdown), *(_text(line, markdown) for line in letter.signature)]
    return "\n\n".join(paragraphs) + "\n"


def _body(lines: tuple[Line, ...], markdown: bool) -> Iterator[str]:
    number = 0
    for line in lines:
        text = _text(line.runs, markdown)
        match line.kind:
            case "family":
                yield f"## {text}" if markdown else f"{text}\n{'-' * len(text)}"
            case "point":
                number += 1
                lead = f"**{_escaped(line.lead)}.**" if markdown else f"{line.lead}."
                yield f"{number}. {lead} {text}"
            case "item":
                yield f"- {text}"
            case _:
                yield text


def _text(runs: Runs, markdown: bool) -> str:
    text = "".join(run.text for run in runs)
    return _escaped(text) if markdown else text


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)
