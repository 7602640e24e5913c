"""``leadcontract review``: what documents say, refuse and leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, copies, forms, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.delivering import Delivery
from leadcontract.cli.parameters import FILE, NAME, NUMBER, BadUsage, argument, choice, option, up_to
from leadcontract.cli.progress import Progress, progress
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import Side
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import typography
from leadcontract.errors import InputError, Problem

FAIL_ON = ("critical", "major", "minor", "never")
UNREADABLE = 3
MOST_JOBS = 64
NO_LETTER = Bilingual(
    "--lang {lang} est la langue de --letter, --annotate, --redline ou --rider.",
    "--lang {lang} is the language of --letter, --annotate, --redline or --rider.",
)
ONE_LETTER = Bilingual("une lettre porte sur un seul document.", "a letter is about one document.")
SAME_FILE = Bilingual("la lettre et le rapport iraient au même fichier.", "letter and report would be one file.")
NO_FORM = Bilingual(
    "« {name} » : une lettre est un .docx, un .txt ou un .md.", "'{name}': a letter is a .docx, a .txt or a .md."
)
EMPTY = Bilingual("ce dossier ne contient aucun document à relire.", "there is no document to review in this folder.")
STOPPED = Bilingual(
    "leadcontract : interrompu ; documents relus : {done} sur {count}.",
    "leadcontract: interrupted; documents reviewed: {done} of {count}.",
)


@make(
    "review",
    Bilingual(
        "Relit des documents : ce qu’ils disent, refusent et omettent.\n\n"
        "Exemple : leadcontract review commande.pdf --side client",
        "Reviews documents: what they say, refuse and leave out.\n\n"
        "Example: leadcontract review order.pdf --side client",
    ),
)
@argument(
    "names",
    nargs=-1,
    required=True,
    says=Bilingual(
        "Des documents (Word, PDF, Excel, e-mails, textes) ou des dossiers.",
        "Documents (Word, PDF, Excel, e-mail, text), or folders.",
    ),
)
@option(
    "--playbook",
    takes=NAME,
    says=Bilingual(
        "Ce qui est attendu, voir « leadcontract playbooks » (par défaut : selon le document).",
        "What is expected, see 'leadcontract playbooks' (default: that of the kind of document).",
    ),
)
@options.side
@options.library_day
@option(
    "--deal",
    takes=FILE,
    says=Bilingual(
        "Une fiche : seul ce que ses faits appellent est attendu.",
        "A deal file: only what its facts call for is expected.",
    ),
)
@options.form("json", "html", "docx", "xlsx")
@options.output(
    Bilingual(
        "le rapport\u00a0; pour plusieurs documents, un dossier ou un .xlsx",
        "the report; for several documents, a folder or one .xlsx",
    ),
    default=common.STDOUT,
)
@choice(
    "--fail-on",
    among=FAIL_ON,
    default="never",
    says=Bilingual(
        "Code de sortie 1 si un constat est de cette gravité ou plus (par défaut : never).",
        "Exit code 1 for findings of this severity or above (default: never).",
    ),
)
@option(
    "--letter",
    takes=FILE,
    says=Bilingual(
        "Une lettre à l’autre partie, en questions : .docx, ou .txt et .md pour un e-mail.",
        "A letter to the other side, in questions: .docx, or .txt and .md for an e-mail.",
    ),
)
@options.lang(
    Bilingual("de la lettre, des commentaires et des clauses", "of the letter, the comments and the clauses"),
    otherwise=Bilingual("celle du document", "that of the document"),
)
@option(
    "--annotate",
    takes=FILE,
    says=Bilingual(
        "Une copie du .docx, avec un commentaire Word sur chaque passage à revoir et, sur le titre, ce qui manque.",
        "A copy of the .docx with a Word comment on each passage to look at and, on the title, what is missing.",
    ),
)
@option(
    "--redline",
    takes=FILE,
    says=Bilingual(
        "Une copie du .docx, avec les clauses absentes, critiques et majeures, en suivi des modifications.",
        "A copy of the .docx with the missing clauses, critical and major, as tracked insertions.",
    ),
)
@option(
    "--rider",
    takes=FILE,
    says=Bilingual(
        "Un avenant Word avec les mêmes clauses, pour un document de tout format.",
        "A Word rider with the same clauses, for a document of any format.",
    ),
)
@option(
    "--jobs",
    type=up_to(MOST_JOBS),
    default="1",
    takes=NUMBER,
    says=Bilingual("Nombre de processus (par défaut : 1).", "How many processes (default: 1)."),
)
@options.force
def command(
    names: tuple[str, ...],
    playbook: str | None,
    side: Side,
    on: date | None,
    deal: str | None,
    form: str,
    output: str,
    fail_on: str,
    letter: str | None,
    lang: Lang | None,
    annotate: str | None,
    redline: str | None,
    rider: str | None,
    jobs: int,
    force: bool,
) -> None:
    given = [Path(name) for name in names]
    found = workflows.listed(given, None if output == common.STDOUT else Path(output))
    paths = [document.path for document in found.documents]
    many = len(paths) != 1 or any(path.is_dir() for path in given)
    inputs = [*paths, Path(deal)] if deal is not None else paths
    targets = forms.outputs([document.name for document in found.documents], output, form, many)
    wanted = {"annotate": annotate, "redline": redline, "rider": rider}
    asked_for = {kind: name for kind, name in wanted.items() if name is not None}
    spoken = lang is not None and not asked_for
    posted = letter_form(letter, lang, targets) if letter is not None or spoken else None
    beside = [*targets, *([letter] if letter is not None else [])]
    limits = common.limits()
    copies.check(asked_for, paths, beside, limits)
    for target in dict.fromkeys([*beside, *asked_for.values()]):
        common.check(target, force, inputs)
    library = common.library()
    if playbook is not None:
        workflows.playbook(library, playbook)
    facts = workflows.read_deal(Path(deal), library) if deal is not None else None
    day = common.law_day(on, library)
    asked = workflows.Asked(library, playbook, side, day, facts, limits, form == "json")
    delivery = Delivery(form, output, many, library, force, inputs)
    for path in found.empty:
        delivery.refuse(str(path), InputError(Problem(str(path), EMPTY)))
    failed = False
    reviews = workflows.review_all(paths, asked, jobs, delivery.teller(fail_on, bool(asked_for or posted)))
    with stopping(len(paths), not delivery.shows) as going, closing(reviews):
        for told, document, target in zip(reviews, found.documents, targets, strict=True):
            if isinstance(told, InputError):
                going.aside()
                delivery.refuse(document.name, told)
            else:
                made = (
                    copies.made(asked_for, library, told.report, document.path, lang, facts, limits)
                    if told.report
                    else {}
                )
                delivery.add(document.name, told, target)
                if told.advice:
                    common.note(f"{document.name}: {typography(told.advice[language()], language())}")
                failed = failed or told.failing
                if letter is not None and posted is not None and told.report:
                    data = workflows.letter(library, told.report, posted, lang=lang, dated=on)
                    common.write(letter, data, force, inputs)
                copies.write(made, force, inputs)
            going.step()
    delivery.close(found.left_out)
    if delivery.unread:
        click.get_current_context().exit(UNREADABLE)
    if failed:
        click.get_current_context().exit(1)


@contextmanager
def stopping(count: int, shown: bool) -> Iterator[Progress]:
    """Show how far the work is and, where it is interrupted, say how many documents were done."""
    with progress(count, shown) as going:
        try:
            yield going
        except KeyboardInterrupt:
            going.aside()
            click.echo(STOPPED.format(done=going.done, count=count)[language()], err=True)
            raise


def letter_form(letter: str | None, lang: Lang | None, targets: Sequence[str]) -> workflows.LetterForm:
    """Return the form that the name of a letter asks for; BadUsage where it cannot be written as asked."""
    if letter is None:
        raise BadUsage(NO_LETTER.format(lang=lang))
    if len(targets) > 1:
        raise BadUsage(ONE_LETTER)
    if Path(letter).resolve() in (Path(target).resolve() for target in targets):
        raise BadUsage(SAME_FILE)
    suffix = Path(letter).suffix.lower().lstrip(".")
    for known in workflows.LETTER_FORMS:
        if suffix == known:
            return known
    raise BadUsage(NO_FORM.format(name=letter))
