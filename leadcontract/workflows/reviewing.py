"""From a document to the report on it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from leadcontract import documents
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.domain.clause import Clause, Instrument, Side
from leadcontract.domain.deal import Deal
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import InputError
from leadcontract.workflows.libraries import playbook

if TYPE_CHECKING:
    from leadcontract.documents.folders import Listing
    from leadcontract.domain.finding import Collected, Outdated, Report, Suggestion
    from leadcontract.extracting.extraction import Extractor
    from leadcontract.reporting.matrix import Matrix

T = TypeVar("T")


class Reviewer:
    """Reviews documents against one library; the pipeline of a language is loaded when it is first met.

    Without ``facts``, the facts of the deal that a document states are not read: only the JSON report tells them.
    """

    def __init__(self, library: Library, limits: Limits = LIMITS, *, facts: bool = True) -> None:
        from leadcontract.nlp.pipelines import Pipelines

        self.library = library
        self.limits = limits
        self.pipelines = Pipelines(library)
        self.extractor = _extractor(library) if facts else None
        self.suggestions: dict[tuple[str, Lang, date, Instrument], Suggestion | None] = {}

    def review(
        self, path: Path, *, playbook_name: str | None, side: Side, on: date, deal: Deal | None = None
    ) -> Report:
        """Read a file and judge it, as ``judge`` does."""
        return self.judge(documents.read(path, self.limits), playbook_name=playbook_name, side=side, on=on, deal=deal)

    def judge(
        self, document: SourceDocument, *, playbook_name: str | None, side: Side, on: date, deal: Deal | None = None
    ) -> Report:
        """Judge a document; without a playbook, by that of its kind, or by the contract's where that is not sure.

        With a deal, only what its facts call for is expected.
        """
        return self.weigh(document, playbook_name=playbook_name, side=side, on=on, deal=deal)[0]

    def weigh(
        self, document: SourceDocument, *, playbook_name: str | None, side: Side, on: date, deal: Deal | None = None
    ) -> tuple[Report, Collected]:
        """Judge a document, and return all the evidence behind the report too."""
        from leadcontract.nlp.evidence import collect
        from leadcontract.reviewing import compiling
        from leadcontract.reviewing.kinds import UNSURE, guess_kind

        library = self.library
        langs = document.languages
        lang = langs[0]
        seen = collect(document.provisions, self.pipelines.get(langs))
        kind = guess_kind(seen.kinds, seen.signs, document.provisions, library.kinds)
        default = next((k.playbook for k in library.kinds if k.name == kind), UNSURE)
        chosen = playbook(library, playbook_name or default)
        requirements = [r for r in chosen.requirements if deal is None or library.clauses[r.clause].applies(deal)]
        report = compiling.report(
            document, library, chosen, requirements, side, on, seen, kind,
            lambda clause: self._suggest(clause, lang, on, chosen.instrument or "contract"),
        )  # fmt: skip
        if self.extractor is not None:
            report = replace(report, facts=self.extractor.extract(document))
        return report, seen

    def _suggest(self, clause: Clause, lang: Lang, on: date, instrument: Instrument) -> Suggestion | None:
        key = (clause.id, lang, on, instrument)
        if key not in self.suggestions:
            self.suggestions[key] = _suggestion(self.library, clause, lang, on, instrument)
        return self.suggestions[key]


def _extractor(library: Library) -> Extractor:
    from leadcontract.extracting.extraction import Extractor

    return Extractor(library)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a review of many documents asks of each."""

    library: Library
    playbook_name: str | None
    side: Side
    on: date
    deal: Deal | None = None
    limits: Limits = LIMITS
    facts: bool = True

    def reviewer(self) -> Callable[[Path], Report]:
        """Return the review of one document, with the pipelines it keeps."""
        return partial(
            Reviewer(self.library, self.limits, facts=self.facts).review,
            playbook_name=self.playbook_name,
            side=self.side,
            on=self.on,
            deal=self.deal,
        )

    def teller(self, tell: Callable[[Report], T]) -> Callable[[Path], T]:
        """Return the review of one document, told."""
        review = self.reviewer()
        return lambda path: tell(review(path))


def listed(paths: Sequence[Path], but: Path | None = None) -> Listing:
    """Return the documents at some paths, files or folders; ``but``: what lies there is our own output."""
    from leadcontract.documents.folders import listed

    return listed(paths, but)


def matrix(library: Library) -> Matrix:
    """Return an empty table of clauses by document, to be filled in as reports come."""
    from leadcontract.reporting.matrix import Matrix

    return Matrix(library)


def as_it_is(report: Report) -> Report:
    """Tell a report as the value that it is."""
    return report


@overload
def review_all(paths: Sequence[Path], asked: Asked, jobs: int = 1) -> Generator[Report | InputError, None, None]: ...
@overload
def review_all(
    paths: Sequence[Path], asked: Asked, jobs: int, tell: Callable[[Report], T]
) -> Generator[T | InputError, None, None]: ...
def review_all(
    paths: Sequence[Path], asked: Asked, jobs: int = 1, tell: Callable[[Report], Any] = as_it_is
) -> Generator[Any, None, None]:
    """Review documents in order, in so many processes; where one cannot be read, its error takes the report's place.

    Several are never reviewed in this process, so that one which ends its process, as a fault in a parser may, does not
    end the others' review: two documents take no longer for it (3.2 s against 3.5 s), and one alone stays here.
    ``tell`` is called with each report by the process that made it, and what it returns is yielded: writing a report
    takes as long as making it, and a whole one long to go from one process to another.
    Each goes through the pipeline by itself: forty contracts in one ``nlp.pipe`` were no faster (4.1 s
    against 3.9 s), and one bad document would have held up all.
    """
    from leadcontract.reviewing import many

    if len(paths) > 1:
        return many.shared(paths, partial(asked.teller, tell), min(jobs, len(paths)))
    return many.each(paths, asked.teller(tell))


def review(
    path: Path,
    library: Library,
    *,
    playbook_name: str | None = None,
    side: Side = "client",
    on: date,
    deal: Deal | None = None,
) -> Report:
    """Read one document and judge it; for many, keep a Reviewer."""
    return Reviewer(library).review(path, playbook_name=playbook_name, side=side, on=on, deal=deal)


def advice(report: Report) -> Bilingual | None:
    """Return what to install so that more of the document could be read, None where nothing would help."""
    from leadcontract.documents.scanning import advice

    return advice(report.document)


def _suggestion(library: Library, clause: Clause, lang: Lang, on: date, instrument: Instrument) -> Suggestion | None:
    from leadcontract.assembly.drafting import paragraphs
    from leadcontract.domain.finding import Suggestion

    wording = clause.nearest(on, instrument)
    return None if wording is None else Suggestion("balanced", lang, "\n".join(paragraphs(library, wording, lang)))


def outdated_law(library: Library, path: Path, on: date, limits: Limits = LIMITS) -> tuple[Outdated, ...]:
    """Return the references of a document to law that had ceased on a day."""
    from leadcontract.reviewing.outdated import outdated

    return outdated(documents.read(path, limits).provisions, library.outdated, on)
