"""Opens a Word template to look into it: its stories, its styles, its lists, and what else the package holds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from lxml import etree

from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, Problem

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

OPENING_ERRORS = (
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
"""What python-docx raises for a file that is no Word document, or a damaged one."""
Weight = Literal["fault", "remark"]
BODY = Bilingual("corps", "body")
_STORIES = {
    ("header", "default"): Bilingual("en-tête", "header"),
    ("header", "first"): Bilingual("en-tête de la première page", "header of the first page"),
    ("header", "even"): Bilingual("en-tête des pages paires", "header of even pages"),
    ("footer", "default"): Bilingual("pied de page", "footer"),
    ("footer", "first"): Bilingual("pied de la première page", "footer of the first page"),
    ("footer", "even"): Bilingual("pied des pages paires", "footer of even pages"),
}
_NOTES = Bilingual("notes de bas de page", "footnotes")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing wrong with a template (``fault``: it cannot be used) or merely worth knowing; ``where`` in the file."""

    weight: Weight
    where: Bilingual
    what: Bilingual
    cure: Bilingual | None = None

    def problem(self, path: str) -> Problem:
        """Return the remark as a problem of the file at ``path``, or of one already named where it is empty."""
        said = Bilingual("{where} : {what}", "{where}: {what}").format(where=self.where, what=self.what)
        return Problem(path, said, self.cure)


@dataclass(frozen=True, slots=True)
class Story:
    """A stretch of text of its own: the body, a header, a footer, the footnotes."""

    where: Bilingual
    root: _Element


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of a template; ``numbering`` and ``settings`` are None where it has none."""

    kind: str
    """Content type of the document: that of .docx, .docm or .dotx."""
    stories: tuple[Story, ...]
    styles: _Element
    numbering: _Element | None
    parts: tuple[Part, ...]
    links: tuple[tuple[str, str], ...]
    """What lies outside the file: the last word of the kind of each link, and its target."""


def opened(path: Path, data: bytes) -> Template:
    """Return the template that ``data`` is; InputError where it is not a Word document, or damaged."""
    try:
        package = OpcPackage.open(io.BytesIO(data))
        main = package.main_document_part
        related = {r.rId: r.target_part for r in main.rels.values() if not r.is_external}
        kinds = {kind(r.reltype): r.target_part for r in main.rels.values() if not r.is_external}
        parts = tuple(package.iter_parts())
        body = root(main)
        numbering = kinds.get("numbering")
        return Template(
            main.content_type,
            (Story(BODY, body), *_running(body, related), *_notes(kinds)),
            root(kinds["styles"]),
            root(numbering) if numbering is not None else None,
            parts,
            tuple(
                (kind(link.reltype), link.target_ref)
                for rels in (package.rels, *(part.rels for part in parts))
                for link in rels.values()
                if link.is_external
            ),
        )
    except OPENING_ERRORS as error:
        raise damaged(path) from error


def damaged(path: Path) -> InputError:
    """Return the error for a template that cannot be opened."""
    what = Bilingual(
        "le modèle n’est pas un document Word, ou il est endommagé.",
        "the template is not a Word document, or it is damaged.",
    )
    return InputError(Problem(str(path), what, OPEN_CURE))


OPEN_CURE = Bilingual("Indiquez un modèle .docx enregistré par Word.", "Give a .docx template saved by Word.")


def kind(relation: str) -> str:
    """Return the last word of a type of relationship."""
    return relation.rpartition("/")[2]


def root(part: Part) -> _Element:
    """Return the root of an XML part, parsed without entities or network."""
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def quoted(text: str, longest: int = 60) -> Bilingual:
    """Return a text between quotation marks, cut where it is long, without what a terminal would obey."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    shown = plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
    return Bilingual(f"«\u00a0{shown}\u00a0»", f"“{shown}”")


def _running(body: _Element, related: dict[str, Part]) -> Iterator[Story]:
    """Yield each header and footer once, under the name of the pages it stands on."""
    seen: set[str] = set()
    for what in ("header", "footer"):
        for reference in body.iter(qn(f"w:{what}Reference")):
            number = reference.get(qn("r:id"), "")
            if number in related and number not in seen:
                seen.add(number)
                pages = reference.get(qn("w:type"), "default")
                yield Story(_STORIES.get((what, pages), _STORIES[what, "default"]), root(related[number]))


def _notes(kinds: dict[str, Part]) -> Iterator[Story]:
    if "footnotes" in kinds:
        yield Story(_NOTES, root(kinds["footnotes"]))
