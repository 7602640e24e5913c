"""What drafting needs of a Word template: fields to fill in, styles to write in, levels of one list that count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS: Mapping[str, int] = {"Heading 1": 0, "Heading 2": 1, "Clause 2": 1, "Clause 3": 2, "Clause Item": 3}
"""Styles that must be there and count by themselves, with their level of one list, counted from 0."""
SHAPES: tuple[tuple[str, str], ...] = (
    ("decimal", "%1"),
    ("decimal", "%1.%2"),
    ("decimal", "%1.%2.%3"),
    ("lowerLetter", "%4"),
)
"""How the draft counts at each level: references say these numbers, brackets and full stops aside."""
FALLBACKS: Mapping[str, str] = {
    "Body Text": "Normal",
    "Parties": "Body Text",
    "Definition": "Body Text",
    "Column Text": "Body Text",
    "Annex": "Heading 1",
    "Annex Text": "Body Text",
    "Annex Bullet": "List Bullet",
    "List Bullet": "Body Text",
    "Table Head": "Table Cell",
    "Table Cell": "Normal",
    "Closing": "Body Text",
    "Gap": "Normal",
    "Signature Role": "Normal",
    "Signature Company": "Normal",
    "Signature Line": "Normal",
    "Signature Space": "Normal",
    "TOC 1": "Normal",
    "TOC 2": "TOC 1",
}
"""The style that stands in for one that a house template lacks."""
TABLES = ("Annex Table", "Columns", "Signatures")

Form = Literal["paragraphs", "runs", "text"]
FIELDS: Mapping[str, Form] = {
    "contents": "paragraphs",
    "preamble": "paragraphs",
    "body": "paragraphs",
    "signatures": "paragraphs",
    "annexes": "paragraphs",
    "reference": "runs",
    "date": "runs",
    "client": "runs",
    "provider": "runs",
    "title": "text",
    "draft": "text",
}
"""The fields of a template, and what each is filled in with; beside them, ``titles`` to loop over and ``labels``."""
NEEDED = ("preamble", "body", "signatures", "annexes")
"""Fields without which a part of the document would be lost."""
WANTED = ("title", "reference", "contents", "draft")
"""Fields whose absence is worth a remark."""
_SIGILS: Mapping[Form, str] = {"paragraphs": "p", "runs": "r", "text": ""}


def tag(name: str) -> str:
    """Return a field as it must be written in a template; ``name`` is one of FIELDS, or labels.something."""
    return f"{{{{{_SIGILS[FIELDS.get(name, 'text')]} {name} }}}}"


def style_ids(styles: _Element) -> dict[str, str]:
    """Return the id of each style that drafting writes in, by its English name, others standing in for those missing.

    ``styles`` is the root of ``word/styles.xml``. A name is there with an empty id where nothing can stand in.
    """
    own = paragraph_styles(styles)
    found = {name: own.get(name, "") for name in (*LEVELS, "Normal")}
    for name in FALLBACKS:
        found[name] = own.get(stand_in(name, own), "")
    tables = table_styles(styles)
    return found | {name: tables.get(name, "") for name in TABLES}


def stand_in(name: str, own: Mapping[str, str]) -> str:
    """Return the style that is written in for ``name``: itself, or the first of its fallbacks that there is."""
    while name not in own and name in FALLBACKS:
        name = FALLBACKS[name]
    return name


def paragraph_styles(styles: _Element) -> dict[str, str]:
    """Return the ids of the paragraph styles by name; Word keeps its own in small letters ("heading 1", "toc 1")."""
    builtin = {"heading 1": "Heading 1", "heading 2": "Heading 2", "toc 1": "TOC 1", "toc 2": "TOC 2"}
    return {builtin.get(name.lower(), name): style for name, style in _named(styles, "paragraph")}


def table_styles(styles: _Element) -> dict[str, str]:
    """Return the ids of the table styles by name."""
    return dict(_named(styles, "table"))


def _named(styles: _Element, kind: str) -> Iterator[tuple[str, str]]:
    for style in styles.iterfind(f"{qn('w:style')}[@{qn('w:type')}='{kind}']"):
        name = style.find(qn("w:name"))
        if name is not None:
            yield name.get(qn("w:val"), ""), style.get(qn("w:styleId"), "")
