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
from leadcontract.domain.clause import INSTRUMENTS, Instrument
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.errors import DealError

command = group(
    "deal", Bilingual("Prépare et vérifie les faits d’un accord.", "Prepares and checks the facts of an agreement.")
)

ROLES = Bilingual("Rôles :", "Roles:")
TO_CORRECT = Bilingual("À corriger ({count}) :", "To correct ({count}):")
TO_WEIGH = Bilingual("À peser ({count}) :", "To weigh ({count}):")
SOUND = Bilingual("Rien à corriger.", "Nothing to correct.")


@make(
    "new",
    Bilingual(
        "Écrit une fiche à remplir.\n\nExemple : leadcontract deal new --blank -o deal.yaml",
        "Writes a form to fill in.\n\nExample: leadcontract deal new --blank -o deal.yaml",
    ),
)
@option("--blank", says=Bilingual("Une fiche vide, commentée.", "A blank form, with comments."))
@option(
    "-o",
    "output",
    takes=FILE,
    default=common.STDOUT,
    says=Bilingual(
        "Où l’écrire (par défaut : la sortie standard, -).", "Where to write it (default: standard output, -)."
    ),
)
@choice(
    "--lang",
    among=LANGS,
    says=Bilingual(
        "Langue des commentaires (par défaut : celle des messages).",
        "Language of the comments (default: that of the messages).",
    ),
)
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
    "check",
    Bilingual(
        "Vérifie une fiche, et dit tous ses problèmes à la fois.", "Checks a form, and tells all its problems at once."
    ),
)
@argument("deal", says=Bilingual("La fiche, en YAML.", "The form, in YAML."))
@choice(
    "--document",
    among=INSTRUMENTS,
    says=Bilingual("Le document prévu : les rôles y mènent-ils ?", "The document planned: do the roles lead to it?"),
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


command.add_command(new)
command.add_command(check)
