"""The options that several commands take, each declared once, with one wording in each language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leadcontract.cli.common import STDOUT
from leadcontract.cli.parameters import FILE, argument, choice, on_day, option
from leadcontract.domain.clause import INSTRUMENTS, SIDES, STANCES
from leadcontract.domain.language import LANGS, Bilingual

force = option("--force", says=Bilingual("Remplace un fichier qui existe.", "Replaces a file that exists."))
library_day = on_day(
    says=Bilingual(
        "Le droit en vigueur ce jour-là (par défaut\u00a0: celui où la bibliothèque a été vérifiée).",
        "The law in force on that day (default: the day on which the library was checked).",
    )
)
signature_day = on_day(
    says=Bilingual(
        "Le droit en vigueur ce jour-là (par défaut\u00a0: la date de signature de la fiche).",
        "The law in force on that day (default: the signature date of the deal).",
    )
)
side = choice(
    "--side",
    among=SIDES,
    default="client",
    says=Bilingual("De quel côté nous sommes (par défaut\u00a0: client).", "Which side we are on (default: client)."),
)
stance = choice(
    "--side",
    "stance",
    among=STANCES,
    default="balanced",
    says=Bilingual(
        "Qui la rédaction favorise (par défaut\u00a0: balanced).", "Whom the drafting favours (default: balanced)."
    ),
)
planned = choice(
    "--document",
    among=INSTRUMENTS,
    says=Bilingual(
        "Le document prévu (par défaut\u00a0: celui qu’appellent les rôles).",
        "The document planned (default: the one that the roles call for).",
    ),
)
known = option(
    "--from",
    "known",
    takes=FILE,
    says=Bilingual(
        "La fiche à compléter\u00a0; ce qu’elle dit est gardé.", "The deal file to complete; what it says is kept."
    ),
)
MESSAGES = Bilingual("celle des messages", "that of the messages")
DOCX = Bilingual("le .docx", "the .docx")
DEAL_FILE = Bilingual("la fiche", "the deal file")
_SHAPES = {
    "table": Bilingual("tableau à lire", "a table to read"),
    "json": Bilingual("JSON", "JSON"),
    "html": Bilingual("page", "a page"),
    "docx": Bilingual("document Word", "a Word file"),
    "xlsx": Bilingual("classeur", "a workbook"),
}

Declared = Callable[[Any], Any]


def deal_file(*, required: bool = True) -> Declared:
    """Declare the argument ``deal``: the file of facts that a command begins from."""
    return argument("deal", required=required, says=Bilingual("La fiche, en YAML.", "The deal file, in YAML."))


def output(what: Bilingual, *, required: bool = False, default: str | None = None, **attrs: Any) -> Declared:
    """Declare ``-o``, where ``what`` goes: standard output by ``default``, or where "-" says so if it is ``required``.

    With neither, ``what`` says where it goes, or nothing is written.
    """
    end = Bilingual(".", ".")
    if default == STDOUT:
        end = Bilingual(" (par défaut\u00a0: la sortie standard, -).", " (default: standard output, -).")
    elif required:
        end = Bilingual(" (la sortie standard\u00a0: -).", " (standard output: -).")
    says = Bilingual("Où écrire {what}{end}", "Where to write {what}{end}").format(what=what, end=end)
    attrs = {"takes": FILE} | attrs | ({"required": True} if required else {"default": default})
    return option("-o", "--output", "output", says=says, **attrs)


def lang(
    of: Bilingual, *, among: tuple[str, ...] = LANGS, default: str | None = None, otherwise: Bilingual = MESSAGES
) -> Declared:
    """Declare ``--lang``, the language ``of`` something: ``default``, or what ``otherwise`` says where it is None."""
    by_itself = Bilingual(default, default) if default else otherwise
    says = Bilingual("Langue {of} (par défaut\u00a0: {by_itself}).", "Language {of} (default: {by_itself}).")
    return choice("--lang", among=among, default=default, says=says.format(of=of, by_itself=by_itself))


def form(*among: str) -> Declared:
    """Declare ``--format``, given to the command as ``form``: a table to read, or one of ``among``."""
    shapes = [_SHAPES[name] for name in ("table", *among)]
    *fr, last_fr = (shape.fr for shape in shapes)
    *en, last_en = (shape.en for shape in shapes)
    said_fr, said_en = f"{', '.join(fr)} ou {last_fr}", f"{', '.join(en)} or {last_en}"
    says = Bilingual(
        f"{said_fr[0].upper()}{said_fr[1:]} (par défaut\u00a0: table).",
        f"{said_en[0].upper()}{said_en[1:]} (default: table).",
    )
    return choice("--format", "form", among=("table", *among), default="table", says=says)
