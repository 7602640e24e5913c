"""``leadcontract template``: the house template in which contracts are drafted."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import argument
from leadcontract.cli.speaking import language
from leadcontract.domain.language import Bilingual

command = group("template", Bilingual("Le modèle Word de la maison.", "The house template in Word."))
_TAG = re.compile(r"\{[{%].{1,40}?[%}]\}")
_GLUE = "\x1e"
SOUND = Bilingual("{file} : rien à reprendre.", "{file}: nothing to mend.")
HEADS = {
    "fault": Bilingual("À corriger, sans quoi la rédaction refuse ce modèle :", "To mend, or drafting refuses it:"),
    "remark": Bilingual("À savoir, sans que la rédaction en soit empêchée :", "Worth knowing; drafting takes it so:"),
}


@make(
    "check",
    Bilingual(
        "Dit ce qui manque ou ne va pas dans un modèle Word de la maison.\n\n"
        "Exemple : leadcontract template check maison.docx",
        "Tells what is missing or wrong in a house template in Word.\n\n"
        "Example: leadcontract template check house.docx",
    ),
)
@argument("file", says=Bilingual("Le modèle, un .docx.", "The template, a .docx."))
def check(file: str) -> None:
    lang, found = language(), workflows.check_template(Path(file), common.limits())
    if not found:
        click.echo(SOUND.format(file=file)[lang])
        return
    click.echo(file)
    for weight, head in HEADS.items():
        told = [remark.problem("") for remark in found if remark.weight == weight]
        if told:
            click.echo(f"\n{head[lang]}")
        for problem in told:
            click.echo(_item(problem.say(lang)))
    if any(remark.weight == "fault" for remark in found):
        click.get_current_context().exit(1)


def _item(text: str) -> str:
    """Return one thing to tell, wrapped; a field is never cut in two."""
    whole = _TAG.sub(lambda tag: tag[0].replace(" ", _GLUE), text)
    shown = textwrap.fill(
        whole, common.width(), initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False
    )
    return shown.replace(_GLUE, " ")


command.add_command(check)
