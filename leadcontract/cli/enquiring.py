"""``leadcontract deal questions`` and ``deal answers``: the missing facts, asked for in a Word form and read back."""

from __future__ import annotations

from pathlib import Path

from leadcontract import workflows
from leadcontract.cli import common, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import argument, option
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import Instrument
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.errors import DealError

ASKED = Bilingual("{count} questions.", "{count} questions.")
TAKEN = Bilingual("{count} réponses retenues.", "{count} answers taken.")


@make(
    "questions",
    Bilingual(
        "Met les faits qui manquent en questions, dans un formulaire Word à faire remplir.\n\n"
        "Exemple : leadcontract deal questions deal.yaml -o questions.docx",
        "Puts the missing facts as questions, in a Word form to be filled in.\n\n"
        "Example: leadcontract deal questions deal.yaml -o questions.docx",
    ),
)
@options.deal_file(required=False)
@options.output(options.DOCX, required=True)
@options.planned
@options.lang(Bilingual("des questions", "of the questions"))
@option(
    "--all",
    "proposed",
    is_flag=True,
    says=Bilingual("Demande aussi ce que la bibliothèque propose.", "Asks too for what the library proposes."),
)
@options.force
def questions(
    deal: str | None, output: str, document: Instrument | None, lang: Lang | None, proposed: bool, force: bool
) -> None:
    write = common.writer(output, force, deal)
    library = common.library("texts")
    known = workflows.read_entries(Path(deal), library) if deal is not None else {}
    form, count = workflows.enquire(library, lang or language(), known, document, proposed=proposed)
    write(form)
    common.note(ASKED.format(count=count)[language()])


@make(
    "answers",
    Bilingual(
        "Relit un formulaire rempli, et en fait une fiche.\n\n"
        "Exemple : leadcontract deal answers questions.docx --from deal.yaml -o complete.yaml",
        "Reads a filled-in form back, and makes a deal file of it.\n\n"
        "Example: leadcontract deal answers questions.docx --from deal.yaml -o complete.yaml",
    ),
)
@argument("form", says=Bilingual("Le formulaire rempli, en .docx.", "The filled-in form, a .docx."))
@options.output(options.DEAL_FILE, required=True)
@options.known
@options.force
def answers(form: str, output: str, known: str | None, force: bool) -> None:
    write = common.writer(output, force, form, known)
    library = common.library("texts")
    entries = workflows.read_entries(Path(known), library) if known is not None else {}
    returned = workflows.take_back(library, Path(form), entries, common.limits())
    write(returned.text.encode())
    common.note(TAKEN.format(count=returned.given)[language()])
    if returned.problems:
        raise DealError(returned.problems)
