"""From the facts of a deal to the Word file that says exactly what was drafted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.domain.clause import Instrument, Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import Bilingual, Edition, Lang, languages
from leadcontract.domain.library import Library
from leadcontract.errors import DealError, Problem
from leadcontract.workflows.facts import at_its_line, check_deal
from leadcontract.workflows.libraries import playbook
from leadcontract.workflows.templates import read_back, refuse_faults


@dataclass(frozen=True, slots=True)
class Generated:
    """A drafted document: what was assembled, in each of its languages, and the .docx that says exactly that.

    ``pdf`` is the same as a PDF/A, None where none was asked for.
    """

    drafts: tuple[Draft, ...]
    docx: bytes
    pdf: bytes | None = None

    @property
    def draft(self) -> Draft:
        """The draft in the language that leads the page."""
        return self.drafts[0]


def generate(
    library: Library,
    deal: Deal,
    *,
    document: Instrument = "contract",
    lang: Edition = "fr",
    stance: Stance = "balanced",
    on: date | None = None,
    template: Path | None = None,
    notes: bool = False,
    final: bool = False,
    pdf: bool = False,
    where: str = "deal",
    limits: Limits = LIMITS,
) -> Generated:
    """Draft a document from the facts of a deal, with the law in force on a day.

    The day is ``on``, or the deal's date of signature; DealError where there is neither, where the roles call
    for another instrument (``where`` names the deal file), or where the file written does not say what was drafted.
    ``notes`` hangs comments on the clauses (the library must hold its positions); ``final`` takes the draft mark away,
    and refuses a document with blanks or with sources that nobody has verified. ``pdf`` asks for a PDF too: UsageError
    where LibreOffice is not installed.
    """
    from leadcontract import __version__
    from leadcontract.assembly import finishing, properties, provenance
    from leadcontract.assembly.notes import notes as noted
    from leadcontract.assembly.packaging import pack
    from leadcontract.assembly.rendering import render, rendered
    from leadcontract.documents import office

    library, drafts = draft_all(library, deal, document, languages(lang), stance, on, where)
    if template is not None:
        refuse_faults(template, limits)
    if final:
        finishing.finish(drafts, library.law, where)
    if pdf:
        office.need()
    written = rendered(drafts, template, final=final, notes=noted(library, drafts) if notes else None)
    paragraphs = read_back(drafts, pack(written, compressed=False), template, limits)
    stated = provenance.provenance(drafts, paragraphs, deal, tool=__version__, library=library.version)
    docx = pack(properties.state(written, provenance.properties(stated)))
    printed = render(drafts, template, final=final, in_print=True) if pdf else b""
    return Generated(drafts, docx, office.convert(printed, "contract.docx", office.PDF_A) if pdf else None)


def draft_all(
    library: Library,
    deal: Deal,
    document: Instrument,
    langs: Sequence[Lang],
    stance: Stance,
    on: date | None,
    where: str,
) -> tuple[Library, tuple[Draft, ...]]:
    """Assemble a document in some languages, with the law of a day; the library then names the parties as it does.

    DealError as ``generate`` raises it.
    """
    from leadcontract.assembly import drafting, naming, roles

    as_of = on or deal.signed_on
    if as_of is None:
        what = Bilingual("aucune date : le droit change.", "no date: the law changes.")
        cure = Bilingual("Donnez signed_on dans la fiche, ou --date.", "Give signed_on in the file, or --date.")
        raise DealError(Problem(where, what, cure))
    check_deal(library, deal, as_of, where)
    try:
        roles.refuse_other(library.gate, deal.roles, document, where)
    except DealError as error:
        raise at_its_line(error.problems, where, "roles") from error
    library = naming.named(library, naming.names(deal))
    wanted = playbook(library, document)
    drafts = tuple(drafting.draft(library, wanted, deal, one, stance, as_of) for one in langs)
    if not any(block.clause for block in drafts[0].blocks):
        what = Bilingual(
            "aucune clause n’a de texte en vigueur le {day}.", "no clause has a wording in force on {day}."
        )
        cure = Bilingual("Donnez une date plus récente.", "Give a later date.")
        raise DealError(Problem(where, what.format(day=as_of), cure))
    return library, drafts
