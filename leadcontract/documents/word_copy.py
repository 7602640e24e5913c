"""Opens other people's Word file to mark up a copy of it, in which all else stays as it came."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.docx import main_part, parts_of, walk_package
from leadcontract.documents.formats import format_of
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.documents.package import Package
from leadcontract.documents.wordstyles import W
from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, Problem, UsageError

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR, INITIALS = "leadcontract", "lc"
_TYPES = "[Content_Types].xml"
_TYPE_NAMES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION_NAMES = "{http://schemas.openxmlformats.org/package/2006/relationships}"

NOT_WORD = Bilingual(
    "ce n’est pas un .docx : des marques de Word ne peuvent s’écrire que dans une copie d’un .docx.",
    "this is not a .docx: marks of Word can only be written into a copy of a .docx.",
)
MACROS = Bilingual("document Word à macros (.docm).", "a Word document with macros (.docm).")
TEMPLATE = Bilingual("modèle Word (.dotx).", "a Word template (.dotx).")
SIGNED = Bilingual(
    "document signé électroniquement : y écrire romprait la signature.",
    "an electronically signed document: writing in it would break the signature.",
)
RESAVE = Bilingual("Enregistrez-le dans Word en .docx, puis recommencez.", "Save it as .docx in Word, then try again.")
UNSIGN = Bilingual(
    "Retirez la signature d’une copie dans Word, ou répondez par --letter ou --rider.",
    "Remove the signature from a copy in Word, or answer with --letter or --rider.",
)
CHANGED = Bilingual("le fichier a changé depuis sa relecture.", "the file has changed since it was reviewed.")
AGAIN = Bilingual("Relisez-le de nouveau.", "Review it again.")
PROTECTED = Bilingual(
    "le document est protégé ({kind}) : Word n’y laisse traiter les marques qu’une fois la protection levée "
    "(Révision > Restreindre la modification).",
    "the document is protected ({kind}): Word lets nobody deal with the marks until the protection is stopped "
    "(Review > Restrict Editing).",
)
_PROTECTIONS = {
    "readOnly": Bilingual("lecture seule", "read only"),
    "comments": Bilingual("commentaires seuls", "comments only"),
    "trackedChanges": Bilingual("suivi des modifications imposé", "tracked changes only"),
    "forms": Bilingual("formulaire", "form fields only"),
}


def check_markable(path: Path, data: bytes, cure: Bilingual, limits: Limits = LIMITS) -> None:
    """Refuse a file of which no copy can be marked up; UsageError, with the ``cure`` where it is no .docx.

    What cannot be read at all is left to the readers to refuse.
    """
    if format_of(data) != "docx":
        raise UsageError(Problem(str(path), NOT_WORD, cure))
    package = Package(path, data, limits)
    kind = _kind(package, main_part(package))
    if any(name.lower().endswith("vbaproject.bin") for name in package.names) or "macroenabled" in kind:
        raise UsageError(Problem(str(path), MACROS, RESAVE))
    if "template" in kind:
        raise UsageError(Problem(str(path), TEMPLATE, RESAVE))
    if any(name.startswith("_xmlsignatures/") for name in package.names):
        raise UsageError(Problem(str(path), SIGNED, UNSIGN))


def _kind(package: Package, part: str) -> str:
    """Return the content type of a part in small letters, "" where none is stated for it."""
    if _TYPES not in package.names:
        return ""
    stated = package.xml_of(_TYPES).iterfind(f"{_TYPE_NAMES}Override")
    return next((one.get("ContentType", "").lower() for one in stated if one.get("PartName") == f"/{part}"), "")


class WordCopy:
    """A Word file open for marks: ``found`` are its paragraphs as reviewed, ``body`` is what holds the text.

    Nothing but the parts that ``change`` was asked for differs in the copy.
    """

    def __init__(self, path: Path, data: bytes, limits: Limits = LIMITS) -> None:
        self.package = Package(path, data, limits)
        self.main = main_part(self.package)
        self.found, _ = walk_package(self.package, limits)
        self.root = self.package.xml_of(self.main)
        self._changed: set[str] = set()
        self._added: dict[str, bytes] = {}
        body = self.root.find(W + "body")
        if body is None:
            raise InputError(Problem(str(path), CHANGED, AGAIN))
        self.body: _Element = body

    def related(self, kind: str) -> str | None:
        """Return the part of a kind that the body refers to, None where there is none."""
        return next((name for name, found in parts_of(self.package, self.main) if found == kind), None)

    def change(self, name: str) -> _Element:
        """Return the root of a part, whose changes the copy will hold."""
        self._changed.add(name)
        return self.package.xml_of(name)

    def add(self, kind: str, content_type: str, data: bytes) -> None:
        """Give the body a part of its own (``comments``), in a file that the package does not have yet."""
        folder = self.main.rpartition("/")[0]
        names = (f"{kind}{number or ''}.xml" for number in count())
        name = next(one for one in names if f"{folder}/{one}".lstrip("/") not in self.package.names)
        part = f"{folder}/{name}".lstrip("/")
        self._added[part] = data
        stated = self.change(_TYPES)
        stated.append(
            stated.makeelement(f"{_TYPE_NAMES}Override", {"PartName": f"/{part}", "ContentType": content_type})
        )
        relations = f"{folder}/_rels/{self.main.rpartition('/')[2]}.rels".lstrip("/")
        base = self._relation_base()
        if relations not in self.package.names:
            names_of = _RELATION_NAMES.strip("{}")
            row = f'<Relationship Id="lc1" Type="{base}/{kind}" Target="{name}"/>'
            self._added[relations] = f'<Relationships xmlns="{names_of}">{row}</Relationships>'.encode()
            return
        root = self.change(relations)
        used = {one.get("Id") for one in root}
        number = next(f"lc{n}" for n in count(1) if f"lc{n}" not in used)
        row_of = {"Id": number, "Type": f"{base}/{kind}", "Target": name}
        root.append(root.makeelement(f"{_RELATION_NAMES}Relationship", row_of))

    def _relation_base(self) -> str:
        """Return what relationship types of this package begin with: strict documents have their own."""
        types = [one.get("Type", "") for one in self.package.xml_of("_rels/.rels")]
        office = next((one for one in types if one.endswith("/officeDocument")), "")
        return office.rpartition("/")[0] or "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def numbers(self, *tags: str) -> Iterator[int]:
        """Yield numbers (``w:id``) that no element with one of these tags has in the body, from 0 on."""
        used = {one.get(W + "id") for tag in tags for one in self.root.iter(W + tag)}
        return (number for number in count() if str(number) not in used)

    def warnings(self) -> tuple[Bilingual, ...]:
        """Return what stands in the way of whoever works on the copy: edit protection."""
        settings = self.related("settings")
        protection = self.package.xml_of(settings).find(W + "documentProtection") if settings else None
        if protection is None or protection.get(W + "enforcement", "0").lower() not in ("1", "true", "on"):
            return ()
        kind = _PROTECTIONS.get(protection.get(W + "edit", ""), Bilingual("modification restreinte", "restricted"))
        return (PROTECTED.format(kind=kind),)

    def docx(self) -> bytes:
        """Return the copy: the same bytes for the same marks."""
        self._changed.add(self.main)
        return self.package.rewritten({name: self.package.serialised(name) for name in self._changed} | self._added)
