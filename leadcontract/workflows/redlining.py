"""From a report to what its gaps call for: tracked insertions in a copy of it, or a rider to any document."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.domain.clause import Stance, Wording
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.marking import Edited, Insertion, Setting
from leadcontract.domain.playbook import Playbook
from leadcontract.errors import Problem, UsageError
from leadcontract.workflows.annotating import instrument, open_copy, wording

if TYPE_CHECKING:
    from leadcontract.domain.finding import Report

_NOUN = re.compile("[ ’']")
NOTHING = Bilingual(
    "aucune clause critique ou majeure n’y manque : il n’y a rien à écrire.",
    "it lacks no critical or major clause: there is nothing to write.",
)
BLANKS = Bilingual("{count} blancs à compléter, surlignés.", "{count} blanks to complete, highlighted.")
ELSEWHERE = Bilingual(
    "renvois surlignés, à rattacher aux articles du document : {titles}.",
    "references highlighted, to be tied to the articles of the document: {titles}.",
)
UNNAMED = Bilingual(
    "les clauses insérées disent {names}, le document non : mettez-y ses noms (--deal en donne aussi).",
    "the inserted clauses say {names}, the document does not: put in its names (--deal gives some too).",
)


def redline(
    library: Library,
    report: Report,
    path: Path,
    *,
    lang: Lang | None = None,
    deal: Deal | None = None,
    limits: Limits = LIMITS,
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

    copy = open_copy(report, path, "redline", limits)
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


def rider(library: Library, report: Report, *, lang: Lang | None = None, deal: Deal | None = None) -> Edited:
    """Return a Word rider to a reviewed document of any format: its gravest missing clauses, as in ``redline``.

    The parties open and sign it, with blanks for what no deal tells of them. UsageError where nothing is missing.
    """
    from leadcontract.assembly import riders
    from leadcontract.assembly.rendering import render

    spoken = lang or report.document.languages[0]
    library = _named(library, deal)
    drafted = order(library, report)
    chosen = _chosen(library, report)
    if not chosen:
        raise UsageError(Problem(report.document.name, NOTHING))
    stance: Stance = report.side
    parties = {name: found for name in drafted.preamble if (found := _wording(library, report, name))}
    made = riders.rider(
        library, drafted, {**parties, **chosen}, report.document.name,
        deal=deal or Deal(), lang=spoken, stance=stance, on=report.on,
    )  # fmt: skip
    told = [BLANKS.format(count=len(made.blanks))] if made.blanks else []
    return Edited(render([made]), tuple(told))


def _chosen(library: Library, report: Report) -> dict[str, Wording]:
    """Return the wordings of the clauses to write in, in order."""
    from leadcontract.reviewing.gaps import gaps

    absent = [finding.clause for finding in gaps(report, order(library, report))]
    return {name: found for name in absent if (found := _wording(library, report, name))}


def _wording(library: Library, report: Report, name: str) -> Wording | None:
    stance: Stance = report.side
    return library.clauses[name].nearest(report.on, instrument(library, report), stance)


def _insertions(library: Library, report: Report, lang: Lang, deal: Deal | None) -> list[Insertion]:
    from leadcontract.assembly.drafting import passages
    from leadcontract.reviewing.gaps import neighbour

    drafted, chosen = order(library, report), _chosen(library, report)
    blocks = passages(library, chosen, lang, deal)
    return [
        Insertion(name, library.clauses[name].title[lang], blocks[name], neighbour(report, name, drafted, library))
        for name in chosen
    ]


def _remarks(library: Library, report: Report, insertions: list[Insertion], lang: Lang) -> list[Bilingual]:
    """Say what is left to do by hand: blanks, and the names of the parties where the document has others."""
    if not insertions:
        return [NOTHING]
    told = []
    runs = [run for insertion in insertions for block in insertion.blocks for run in block.runs]
    blanks = sum(run.kind == "blank" for run in runs)
    if blanks:
        told.append(BLANKS.format(count=blanks))
    own = {insertion.clause for insertion in insertions}
    targets = dict.fromkeys(run.target for run in runs if run.target is not None and run.target not in own)
    titles = [library.clauses[target].title for target in targets if target is not None]
    if titles:
        listed = Bilingual(", ".join(title.fr for title in titles), ", ".join(title.en for title in titles))
        told.append(ELSEWHERE.format(titles=listed))
    said = " ".join(provision.text for provision in report.document.provisions).lower()
    names = [name for name in library.called.values() if _NOUN.split(name[lang].lower())[-1] not in said]
    if names:
        french, english = " et ".join(f"« {one.fr} »" for one in names), " and ".join(f"'{one.en}'" for one in names)
        told.append(UNNAMED.format(names=Bilingual(french, english)))
    return told
