"""``leadcontract deal``: the facts of an agreement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, enquiring, extracting
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import FILE, argument, choice, option, signature_day
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import INSTRUMENTS, Instrument
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.errors import DealError

command = group(
    "deal", Bilingual("Prépare et vérifie les faits d’un accord.", "Prepares and checks the facts of an agreement.")
)

ROLES = Bilingual("Rôles :", "Roles:")
TO_CORRECT = Bilingual("À corriger ({count}) :", "To correct ({count}):")
TO_WEIGH = Bilingual("À peser ({count}) :", "To weigh ({count}):")
SOUND = Bilingual("Rien à corriger.", "Nothing to correct.")


@make(
    "new",
    Bilingual(
        "Demande les faits un à un, et les écrit dans une fiche ; reprend une fiche commencée.\n\n"
        "Exemples : leadcontract deal new -o deal.yaml ; leadcontract deal new --blank -o deal.yaml",
        "Asks for the facts one by one, and writes them to a form; goes on with one that was begun.\n\n"
        "Examples: leadcontract deal new -o deal.yaml; leadcontract deal new --blank -o deal.yaml",
    ),
)
@option("--blank", says=Bilingual("Une fiche vide, commentée, sans rien demander.", "A blank form, nothing asked."))
@option(
    "-o",
    "output",
    takes=FILE,
    says=Bilingual(
        "Où l’écrire (par défaut : deal.yaml ; avec --blank, la sortie standard, -).",
        "Where to write it (default: deal.yaml; with --blank, standard output, -).",
    ),
)
@choice(
    "--lang",
    among=LANGS,
    says=Bilingual(
        "Langue des questions et des commentaires (par défaut : celle des messages).",
        "Language of the questions and comments (default: that of the messages).",
    ),
)
@option(
    "--from",
    "known",
    takes=FILE,
    says=Bilingual(
        "Une fiche dont partir : on ne demande que ce qui manque.", "A form to begin with: asks for the rest."
    ),
)
@choice(
    "--document",
    among=INSTRUMENTS,
    says=Bilingual(
        "Le document prévu (par défaut : celui qu’appellent les rôles).",
        "The document planned (default: the one that the roles call for).",
    ),
)
@common.force
def new(
    blank: bool, output: str | None, lang: Lang | None, known: str | None, document: Instrument | None, force: bool
) -> None:
    if blank:
        output = output or common.STDOUT
        common.check(output, force, ())
        text = workflows.blank_deal(common.library("texts"), lang or language())
        common.write(output, text.encode(), force)
        return
    from leadcontract.cli import interviewing

    interviewing.on_terminal()
    path = Path(output or "deal.yaml")
    begun = path if known is None or Path(known).resolve() == path.resolve() else None
    if begun is None:
        common.check(str(path), force, ())
    start = begun if begun is not None and begun.exists() else Path(known) if known is not None else None
    click.get_current_context().exit(interviewing.hold(start, path, lang or language(), document))


@make(
    "check",
    Bilingual(
        "Vérifie une fiche, et dit tous ses problèmes à la fois.", "Checks a form, and tells all its problems at once."
    ),
)
@argument("deal", says=Bilingual("La fiche, en YAML.", "The form, in YAML."))
@choice(
    "--document",
    among=INSTRUMENTS,
    says=Bilingual("Le document prévu : les rôles y mènent-ils ?", "The document planned: do the roles lead to it?"),
)
@signature_day
def check(deal: str, document: Instrument | None, on: date | None) -> None:
    from leadcontract.assembly import roles

    library, lang = common.library("texts"), language()
    examined = workflows.examine_deal(library, Path(deal), on, document)
    reasoned = [f"  - {line}" for line in roles.reasoning(library, examined.deal.roles, lang)]
    weighed = [f"  {problem.say(lang)}" for problem in examined.warnings]
    for heading, lines in ((ROLES, reasoned), (TO_WEIGH.format(count=len(weighed)), weighed)):
        if lines:
            click.echo("\n".join([heading[lang], *lines]) + "\n")
    if examined.problems:
        click.echo(TO_CORRECT.format(count=len(examined.problems))[lang])
        raise DealError(examined.problems)
    click.echo(SOUND[lang])


for one in (new, extracting.extract, check, enquiring.questions, enquiring.answers):
    command.add_command(one)
