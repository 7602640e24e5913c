"""``leadcontract compare``: what the other side changed in a contract that we sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, forms, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import FILE, argument, choice, option
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.comparison import Comparison
from leadcontract.domain.language import Bilingual


@make(
    "compare",
    Bilingual(
        "Dit ce que l’autre partie a changé, que ce soit suivi ou non.\n\n"
        "Clause par clause\u00a0: supprimée, affaiblie, ajoutée, reformulée, complétée, renforcée ou inchangée pour "
        "notre côté\u00a0; déplacée, scindée ou fusionnée. Code de sortie 1 si quelque chose a changé.\n\n"
        "Exemple\u00a0: leadcontract compare retour.docx --to envoi.docx",
        "Tells what the other side has changed, tracked or not.\n\n"
        "Clause by clause: deleted, weakened, added, reworded, completed, strengthened or unchanged for our side; "
        "moved, split or merged. Exit code 1 where something has changed.\n\n"
        "Example: leadcontract compare returned.docx --to sent.docx",
    ),
)
@argument(
    "returned",
    says=Bilingual("Ce qui est revenu\u00a0: Word, PDF, .odt, texte…", "What came back: Word, PDF, .odt, text…"),
)
@option("--to", "sent", takes=FILE, required=True, says=Bilingual("Ce que nous avons envoyé.", "What we sent."))
@choice(
    "--side",
    among=SIDES,
    says=Bilingual(
        "Notre côté (par défaut\u00a0: celui pour lequel le contrat envoyé a été rédigé, sinon client).",
        "Our side (default: the one for which the contract that was sent was drafted, else client).",
    ),
)
@options.library_day
@options.form("json", "html", "docx")
@options.output(Bilingual("la comparaison", "the comparison"), default=common.STDOUT)
@options.force
def command(returned: str, sent: str, side: Side | None, on: date | None, form: str, output: str, force: bool) -> None:
    forms.check_shown(form, output)
    write = common.writer(output, force, returned, sent)
    library = common.library("examples")
    day = common.law_day(on, library)
    found = workflows.compare(Path(returned), Path(sent), library, side=side, on=day, limits=common.limits())
    write(said(found, form, to=output))
    click.get_current_context().exit(0 if found.intact else 1)


def said(found: Comparison, form: str, to: str) -> bytes:
    """Return a comparison in a format; a table is as wide and as coloured as what it goes ``to`` allows."""
    lang = language()
    match form:
        case "json":
            from leadcontract.reporting import comparison

            text = comparison.dump(found)
        case "html":
            from leadcontract.reporting import comparison_page

            text = comparison_page.page(found, lang)
        case "docx":
            return workflows.comparison_report(found, lang)
        case _:
            from leadcontract.reporting import comparison

            text = comparison.table(found, lang, *forms.look(to))
    return text.encode("utf-8", "replace")
