"""``leadcontract deal extract``: a deal file from what a document says."""

from __future__ import annotations

from pathlib import Path

from leadcontract import workflows
from leadcontract.cli import common
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import FILE, argument, choice, option
from leadcontract.cli.speaking import language
from leadcontract.domain.language import LANGS, Bilingual, Lang


@make(
    "extract",
    Bilingual(
        "Lit dans un devis, un bon de commande ou un contrat les faits qu’il dit, et en fait une fiche.\n\n"
        "Chaque fait porte en commentaire le passage, sa place et le degré de certitude. Rien n’est deviné\u00a0: ce "
        "que le document ne dit pas reste vide\u00a0; ce qu’il dit de deux façons est montré et reste vide.\n\n"
        "Exemple\u00a0: leadcontract deal extract commande.pdf -o deal.yaml",
        "Reads the facts that a quote, an order or a contract states, and makes a form of them.\n\n"
        "Each fact has, as a comment, the passage, its place and how sure it is. Nothing is guessed: what the document "
        "does not say stays blank; what it says in two ways is shown and stays blank.\n\n"
        "Example: leadcontract deal extract order.pdf -o deal.yaml",
    ),
)
@argument("file", says=Bilingual("Le document à lire.", "The document to read."))
@option(
    "-o",
    "output",
    takes=FILE,
    default=common.STDOUT,
    says=Bilingual(
        "Où l’écrire (par défaut : la sortie standard, -).", "Where to write it (default: standard output, -)."
    ),
)
@choice(
    "--lang",
    among=LANGS,
    says=Bilingual(
        "Langue des commentaires (par défaut : celle des messages).",
        "Language of the comments (default: that of the messages).",
    ),
)
@common.force
def extract(file: str, output: str, lang: Lang | None, force: bool) -> None:
    common.check(output, force, [Path(file)])
    extracted = workflows.extract(Path(file), common.library("texts"), lang or language(), common.limits())
    common.write(output, extracted.sheet.encode(), force, [Path(file)])
    for line in extracted.summary(language()):
        common.note(line)
