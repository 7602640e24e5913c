"""Finds the fields of a Word template, and says which are missing, unknown, ill written or out of place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from jinja2 import TemplateError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

from leadcontract.assembly.house import FIELDS, NEEDED, WANTED, tag
from leadcontract.assembly.template import BODY, Remark, Story, Template, Weight, quoted
from leadcontract.domain.language import Bilingual
from leadcontract.library.register import LABELS

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENVIRONMENT = SandboxedEnvironment()
_FIELD = re.compile(r"\{\{\s*(?:(?:p|r|tr|tc)\s+)?([a-z]+)\s*\}\}")
_TAG, _WORD = re.compile(r"\{[{%](.*?)[%}]\}"), re.compile(r"(?<![\w.])\w+")
_SIGIL = re.compile(r"(?<=\{[{%#])(?:p|r|tr|tc)(?= )")
_CELLS = re.compile(r"\{%\s*(?:cellbg|colspan|[vh]m)\b.*?%\}")
_STRAIGHT = str.maketrans("“”‘’\n\t", "\"\"''  ")
_OPENING = ("for", "if")
_KNOWN = (*FIELDS, "titles", "labels")
_WHERE = Bilingual("{place}, {text}", "{place}, {text}")

MISSING = Bilingual("le champ {name} manque.", "the field {name} is missing.")
WRITE_ALONE = Bilingual(
    "Écrivez-le seul dans un paragraphe, là où ce texte doit venir.",
    "Write it alone in a paragraph, where that text must come.",
)
WRITE = Bilingual("Écrivez-le là où ce texte doit venir.", "Write it where that text must come.")
UNKNOWN = Bilingual("le champ {name} est inconnu.", "the field {name} is unknown.")
NEAR = Bilingual("Vouliez-vous dire : {near} ?", "Did you mean: {near}?")
ALL = Bilingual("Les champs sont : {all}.", "The fields are: {all}.")
ILL_WRITTEN = Bilingual("ce champ s’écrit {name}.", "this field is written {name}.")
OUT_OF_PLACE = Bilingual(
    "{name} apporte des paragraphes et des tableaux : sa place est dans le corps, hors des tableaux et des zones de "
    "texte.",
    "{name} brings paragraphs and tables: its place is in the body, outside tables and text boxes.",
)
MOVE = Bilingual("Déplacez-le.", "Move it.")
NOT_ALONE = Bilingual(
    "{name} prend la place de tout son paragraphe : le reste serait perdu.",
    "{name} takes the place of its whole paragraph: the rest would be lost.",
)
ALONE = Bilingual("Mettez-le seul dans un paragraphe.", "Put it alone in a paragraph.")
TWICE = Bilingual("{name} est écrit {count} fois.", "{name} is written {count} times.")
KEEP_ONE = Bilingual("N’en gardez qu’un.", "Keep one only.")
UNREADABLE = Bilingual("ce passage ne se lit pas (Jinja : {reason}).", "this passage does not parse (Jinja: {reason}).")
MEND = Bilingual("Corrigez-le dans Word.", "Mend it in Word.")
UNCLOSED = Bilingual("{opening} n’est fermé nulle part.", "{opening} is closed nowhere.")
CLOSE = Bilingual("Ajoutez {closing}.", "Add {closing}.")
UNOPENED = Bilingual("{closing} ne ferme rien.", "{closing} closes nothing.")
REMOVE = Bilingual("Retirez-le.", "Remove it.")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph of a story: its text, and whether it stands in a table or a text box."""

    where: Bilingual
    text: str
    inside: bool


def field_remarks(template: Template) -> Iterator[Remark]:
    """Yield what is missing or wrong in the fields of a template, in the order of the page, then what is missing."""
    written: Counter[str] = Counter()
    named: set[str] = set()
    for story in template.stories:
        paragraphs = list(_paragraphs(story))
        written.update(name for p in paragraphs for name in _FIELD.findall(p.text))
        named.update(word for p in paragraphs for inner in _TAG.findall(p.text) for word in _WORD.findall(inner))
        yield from _engine(paragraphs)
        for paragraph in paragraphs:
            yield from _forms(paragraph, story)
    for name in (*NEEDED, *WANTED):
        weight: Weight = "fault" if name in NEEDED else "remark"
        alone = FIELDS[name] == "paragraphs"
        if name not in named:
            yield Remark(weight, BODY, MISSING.format(name=tag(name)), WRITE_ALONE if alone else WRITE)
        elif alone and written[name] > 1:
            yield Remark("fault", BODY, TWICE.format(name=tag(name), count=written[name]), KEEP_ONE)


def _paragraphs(story: Story) -> Iterator[_Paragraph]:
    within = (qn("w:tbl"), qn("w:txbxContent"))
    for paragraph in story.root.iter(qn("w:p")):
        text = "".join(_texts(paragraph)).strip()
        where = _WHERE.format(place=story.where, text=quoted(text)) if text else story.where
        yield _Paragraph(where, text, any(True for _ in paragraph.iterancestors(*within)))


def _texts(paragraph: _Element) -> Iterator[str]:
    """Yield the texts of a paragraph, without those of text boxes that hang on it."""
    for text in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if next(text.iterancestors(qn("w:p"))) is paragraph and text.xpath("parent::*[local-name()='r']"):
            yield text.text or "" if text.tag == qn("w:t") else " "


def _forms(paragraph: _Paragraph, story: Story) -> Iterator[Remark]:
    """Yield the fields of a paragraph that are ill written, out of place, or beside text that would be lost."""
    for match in _FIELD.finditer(paragraph.text):
        name, where = match[1], paragraph.where
        if name not in FIELDS:
            continue
        wanted = tag(name)
        if "".join(match[0].split()) != "".join(wanted.split()) or match[0][2:3] != wanted[2]:
            yield Remark("fault", where, ILL_WRITTEN.format(name=wanted))
        elif FIELDS[name] == "paragraphs":
            if story.where is not BODY or paragraph.inside:
                yield Remark("fault", where, OUT_OF_PLACE.format(name=wanted), MOVE)
            elif paragraph.text != match[0]:
                yield Remark("fault", where, NOT_ALONE.format(name=wanted), ALONE)


def _engine(paragraphs: Sequence[_Paragraph]) -> Iterator[Remark]:
    """Yield what the template engine would stumble over in a story, each line of whose source is a paragraph."""
    lines = [_SIGIL.sub("", _CELLS.sub("", p.text.translate(_STRAIGHT))) for p in paragraphs]
    lines = [_FIELD.sub(r"{{ \1 }}", line) for line in lines]
    source = "\n".join(lines)
    try:
        unpaired = list(_unpaired(source, paragraphs))
        yield from unpaired
        tree = _ENVIRONMENT.parse(source) if not unpaired else None
    except TemplateError as error:
        where = paragraphs[min(getattr(error, "lineno", 1), len(paragraphs)) - 1].where
        yield Remark("fault", where, UNREADABLE.format(reason=(error.message or "").rstrip(".")), MEND)
        return
    if tree is not None:
        yield from _unknown(tree, paragraphs)


def _unpaired(source: str, paragraphs: Sequence[_Paragraph]) -> Iterator[Remark]:
    """Yield the loops and conditions that are opened and not closed, or closed and not opened."""
    steps = [(line, kind, str(value)) for line, kind, value in _ENVIRONMENT.lex(source) if kind != "whitespace"]
    opened: list[tuple[str, int]] = []
    for (_, kind, _), (line, _, word) in pairwise(steps):
        if kind != "block_begin":
            continue
        if word in _OPENING:
            opened.append((word, line))
        elif word.startswith("end") and word[3:] in _OPENING:
            if opened and opened[-1][0] == word[3:]:
                opened.pop()
            else:
                closing = f"{{% {word} %}}"
                yield Remark("fault", paragraphs[line - 1].where, UNOPENED.format(closing=closing), REMOVE)
    for word, line in opened:
        what = UNCLOSED.format(opening=f"{{% {word} … %}}")
        yield Remark("fault", paragraphs[line - 1].where, what, CLOSE.format(closing=f"{{%p end{word} %}}"))


def _unknown(tree: nodes.Template, paragraphs: Sequence[_Paragraph]) -> Iterator[Remark]:
    """Yield the fields that drafting does not fill in, once each, with those that look like them."""
    strange = find_undeclared_variables(tree) - {*_KNOWN, *_ENVIRONMENT.globals}
    used = [(one.name, one.lineno) for one in tree.find_all(nodes.Name) if one.name in strange]
    for label in tree.find_all(nodes.Getattr):
        if isinstance(label.node, nodes.Name) and label.node.name == "labels" and label.attr not in LABELS:
            used.append((f"labels.{label.attr}", label.lineno))
    written = {name: tag(name) for name in (*FIELDS, *(f"labels.{key}" for key in LABELS))}
    told: set[str] = set()
    for name, line in sorted(used, key=lambda pair: pair[1]):
        if name in told:
            continue
        told.add(name)
        near = get_close_matches(name.lower(), written, 1)
        cure = NEAR.format(near=written[near[0]]) if near else ALL.format(all=", ".join(map(tag, FIELDS)))
        yield Remark("fault", paragraphs[line - 1].where, UNKNOWN.format(name=name), cure)
