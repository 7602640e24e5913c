"""``leadcontract deal``: the facts of an agreement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, enquiring, extracting, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import choice, option
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import INSTRUMENTS, Instrument
from leadcontract.domain.language import Bilingual, Lang
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
        "Asks for the facts one by one, and writes them to a deal file; goes on with one that was begun.\n\n"
        "Examples: leadcontract deal new -o deal.yaml; leadcontract deal new --blank -o deal.yaml",
    ),
)
@option(
    "--blank",
    says=Bilingual(
        "Une fiche vide et commentée, sans rien demander.", "A blank deal file with comments; nothing is asked."
    ),
)
@options.output(
    Bilingual(
        "la fiche (par défaut\u00a0: deal.yaml\u00a0; avec --blank, la sortie standard, -)",
        "the deal file (default: deal.yaml; with --blank, standard output, -)",
    )
)
@options.lang(Bilingual("des questions et des commentaires", "of the questions and the comments"))
@options.known
@options.planned
@options.force
def new(
    blank: bool, output: str | None, lang: Lang | None, known: str | None, document: Instrument | None, force: bool
) -> None:
    if blank:
        output = output or common.STDOUT
        write = common.writer(output, force)
        write(workflows.blank_deal(common.library("texts"), lang or language()).encode())
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
        "Vérifie une fiche, et dit tous ses problèmes à la fois.",
        "Checks a deal file, and tells all its problems at once.",
    ),
)
@options.deal_file()
@choice(
    "--document",
    among=INSTRUMENTS,
    says=Bilingual("Le document prévu : les rôles y mènent-ils ?", "The document planned: do the roles lead to it?"),
)
@options.signature_day
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
