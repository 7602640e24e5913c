"""``leadcontract review``: what documents say, refuse and leave out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from leadcontract import workflows
from leadcontract.cli import common, forms
from leadcontract.cli.commands import command as make
from leadcontract.cli.complaining import complain
from leadcontract.cli.parameters import FILE, NAME, NUMBER, BadUsage, argument, choice, library_day, option, up_to
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import SEVERITIES, SIDES, Side
from leadcontract.domain.finding import Report
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.typography import typography
from leadcontract.errors import InputError

FAIL_ON = ("critical", "major", "minor", "never")
UNREADABLE = 3
MOST_JOBS = 64
NO_LETTER = Bilingual("--lang {lang} est la langue de --letter.", "--lang {lang} is the language of --letter.")
ONE_LETTER = Bilingual("une lettre porte sur un seul document.", "a letter is about one document.")
SAME_FILE = Bilingual("la lettre et le rapport iraient au même fichier.", "letter and report would be one file.")
NO_FORM = Bilingual(
    "« {name} » : une lettre est un .docx, un .txt ou un .md.", "'{name}': a letter is a .docx, a .txt or a .md."
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
    says=Bilingual("Word, PDF, Excel, e-mails, textes.", "Word, PDF, Excel, e-mail, text files."),
)
@option(
    "--playbook",
    takes=NAME,
    says=Bilingual(
        "Ce qui est attendu, voir « leadcontract playbooks » (par défaut : selon le document).",
        "What is expected, see 'leadcontract playbooks' (default: that of the kind of document).",
    ),
)
@choice(
    "--side",
    among=SIDES,
    default="client",
    says=Bilingual("Pour qui (par défaut : client).", "On whose behalf (default: client)."),
)
@library_day
@option(
    "--deal",
    takes=FILE,
    says=Bilingual("Une fiche : seul ce que ses faits appellent est attendu.", "A deal: only what its facts call for."),
)
@choice(
    "--format",
    "form",
    among=tuple(forms.SUFFIX),
    default="table",
    says=Bilingual(
        "Tableau à lire, JSON, page ou classeur (par défaut : table).",
        "A table to read, JSON, a page or a workbook (default: table).",
    ),
)
@option(
    "-o",
    "output",
    takes=FILE,
    default=common.STDOUT,
    says=Bilingual(
        "Où écrire ; pour plusieurs documents, un dossier ou un .xlsx (par défaut : la sortie standard, -).",
        "Where to write; for several documents, a folder or one .xlsx (default: standard output, -).",
    ),
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
@choice(
    "--lang",
    among=LANGS,
    default=None,
    says=Bilingual("Langue de la lettre (par défaut : celle du document).", "Of the letter (default: the document's)."),
)
@option(
    "--jobs",
    type=up_to(MOST_JOBS),
    default="1",
    takes=NUMBER,
    says=Bilingual("Nombre de processus (par défaut : 1).", "How many processes (default: 1)."),
)
@common.force
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
    jobs: int,
    force: bool,
) -> None:
    paths = [Path(name) for name in names]
    inputs = [*paths, Path(deal)] if deal is not None else paths
    targets = forms.outputs(paths, output, form)
    posted = letter_form(letter, lang, targets) if letter is not None or lang is not None else None
    for target in dict.fromkeys([*targets, *([letter] if letter is not None else [])]):
        common.check(target, force, inputs)
    library = common.library()
    if playbook is not None:
        workflows.playbook(library, playbook)
    facts = workflows.read_deal(Path(deal), library) if deal is not None else None
    day = common.law_day(on, library)
    asked = workflows.Asked(library, playbook, side, day, facts, common.limits())
    together = targets[0] == output and (output == common.STDOUT or len(paths) > 1)
    reports: list[Report] = []
    for report, target in zip(workflows.review_all(paths, asked, jobs), targets, strict=True):
        if isinstance(report, InputError):
            complain(report, language())
            continue
        reports.append(report)
        if more := workflows.advice(report):
            common.note(f"{report.document.name}: {typography(more[language()], language())}")
        if not together:
            common.write(target, forms.said([report], form, library, many=False, to=target), force, inputs)
        if letter is not None and posted is not None:
            data = workflows.letter(library, report, posted, lang=lang, dated=on)
            common.write(letter, data, force, inputs)
    many = len(paths) > 1
    if together and (reports or (form == "json" and many)):
        common.write(output, forms.said(reports, form, library, many, to=output), force, inputs)
    if len(reports) < len(paths):
        click.get_current_context().exit(UNREADABLE)
    if any(fails(report, fail_on) for report in reports):
        click.get_current_context().exit(1)


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


def fails(report: Report, threshold: str) -> bool:
    """Say whether a finding that is not present is of a severity or above; never for "never"."""
    failing = SEVERITIES[: FAIL_ON.index(threshold) + 1] if threshold != "never" else ()
    return any(f.status != "present" and f.severity in failing for f in report.findings)
