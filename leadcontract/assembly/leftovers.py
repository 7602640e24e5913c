"""Finds what a Word template should not carry into a contract: changes, comments, macros, links, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from leadcontract.assembly.template import BODY, Remark, Template, quoted, root
from leadcontract.domain.language import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

FILE = Bilingual("fichier", "file")
PROPERTIES = Bilingual("propriétés", "properties")
STYLES = Bilingual("styles", "styles")
FOOTER = Bilingual("pied de page", "footer")
USUAL = frozenset({
    "Aptos", "Arial", "Arial Narrow", "Book Antiqua", "Bookman Old Style", "Calibri", "Calibri Light", "Cambria",
    "Candara", "Century", "Century Gothic", "Century Schoolbook", "Consolas", "Constantia", "Corbel", "Courier New",
    "Franklin Gothic Book", "Garamond", "Georgia", "Palatino Linotype", "Segoe UI", "Symbol", "Tahoma",
    "Times New Roman", "Trebuchet MS", "Verdana", "Wingdings",
})  # fmt: skip
"""Fonts that come with Word on Windows and on a Mac: the other side sees the page as it was made."""
_CHANGE = re.compile(re.escape(qn("w:")) + r"(?:ins|del|moveFrom|moveTo|\w+Change)")
_FETCHING = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|RD)\b", re.I)
_PAGE = re.compile(r"\s*PAGE\b", re.I)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

CHANGES = Bilingual("modifications suivies ({count}).", "tracked changes ({count}).")
ACCEPT = Bilingual(
    "Acceptez-les ou refusez-les dans Word : chaque contrat les porterait.",
    "Accept or reject them in Word: every contract would carry them.",
)
COMMENTS = Bilingual("commentaires ({count}).", "comments ({count}).")
DELETE = Bilingual(
    "Supprimez-les dans Word : chaque contrat les porterait.", "Delete them in Word: every contract would carry them."
)
MACROS = Bilingual("il contient des macros.", "it holds macros.")
WITHOUT = Bilingual("Enregistrez-le en .docx, sans macros.", "Save it as .docx, without macros.")
OTHER_KIND = Bilingual("c’est un modèle .dotx.", "this is a .dotx template.")
AS_DOCX = Bilingual("Enregistrez-le en .docx.", "Save it as .docx.")
OUTSIDE = Bilingual("il va chercher un contenu ailleurs : {target}.", "it fetches content from elsewhere: {target}.")
EMBED = Bilingual(
    "Insérez ce contenu dans le fichier, ou retirez le lien.", "Insert that content in the file, or remove the link."
)
ATTACHED = Bilingual("il est lié à un autre modèle : {target}.", "it is attached to another template: {target}.")
NOT_KEPT = Bilingual("La rédaction ne le reprend pas.", "Drafting does not keep it.")
NAMED = Bilingual("auteur ou société : {names}.", "author or company: {names}.")
NO_PAGES = Bilingual("aucun numéro de page.", "no page number.")
ADD_PAGES = Bilingual("Ajoutez un champ PAGE au pied de page.", "Add a PAGE field to the footer.")
LANGUAGES = Bilingual(
    "ces styles imposent leur langue : {names}.", "these styles impose a language of their own: {names}."
)
ANY_LANGUAGE = Bilingual(
    "Word y corrigera une autre langue que celle du contrat ; ôtez-la.",
    "Word will check them in another language than that of the contract; take it out.",
)
FONTS = Bilingual("polices que Word n’a pas partout : {names}.", "fonts that Word does not have everywhere: {names}.")
EMBED_FONTS = Bilingual(
    "L’autre partie en verra d’autres ; incorporez-les au fichier ou changez-en.",
    "The other side will see others; embed them in the file or choose others.",
)


def leftover_remarks(template: Template) -> Iterator[Remark]:
    """Yield what should not stay in a template, then what is merely worth knowing of its pages and its look."""
    yield from _of_the_package(template)
    for story in template.stories:
        if changes := sum(_CHANGE.fullmatch(str(e.tag)) is not None for e in story.root.iter("{*}*")):
            yield Remark("fault", story.where, CHANGES.format(count=changes), ACCEPT)
        for code in _codes(story.root):
            if _FETCHING.match(code):
                yield Remark("fault", story.where, OUTSIDE.format(target=quoted(code)), EMBED)
    if not any(_PAGE.match(code) for story in template.stories for code in _codes(story.root)):
        yield Remark("remark", FOOTER, NO_PAGES, ADD_PAGES)
    yield from _of_the_look(template)


def _of_the_package(template: Template) -> Iterator[Remark]:
    names = []
    macros = "macroEnabled" in template.kind
    for part in template.parts:
        content = part.content_type
        macros = macros or "vbaProject" in content
        if content.endswith("wordprocessingml.comments+xml") and (count := len(root(part))):
            yield Remark("fault", BODY, COMMENTS.format(count=count), DELETE)
        if content.endswith(("core-properties+xml", "extended-properties+xml")):
            wanted = ("creator", "lastModifiedBy", "Manager", "Company")
            names += [e.text for e in root(part).iter("{*}*") if str(e.tag).rpartition("}")[2] in wanted and e.text]
    if macros:
        yield Remark("fault", FILE, MACROS, WITHOUT)
    elif template.kind != _DOCX:
        yield Remark("fault", FILE, OTHER_KIND, AS_DOCX)
    for kind, target in template.links:
        if kind == "attachedTemplate":
            yield Remark("remark", FILE, ATTACHED.format(target=quoted(target)), NOT_KEPT)
        elif kind != "hyperlink":
            yield Remark("fault", FILE, OUTSIDE.format(target=quoted(target)), EMBED)
    if names:
        yield Remark("remark", PROPERTIES, NAMED.format(names=_listed(names)), NOT_KEPT)


def _of_the_look(template: Template) -> Iterator[Remark]:
    imposed = {}
    for style in template.styles.iterfind(qn("w:style")):
        lang = style.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        name = style.find(qn("w:name"))
        if lang is not None and name is not None and lang.get(qn("w:val")) and style.get(qn("w:default")) is None:
            imposed[name.get(qn("w:val"), "")] = lang.get(qn("w:val"), "")
    if imposed:
        names = ", ".join(f"{name} ({lang})" for name, lang in imposed.items())
        yield Remark("remark", STYLES, LANGUAGES.format(names=names), ANY_LANGUAGE)
    used = {
        fonts.get(qn(f"w:{slot}"), "")
        for part in (template.styles, *(story.root for story in template.stories))
        for fonts in part.iter(qn("w:rFonts"))
        for slot in ("ascii", "hAnsi")
    }
    for part in template.parts:
        if part.content_type.endswith("theme+xml"):
            used |= {str(e.get("typeface", "")) for e in root(part).iter("{*}latin")}
        elif part.content_type.endswith("fontTable+xml"):
            embedded = [font for font in root(part) if font.find(qn("w:embedRegular")) is not None]
            used -= {font.get(qn("w:name"), "") for font in embedded}
    if strange := sorted(used - USUAL - {""}):
        yield Remark("remark", STYLES, FONTS.format(names=", ".join(strange)), EMBED_FONTS)


def _codes(story: _Element) -> Iterator[str]:
    """Yield the instruction of each field of a story."""
    for simple in story.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr"), "")
    code: list[str] = []
    for one in story.iter(qn("w:fldChar"), qn("w:instrText")):
        if one.tag == qn("w:instrText"):
            code.append(one.text or "")
        elif code:
            yield "".join(code)
            code = []


def _listed(names: list[str]) -> Bilingual:
    shown = [quoted(name) for name in dict.fromkeys(names)]
    return Bilingual(", ".join(one.fr for one in shown), ", ".join(one.en for one in shown))
