"""``leadcontract law``: the register of legal sources, and the outdated references of a document."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, options
from leadcontract.cli.columns import columns, paragraph
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import NAME, BadUsage, argument
from leadcontract.cli.speaking import language
from leadcontract.domain.language import Bilingual
from leadcontract.reporting.as_table import outdated_lines
from leadcontract.reporting.words import READ_IN

command = group(
    "law", Bilingual("Le registre des textes, avec leurs dates.", "The register of legal sources, with their dates.")
)
HEADS = (
    Bilingual("texte", "source"),
    Bilingual("du", "from"),
    Bilingual("au", "to"),
    Bilingual("lu", "read"),
    Bilingual("référence", "citation"),
)
UNKNOWN = Bilingual("texte inconnu : {name}.", "no such source: {name}.")
FIELDS = {
    "from": Bilingual("en vigueur depuis", "in force from"),
    "to": Bilingual("en vigueur jusqu’au", "in force until"),
    "replaced_by": Bilingual("remplacé par", "replaced by"),
    "read_in": Bilingual("lecture", "read in"),
    "to_verify": Bilingual("à vérifier", "to verify"),
    "used_by": Bilingual("clauses", "clauses"),
}
NONE_OUTDATED = Bilingual("Aucune référence dépassée au {day}.", "No outdated reference on {day}.")
OUTDATED = Bilingual("Références dépassées au {day} ({count}) :", "Outdated references on {day} ({count}):")


@make(
    "list",
    Bilingual(
        "Liste les textes (✓ : lu dans le texte officiel, rien à vérifier).",
        "Lists the texts (✓: read in the official text, nothing left to verify).",
    ),
)
def list_() -> None:
    lang = language()
    rows = [
        (b.id, str(b.in_force_from or ""), str(b.in_force_to or ""), "✓" if b.verified else "", b.citation[lang])
        for b in common.library("texts").law.values()
    ]
    click.echo(columns([[head[lang] for head in HEADS], *rows]))


@make(
    "show",
    Bilingual(
        "Montre un texte : ce qu’il dit, ses dates, sa source.", "Shows a text: what it says, its dates, its source."
    ),
)
@argument("name", takes=NAME, says=Bilingual("L’id du texte : conso/l223-1.", "The id of the text: conso/l223-1."))
def show(name: str) -> None:
    library, lang = common.library("texts"), language()
    if name not in library.law:
        near = ", ".join(get_close_matches(name, library.law, 3))
        cure = Bilingual(f" Vouliez-vous dire : {near} ?", f" Did you mean: {near}?") if near else Bilingual("", "")
        says = UNKNOWN.format(name=name)
        raise BadUsage(Bilingual(says.fr + cure.fr, says.en + cure.en))
    basis = library.law[name]
    click.echo(f"{paragraph(basis.citation[lang])}\n{basis.url}\n\n{paragraph(basis.says[lang])}\n")
    used = [c.id for c in library.clauses.values() if any(name in wording.basis for wording in c.wordings)]
    rows = [
        ("from", str(basis.in_force_from or "")),
        ("to", str(basis.in_force_to or "")),
        ("replaced_by", basis.replaced_by[lang] if basis.replaced_by else ""),
        ("read_in", READ_IN[basis.read_in][lang]),
        *(("to_verify", doubt[lang]) for doubt in basis.to_verify),
        ("used_by", ", ".join(used)),
    ]
    click.echo(columns([(FIELDS[field][lang], value) for field, value in rows if value]))


@make(
    "check",
    Bilingual(
        "Trouve dans un document les références à un droit qui n’est plus en vigueur.",
        "Finds the references of a document to law that is no longer in force.",
    ),
)
@argument("file", says=Bilingual("Le document à lire.", "The document to read."))
@options.library_day
def check(file: str, on: date | None) -> None:
    library, lang = common.library("texts"), language()
    on = common.law_day(on, library)
    found = workflows.outdated_law(library, Path(file), on, common.limits())
    if not found:
        click.echo(NONE_OUTDATED.format(day=on)[lang])
        return
    click.echo(OUTDATED.format(day=on, count=len(found))[lang])
    for line in outdated_lines(found, lang, common.width()):
        click.echo(line)
    click.get_current_context().exit(1)


command.add_command(list_)
command.add_command(show)
command.add_command(check)
