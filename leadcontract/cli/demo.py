"""``leadcontract demo``: the whole story, on bundled samples."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from leadcontract import files, workflows
from leadcontract.cli import common, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import FOLDER, option
from leadcontract.cli.speaking import language
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.reporting.words import counts

WROTE = Bilingual("Fichiers écrits dans {folder} :", "Files written to {folder}:")
SETTLED = Bilingual(
    "Fiche : {read} faits lus dans le bon de commande, {asked} demandés ; {changed} négociés depuis, {blank} en blanc.",
    "Deal: {read} facts read in the order, {asked} asked for; {changed} negotiated since, {blank} left blank.",
)
SUMMARY = Bilingual("{name} : {count} clauses attendues, {counts}.", "{name}: {count} clauses expected, {counts}.")


@make(
    "demo",
    Bilingual(
        "Relit un bon de commande, en lit les faits, demande les autres, rédige le contrat, puis le relit.",
        "Reviews a purchase order, reads its facts, asks for the others, drafts the contract, then reviews it.",
    ),
)
@option(
    "--out",
    "folder",
    takes=FOLDER,
    default="leadcontract-demo",
    says=Bilingual("Où écrire (par défaut : leadcontract-demo).", "Where to write (default: leadcontract-demo)."),
)
@options.lang(Bilingual("du contrat", "of the contract"), default="fr")
@options.force
def command(folder: str, lang: Lang, force: bool) -> None:
    told = workflows.demonstrate(common.library(), lang)
    place = Path(folder)
    files.folder(place)
    for name in told.files:
        files.check(place / name, force)
    for name, data in told.files.items():
        files.write(place / name, data, force)
    click.echo(WROTE.format(folder=place)[language()])
    for name in told.files:
        click.echo(f"  {name}")
    settled = SETTLED.format(**asdict(told.settled))
    for line in (summary(told.order, language()), settled[language()], summary(told.contract, language())):
        click.echo(line)


def summary(report: Report, lang: Lang) -> str:
    """Return one line on a review: how many clauses were expected, and how many have each status."""
    says = SUMMARY.format(name=report.document.name, count=len(report.findings), counts=counts(report.summary, lang))
    return says[lang]
