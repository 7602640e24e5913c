"""``leadcontract verify``: whether a file that was drafted here still says what was drafted."""

from __future__ import annotations

from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import argument
from leadcontract.cli.speaking import language
from leadcontract.domain.language import Bilingual
from leadcontract.reporting import verification


@make(
    "verify",
    Bilingual(
        "Dit ce qui a changé dans un fichier rédigé ici.\n\n"
        "Chaque clause est identique, modifiée ou disparue ; le reste (ajouts, ordre, signatures) est dit aussi. "
        "Code de sortie 1 si quelque chose a changé.\n\n"
        "Exemple : leadcontract verify contrat.docx",
        "Tells what has changed in a file drafted here.\n\n"
        "Each clause is the same, changed or gone; the rest (additions, order, signatures) is told too. "
        "Exit code 1 where something has changed.\n\n"
        "Example: leadcontract verify contract.docx",
    ),
)
@argument("file", says=Bilingual("Un .docx rédigé par leadcontract.", "A .docx drafted by leadcontract."))
@options.form("json")
def command(file: str, form: str) -> None:
    found = workflows.verify(Path(file), common.library("texts"), common.limits())
    said = (
        verification.dump(found)
        if form == "json"
        else verification.table(found, language(), common.width(), common.in_colour())
    )
    click.echo(said, nl=False)
    click.get_current_context().exit(0 if found.intact else 1)
