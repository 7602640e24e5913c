"""From a report to what its gaps call for: tracked insertions in a copy of the Word file, or a rider to any document."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.domain.clause import Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.marking import Edited, Insertion, Setting
from leadcontract.domain.playbook import Playbook
from leadcontract.workflows.annotating import instrument, open_copy, wording

if TYPE_CHECKING:
    from leadcontract.domain.finding import Report

_NOUN = re.compile("[ ’']")
RIDER = Bilingual(
    "Écrivez plutôt un avenant Word avec --rider FICHIER.docx.", "Write a Word rider instead, with --rider FILE.docx."
)
BLANKS = Bilingual("{count} blancs à compléter, surlignés.", "{count} blanks to complete, highlighted.")
ELSEWHERE = Bilingual(
    "renvois surlignés, à rattacher aux articles du document : {titles}.",
    "references highlighted, to be tied to the articles of the document: {titles}.",
)
UNNAMED = Bilingual(
    "les clauses insérées disent {names}, le document non : mettez-y ses noms (--deal en donne aussi).",
    "the inserted clauses say {names}, the document does not: put in its names (--deal gives some too).",
)


def redline(
    library: Library, report: Report, path: Path, *, lang: Lang | None = None, deal: Deal | None = None
) -> Edited:
    """Return a copy of the file that a report is about, with the gravest missing clauses as tracked insertions.

    Critical and major ones, in the words that suit the side of the review, each after the article nearest to its
    subject or before the signatures; contrary passages get a comment, and no word of the document is deleted. Rejecting
    every change gives the document back. The language is that of the document where ``lang`` is None; the facts of a
    deal fill the blanks. UsageError and InputError as ``annotate``.
    """
    from leadcontract.documents.commenting import comment
    from leadcontract.documents.redlining import redline as write
    from leadcontract.reporting.remarks import contrary
    from leadcontract.reviewing.gaps import closing

    copy = open_copy(report, path, RIDER)
    spoken = lang or report.document.languages[0]
    library = _named(library, deal)
    insertions = _insertions(library, report, spoken, deal)
    comment(copy, contrary(report, library, spoken, partial(wording, library, report)))
    provisions = report.document.provisions
    told = write(copy, provisions, insertions, Setting(spoken, closing(provisions, library.cues)))
    return Edited(copy.docx(), (*copy.warnings(), *told, *_remarks(library, report, insertions, spoken)))


def order(library: Library, report: Report) -> Playbook:
    """Return the playbook whose articles give the clauses of a review their order."""
    return library.playbooks[instrument(library, report)]


def _named(library: Library, deal: Deal | None) -> Library:
    from leadcontract.assembly import naming

    return naming.named(library, naming.names(deal)) if deal is not None else library


def _insertions(library: Library, report: Report, lang: Lang, deal: Deal | None) -> list[Insertion]:
    from leadcontract.assembly.drafting import passages
    from leadcontract.reviewing.gaps import gaps, neighbour

    stance: Stance = report.side
    drafted = order(library, report)
    chosen = {
        finding.clause: (finding, found)
        for finding in gaps(report, drafted)
        if (found := library.clauses[finding.clause].nearest(report.on, instrument(library, report), stance))
    }
    blocks = passages(library, {name: found for name, (_, found) in chosen.items()}, lang, deal)
    return [
        Insertion(
            name, library.clauses[name].title[lang], blocks[name], neighbour(report, finding, drafted, library)
        )
        for name, (finding, _) in chosen.items()
    ]


def _remarks(library: Library, report: Report, insertions: list[Insertion], lang: Lang) -> list[Bilingual]:
    """Say what is left to do by hand: blanks, and the names of the parties where the document has others."""
    told = []
    runs = [run for insertion in insertions for block in insertion.blocks for run in block.runs]
    blanks = sum(run.kind == "blank" for run in runs)
    if blanks:
        told.append(BLANKS.format(count=blanks))
    own = {insertion.clause for insertion in insertions}
    targets = dict.fromkeys(run.target for run in runs if run.kind == "reference" and run.target not in own)
    titles = [library.clauses[target].title for target in targets if target in library.clauses]
    if titles:
        listed = Bilingual(", ".join(title.fr for title in titles), ", ".join(title.en for title in titles))
        told.append(ELSEWHERE.format(titles=listed))
    said = " ".join(provision.text for provision in report.document.provisions).lower()
    names = [name for name in library.called.values() if _NOUN.split(name[lang].lower())[-1] not in said]
    if insertions and names:
        french, english = " et ".join(f"« {one.fr} »" for one in names), " and ".join(f"'{one.en}'" for one in names)
        told.append(UNNAMED.format(names=Bilingual(french, english)))
    return told
