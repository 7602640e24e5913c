"""The command line: every command, loaded when it is called for."""

from __future__ import annotations

import gc
import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from leadcontract import __version__
from leadcontract.cli.commands import Group
from leadcontract.cli.complaining import INTERRUPTED, complain
from leadcontract.cli.parameters import Option, global_options
from leadcontract.cli.speaking import Settings, from_arguments
from leadcontract.domain.language import Bilingual

SAYS = Bilingual(
    "Rédige et relit les contrats de génération de leads et leurs accords de traitement de données.\n\n"
    "Tout se fait sur cette machine, sans réseau. Les options ci-dessous se placent avant ou après la commande.",
    "Drafts and reviews lead-generation contracts and their data processing agreements.\n\n"
    "Everything happens on this machine, offline. The options below may stand before or after the command.",
)

MODULES = {
    "demo": (
        "leadcontract.cli.demo",
        Bilingual("Montre tout, sur des exemples fournis.", "Shows it all, on bundled samples."),
    ),
    "deal": (
        "leadcontract.cli.deal",
        Bilingual("Prépare et vérifie les faits d’un accord.", "Prepares and checks the facts of an agreement."),
    ),
    "generate": (
        "leadcontract.cli.generate",
        Bilingual("Rédige un contrat, un DPA ou un questionnaire.", "Drafts a contract, a DPA or a questionnaire."),
    ),
    "review": (
        "leadcontract.cli.review",
        Bilingual("Relit devis, bons de commande et contrats.", "Reviews quotes, purchase orders and contracts."),
    ),
    "verify": (
        "leadcontract.cli.verify",
        Bilingual("Dit ce qui a changé dans un fichier rédigé ici.", "Tells what has changed in a file drafted here."),
    ),
    "compare": (
        "leadcontract.cli.compare",
        Bilingual("Dit ce que l’autre partie a changé.", "Tells what the other side has changed."),
    ),
    "playbooks": (
        "leadcontract.cli.playbooks",
        Bilingual("Dit ce que chaque relecture attend.", "Tells what each review expects."),
    ),
    "clauses": (
        "leadcontract.cli.clauses",
        Bilingual("La bibliothèque, pour qui la tient.", "The library, for those who keep it."),
    ),
    "model": (
        "leadcontract.cli.model",
        Bilingual("Entraîne et mesure la relecture.", "Trains and measures the review."),
    ),
    "template": (
        "leadcontract.cli.template",
        Bilingual("Le modèle Word de la maison.", "The house template in Word."),
    ),
    "diligence": (
        "leadcontract.cli.diligence",
        Bilingual("Vérifie un générateur de leads et ses appels.", "Checks a lead generator, and its calls."),
    ),
    "law": (
        "leadcontract.cli.law",
        Bilingual("Le registre des textes, avec leurs dates.", "The register of legal sources, with their dates."),
    ),
}


class Program(Group):
    """The whole program: finds the language first, and turns what goes wrong into a message and an exit code."""

    def main(self, args: Any = None, prog_name: str | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run the program and leave with its exit code (SystemExit, always)."""
        gc.set_threshold(100_000)  # a short run makes few cycles: looking for them is a tenth of its time
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
        lang = from_arguments(sys.argv[1:] if args is None else args)
        extra |= {"standalone_mode": False, "obj": Settings(lang)}
        try:
            with _stopped_as_by_hand():
                code = super().main(args, "leadcontract", **extra)
        except click.Abort:
            code = INTERRUPTED
        except Exception as error:
            code = complain(error, lang)
        sys.exit(code if isinstance(code, int) else 0)


@contextmanager
def _stopped_as_by_hand() -> Iterator[None]:
    """Let SIGTERM end a command as Ctrl-C does, so that nothing half written is left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"leadcontract {__version__}")
        ctx.exit()


main = Program("leadcontract", says=SAYS, modules=MODULES)
main.params = [
    *global_options(hidden=False),
    Option(
        ["--version"],
        says=Bilingual("Affiche la version.", "Shows the version."),
        expose_value=False,
        is_eager=True,
        callback=_show_version,
    ),
]
