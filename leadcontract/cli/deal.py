"""``leadcontract deal``: the facts of an agreement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import FILE, BadUsage, argument, choice, option, signature_day
from leadcontract.cli.speaking import language
from leadcontract.domain.language import LANGS, Bilingual, Lang

command = group(
    "deal", Bilingual("Prépare et vérifie les faits d’un accord.", "Prepares and checks the facts of an agreement.")
)


to_file = option(
    "-o",
    "output",
    takes=FILE,
    default=common.STDOUT,
    says=Bilingual(
        "Où l’écrire (par défaut : la sortie standard, -).", "Where to write it (default: standard output, -)."
    ),
)
form_language = choice(
    "--lang",
    among=LANGS,
    says=Bilingual(
        "Langue des commentaires (par défaut : celle des messages).",
        "Language of the comments (default: that of the messages).",
    ),
)


@make(
    "new",
    Bilingual(
        "Écrit une fiche à remplir.\n\nExemple : leadcontract deal new --blank -o deal.yaml",
        "Writes a form to fill in.\n\nExample: leadcontract deal new --blank -o deal.yaml",
    ),
)
@option("--blank", says=Bilingual("Une fiche vide, commentée.", "A blank form, with comments."))
@to_file
@form_language
@common.force
def new(blank: bool, output: str, lang: Lang | None, force: bool) -> None:
    if not blank:
        raise BadUsage(
            Bilingual(
                "seule la fiche vide existe pour l’instant : ajoutez --blank.",
                "only the blank form exists for now: add --blank.",
            )
        )
    common.check(output, force, ())
    text = workflows.blank_deal(common.library("texts"), lang or language())
    common.write(output, text.encode(), force)


@make(
    "extract",
    Bilingual(
        "Lit dans un devis, un bon de commande ou un contrat les faits qu’il dit, et en fait une fiche.\n\n"
        "Chaque fait porte en commentaire le passage, sa place et le degré de certitude. Rien n’est deviné\u00a0: ce "
        "que le document ne dit pas reste vide\u00a0; ce qu’il dit de deux façons est montré et reste vide.\n\n"
        "Exemple\u00a0: leadcontract deal extract commande.pdf -o deal.yaml",
        "Reads the facts that a quote, an order or a contract states, and makes a form of them.\n\n"
        "Each fact has, as a comment, the passage, its place and how sure it is. Nothing is guessed: what the document "
        "does not say stays blank; what it says in two ways is shown and stays blank.\n\n"
        "Example: leadcontract deal extract order.pdf -o deal.yaml",
    ),
)
@argument("file", says=Bilingual("Le document à lire.", "The document to read."))
@to_file
@form_language
@common.force
def extract(file: str, output: str, lang: Lang | None, force: bool) -> None:
    common.check(output, force, [Path(file)])
    extracted = workflows.extract(Path(file), common.library("texts"), lang or language())
    common.write(output, extracted.sheet.encode(), force, [Path(file)])
    for line in extracted.summary(language()):
        common.note(line)


@make(
    "check",
    Bilingual(
        "Vérifie une fiche, et dit tous ses problèmes à la fois.", "Checks a form, and tells all its problems at once."
    ),
)
@argument("deal", says=Bilingual("La fiche, en YAML.", "The form, in YAML."))
@signature_day
def check(deal: str, on: date | None) -> None:
    library = common.library("texts")
    workflows.check_deal(library, workflows.read_deal(Path(deal), library), on, deal)
    click.echo("ok")


command.add_command(new)
command.add_command(extract)
command.add_command(check)
