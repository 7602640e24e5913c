"""Reads on which list a style of a Word template counts, and says where its numbers would not be those of the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from leadcontract.assembly.house import (
    FALLBACKS,
    LEVELS,
    SHAPES,
    TABLES,
    paragraph_styles,
    stand_in,
    table_styles,
)
from leadcontract.assembly.template import Remark, Template, quoted
from leadcontract.domain.language import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLES = Bilingual("styles", "styles")
MISSING = Bilingual("le style « {name} » manque.", "the style '{name}' is missing.")
CREATE = Bilingual(
    "Créez-le dans Word, ou partez du modèle livré avec l’outil.",
    "Create it in Word, or start from the template that ships with the tool.",
)
UNNUMBERED = Bilingual(
    "le style « {name} » ne se numérote pas tout seul.", "the style '{name}' does not number itself."
)
LINK = Bilingual(
    "Liez-le au niveau {level} de la liste à plusieurs niveaux.", "Link it to level {level} of the multilevel list."
)
APART = Bilingual(
    "le style « {name} » compte sur une autre liste que « Heading 1 » : ses numéros ne suivraient pas les articles.",
    "the style '{name}' counts on another list than 'Heading 1': its numbers would not follow the articles.",
)
MISPLACED = Bilingual(
    "le style « {name} » est au niveau {found} de la liste, non au niveau {level}.",
    "the style '{name}' is on level {found} of the list, not on level {level}.",
)
SHAPED = Bilingual(
    "le niveau {level} de la liste s’imprime {shown} : les renvois ne diront pas ce numéro tant que Word n’a pas mis "
    "les champs à jour.",
    "level {level} of the list prints {shown}: references will not say that number until Word updates the fields.",
)
NUMBER_ALONE = Bilingual(
    "Préférez un numéro seul, comme {wanted} : le mot qui le précède est dans le texte.",
    "Prefer a number alone, such as {wanted}: the word before it is in the text.",
)
INSTEAD = Bilingual(
    "« {other} » remplace, faute de style à leur nom : {names}.",
    "'{other}' stands in, for want of a style by that name: {names}.",
)
OWN_LOOK = Bilingual("Créez ce style pour lui donner son aspect.", "Create that style to give it its own look.")
NO_TABLES = Bilingual("styles de tableau absents : {names}.", "table styles that are missing: {names}.")
PLAIN = Bilingual("Ces tableaux n’auront pas de filets.", "These tables will have no rules.")
_SAMPLES = ("1.", "1.1", "1.1.1", "(a)")


@dataclass(frozen=True, slots=True)
class Counter:
    """Where a style counts: on which list, at which level from 0, and how that level prints."""

    list: str
    level: int
    format: str
    text: str


def style_remarks(template: Template) -> Iterator[Remark]:
    """Yield what is missing or wrong in the styles of a template and in the list that they count on."""
    own = paragraph_styles(template.styles)
    counters: dict[str, Counter] = {}
    for name, level in LEVELS.items():
        if name not in own:
            yield Remark("fault", STYLES, MISSING.format(name=name), CREATE)
        elif (counter := _counter(own[name], template)) is None:
            yield Remark("fault", STYLES, UNNUMBERED.format(name=name), LINK.format(level=level + 1))
        else:
            counters[name] = counter
            yield from _misplaced(name, counter, counters)
    if "Normal" not in own:
        yield Remark("fault", STYLES, MISSING.format(name="Normal"), CREATE)
    yield from _shapes(counters)
    instead: dict[str, list[str]] = {}
    for name in FALLBACKS:
        if name not in own and name != "List Bullet":
            instead.setdefault(stand_in(name, own), []).append(name)
    for other, names in instead.items():
        yield Remark("remark", STYLES, INSTEAD.format(other=other, names=", ".join(names)), OWN_LOOK)
    if bare := [name for name in TABLES if name not in table_styles(template.styles)]:
        yield Remark("remark", STYLES, NO_TABLES.format(names=", ".join(bare)), PLAIN)


def _misplaced(name: str, counter: Counter, counters: dict[str, Counter]) -> Iterator[Remark]:
    level = LEVELS[name]
    link = LINK.format(level=level + 1)
    if "Heading 1" in counters and counter.list != counters["Heading 1"].list:
        yield Remark("fault", STYLES, APART.format(name=name), link)
    elif counter.level != level:
        what = MISPLACED.format(name=name, found=counter.level + 1, level=level + 1)
        yield Remark("fault", STYLES, what, link)


def _shapes(counters: dict[str, Counter]) -> Iterator[Remark]:
    """Yield the levels that print otherwise than the draft counts."""
    for level, counter in sorted({c.level: c for c in counters.values()}.items()):
        if level < len(SHAPES) and (counter.format, counter.text.strip("(). \u00a0")) != SHAPES[level]:
            shown = quoted(f"{counter.text} ({counter.format})" if counter.format != SHAPES[level][0] else counter.text)
            yield Remark(
                "remark",
                STYLES,
                SHAPED.format(level=level + 1, shown=shown),
                NUMBER_ALONE.format(wanted=quoted(_SAMPLES[level])),
            )


def _counter(style: str, template: Template) -> Counter | None:
    """Return where a style counts, by itself or by what it is based on; None where it does not count."""
    by_id = {one.get(qn("w:styleId"), ""): one for one in template.styles.iterfind(qn("w:style"))}
    level: str | None = None
    seen: set[str] = set()
    at = style
    while at in by_id and at not in seen:
        seen.add(at)
        properties = by_id[at].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is not None:
            level = level or _value(properties.find(qn("w:ilvl")))
            number = _value(properties.find(qn("w:numId")))
            if number is not None:
                return _on_list(number, level, at, template)
        at = _value(by_id[at].find(qn("w:basedOn"))) or ""
    return None


def _on_list(number: str, level: str | None, style: str, template: Template) -> Counter | None:
    """Return the counter of a level of a list; where the style names no level, the list names its style."""
    abstract = _list(number, template)
    if abstract is None:
        return None
    levels = {one.get(qn("w:ilvl"), "0"): one for one in abstract.iterfind(qn("w:lvl"))}
    linked = (at for at, one in levels.items() if _value(one.find(qn("w:pStyle"))) == style)
    own = level or next(linked, "0")
    if own not in levels or not own.isdigit():
        return None
    shape = _value(levels[own].find(qn("w:numFmt"))) or "decimal"
    if shape in ("bullet", "none"):
        return None
    text = _value(levels[own].find(qn("w:lvlText"))) or ""
    return Counter(abstract.get(qn("w:abstractNumId"), ""), int(own), shape, text)


def _list(number: str, template: Template, deep: int = 0) -> _Element | None:
    """Return the list that a number stands for, followed to the list style that defines it, if any."""
    root = template.numbering
    if root is None or deep > 2:
        return None
    named = _known(root, "w:num", "w:numId", number)
    id_ = _value(named.find(qn("w:abstractNumId"))) if named is not None else None
    abstract = _known(root, "w:abstractNum", "w:abstractNumId", id_)
    linked = _value(abstract.find(qn("w:numStyleLink"))) if abstract is not None else None
    if linked is None:
        return abstract
    style = _known(template.styles, "w:style", "w:styleId", linked)
    path = f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
    there = _value(style.find(path)) if style is not None else None
    return _list(there, template, deep + 1) if there is not None else None


def _known(parent: _Element, tag: str, attribute: str, value: str | None) -> _Element | None:
    """Return the child with that tag whose attribute says ``value``."""
    return next((child for child in parent.iterfind(qn(tag)) if child.get(qn(attribute)) == value), None)


def _value(element: _Element | None) -> str | None:
    return element.get(qn("w:val")) if element is not None else None
