"""The classifier, trained on the library and scored on labelled documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from leadcontract import resources
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import InputError, LibraryError, Problem
from leadcontract.workflows.reviewing import Reviewer


def train(library: Library, out: Path) -> dict[Lang, int]:
    """Train the classifier of each language on the library's examples and on the passages in ``models/examples``.

    The weights go to ``out/<lang>/textcat``. Return how many passages each language was shown. ``library`` must hold
    its examples; LibraryError where there is no passage or a file of them is wrong.
    """
    from leadcontract.library import passages
    from leadcontract.nlp import classifying, training

    models = resources.folder("models")
    shown: dict[Lang, int] = {}
    for lang in LANGS:
        known = [*passages.read(models / "examples", lang, library), *passages.of_library(library, lang)]
        if not known:
            what = Bilingual("aucun passage pour l’entraînement.", "no passage to train on.")
            raise LibraryError(Problem(str(models / "examples" / lang), what))
        training.train(models / lang / "config.cfg", known, out / lang / classifying.COMPONENT)
        shown[lang] = len(known)
    return shown


def evaluate(library: Library, folder: Path, on: date) -> str:
    """Review every labelled document of a folder with the full playbook, for the client, and return the scores.

    The folder holds ``labels.json`` and the documents in ``text/`` or ``files/``, named by their id; InputError where
    it does not. Labels of clauses that the library does not hold are left out.
    """
    from leadcontract.reviewing import measuring

    path = folder / "labels.json"
    try:
        labelled = measuring.labelled(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        what = Bilingual("étiquettes illisibles.", "labels that cannot be read.")
        cure = Bilingual("Il faut labels.json et text/.", "A labels.json and a text/ are needed.")
        raise InputError(Problem(str(path), what, cure)) from error
    reviewer = Reviewer(library, facts=False)
    known = {*library.clauses, measuring.EITHER[0]}
    reports = {}
    for document in labelled:
        found = next((p for kind in ("text", "files") for p in sorted((folder / kind).glob(f"{document.id}.*"))), None)
        if found is not None:
            reports[document.id] = reviewer.review(found, playbook_name="full", side="client", on=on)
    judged = [replace(d, labels={c: there for c, there in d.labels.items() if c in known}) for d in labelled]
    return measuring.measure(judged, reports)
