"""``leadcontract diligence``: how mature a generator is, what an audit looks at, whether calls keep to the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.commands import group
from leadcontract.cli.parameters import BadValue, argument, choice, on_day, option
from leadcontract.cli.speaking import language
from leadcontract.documents.moments import Order
from leadcontract.domain.calling import COLUMNS, Column
from leadcontract.domain.clause import SIDES, Side, Stance
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.errors import Problem, UsageError

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
        "refus, retraits, consentement. Code de sortie 1 s’il y a un écart.\n\n"
        "Exemple : leadcontract diligence calls appels.csv -o ecarts.xlsx",
        "Holds a call log (.csv) to the calling rules.\n\n"
        "Each call is judged by the law of its own day: days, the prospect’s hours, public holidays, number of calls, "
        "refusals, withdrawals, consent. Exit code 1 where there is a breach.\n\n"
        "Example: leadcontract diligence calls calls.csv -o breaches.xlsx",
    ),
)
@argument("log", says=Bilingual("Le journal, un appel par ligne.", "The log, a call a line."))
@options.output(
    Bilingual("les écarts, un par ligne d’un classeur (.xlsx)", "the breaches, each a row of a workbook (.xlsx)")
)
@options.lang(Bilingual("du classeur", "of the workbook"))
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
@choice(
    "--dates",
    among=("dmy", "mdy"),
    says=Bilingual(
        "Comment lire 03/04/2026 (par défaut : comme une date du journal qui ne laisse pas de doute).",
        "How to read 03/04/2026 (default: as a date of the log that leaves no doubt).",
    ),
)
@on_day(
    says=Bilingual(
        "Jour du contrôle (par défaut : celui où le droit a été vérifié).",
        "Day of the check (default: the day on which the law was checked).",
    )
)
@options.force
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

    write = common.writer(output, force, log) if output is not None else None
    library = common.library("texts")
    on = common.law_day(on, library)
    written = lang or language()
    found = workflows.check_calls(
        library, Path(log), on=on, lang=written, zone=zone, named=named, order=dates, workbook=write is not None
    )
    if write is not None and found.workbook is not None:
        write(found.workbook)
    for line in lines(found.told, library.calling, found.first, language(), common.width(), on):
        click.echo(line, err=output == common.STDOUT)
    if found.told.breaches:
        click.get_current_context().exit(1)


FORMS = (".docx", ".json", ".xlsx")
FORM = Bilingual(
    "écrivez un .docx ou un .json pour un générateur, un .xlsx pour en comparer plusieurs.",
    "write a .docx or a .json for one generator, an .xlsx to compare several.",
)
UNDATED = Bilingual(
    "une évaluation écrite est datée\u00a0: donnez son jour.", "a written record is dated: give its day."
)


@make(
    "score",
    Bilingual(
        "Évalue les réponses au questionnaire de maturité.\n\n"
        "Les réponses sont le formulaire Word rempli, ou un fichier YAML. Une question sans réponse n’a aucun point. "
        "Code de sortie 1 s’il y a une alerte.\n\n"
        "Exemples : leadcontract diligence score formulaire.docx -o evaluation.docx --date 2026-11-22\n\n"
        "leadcontract diligence score a.docx b.docx c.yaml -o comparaison.xlsx --date 2026-11-22",
        "Scores the answers to the maturity questionnaire.\n\n"
        "The answers are the filled-in Word form, or a YAML file. A question without an answer has no points. Exit "
        "code 1 where there is a red flag.\n\n"
        "Examples: leadcontract diligence score form.docx -o record.docx --date 2026-11-22\n\n"
        "leadcontract diligence score a.docx b.docx c.yaml -o comparison.xlsx --date 2026-11-22",
    ),
)
@argument("answers", nargs=-1, required=True, says=Bilingual("Un fichier par générateur.", "A file a generator."))
@options.output(
    Bilingual(
        "l’évaluation datée (.docx, .json), ou la comparaison (.xlsx)",
        "the dated record (.docx, .json), or the comparison (.xlsx)",
    )
)
@options.lang(Bilingual("de ce qui est écrit", "of what is written"))
@on_day(
    says=Bilingual(
        "Date de l’évaluation ; nécessaire avec -o.",
        "Date of the record; needed with -o.",
    )
)
@options.force
def score(answers: tuple[str, ...], output: str | None, lang: Lang | None, on: date | None, force: bool) -> None:
    from leadcontract.reporting import maturity

    inputs = [Path(name) for name in answers]
    form = Path(output).suffix.lower() if output is not None else ""
    if output is not None and (form not in FORMS or (len(inputs) > 1 and form != ".xlsx")):
        raise UsageError(Problem(output, FORM))
    if output is not None:
        common.check(output, force, inputs)
        if on is None:
            raise UsageError(Problem("--date", UNDATED))
    library = common.library("texts")
    on = common.law_day(on, library)
    found = [workflows.score(library, Path(name), on, common.limits()) for name in answers]
    written = lang or language()
    if output is not None:
        if form == ".xlsx":
            data = maturity.grid(found, written)
        elif form == ".json":
            data = maturity.dump(found[0]).encode()
        else:
            data = workflows.record(library, found[0], written)
        common.write(output, data, force, inputs)
    for line in maturity.lines(found, language(), common.width()):
        click.echo(line)
    if any(one.flags for one in found):
        click.get_current_context().exit(1)


@make(
    "pack",
    Bilingual(
        "Prépare l’audit d’un contrat\u00a0: points de contrôle et relevés, en Word.\n\n"
        "Le dossier reprend l’article d’audit du contrat que rédige « generate » à partir de la même fiche.\n\n"
        "Exemple\u00a0: leadcontract diligence pack deal.yaml --direction client -o audit.docx",
        "Prepares the audit of an agreement: checklist and record sheets, in Word.\n\n"
        "The pack takes up the audit article of the agreement that 'generate' drafts from the same facts.\n\n"
        "Example: leadcontract diligence pack deal.yaml --direction client -o audit.docx",
    ),
)
@options.deal_file()
@choice(
    "--direction",
    "direction",
    among=SIDES,
    required=True,
    says=Bilingual(
        "Qui audite\u00a0: client (la collecte) ou provider (les appels).",
        "Who audits: client (collection) or provider (calls).",
    ),
)
@options.output(options.DOCX, required=True)
@options.lang(Bilingual("du dossier", "of the pack"), default="fr")
@options.stance
@options.signature_day
@options.force
def pack(deal: str, direction: Side, output: str, lang: Lang, stance: Stance, on: date | None, force: bool) -> None:
    write = common.writer(output, force, deal)
    library = common.library("texts")
    facts = workflows.read_deal(Path(deal), library)
    data = workflows.evidence_pack(library, facts, direction, lang=lang, stance=stance, on=on, where=deal)
    write(data)


command.add_command(calls)
command.add_command(pack)
command.add_command(score)
