"""Copies how paragraphs of a Word document look, so that new ones look like them: style, numbering, fonts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadcontract.documents.docx_walk import Found
from leadcontract.documents.word_copy import WordCopy
from leadcontract.documents.wordstyles import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
    "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_ITS_OWN = frozenset(W + tag for tag in ("sectPr", "pPrChange", "framePr", "pageBreakBefore", "divId", "cnfStyle"))
_NOT_COPIED = frozenset(
    W + tag
    for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "highlight", "shd", "vanish", "webHidden", "strike",
                "dstrike", "vertAlign", "rtl", "cs", "lang", "noProof", "u", "bdr", "effect", "em")
)  # fmt: skip
_EMPHASIS = frozenset(W + tag for tag in ("b", "bCs", "i", "iCs", "caps", "smallCaps", "color"))
_DEEPEST_CHAIN = 20
_AFTER = 120
"""The space after a paragraph where the document leaves none, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: its properties and those of its text, each None where it has none."""

    paragraph: _Element | None = None
    run: _Element | None = None


class Looks:
    """Reads the looks of a document, with what its styles add to them."""

    def __init__(self, copy: WordCopy) -> None:
        styles, numbering = (copy.related(kind) for kind in ("styles", "numbering"))
        root = copy.package.xml_of(styles) if styles else None
        found = root.iterfind(W + "style") if root is not None else iter(())
        self._styles: Mapping[str, _Element] = {one.get(W + "styleId", ""): one for one in found}
        self._default = next(
            (name for name, one in self._styles.items()
             if one.get(W + "type") == "paragraph" and one.get(W + "default") in ("1", "true")), ""
        )  # fmt: skip
        self._defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr") if root is not None else None
        self._body = copy.body
        self._lists = copy.package.xml_of(numbering) if numbering else None

    def of(self, found: Found) -> Look:
        """Return the look of a paragraph, that of its text being what most of it is written in."""
        said: Counter[_Element] = Counter()
        for text, source in found.pieces:
            run = next(source.iterancestors(W + "r"), None)
            if run is not None:
                said[run] += len(text)
        most = max(said, key=said.__getitem__, default=None)
        return Look(_kept(found.element.find(W + "pPr"), _ITS_OWN), _run_look(most))

    def opening(self, found: Found) -> Look:
        """Return the look of a paragraph whose text is written as its first words are."""
        run = next((r for text, s in found.pieces if text.strip() for r in s.iterancestors(W + "r")), None)
        return Look(_kept(found.element.find(W + "pPr"), _ITS_OWN), _run_look(run))

    def usual(self, paragraphs: Iterable[Found]) -> Look | None:
        """Return the look that most of the text of paragraphs has, without emphasis; None for no paragraph."""
        weight: Counter[str] = Counter()
        first: dict[str, Found] = {}
        for one in paragraphs:
            written = _written(_kept(one.element.find(W + "pPr"), _ITS_OWN))
            weight[written] += len(one.raw)
            if len(one.raw) > len(first.setdefault(written, one).raw):
                first[written] = one
        if not weight:
            return None
        look = self.of(first[max(weight, key=weight.__getitem__)])
        for child in list(look.run) if look.run is not None else ():
            if child.tag in _EMPHASIS and look.run is not None:
                look.run.remove(child)
        return look

    def stated(self, properties: _Element | None, name: str) -> _Element | None:
        """Return a property of paragraphs, its own or what its styles say; None where nothing says it."""
        own = properties.find(W + name) if properties is not None else None
        if own is not None:
            return own
        for style in self._chain(properties):
            found = self._styles[style].find(f"{W}pPr/{W}{name}")
            if found is not None:
                return found
        return self._defaults.find(W + name) if self._defaults is not None else None

    def _chain(self, properties: _Element | None) -> Iterator[str]:
        """Yield the style of a paragraph, and those that it is based on."""
        named = properties.find(W + "pStyle") if properties is not None else None
        style = named.get(VAL, "") if named is not None else self._default
        for _ in range(_DEEPEST_CHAIN):
            element = self._styles.get(style)
            if element is None:
                return
            yield style
            parent = element.find(W + "basedOn")
            style = parent.get(VAL, "") if parent is not None else ""

    def is_listed(self, properties: _Element | None) -> bool:
        """Say whether Word puts a number or a bullet before a paragraph."""
        return self._list(properties) != "0"

    def list_of(self, properties: _Element | None) -> str | None:
        """Return the id of the list that numbers a paragraph; None where Word counts nothing before it, or a bullet."""
        name, level = self._list(properties), self._level(properties)
        shape = level.find(W + "numFmt") if level is not None else None
        bare = shape is not None and shape.get(VAL) in ("bullet", "none")
        return None if name == "0" or self._lists is None or bare else name

    def depth(self, properties: _Element | None) -> int:
        """Return the level at which a paragraph is numbered, from 0; 0 where it is not."""
        return _number(self._level(properties), "ilvl")

    def _list(self, properties: _Element | None) -> str:
        """Return the id of the list that a paragraph is on, "0" for none and for one that the document lacks."""
        stated = self.stated(properties, "numPr")
        number = stated.find(W + "numId") if stated is not None else None
        name = number.get(VAL, "0") if number is not None else "0"
        defined = self._lists is not None and self._lists.find(f"{W}num[@{W}numId='{name}']") is not None
        return name if defined else "0"

    def _level(self, properties: _Element | None) -> _Element | None:
        """Return the level of a list that a paragraph stands on: the one stated, or else the one tied to its style."""
        stated = self.stated(properties, "numPr")
        if stated is None or self._lists is None:
            return None
        link = self._lists.find(f"{W}num[@{W}numId='{self._list(properties)}']/{W}abstractNumId")
        shape = self._lists.find(f"{W}abstractNum[@{W}abstractNumId='{link.get(VAL)}']") if link is not None else None
        if shape is None:
            return None
        own = stated.find(W + "ilvl")
        for style in self._chain(properties) if own is None else ():
            tied = shape.find(f"{W}lvl/{W}pStyle[@{W}val='{style}']")
            if tied is not None:
                return tied.getparent()
        return shape.find(f"{W}lvl[@{W}ilvl='{own.get(VAL, '0') if own is not None else '0'}']")

    def left(self, properties: _Element | None) -> int:
        """Return how far from the margin a paragraph begins, in twentieths of a point."""
        own = properties.find(W + "ind") if properties is not None else None
        level = self._level(properties)
        listed = level.find(f"{W}pPr/{W}ind") if level is not None and self.is_listed(properties) else None
        stated = next((one for one in (own, listed) if one is not None), None)
        stated = self.stated(properties, "ind") if stated is None else stated
        return _number(stated, "left") or _number(stated, "start")

    def uncounted(self, look: Look) -> Look:
        """Return a look without the number or bullet that Word would put before it, at the same place on the page.

        A style that counts gives way to the one that it is based on and that does not.
        """
        if not self.is_listed(look.paragraph) or look.paragraph is None:
            return look
        left = self.left(look.paragraph)
        properties = deepcopy(look.paragraph)
        for own in properties.findall(W + "numPr"):
            properties.remove(own)
        if self.is_listed(properties):
            plain = next((s for s in self._chain(properties) if not self.is_listed(self._styled(s))), None)
            for style in properties.findall(W + "pStyle"):
                properties.remove(style)
            if plain is not None:
                put(properties, "pStyle", val=plain)
        put(properties, "ind", left=str(left))
        return Look(properties, look.run)

    def _styled(self, style: str) -> _Element:
        properties = self._made("pPr")
        put(properties, "pStyle", val=style)
        return properties

    def spaced(self, look: Look) -> Look:
        """Return a look with some space after it, where the document leaves none between paragraphs."""
        stated = self.stated(look.paragraph, "spacing")
        if _number(stated, "before") or _number(stated, "after"):
            return look
        properties = deepcopy(look.paragraph) if look.paragraph is not None else self._made("pPr")
        own = properties.find(W + "spacing")
        kept = {} if own is None else {str(key).rpartition("}")[2]: str(value) for key, value in own.attrib.items()}
        put(properties, "spacing", **{**kept, "after": str(_AFTER)})
        return Look(properties, look.run)

    def bold(self, look: Look) -> Look:
        """Return a look in bold, kept on the page of what follows."""
        paragraph = deepcopy(look.paragraph) if look.paragraph is not None else self._made("pPr")
        run = deepcopy(look.run) if look.run is not None else self._made("rPr")
        put(paragraph, "keepNext")
        put(run, "b")
        return Look(paragraph, run)

    def _made(self, name: str) -> _Element:
        return self._body.makeelement(W + name)


def _number(stated: _Element | None, name: str) -> int:
    value = "" if stated is None else stated.get(W + name, "")
    return int(value) if value.lstrip("-").isdigit() else 0


def put(properties: _Element, name: str, **attributes: str) -> _Element:
    """Set a property of a paragraph (``w:pPr``) or of a run (``w:rPr``) in the place that the format gives it."""
    order = _PARAGRAPH_ORDER if properties.tag == W + "pPr" else _RUN_ORDER
    for old in properties.findall(W + name):
        properties.remove(old)
    made = properties.makeelement(W + name, {W + key: value for key, value in attributes.items()})
    later = {W + one for one in order[order.index(name) + 1 :]}
    after = next((child for child in properties if child.tag in later), None)
    if after is None:
        properties.append(made)
    else:
        after.addprevious(made)
    return made


def _run_look(run: _Element | None) -> _Element | None:
    return _kept(run.find(W + "rPr"), _NOT_COPIED) if run is not None else None


def _kept(properties: _Element | None, leaving: frozenset[str]) -> _Element | None:
    """Return a copy of properties without those that belong to one paragraph or one word alone."""
    if properties is None:
        return None
    made = deepcopy(properties)
    made.tail = None
    for child in list(made):
        if child.tag in leaving:
            made.remove(child)
    mark = made.find(W + "rPr")
    for child in list(mark) if mark is not None else ():
        if mark is not None and child.tag in _NOT_COPIED:
            mark.remove(child)
    return made


def _written(properties: _Element | None) -> str:
    from lxml import etree

    return "" if properties is None else etree.tostring(properties, method="c14n").decode()
