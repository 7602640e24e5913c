"""``leadcontract clauses``: the library, for the lawyers who keep it."""

from __future__ import annotations

import json
from itertools import groupby

import click

from leadcontract import workflows
from leadcontract.cli import common, keeping, options
from leadcontract.cli.columns import columns
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.speaking import language
from leadcontract.domain.language import Bilingual
from leadcontract.errors import Problem
from leadcontract.reporting.words import SEVERITY

command = group("clauses", Bilingual("La bibliothèque, pour qui la tient.", "The library, for those who keep it."))
HEADS = (
    Bilingual("clause", "clause"),
    Bilingual("gravité", "severity"),
    Bilingual("vérifiée le", "checked on"),
    Bilingual("titre", "title"),
)
SOUND = Bilingual("{count} clauses, aucun problème.", "{count} clauses, no problem.")
PROBLEM = Bilingual("{count} problème.", "{count} problem.")
PROBLEMS = Bilingual("{count} problèmes.", "{count} problems.")


@make("list", Bilingual("Liste les clauses.", "Lists the clauses."))
@options.form("json")
def list_(form: str) -> None:
    clauses, lang = common.library("texts").clauses.values(), language()
    if form == "table":
        rows = [(c.id, SEVERITY[c.severity][lang], c.checked_on.isoformat(), c.title[lang]) for c in clauses]
        click.echo(columns([[head[lang] for head in HEADS], *rows]))
        return
    told = [
        {
            "id": c.id,
            "title": {"fr": c.title.fr, "en": c.title.en},
            "severity": c.severity,
            "checked_on": c.checked_on.isoformat(),
            "check_again_by": c.check_again_by.isoformat(),
        }
        for c in clauses
    ]
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


@make(
    "lint",
    Bilingual(
        "Vérifie toute la bibliothèque : fichiers, textes, et ce que ses motifs trouvent dans ses exemples.",
        "Checks the whole library: files, texts, and what its patterns find in its examples.",
    ),
)
def lint() -> None:
    lang = language()
    folder = common.library_folder()
    problems = sorted(workflows.lint(folder), key=_file)
    if not problems:
        click.echo(SOUND.format(count=len(common.library().clauses))[lang])
        return
    for file, group_ in groupby(problems, key=_file):
        click.echo(file)
        for problem in group_:
            line = problem.where.removeprefix(file).lstrip(":")
            click.echo(f"  {line + ': ' if line else ''}{Problem('', problem.what, problem.cure).say(lang)}")
    click.echo((PROBLEMS if len(problems) > 1 else PROBLEM).format(count=len(problems))[lang])
    click.get_current_context().exit(1)


def _file(problem: Problem) -> str:
    """Return the file of a problem, without its line."""
    path, _, line = problem.where.rpartition(":")
    return path if line.isdigit() else problem.where


for one in (list_, lint, *keeping.COMMANDS):
    command.add_command(one)
