"""Turns a draft into a Word file, through a template that holds style and no words."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from leadcontract import resources
from leadcontract.assembly.packaging import normalise
from leadcontract.domain.draft import Block, Draft, Run
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.errors import InputError, Problem

_LOCALES: Mapping[Lang, str] = {"fr": "fr-FR", "en": "en-GB"}
_REMOVED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"})
_HIGHLIGHT = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'
_NO_CONTENT = (qn("w:rPr"), qn("w:t"))
_FIRST_BOOKMARK_ID = 10_000  # above those that a house template may hold
_LONGEST_PROPERTY = 255
_OPENING_ERRORS = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
)
_FILLING_ERRORS = (
    TemplateError,
    etree.LxmlError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)

_Place = tuple[str | None, str]
"""A clause and the number of one of its paragraphs."""


class _Paragraph(NamedTuple):
    """What a template sees of a block: ``runs`` and the cells of ``rows`` are Word markup, for ``{{r … }}``."""

    style: str
    level: int
    number: str
    runs: Markup
    rows: list[list[Markup]]


def render(draft: Draft, template: Path | None = None) -> bytes:
    """Return the draft as a .docx file, always the same bytes for the same draft and template.

    ``template`` is a house template, None for the one that ships. It is filled in with ``title``,
    ``reference``, ``labels`` (keys reference, page, of, name, capacity, signature), ``preamble``, ``blocks`` and
    ``annexes`` (style, level, number, runs, rows), ``closing`` and two ``signatures`` (role, company, signatory,
    capacity). Numbers are the automatic ones of Word; a reference to a numbered paragraph is a live field,
    any other is plain text. Texts come out as they went in, less the characters that XML forbids.

    InputError if the template is not found, is not a Word document or cannot be filled in.
    """
    path = template or resources.folder("templates") / "contract.docx"
    context = _context(draft)
    document = _open(path)
    environment = SandboxedEnvironment(undefined=StrictUndefined, finalize=_finalize)
    try:
        document.render(context, environment, autoescape=True)
    except _FILLING_ERRORS as error:
        reason = str(error) or type(error).__name__
        what = Bilingual(
            "le modèle ne peut pas être rempli\u00a0: {reason}", "the template cannot be filled in: {reason}"
        )
        cure = Bilingual("Corrigez ce champ dans Word.", "Mend that field in Word.")
        raise InputError(Problem(str(path), what.format(reason=reason), cure)) from error
    _describe(document, draft)
    result = io.BytesIO()
    document.save(result)
    return normalise(result.getvalue())


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template that refuses a body which its base class mends by dropping text, or Word cannot open."""

    def fix_tables(self, xml: str) -> Any:
        if etree.fromstring(xml).find(f".//{qn('w:t')}/{qn('w:r')}") is not None:
            raise ValueError("{{r ... }} is needed where there is {{ ... }}")
        body = super().fix_tables(xml)
        for run in list(body.iter(qn("w:r"))):
            if all(child.tag in _NO_CONTENT and not child.text for child in run):
                run.getparent().remove(run)  # docxtpl leaves one on each side of {{r ... }}
        return body


def _open(path: Path) -> _Template:
    cure = Bilingual("Indiquez un modèle .docx enregistré par Word.", "Give a .docx template saved by Word.")
    if not path.is_file():
        missing = Bilingual("modèle introuvable.", "template not found.")
        no_file = Bilingual("ce n’est pas un fichier ordinaire.", "this is not a regular file.")
        raise InputError(Problem(str(path), no_file if path.exists() else missing, cure))
    try:
        document = _Template(io.BytesIO(path.read_bytes()))
        document.init_docx()
    except OSError as error:
        what = Bilingual("le modèle ne peut pas être lu.", "the template cannot be read.")
        raise InputError(Problem(str(path), what, cure)) from error
    except _OPENING_ERRORS as error:
        what = Bilingual(
            "le modèle n'est pas un document Word, ou il est endommagé.",
            "the template is not a Word document, or it is damaged.",
        )
        raise InputError(Problem(str(path), what, cure)) from error
    return document


def _context(draft: Draft) -> dict[str, Any]:
    bookmarks = _bookmarks(draft)

    def markup(runs: Iterable[Run]) -> Markup:
        return Markup("".join(_run(run, bookmarks) for run in runs))  # noqa: S704  (_run escapes)

    def paragraph(block: Block) -> _Paragraph:
        runs, name = markup(block.runs), bookmarks.get((block.clause, block.number))
        if name is not None and block.style != "item":
            runs = _marked(runs, name)
        rows = [[markup(cell) for cell in row] for row in block.rows]
        return _Paragraph(block.style, block.level, block.number, runs, rows)

    return {
        "title": draft.title,
        "reference": markup(draft.reference),
        "labels": draft.labels,
        "preamble": [paragraph(block) for block in draft.preamble],
        "blocks": [paragraph(block) for block in draft.blocks],
        "annexes": [paragraph(block) for block in draft.annexes],
        "closing": markup(draft.closing),
        "signatures": [
            {
                "role": party.role,
                "company": markup(party.company),
                "signatory": markup(party.signatory),
                "capacity": markup(party.capacity),
            }
            for party in draft.signatures
        ],
    }


def _bookmarks(draft: Draft) -> dict[_Place, str]:
    """Name the paragraphs referred to whose number is what the reference says, so that it stays so."""
    wanted = {(run.target, run.text) for run in _runs(draft) if run.kind == "reference"}
    places = ((b.clause, b.number) for b in draft.blocks if b.number and b.style != "item")
    found = [place for place in places if place in wanted]
    return {place: f"_lc_{number}" for number, place in enumerate(found, start=1)}


def _runs(draft: Draft) -> Iterator[Run]:
    for block in (*draft.preamble, *draft.blocks, *draft.annexes):
        yield from block.runs
        yield from (run for row in block.rows for cell in row for run in cell)
    yield from draft.closing


def _run(run: Run, bookmarks: Mapping[_Place, str]) -> str:
    text = f'<w:t xml:space="preserve">{_text(run.text)}</w:t>'
    name = bookmarks.get((run.target, run.text)) if run.kind == "reference" else None
    if name is None:
        return f"<w:r>{_HIGHLIGHT if run.kind == 'blank' else ''}{text}</w:r>"
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> REF {name} \\r \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>{text}</w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _marked(runs: Markup, name: str) -> Markup:
    mark = _FIRST_BOOKMARK_ID + int(name.rpartition("_")[2])
    start = f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>'
    return Markup(f'{start}{runs}<w:bookmarkEnd w:id="{mark}"/>')  # noqa: S704  (runs are markup)


def _text(text: str) -> str:
    """Return the text as XML; braces too, or docxtpl would read some of them as its own escapes."""
    return _REMOVED.sub("", text).translate(_ENTITIES)


def _finalize(value: object) -> object:
    return Markup(_text(value)) if isinstance(value, str) and not isinstance(value, Markup) else value  # noqa: S704  (_text escapes)


def _describe(document: _Template, draft: Draft) -> None:
    """Set the language and the title, and leave out what the template says of its own making."""
    styles = document.docx.styles.element
    for normal in styles.xpath('w:style[@w:type="paragraph"][@w:default="1"]'):
        run_properties = normal.get_or_add_rPr()
        if run_properties.find(qn("w:lang")) is None:
            etree.SubElement(run_properties, qn("w:lang"))
    for lang in styles.xpath("w:docDefaults//w:lang | w:style[@w:default='1']/w:rPr/w:lang"):
        lang.set(qn("w:val"), _LOCALES[draft.lang])
    package = document.docx.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype not in (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES):
            del package.rels[key]
    properties = document.docx.core_properties
    properties._element.clear()
    properties.title = _REMOVED.sub("", draft.title)[:_LONGEST_PROPERTY]
    properties.language = _LOCALES[draft.lang]
