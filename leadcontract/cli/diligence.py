"""``leadcontract diligence``: how mature a generator is, what an audit looks at, whether calls keep to the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import FILE, BadValue, argument, choice, on_day, option
from leadcontract.cli.speaking import language
from leadcontract.documents.moments import Order
from leadcontract.domain.calling import COLUMNS, Column
from leadcontract.domain.language import LANGS, Bilingual, Lang

command = group(
    "diligence",
    Bilingual("Vérifie un générateur de leads et ses appels.", "Checks a lead generator, and its calls."),
)
PAIRS = Bilingual("COLONNE=EN-TÊTE,…", "COLUMN=HEAD,…")
ZONE = Bilingual("FUSEAU", "ZONE")


def columns(text: str) -> dict[Column, str]:
    """Read ``phone=Tel,called_at=Date``; BadValue for a column that there is not."""
    found: dict[Column, str] = {}
    for pair in text.split(","):
        name, _, head = pair.partition("=")
        column = next((known for known in COLUMNS if known == name.strip()), None)
        if column is None or not head.strip():
            what = Bilingual(
                "« {pair} » : écrivez COLONNE=EN-TÊTE, la colonne étant l’une de {all}.",
                "'{pair}': write COLUMN=HEAD, the column being one of {all}.",
            )
            raise BadValue(what.format(pair=pair.strip(), all=", ".join(COLUMNS)))
        found[column] = head.strip()
    return found


def zone(name: str) -> str:
    """Read a time zone; BadValue for none."""
    from leadcontract.documents.callrows import is_zone

    if not is_zone(name):
        what = Bilingual(
            "« {name} » n’est pas un fuseau horaire (Europe/Paris).", "'{name}' is no time zone (Europe/Paris)."
        )
        raise BadValue(what.format(name=name))
    return name


@make(
    "calls",
    Bilingual(
        "Confronte un journal d’appels (.csv) aux règles d’appel.\n\n"
        "Chaque appel est jugé selon le droit de son jour : jours, heures du prospect, jours fériés, nombre d’appels, "
        "refus, retraits, consentement. Le code de sortie est 1 s’il y a un écart.\n\n"
        "Exemple : leadcontract diligence calls appels.csv -o ecarts.xlsx",
        "Holds a call log (.csv) to the calling rules.\n\n"
        "Each call is judged by the law of its own day: days, the prospect’s hours, public holidays, number of calls, "
        "refusals, withdrawals, consent. The exit code is 1 where there is a breach.\n\n"
        "Example: leadcontract diligence calls calls.csv -o breaches.xlsx",
    ),
)
@argument("log", says=Bilingual("Le journal, un appel par ligne.", "The log, a call a line."))
@option(
    "-o",
    "output",
    takes=FILE,
    says=Bilingual("Écrit un .xlsx, une ligne par écart.", "Write an .xlsx, a row a breach."),
)
@choice("--lang", among=LANGS, says=Bilingual("Langue du classeur.", "Language of the workbook."))
@option(
    "--tz",
    "zone",
    takes=ZONE,
    type=zone,
    default="Europe/Paris",
    says=Bilingual(
        "Fuseau des heures du journal (par défaut : Europe/Paris).", "Zone of the log's times (default: Europe/Paris)."
    ),
)
@option(
    "--columns",
    "named",
    takes=PAIRS,
    type=columns,
    says=Bilingual(
        "Quelle colonne est laquelle : phone=Tél,called_at=Date.", "Which column is which: phone=Tel,called_at=Date."
    ),
)
@choice("--dates", among=("dmy", "mdy"), says=Bilingual("Comment lire 03/04/2026.", "How to read 03/04/2026."))
@on_day(
    says=Bilingual(
        "Jour du contrôle (par défaut : celui où le droit a été vérifié).",
        "Day of the check (default: the day on which the law was checked).",
    )
)
@common.force
def calls(
    log: str,
    output: str | None,
    lang: Lang | None,
    zone: str,
    named: Mapping[Column, str] | None,
    dates: Order | None,
    on: date | None,
    force: bool,
) -> None:
    from leadcontract.reporting.calls import lines

    inputs = [Path(log)]
    if output is not None:
        common.check(output, force, inputs)
    library = common.library("texts")
    on = common.law_day(on, library)
    written = lang or language()
    found = workflows.check_calls(
        library, Path(log), on=on, lang=written, zone=zone, named=named, order=dates, workbook=output is not None
    )
    if output is not None and found.workbook is not None:
        common.write(output, found.workbook, force, inputs)
    for line in lines(found.told, library.calling, found.first, language(), common.width(), on):
        click.echo(line, err=output == common.STDOUT)
    if found.told.breaches:
        click.get_current_context().exit(1)


command.add_command(calls)
