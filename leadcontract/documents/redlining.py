"""Inserts clauses into a copy of a Word file as tracked changes, in the look and the numbering of its own articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from leadcontract.documents.anchoring import outside_boxes
from leadcontract.documents.article_numbers import Numbers, label
from leadcontract.documents.dressing import Dress, Wardrobe
from leadcontract.documents.looks import Look, Looks, put
from leadcontract.documents.outline import Article, Outline
from leadcontract.documents.word_copy import AUTHOR, WordCopy
from leadcontract.documents.wordstyles import W
from leadcontract.domain.document import Provision
from leadcontract.domain.draft import Block, Run
from leadcontract.domain.language import Bilingual
from leadcontract.domain.marking import Insertion, Setting

if TYPE_CHECKING:
    from lxml.etree import _Element

_ANNOTATIONS = (
    "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "rPrChange", "pPrChange",
    "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel",
    "bookmarkStart", "permStart",
)  # fmt: skip
_PARAGRAPH, _PROPERTIES = W + "p", W + "pPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STEP, _HANGING = 567, 425
"""How far the items of a list stand to the right of the text, and their marks before them: 1 cm and 7.5 mm."""
LOCALES = {"fr": "fr-FR", "en": "en-GB"}

RENUMBERED = Bilingual(
    "les articles que Word numérote changent de numéro : vérifiez les renvois écrits à la main.",
    "articles that Word numbers get new numbers: check the cross-references that were typed.",
)


def redline(
    copy: WordCopy, provisions: Sequence[Provision], insertions: Sequence[Insertion], setting: Setting
) -> tuple[Bilingual, ...]:
    """Insert clauses into a copy as tracked changes, paragraph marks included; return what to tell its reader.

    Each goes after the article that stands nearest to its subject, or, where there is none, before the signatures, or
    to the end of the text; insertions at one place keep their order. Nothing of the document is deleted or changed.
    Blanks are highlighted, and references to clauses that are not among the insertions.
    """
    return _Redliner(copy, provisions, setting).insert(insertions)


class _Redliner:
    def __init__(self, copy: WordCopy, provisions: Sequence[Provision], setting: Setting) -> None:
        self.copy = copy
        self.provisions = provisions
        self.lang = setting.lang
        self.outline = Outline(provisions, copy.found, copy.main, setting.closing)
        self.looks = Looks(copy)
        self.wardrobe = Wardrobe(self.looks, copy.found, provisions, self.outline.end)
        used = (label(provisions[a.heading].text) for a in self.outline.articles if a.heading <= self.outline.end)
        self.typed = Numbers([one.number for one in used if one is not None], self.lang)
        self.ids = copy.numbers(*_ANNOTATIONS)
        self.inserted: set[str] = set()

    def insert(self, insertions: Sequence[Insertion]) -> tuple[Bilingual, ...]:
        self.inserted = {one.clause for one in insertions}
        groups: dict[Article | None, list[Insertion]] = {}
        for one in insertions:
            groups.setdefault(self.outline.around(one.near) if one.near is not None else None, []).append(one)
        at_end = groups.pop(None, [])
        counted = False
        for article in sorted((a for a in groups if a is not None), key=lambda a: (a.stop, -a.level)):
            counted |= self._at(article, article.stop, groups[article])
        if at_end:
            counted |= self._at(self.outline.closing, self.outline.end, at_end)
        return (RENUMBERED,) if counted else ()

    def _at(self, article: Article | None, stop: int, insertions: Sequence[Insertion]) -> bool:
        """Insert clauses after the paragraph before ``stop``, dressed as an article; say whether Word numbers them."""
        dress = self.wardrobe.dress(article, stop)
        made = [one for insertion in insertions for one in self._clause(insertion, dress)]
        self._put(self._before(stop), made)
        return dress.counted

    # -- what is written --------------------------------------------------------------------------------

    def _clause(self, insertion: Insertion, dress: Dress) -> Iterator[_Element]:
        """Yield the paragraphs of a clause: its title, then its text."""
        numbered = self.typed.after(dress.label) if dress.label is not None else None
        title = insertion.title.upper() if dress.shouted else insertion.title
        said = f"{numbered.text if numbered else dress.indent}{title}{'.' if dress.dotted else ''}"
        if dress.blank:
            yield self._paragraph((), dress.body)
        yield self._paragraph((Run(said),), dress.heading)
        texts = [block for block in insertion.blocks if block.style == "body"]
        count = item = 0
        for block in insertion.blocks:
            if block.style == "body":
                count, item = count + 1, 0
                sub = numbered is not None and dress.sub is not None and len(texts) > 1
                before = f"{numbered.number}.{count}{dress.sub}" if sub and numbered else ""
                yield self._paragraph((Run(before), *block.runs), dress.body)
            else:
                yield from self._items(block, item, dress)
                item += 1

    def _items(self, block: Block, item: int, dress: Dress) -> Iterator[_Element]:
        rows = [tuple(run for cell in row for run in (*cell, Run(" "))) for row in block.rows] or [block.runs]
        look = self.looks.spaced(self.looks.uncounted(dress.body))
        indented = deepcopy(look.paragraph) if look.paragraph is not None else self.copy.body.makeelement(_PROPERTIES)
        put(indented, "ind", left=str(self.looks.left(look.paragraph) + _STEP), hanging=str(_HANGING))
        for offset, runs in enumerate(rows):
            mark = () if block.style == "definition" else (Run(f"({chr(ord('a') + (item + offset) % 26)})\t"),)
            yield self._paragraph((*mark, *runs), Look(indented, look.run))

    def _paragraph(self, runs: Sequence[Run], look: Look) -> _Element:
        """Return a paragraph, its text and its mark inserted by a tracked change."""
        made = self.copy.body.makeelement(_PARAGRAPH)
        properties = deepcopy(look.paragraph) if look.paragraph is not None else made.makeelement(_PROPERTIES)
        made.append(properties)
        self._mark(properties)
        said = [run for run in runs if run.text]
        if said:
            inserted = self._inserted(made)
            inserted.extend(self._run(run, look) for run in said)
            made.append(inserted)
        return made

    def _run(self, run: Run, look: Look) -> _Element:
        made = self.copy.body.makeelement(W + "r")
        properties = deepcopy(look.run) if look.run is not None else made.makeelement(W + "rPr")
        if run.kind == "blank" or (run.kind == "reference" and run.target not in self.inserted):
            put(properties, "highlight", val="yellow")
        put(properties, "lang", val=LOCALES[self.lang])
        made.append(properties)
        for index, piece in enumerate(run.text.split("\t")):
            if index:
                made.append(made.makeelement(W + "tab"))
            text = made.makeelement(W + "t", {_SPACE: "preserve"})
            text.text = piece
            made.append(text)
        return made

    def _inserted(self, near: _Element) -> _Element:
        return near.makeelement(W + "ins", {W + "id": str(next(self.ids)), W + "author": AUTHOR})

    def _mark(self, properties: _Element) -> None:
        """Say that the mark of a paragraph is inserted, unless its properties say so already."""
        look = properties.find(W + "rPr")
        if look is None:
            look = put(properties, "rPr")
        if look.find(W + "ins") is None:
            look.insert(0, self._inserted(look))

    # -- where it goes ----------------------------------------------------------------------------------

    def _before(self, stop: int) -> _Element | None:
        """Return what stands right before a paragraph, or the table it is in; None at the beginning of the body."""
        while 0 < stop < self.outline.last and self._flow(stop - 1) is self._flow(stop):
            stop -= 1
        return self._flow(stop - 1) if stop else None

    def _flow(self, at: int) -> _Element:
        paragraph, _ = outside_boxes(self.copy.found[at].element)
        return _in_flow(paragraph, self.copy.body)

    def _put(self, before: _Element | None, made: Sequence[_Element]) -> None:
        """Put paragraphs after an element of the flow, so that rejecting them leaves what was there.

        A rejected paragraph mark joins its paragraph to the next one. Where none follows, or where a section ends in
        the paragraph before, that paragraph takes the inserted mark, and the last one inserted its own, as it was.
        """
        if before is None:
            for one in reversed(made):
                self.copy.body.insert(0, one)
            return
        while before.getparent() is not self.copy.body and _following(before) is None:
            holder = next(before.iterancestors(W + "sdt"), None)
            if holder is None:
                break
            before = holder
        place = before
        for one in made:
            place.addnext(one)
            place = one
        properties = before.find(_PROPERTIES) if before.tag == _PARAGRAPH else None
        ends = properties is not None and properties.find(W + "sectPr") is not None
        if before.tag == _PARAGRAPH and (ends or _following(made[-1]) is None):
            self._exchange_marks(before, made[-1])

    def _exchange_marks(self, before: _Element, last: _Element) -> None:
        last.attrib.update(before.attrib)  # its identity goes with its mark
        before.attrib.clear()
        given = before.find(_PROPERTIES)
        inserted = last.find(_PROPERTIES)
        if inserted is not None:
            last.remove(inserted)
        if given is not None:
            last.insert(0, deepcopy(given))
        else:
            given = before.makeelement(_PROPERTIES)
            before.insert(0, given)
        for section in given.findall(W + "sectPr"):
            given.remove(section)
        self._mark(given)


def _in_flow(paragraph: _Element, body: _Element) -> _Element:
    """Return the paragraph itself where it stands in the flow of the text, or the table that holds it."""
    path = [paragraph, *paragraph.iterancestors()]
    path = path[: path.index(body)][::-1]
    inner = path[0]
    for one in path:
        inner = one
        if one.tag not in (W + "sdt", W + "sdtContent", W + "customXml"):
            break
    return inner


def _following(element: _Element) -> _Element | None:
    """Return the paragraph or table that follows, whatever marks stand between."""
    return next((one for one in element.itersiblings() if one.tag in (_PARAGRAPH, W + "tbl")), None)
