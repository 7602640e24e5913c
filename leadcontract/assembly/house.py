"""What drafting needs of a Word template: fields to fill in, styles to write in, numbers that count themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn

from leadcontract.domain.language import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

Weight = Literal["fault", "remark"]

NUMBERED = ("Heading 1", "Heading 2", "Clause 2", "Clause 3", "Clause Item")
"""Styles that must be there and count by themselves: the numbers of the draft are theirs."""
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
FIELDS: Mapping[str, Weight] = {
    "preamble": "fault",
    "body": "fault",
    "signatures": "fault",
    "annexes": "fault",
    "title": "remark",
    "reference": "remark",
    "contents": "remark",
    "draft": "remark",
}
"""The fields of a template: without one that is a fault, a part of the document would be lost."""

WHAT = {
    "field": Bilingual("le champ {name} manque.", "the field {name} is missing."),
    "style": Bilingual("le style « {name} » manque.", "the style '{name}' is missing."),
    "number": Bilingual(
        "le style « {name} » ne se numérote pas tout seul.", "the style '{name}' does not number itself."
    ),
    "instead": Bilingual(
        "le style « {name} » manque : « {other} » le remplace.", "the style '{name}' is missing: '{other}' stands in."
    ),
}
CURE = {
    "field": Bilingual(
        "Écrivez {name} seul dans un paragraphe, là où ce texte doit venir.",
        "Write {name} alone in a paragraph, where that text must come.",
    ),
    "style": Bilingual(
        "Créez-le dans Word, ou partez du modèle livré avec l’outil.",
        "Create it in Word, or start from the template that ships with the tool.",
    ),
    "number": Bilingual(
        "Liez-le à un niveau d’une liste à plusieurs niveaux.", "Link it to a level of a multilevel list."
    ),
    "instead": Bilingual("Créez-le pour lui donner son aspect.", "Create it to give it its own look."),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing wrong with a template (``fault``: it cannot be used) or merely worth knowing."""

    weight: Weight
    what: Bilingual
    cure: Bilingual


def style_ids(styles: _Element) -> dict[str, str]:
    """Return the id of each style that drafting writes in, by its English name, others standing in for those missing.

    ``styles`` is the root of ``word/styles.xml``. A name is there with an empty id where nothing can stand in.
    """
    own = _own(styles)
    found = {name: own.get(name, "") for name in (*NUMBERED, "Normal")}
    for name in FALLBACKS:
        known: str | None = name
        while known is not None and known not in own:
            known = FALLBACKS.get(known)
        found[name] = own.get(known, "") if known is not None else ""
    tables = {e[0]: e[1] for e in _named(styles, "table")}
    return found | {name: tables.get(name, "") for name in TABLES}


def remarks(styles: _Element, fields: Iterable[str]) -> Iterator[Remark]:
    """Yield what a template lacks: ``styles`` is the root of its styles, ``fields`` the names it fills in."""
    there = set(fields)
    for name, weight in FIELDS.items():
        if name not in there:
            shown = (
                f"{{{{p {name} }}}}"
                if name in ("preamble", "body", "signatures", "annexes", "contents")
                else f"{{{{ {name} }}}}"
            )
            yield _remark(weight, "field", name=shown)
    own = _own(styles)
    numbered = set(_numbered(styles))
    for name in NUMBERED:
        if name not in own:
            yield _remark("fault", "style", name=name)
        elif own[name] not in numbered:
            yield _remark("fault", "number", name=name)
    for name, other in FALLBACKS.items():
        if name not in own and name != "List Bullet":
            yield _remark("remark", "instead", name=name, other=other)


def _remark(weight: Weight, case: str, **values: str) -> Remark:
    return Remark(weight, WHAT[case].format(**values), CURE[case].format(**values))


def _own(styles: _Element) -> dict[str, str]:
    """Return the ids of the paragraph styles by name; Word keeps its own in small letters ("heading 1", "toc 1")."""
    builtin = {"heading 1": "Heading 1", "heading 2": "Heading 2", "toc 1": "TOC 1", "toc 2": "TOC 2"}
    return {builtin.get(name.lower(), name): style for name, style in _named(styles, "paragraph")}


def _named(styles: _Element, kind: str) -> Iterator[tuple[str, str]]:
    for style in styles.iterfind(f"{qn('w:style')}[@{qn('w:type')}='{kind}']"):
        name = style.find(qn("w:name"))
        if name is not None:
            yield name.get(qn("w:val"), ""), style.get(qn("w:styleId"), "")


def _numbered(styles: _Element) -> Iterator[str]:
    """Yield the ids of the styles that stand on a list, by themselves or by what they are based on."""
    by_id = {style.get(qn("w:styleId"), ""): style for style in styles.iterfind(qn("w:style"))}
    for name in by_id:
        seen: set[str] = set()
        at: str | None = name
        while at in by_id and at not in seen:
            seen.add(at)
            style = by_id[at]
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                if number.get(qn("w:val")) != "0":
                    yield name
                break
            parent = style.find(qn("w:basedOn"))
            at = parent.get(qn("w:val"), "") if parent is not None else None
