"""``leadcontract deal extract``: a deal file from what a document says."""

from __future__ import annotations

from pathlib import Path

from leadcontract import workflows
from leadcontract.cli import common, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import argument
from leadcontract.cli.speaking import language
from leadcontract.domain.language import Bilingual, Lang


@make(
    "extract",
    Bilingual(
        "Lit dans un devis, un bon de commande ou un contrat les faits qu’il dit, et en fait une fiche.\n\n"
        "Chaque fait porte en commentaire le passage, sa place et le degré de certitude. Rien n’est deviné\u00a0: ce "
        "que le document ne dit pas reste vide\u00a0; ce qu’il dit de deux façons est montré et reste vide.\n\n"
        "Exemple\u00a0: leadcontract deal extract commande.pdf -o deal.yaml",
        "Reads the facts that a quote, an order or a contract states, and makes a deal file of them.\n\n"
        "Each fact has, as a comment, the passage, its place and how sure it is. Nothing is guessed: what the document "
        "does not say stays blank; what it says in two ways is shown and stays blank.\n\n"
        "Example: leadcontract deal extract order.pdf -o deal.yaml",
    ),
)
@argument("file", says=Bilingual("Le document à lire.", "The document to read."))
@options.output(options.DEAL_FILE, default=common.STDOUT)
@options.lang(Bilingual("des commentaires", "of the comments"))
@options.force
def extract(file: str, output: str, lang: Lang | None, force: bool) -> None:
    write = common.writer(output, force, file)
    extracted = workflows.extract(Path(file), common.library("texts"), lang or language(), common.limits())
    write(extracted.sheet.encode())
    for line in extracted.summary(language()):
        common.note(line)
