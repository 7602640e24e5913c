"""The Word templates of a firm: what is wrong with one, and whether a draft survives it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract import documents
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, LibraryError, Problem

if TYPE_CHECKING:
    from leadcontract.assembly.template import Remark
    from leadcontract.domain.verification import Marked


def check_template(path: Path, limits: Limits = LIMITS) -> list[Remark]:
    """Return what is wrong with a house template, faults first, then what is worth knowing; [] for a sound one.

    Where no fault is seen, a document of one passage of each kind is written in it and read back. InputError where
    the file cannot be read or is not a Word document.
    """
    from leadcontract.assembly import checking
    from leadcontract.assembly.rendering import render
    from leadcontract.assembly.template import Remark

    found = _looked_at(path, limits)
    if not any(remark.weight == "fault" for remark in found):
        drafts = (checking.specimen(),)
        try:
            read_back(drafts, render(drafts, path), path, limits)
        except InputError as error:
            where = Bilingual("essai", "trial")
            found = [*(Remark("fault", where, one.what, one.cure) for one in error.problems), *found]
    return found


def _looked_at(template: Path, limits: Limits) -> list[Remark]:
    from leadcontract.assembly import checking

    return checking.remarks(template, documents.word_bytes(template, limits))


def refuse_faults(template: Path, limits: Limits = LIMITS) -> None:
    """Refuse, with an InputError that tells them all, the faults that a look at a template shows."""
    faults = [remark.problem(str(template)) for remark in _looked_at(template, limits) if remark.weight == "fault"]
    if faults:
        raise InputError(faults)


def read_back(
    drafts: Sequence[Draft], docx: bytes, template: Path | None, limits: Limits = LIMITS
) -> tuple[Marked, ...]:
    """Return the paragraphs of what was written; refuse a file in which a passage of the draft is missing or other."""
    from leadcontract.assembly.lines import texts
    from leadcontract.documents.marked import read_marked

    paragraphs = read_marked(template or Path("contract.docx"), docx, limits).paragraphs
    written = [paragraph.shown for paragraph in paragraphs]
    at = 0
    for text in map(documents.normalise, texts(drafts)):
        try:
            at = written.index(text, at) + 1
        except ValueError:
            what = Bilingual("le fichier écrit ne contient pas : « {text} ».", "the file written lacks: '{text}'.")
            cure = Bilingual("Vérifiez le modèle Word.", "Check the Word template.")
            failed = InputError if template else LibraryError
            where = str(template) if template else ""
            raise failed(Problem(where, what.format(text=text[:80]), cure)) from None
    return paragraphs
