"""``leadcontract deal questions`` and ``deal answers``: the missing facts, asked for in a Word form and read back."""

from __future__ import annotations

from pathlib import Path

from leadcontract import workflows
from leadcontract.cli import common
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import FILE, argument, choice, option
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import INSTRUMENTS, Instrument
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.errors import DealError

ASKED = Bilingual("{count} questions.", "{count} questions.")
TAKEN = Bilingual("{count} réponses retenues.", "{count} answers taken.")


@make(
    "questions",
    Bilingual(
        "Met les faits qui manquent en questions, dans un formulaire Word à faire remplir.\n\n"
        "Exemple : leadcontract deal questions deal.yaml -o questions.docx",
        "Puts the missing facts as questions, in a Word form to have filled in.\n\n"
        "Example: leadcontract deal questions deal.yaml -o questions.docx",
    ),
)
@argument("deal", required=False, says=Bilingual("La fiche, s’il y en a une.", "The form, if there is one."))
@option(
    "-o",
    "output",
    takes=FILE,
    required=True,
    says=Bilingual("Où écrire le .docx (la sortie standard : -).", "Where to write the .docx (standard output: -)."),
)
@choice(
    "--document",
    among=INSTRUMENTS,
    says=Bilingual(
        "Le document prévu (par défaut : celui qu’appellent les rôles).",
        "The document planned (default: the one that the roles call for).",
    ),
)
@choice(
    "--lang",
    among=LANGS,
    says=Bilingual(
        "Langue des questions (par défaut : celle des messages).",
        "Language of the questions (default: that of the messages).",
    ),
)
@option(
    "--all",
    "proposed",
    is_flag=True,
    says=Bilingual("Aussi ce que la bibliothèque propose.", "What the library proposes too."),
)
@common.force
def questions(
    deal: str | None, output: str, document: Instrument | None, lang: Lang | None, proposed: bool, force: bool
) -> None:
    inputs = [Path(deal)] if deal is not None else []
    common.check(output, force, inputs)
    library = common.library("texts")
    known = workflows.read_entries(Path(deal), library) if deal is not None else {}
    form, count = workflows.enquire(library, lang or language(), known, document, proposed=proposed)
    common.write(output, form, force, inputs)
    common.note(ASKED.format(count=count)[language()])


@make(
    "answers",
    Bilingual(
        "Relit un formulaire rempli, et en fait une fiche.\n\n"
        "Exemple : leadcontract deal answers questions.docx --from deal.yaml -o complete.yaml",
        "Reads a filled-in form back, and makes a deal of it.\n\n"
        "Example: leadcontract deal answers questions.docx --from deal.yaml -o complete.yaml",
    ),
)
@argument("form", says=Bilingual("Le formulaire rempli, en .docx.", "The filled-in form, a .docx."))
@option(
    "-o",
    "output",
    takes=FILE,
    required=True,
    says=Bilingual("Où écrire la fiche (la sortie standard : -).", "Where to write the deal (standard output: -)."),
)
@option(
    "--from",
    "known",
    takes=FILE,
    says=Bilingual("La fiche à compléter ; ce qu’elle sait est gardé.", "The deal to complete; what it knows is kept."),
)
@common.force
def answers(form: str, output: str, known: str | None, force: bool) -> None:
    inputs = [Path(name) for name in (form, known) if name is not None]
    common.check(output, force, inputs)
    library = common.library("texts")
    entries = workflows.read_entries(Path(known), library) if known is not None else {}
    returned = workflows.take_back(library, Path(form), entries)
    common.write(output, returned.text.encode(), force, inputs)
    common.note(TAKEN.format(count=returned.given)[language()])
    if returned.problems:
        raise DealError(returned.problems)
