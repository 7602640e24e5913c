"""``leadcontract generate``: from the facts of a deal to a Word file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from leadcontract import workflows
from leadcontract.cli import common, options
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import FILE, BadUsage, choice, option
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import INSTRUMENTS, Instrument, Stance
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import EDITIONS, Bilingual, Edition, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import Problem, UsageError

DRAFTED = Bilingual(
    "{articles} articles, {clauses} clauses, droit en vigueur le {day}.",
    "{articles} articles, {clauses} clauses, law in force on {day}.",
)
TO_COMPLETE = Bilingual("À compléter ({count}) :", "To complete ({count}):")
TO_VERIFY = Bilingual("À vérifier par un juriste ({count}) :", "For a lawyer to verify ({count}):")

NAMED = Bilingual("le PDF va à côté du .docx : donnez-lui un nom.", "the PDF goes beside the .docx: give that a name.")
Document = Instrument | Literal["questionnaire"]
DOCUMENTS = (*INSTRUMENTS, "questionnaire")
PLAIN = Bilingual("il prend --lang fr ou en, et rien d’autre.", "it takes --lang fr or en, and nothing else.")
NO_DEAL = Bilingual("FICHIER manque.", "FILE is missing.")
NOTED = Bilingual("une version finale ne porte pas de notes.", "a final version carries no notes.")


@make(
    "generate",
    Bilingual(
        "Rédige en Word, à partir d’une fiche, un contrat, un DPA ou un accord entre responsables conjoints.\n\n"
        "Ce qui manque devient un blanc surligné ; rien n’est inventé.\n\n"
        "Exemple : leadcontract generate deal.yaml -o contrat.docx --side client",
        "Drafts a contract, a DPA or a joint arrangement in Word, from the facts of a deal.\n\n"
        "What is missing becomes a highlighted blank; nothing is invented.\n\n"
        "Example: leadcontract generate deal.yaml -o contract.docx --side client",
    ),
)
@options.deal_file(required=False)
@options.output(options.DOCX, required=True)
@choice(
    "--document",
    among=DOCUMENTS,
    default="contract",
    says=Bilingual(
        "Quel document (par défaut : contract) ; un questionnaire se passe de fiche.",
        "Which document (default: contract); a questionnaire needs no deal file.",
    ),
)
@options.lang(Bilingual("du document", "of the document"), among=EDITIONS, default="fr")
@options.stance
@options.signature_day
@option(
    "--template",
    takes=FILE,
    says=Bilingual("Le modèle Word de la maison (.docx).", "The house template in Word (.docx)."),
)
@option(
    "--notes",
    is_flag=True,
    says=Bilingual(
        "Notes de rédaction, fondements et points de repli en commentaires Word.",
        "Drafting notes, legal basis and fallbacks as Word comments.",
    ),
)
@option(
    "--final",
    is_flag=True,
    says=Bilingual(
        "Version à signer : sans mention de projet ; refusée s’il reste un blanc ou une source à vérifier.",
        "Version to sign: no draft mark; refused where a blank or a source to verify is left.",
    ),
)
@option(
    "--pdf",
    is_flag=True,
    says=Bilingual("Un PDF/A aussi, par LibreOffice s’il est installé.", "A PDF/A too, by LibreOffice if installed."),
)
@options.force
def command(
    deal: str | None,
    output: str,
    document: Document,
    lang: Edition,
    stance: Stance,
    on: date | None,
    template: str | None,
    notes: bool,
    final: bool,
    pdf: bool,
    force: bool,
) -> None:
    if notes and final:
        raise UsageError(Problem("--final", NOTED))
    if pdf and output == common.STDOUT:
        raise UsageError(Problem("--pdf", NAMED))
    write = common.writer(output, force, deal, template)
    if document == "questionnaire":
        if lang == "fr-en" or stance != "balanced" or on or template or notes or final or pdf:
            raise UsageError(Problem("--document questionnaire", PLAIN))
        library = common.library("texts")
        facts = workflows.read_deal(Path(deal), library) if deal is not None else None
        write(workflows.questionnaire(library, lang, facts))
        return
    if deal is None:
        raise BadUsage(NO_DEAL)
    print_ = common.writer(str(Path(output).with_suffix(".pdf")), force, deal, template) if pdf else None
    library = common.library("detection" if notes else "texts")
    generated = workflows.generate(
        library,
        workflows.read_deal(Path(deal), library),
        document=document,
        lang=lang,
        stance=stance,
        on=on,
        template=Path(template) if template is not None else None,
        notes=notes,
        final=final,
        pdf=pdf,
        where=deal,
        limits=common.limits(),
    )
    write(generated.docx)
    if print_ is not None and generated.pdf is not None:
        print_(generated.pdf)
    common.note(summary(generated.draft, library, language()))


def summary(draft: Draft, library: Library, lang: Lang) -> str:
    """Return what a draft holds, what is left to complete, and which sources a lawyer must still verify."""
    articles = sum(block.style == "article" for block in draft.blocks)
    lines = [DRAFTED.format(articles=articles, clauses=len(draft.used), day=draft.as_of)[lang]]
    left = [blank[lang] for blank in draft.blanks]
    doubtful = [library.law[basis].citation[lang] for basis in draft.to_verify]
    for heading, items in ((TO_COMPLETE, left), (TO_VERIFY, doubtful)):
        if items:
            lines += [heading.format(count=len(items))[lang], *(f"  - {item}" for item in items)]
    return "\n".join(lines)
