"""``leadcontract model``: trains the classifier from the library alone, and scores reviews on labelled documents."""

from __future__ import annotations

import contextlib
import sys
from datetime import date
from pathlib import Path

import click

from leadcontract import resources, workflows
from leadcontract.cli import common, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import FOLDER, argument
from leadcontract.cli.speaking import language
from leadcontract.domain.language import Bilingual

command = group("model", Bilingual("Entraîne et mesure la relecture.", "Trains and measures the review."))
SHOWN = Bilingual("{lang} : {count} passages, poids dans {out}.", "{lang}: {count} passages, weights in {out}.")


@make(
    "train",
    Bilingual(
        "Reconstruit le classifieur de chaque langue, à partir de la bibliothèque et de models/examples.",
        "Rebuilds the classifier of each language, from the library and models/examples.",
    ),
)
@options.output(
    Bilingual("les classifieurs (par défaut\u00a0: models, en place)", "the classifiers (default: models, in place)"),
    takes=FOLDER,
)
def train(output: str | None) -> None:
    out = Path(output) if output is not None else resources.folder("models")
    with contextlib.redirect_stdout(sys.stderr):  # spaCy tells its progress on standard output
        shown = workflows.train(common.library("examples"), out)
    for lang, count in shown.items():
        click.echo(SHOWN.format(lang=lang, count=count, out=out / lang)[language()])


@make(
    "evaluate",
    Bilingual(
        "Relit les documents étiquetés d’un dossier, et dit les scores.",
        "Reviews the labelled documents of a folder, and tells the scores.",
    ),
)
@argument(
    "folder", takes=FOLDER, says=Bilingual("Le dossier : labels.json et text/.", "The folder: labels.json and text/.")
)
@options.library_day
def evaluate(folder: str, on: date | None) -> None:
    library = common.library()
    click.echo(workflows.evaluate(library, Path(folder), common.law_day(on, library)))


command.add_command(train)
command.add_command(evaluate)
