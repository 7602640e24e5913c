"""Turns a draft into a Word file, through a template that holds style and no words."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from leadcontract import resources
from leadcontract.assembly import house, properties
from leadcontract.assembly.inline import LOCALES
from leadcontract.assembly.lines import once
from leadcontract.assembly.markup import escape, legal
from leadcontract.assembly.packaging import members, pack
from leadcontract.assembly.template import OPEN_CURE, OPENING_ERRORS, damaged
from leadcontract.assembly.typesetting import Typesetter
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.errors import InputError, Problem

_LONGEST_PROPERTY = 255
_NO_CONTENT = (qn("w:rPr"), qn("w:t"))
_BLOCKS = ("<w:p>", "<w:tbl>")
_PLACE = '<w:customXml w:element="{name}"/>'
_PLACE_TAG, _PLACE_NAME = qn("w:customXml"), qn("w:element")
_PARTS = ("contents", "preamble", "body", "annexes", "signatures")
_FILLING_ERRORS = (
    TemplateError,
    etree.LxmlError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def render(
    drafts: Sequence[Draft],
    template: Path | None = None,
    *,
    final: bool = False,
    notes: Mapping[str, Sequence[str]] | None = None,
    in_print: bool = False,
) -> bytes:
    """Return a document as a .docx file, always the same bytes for the same draft and template.

    Arguments and errors are those of ``rendered``.
    """
    return pack(rendered(drafts, template, final=final, notes=notes, in_print=in_print))


def rendered(
    drafts: Sequence[Draft],
    template: Path | None = None,
    *,
    final: bool = False,
    notes: Mapping[str, Sequence[str]] | None = None,
    in_print: bool = False,
) -> dict[str, bytes]:
    """Return the members of the .docx file that a document makes, by name.

    One draft, or two for a bilingual document, the first being that of the page. ``template`` is a house template,
    None for the one that ships. It is filled in with ``title``, ``reference``, ``date``, ``client``, ``provider``,
    ``draft`` (a mark, empty where ``final``), ``labels``, and the paragraphs ``contents``, ``preamble``, ``body``,
    ``signatures`` and ``annexes``, in the styles that ``house`` names. Numbers are the automatic ones of Word,
    references live fields. ``notes`` are Word comments by clause.
    ``in_print`` makes the file to be turned into a PDF, not to be worked on.

    InputError if the template is not found, is not a Word document or cannot be filled in; what ``checking`` finds in
    it first says why, in plain words.
    """
    path = template or resources.folder("templates") / "contract.docx"
    document = open_template(path)
    styles = house.style_ids(document.docx.styles.element)
    comments = [(clause, text) for clause, texts in (notes or {}).items() for text in texts]
    hung: dict[str, list[int]] = {}
    for number, (clause, _) in enumerate(comments):
        hung.setdefault(clause, []).append(number)
    fill(document, _context(drafts, Typesetter(drafts, styles, _width(document), hung, in_print), final), path)
    if comments:
        properties.comment(document.docx, [text for _, text in comments])
    _describe(document, drafts[0].lang, once(draft.title for draft in drafts))
    return members(document.docx.part.package)


def values(drafts: Sequence[Draft], template: Path) -> dict[str, Any]:
    """Return what a template is filled in with, by the names of its fields."""
    document = open_template(template)
    styles = house.style_ids(document.docx.styles.element)
    return _context(drafts, Typesetter(drafts, styles, _width(document), {}), final=False)


def fill(document: Template, context: Mapping[str, Any], path: Path) -> None:
    """Fill in an open template; InputError, naming its ``path``, where it asks for what is not in the context.

    What is markup of whole paragraphs and tables, here called blocks, never passes through the template engine.
    """
    environment = SandboxedEnvironment(undefined=StrictUndefined, finalize=_finalize)
    document.blocks = {name: value for name, value in context.items() if str(value).startswith(_BLOCKS)}
    places = {name: Markup(_PLACE.format(name=name)) for name in document.blocks}  # noqa: S704  (a name of ours)
    try:
        document.render({**context, **places}, environment, autoescape=True)
    except _FILLING_ERRORS as error:
        reason = str(error).rstrip(".") or type(error).__name__
        what = Bilingual("le modèle ne peut pas être rempli : {reason}.", "the template cannot be filled in: {reason}.")
        cure = Bilingual("Corrigez ce champ dans Word.", "Mend that field in Word.")
        raise InputError(Problem(str(path), what.format(reason=reason), cure)) from error


def save(document: Template, lang: Lang, title: str) -> bytes:
    """Return a filled-in document in a language, under a title, as the bytes of a .docx file."""
    _describe(document, lang, title)
    return pack(members(document.docx.part.package))


class Template(DocxTemplate):  # type: ignore[misc]
    """A template that takes blocks as they are, and refuses a body which its base class mends by dropping text."""

    blocks: Mapping[str, str] = {}

    def fix_tables(self, xml: str) -> Any:
        if etree.fromstring(xml).find(f".//{qn('w:t')}/{qn('w:r')}") is not None:
            raise ValueError("{{r ... }} is needed where there is {{ ... }}")
        body = super().fix_tables(xml)
        for run in list(body.iter(qn("w:r"))):
            if all(child.tag in _NO_CONTENT and not child.text for child in run):
                run.getparent().remove(run)  # docxtpl leaves one on each side of {{r ... }}
        for place in list(body.iter(_PLACE_TAG)):
            if place.get(_PLACE_NAME) in self.blocks:
                self._set(place, self.blocks[place.get(_PLACE_NAME)])
        return body

    def _set(self, place: Any, blocks: str) -> None:
        """Put blocks in the place of their field; ValueError where a paragraph cannot stand."""
        parent = place.getparent()
        if parent.tag == qn("w:t"):
            raise ValueError("{{p ... }} is needed where there is {{ ... }}")
        spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in parent.nsmap.items() if prefix)
        at = parent.index(place)
        parent[at : at + 1] = list(etree.fromstring(f"<blocks {spaces}>{blocks}</blocks>"))


def open_template(path: Path) -> Template:
    """Open a template; InputError where it is not found or no Word document."""
    if not path.is_file():
        missing = Bilingual("modèle introuvable.", "template not found.")
        no_file = Bilingual("ce n’est pas un fichier ordinaire.", "this is not a regular file.")
        raise InputError(Problem(str(path), no_file if path.exists() else missing, OPEN_CURE))
    try:
        document = Template(io.BytesIO(path.read_bytes()))
        document.init_docx()
    except OSError as error:
        what = Bilingual("le modèle ne peut pas être lu.", "the template cannot be read.")
        raise InputError(Problem(str(path), what, OPEN_CURE)) from error
    except OPENING_ERRORS as error:
        raise damaged(path) from error
    return document


def _width(document: Template) -> int:
    """Return the width of the text of the last section, in twentieths of a point."""
    section = document.docx.sections[-1]
    return int((section.page_width - section.left_margin - section.right_margin) / 635)


def _context(drafts: Sequence[Draft], page: Typesetter, final: bool) -> dict[str, Any]:
    first = drafts[0]

    def runs(name: str) -> Markup:
        return Markup(page.inline.both([getattr(draft, name) for draft in drafts]))  # noqa: S704  (markup escapes)

    client, provider = (
        Markup(page.inline.runs(side.company))  # noqa: S704  (markup escapes)
        for side in first.signatures
    )
    # In the order of the page: a clause opens where the one before it ends.
    parts = {name: Markup(getattr(page, name)()) for name in _PARTS}  # noqa: S704  (markup escapes)
    return {
        "title": once([draft.title for draft in drafts]),
        "titles": [draft.title for draft in drafts],
        "reference": runs("reference"),
        "date": runs("date"),
        "client": client,
        "provider": provider,
        "draft": "" if final else once([draft.labels["draft"] for draft in drafts]),
        "labels": {key: once([draft.labels[key] for draft in drafts]) for key in first.labels},
        **parts,
    }


def _finalize(value: object) -> object:
    return Markup(escape(value)) if isinstance(value, str) and not isinstance(value, Markup) else value  # noqa: S704  (escape escapes)


def _describe(document: Template, lang: Lang, title: str) -> None:
    """Set the language and the title, and leave out what the template says of its own making."""
    locale = LOCALES[lang]
    styles = document.docx.styles.element
    for normal in styles.xpath('w:style[@w:type="paragraph"][@w:default="1"]'):
        run_properties = normal.get_or_add_rPr()
        if run_properties.find(qn("w:lang")) is None:
            etree.SubElement(run_properties, qn("w:lang"))
    for spoken in styles.xpath("w:docDefaults//w:lang | w:style[@w:default='1']/w:rPr/w:lang"):
        spoken.set(qn("w:val"), locale)
    settings = document.docx.settings.element
    for attached in settings.findall(qn("w:attachedTemplate")):
        settings.remove(attached)
        document.docx.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.pop(attached.get(qn("r:id")), None)
    package = document.docx.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype not in (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES):
            del package.rels[key]
    core = document.docx.core_properties
    core._element.clear()
    core.title = legal(title)[:_LONGEST_PROPERTY]
    core.language = locale
