"""What the styles of a Word file say: which paragraphs are headings, what is bold, what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_HEADING_NAME = re.compile(r"(?:heading|titre|überschrift|título|titolo|rubrik|kop)\s*([1-9])(?:\s+car)?", re.I)
_TITLE_NAMES = frozenset({"title", "titre", "titel", "título", "titolo"})
_CONTENTS_NAME = re.compile(r"(?:toc|tm|verzeichnis)\s*[1-9]|table des matières.*|table of figures", re.I)
OUTLINE = W + "outlineLvl"
_DEEPEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits; ``level`` as in Block: None where it says nothing of headings.

    ``contents`` says that it is a style of the entries of a table of contents.
    """

    level: int | None = None
    bold: bool = False
    hidden: bool = False
    contents: bool = False


PLAIN = Style()


def is_on(switch: _Element) -> bool:
    """Return whether an on/off property that is present (``w:b``, ``w:vanish``) says on."""
    return switch.get(VAL, "true").lower() not in ("0", "false", "off", "none")


def outline_level(stated: _Element | None) -> int | None:
    """Return the heading level that an OUTLINE states: 1 to 9, 0 for body text, None where nothing does."""
    value = stated.get(VAL, "") if stated is not None else ""
    return (int(value) + 1) % 10 if value.isdigit() and int(value) <= 9 else None


def styles(root: _Element | None) -> dict[str, Style]:
    """Return the styles of ``word/styles.xml`` by id, inheritance worked out; {} without that part."""
    if root is None:
        return {}
    by_id = {element.get(W + "styleId", ""): element for element in root.iterfind(W + "style")}
    return {name: _resolved(name, by_id) for name in by_id}


def _resolved(name: str, by_id: dict[str, _Element]) -> Style:
    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    contents = False
    for _ in range(_DEEPEST_CHAIN):
        element = by_id.get(name)
        if element is None:
            break
        contents = contents or _CONTENTS_NAME.fullmatch(_name(element)) is not None
        runs = element.find(W + "rPr")
        level = _own_level(element) if level is None else level
        bold = _stated(runs, "b") if bold is None else bold
        hidden = _stated(runs, "vanish") if hidden is None else hidden
        parent = element.find(W + "basedOn")
        name = parent.get(VAL, "") if parent is not None else ""
    return Style(level, bool(bold), bool(hidden), contents)


def _stated(properties: _Element | None, name: str) -> bool | None:
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else is_on(found)


def _name(element: _Element) -> str:
    label = element.find(W + "name")
    return (label.get(VAL, "") if label is not None else "").strip()


def _own_level(element: _Element) -> int | None:
    name = _name(element)
    if _CONTENTS_NAME.fullmatch(name):
        return 0
    if heading := _HEADING_NAME.fullmatch(name):
        return int(heading[1])
    if name.lower() in _TITLE_NAMES:
        return 1
    return outline_level(element.find(f"{W}pPr/{OUTLINE}")) or None
