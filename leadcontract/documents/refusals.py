"""Why a file cannot be read, in both languages: one ready InputError for each case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, Problem

if TYPE_CHECKING:
    from leadcontract.documents.guards import Limits

RESAVE = Bilingual(
    "Ouvrez-le dans Word et enregistrez-le en .docx, ou exportez-le en PDF.",
    "Open it in Word and save it as .docx, or export it as PDF.",
)
_ASK_AGAIN = Bilingual("Demandez à l’expéditeur une nouvelle copie.", "Ask the sender for a fresh copy.")
_UNLOCK = Bilingual(
    "Ouvrez-le avec son mot de passe et enregistrez-en une copie sans protection.",
    "Open it with its password and save a copy without protection.",
)
_TESSERACT = Bilingual(
    "Installez Tesseract avec ses données françaises (Debian : apt install tesseract-ocr tesseract-ocr-fra ; macOS : "
    "brew install tesseract tesseract-lang ; Windows : winget install UB-Mannheim.TesseractOCR, en cochant French), "
    "puis recommencez.",
    "Install Tesseract with its French data (Debian: apt install tesseract-ocr tesseract-ocr-fra; macOS: brew install "
    "tesseract tesseract-lang; Windows: winget install UB-Mannheim.TesseractOCR, French ticked), then try again.",
)
_FRENCH_DATA = Bilingual(
    "Tesseract est installé sans ses données françaises : ajoutez-les (Debian : apt install tesseract-ocr-fra ; "
    "macOS : brew install tesseract-lang ; Windows : l’installateur, en cochant French), puis recommencez.",
    "Tesseract is installed without its French data: add them (Debian: apt install tesseract-ocr-fra; macOS: brew "
    "install tesseract-lang; Windows: the installer, French ticked), then try again.",
)
RECOGNITION: Mapping[str, Bilingual] = {"no tesseract": _TESSERACT, "no french": _FRENCH_DATA}
"""What to install before images can be read, by what is lacking."""
_CHECK = Bilingual("Vérifiez le chemin.", "Check the path.")
_OFFICE = Bilingual(
    "Installez LibreOffice (Debian : apt install libreoffice-writer-nogui), ou ouvrez-le dans Word et enregistrez-le "
    "en .docx.",
    "Install LibreOffice (Debian: apt install libreoffice-writer-nogui), or open it in Word and save it as .docx.",
)
_RAISE = Bilingual(
    "Réduisez-le ou scindez-le, ou relevez la limite : --limit {enough}.",
    "Reduce it or split it, or raise the limit: --limit {enough}.",
)
_UNITS: Mapping[str, Bilingual] = {
    "file": Bilingual("Mo", "MB"),
    "text": Bilingual("Mo", "MB"),
    "members": Bilingual("éléments", "members"),
    "expanded": Bilingual("Mo", "MB"),
    "ratio": Bilingual("fois sa taille une fois décompressé", "times its size once unpacked"),
    "xml": Bilingual("Mo", "MB"),
    "tags": Bilingual("balises", "tags"),
    "cells": Bilingual("cellules", "cells"),
    "stream": Bilingual("Mo", "MB"),
    "pixels": Bilingual("pixels sur une page", "pixels on one page"),
    "lines": Bilingual("lignes", "lines"),
    "paragraph": Bilingual("signes dans un paragraphe", "characters in one paragraph"),
    "paragraphs": Bilingual("paragraphes", "paragraphs"),
    "pages": Bilingual("pages", "pages"),
    "attachments": Bilingual("pièces jointes", "attachments"),
    "seconds": Bilingual("secondes", "seconds"),
}
"""What each limit counts; the two others do not refuse, they leave a part of the document unread."""

_CASES: dict[str, tuple[Bilingual, Bilingual]] = {
    "not found": (Bilingual("fichier introuvable.", "file not found."), _CHECK),
    "directory": (
        Bilingual("c’est un dossier, non un document.", "this is a folder, not a document."),
        Bilingual("Indiquez les fichiers qu’il contient.", "Name the files inside it."),
    ),
    "not a file": (Bilingual("ce n’est pas un fichier ordinaire.", "this is not a regular file."), _CHECK),
    "permission": (
        Bilingual("la lecture de ce fichier vous est refusée.", "you are not allowed to read this file."),
        Bilingual("Demandez le droit de lecture.", "Ask for the right to read it."),
    ),
    "empty": (Bilingual("le fichier est vide (0 octet).", "the file is empty (0 bytes)."), _ASK_AGAIN),
    "old word": (Bilingual("ancien format Word (.doc).", "old Word format (.doc)."), RESAVE),
    "no office for .doc": (Bilingual("ancien format Word (.doc).", "old Word format (.doc)."), _OFFICE),
    "no office for .rtf": (Bilingual("document RTF.", "RTF document."), _OFFICE),
    "not converted": (
        Bilingual(
            "LibreOffice n’a pas pu l’ouvrir : il est endommagé, ou protégé par un mot de passe.",
            "LibreOffice could not open it: it is damaged, or protected by a password.",
        ),
        RESAVE,
    ),
    "damaged odt": (
        Bilingual("document OpenDocument tronqué ou endommagé.", "truncated or damaged OpenDocument file."),
        _ASK_AGAIN,
    ),
    "damaged workbook": (
        Bilingual("classeur Excel tronqué ou endommagé.", "truncated or damaged Excel workbook."),
        _ASK_AGAIN,
    ),
    "damaged email": (Bilingual("e-mail endommagé.", "damaged e-mail."), _ASK_AGAIN),
    "ole": (
        Bilingual(
            "ancien format Office (OLE) qui n’est pas un document Word récent.",
            "old Office format (OLE) that is not a recent Word document.",
        ),
        RESAVE,
    ),
    "encrypted office": (
        Bilingual("document Office protégé par mot de passe.", "Office document protected by a password."),
        _UNLOCK,
    ),
    "encrypted zip": (Bilingual("archive chiffrée.", "encrypted archive."), _UNLOCK),
    "encrypted pdf": (Bilingual("PDF protégé par mot de passe.", "PDF protected by a password."), _UNLOCK),
    "damaged docx": (
        Bilingual("document Word tronqué ou endommagé.", "truncated or damaged Word document."),
        _ASK_AGAIN,
    ),
    "damaged pdf": (Bilingual("PDF tronqué ou endommagé.", "truncated or damaged PDF."), _ASK_AGAIN),
    "not word": (
        Bilingual("archive qui n’est pas un document Word.", "an archive that is not a Word document."),
        RESAVE,
    ),
    "not docx": (
        Bilingual("ce n’est pas un document Word (.docx).", "this is not a Word document (.docx)."),
        Bilingual("Indiquez un .docx enregistré par Word.", "Give a .docx saved by Word."),
    ),
    "spreadsheet": (Bilingual("c’est un classeur Excel.", "this is an Excel workbook."), RESAVE),
    "slides": (Bilingual("c’est une présentation PowerPoint.", "this is a PowerPoint presentation."), RESAVE),
    "open document": (
        Bilingual("document OpenDocument qui n’est pas un texte.", "OpenDocument file that is not a text."),
        RESAVE,
    ),
    "xml": (
        Bilingual("c’est un fichier XML, non un document.", "this is an XML file, not a document."),
        RESAVE,
    ),
    "other image": (
        Bilingual("image d’un format qui n’est pas lu.", "an image of a format that is not read."),
        Bilingual("Enregistrez-la en .png, .tiff ou .pdf.", "Save it as .png, .tiff or .pdf."),
    ),
    "damaged image": (Bilingual("image tronquée ou endommagée.", "truncated or damaged image."), _ASK_AGAIN),
    "too slow": (
        Bilingual("sa lecture n’est pas finie après {seconds} secondes.", "not read after {seconds} seconds."),
        Bilingual(
            "Scindez-le, ou relevez la limite : --limit {enough}.", "Split it, or raise the limit: --limit {enough}."
        ),
    ),
    "binary": (
        Bilingual(
            "ce n’est ni un document de bureau, ni un PDF, ni un texte.",
            "this is neither an office document, nor a PDF, nor a text.",
        ),
        RESAVE,
    ),
    "no text": (
        Bilingual("le document ne contient aucun texte.", "the document holds no text."),
        Bilingual("Vérifiez que c’est le bon fichier.", "Check that it is the right file."),
    ),
    "doctype": (
        Bilingual(
            "son XML déclare une DTD ou des entités, ce qu’aucun logiciel de bureau ne fait.",
            "its XML declares a DTD or entities, which no office program does.",
        ),
        _ASK_AGAIN,
    ),
    "encoding": (
        Bilingual(
            "son XML n’est pas en UTF-8, ce qu’aucun logiciel récent ne produit.",
            "its XML is not UTF-8, which no recent program writes.",
        ),
        RESAVE,
    ),
    "duplicates": (
        Bilingual(
            "l’archive contient deux fois le même élément : son contenu est ambigu.",
            "the archive holds the same member twice: its content is ambiguous.",
        ),
        RESAVE,
    ),
    "deep": (
        Bilingual("imbrication trop profonde (tableaux).", "nested too deeply (tables)."),
        Bilingual("Simplifiez la mise en page et réessayez.", "Simplify the layout and try again."),
    ),
    "too large": (
        Bilingual("trop volumineux ({found}, {limit} au plus).", "too large ({found}, {limit} at most)."),
        _RAISE,
    ),
}


_UNRECOGNISED = {
    "scan": Bilingual(
        "ce PDF n’est qu’une image : il ne contient aucun texte.", "this PDF is only an image: it holds no text."
    ),
    "image": Bilingual("c’est une image, sans texte à lire.", "this is an image, without a text to read."),
    "unmapped": Bilingual(
        "la couche de texte de ce PDF est illisible (polices sans table de caractères).",
        "the text layer of this PDF cannot be read (fonts without a character map).",
    ),
}
_CASES |= {
    f"{case}, {lack}": (what, cure) for case, what in _UNRECOGNISED.items() for lack, cure in RECOGNITION.items()
}


def refusal(path: Path, case: str, **values: Bilingual | str) -> InputError:
    """Return the error for one case of one file; ``values`` fill its message. KeyError for no such case."""
    what, cure = _CASES[case]
    if values:
        what, cure = what.format(**values), cure.format(**values)
    return InputError(Problem(str(path), what, cure))


def over(path: Path, limits: Limits, name: str, found: int) -> InputError:
    """Return the error for a limit passed: both numbers, the name of the limit and how to raise it."""
    limit: int = getattr(limits, name)
    unit = 1_000_000 if _UNITS[name].en == "MB" else 1

    def counted(number: int) -> Bilingual:
        return Bilingual("{number} {unit}", "{number} {unit}").format(number=-(-number // unit), unit=_UNITS[name])

    enough = f"{name}={max(-(-found // unit), 2 * -(-limit // unit))}{'MB' if unit > 1 else ''}"
    return refusal(path, "too large", found=counted(found), limit=counted(limit), enough=enough)
