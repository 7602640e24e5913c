"""The words of a report in both languages: statuses, severities, sources, what was not read."""

from __future__ import annotations

from collections.abc import Mapping

from leadcontract.domain.clause import Severity, Side
from leadcontract.domain.document import NotRead
from leadcontract.domain.finding import Status
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.law import Evidence

STATUS: Mapping[Status, Bilingual] = {
    "present": Bilingual("présente", "present"),
    "partial": Bilingual("partielle", "partial"),
    "contrary": Bilingual("contraire", "contrary"),
    "unclear": Bilingual("à lire", "unclear"),
    "referred": Bilingual("renvoyée", "referred"),
    "missing": Bilingual("absente", "missing"),
}
SEVERITY: Mapping[Severity, Bilingual] = {
    "critical": Bilingual("critique", "critical"),
    "major": Bilingual("majeure", "major"),
    "minor": Bilingual("mineure", "minor"),
    "info": Bilingual("indicative", "info"),
}
SIDE: Mapping[Side, Bilingual] = {
    "client": Bilingual("du côté du Client", "for the Client"),
    "provider": Bilingual("du côté du Prestataire", "for the Provider"),
}
LANGUAGE: Mapping[Lang, Bilingual] = {
    "fr": Bilingual("français", "French"),
    "en": Bilingual("anglais", "English"),
}
READ_IN: Mapping[Evidence, Bilingual] = {
    "primary-text": Bilingual("texte officiel", "official text"),
    "secondary-quoting-primary": Bilingual("source qui cite le texte officiel", "source that quotes the official text"),
    "secondary": Bilingual("source secondaire", "secondary source"),
    "none": Bilingual("aucune", "none"),
}
INCOMPLETE = Bilingual("Résultat incomplet", "Incomplete result")
INCOMPLETE_WHY = Bilingual(
    "Une partie du document n’a pas été lue : ce qui y figure peut manquer ici.",
    "Part of the document was not read: what stands there may be missing here.",
)
RECOGNISED = Bilingual(
    "Lu par reconnaissance de caractères (OCR) : comparez les citations et les chiffres avec l’original.",
    "Read by optical character recognition (OCR): compare quotations and figures with the original.",
)
_FRENCH = {
    "image without text": "image sans texte",
    "unreadable text layer": "couche de texte illisible",
    "page that could not be recognised": "page qui n’a pas pu être reconnue",
    "barely legible page": "page à peine lisible",
    "page": "page",
    "text of the e-mail": "texte de l’e-mail",
    "values of form fields": "valeurs des champs de formulaire",
    "whole document": "tout le document",
    "language other than French and English": "langue autre que le français et l’anglais",
    "comments": "commentaires",
    "margin": "marge",
    "macros": "macros",
    "embedded file": "fichier incorporé",
    "embedded object": "objet incorporé",
    "embedded document": "document incorporé",
    "tracked deletion": "suppression suivie",
    "hidden text": "texte masqué",
    "image": "image",
    "chart": "graphique",
    "diagram": "schéma",
    "paragraph": "paragraphe",
    "header": "en-tête",
    "footer": "pied de page",
    "footnote": "note de bas de page",
    "endnote": "note de fin",
    "attached file": "pièce jointe",
    "hidden sheet": "feuille masquée",
    "formulas without a value": "formules sans valeur",
    "annotations": "annotations",
}


def not_read(text: str, lang: Lang) -> str:
    """Return what was not read, or where, in a language; a number or a count after it is kept."""
    if lang == "en":
        return text
    file, inside, text = text.rpartition(" › ")
    if inside:
        return file + inside + not_read(text, lang)
    word, space, rest = text.rpartition(" ")
    if text in _FRENCH or not space:
        return _FRENCH.get(text, text)
    return f"{_FRENCH.get(word, word)} {rest}"


def unread(one: NotRead) -> Bilingual:
    """Return what was not read and where: "image without text (page 2)"."""
    fr, en = (f"{not_read(one.what, lang)} ({not_read(one.where, lang)})" for lang in LANGS)
    return Bilingual(fr, en)


def counts(summary: Mapping[Status, int], lang: Lang) -> str:
    """Return how many findings have each status, in words, those that none has left out; empty for no finding."""
    parts = []
    for status, count in summary.items():
        if count:
            plural = "s" if lang == "fr" and count > 1 and status != "unclear" else ""
            parts.append(f"{count} {STATUS[status][lang]}{plural}")
    return ", ".join(parts)
