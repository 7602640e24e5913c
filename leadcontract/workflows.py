"""Each flow of the tool from top to bottom, one function each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from leadcontract import documents, resources
from leadcontract.domain.clause import Clause, Instrument, Side, Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import LANGS, Bilingual, Edition, Lang, languages
from leadcontract.domain.library import Library
from leadcontract.domain.playbook import Playbook
from leadcontract.errors import DealError, InputError, LibraryError, Problem, UsageError
from leadcontract.library import bans, catalog, deals
from leadcontract.library.schema import Depth

if TYPE_CHECKING:
    from leadcontract.assembly.template import Remark
    from leadcontract.domain.finding import Outdated, Report, Suggestion
    from leadcontract.domain.verification import Verification


def load_library(folder: Path | None = None, depth: Depth = "detection") -> Library:
    """Load the library shipped with the tool, and a folder laid over it, as deep as the work needs."""
    shipped = resources.folder("clauses")
    own = [folder] if folder is not None and folder.resolve() != shipped.resolve() else []
    return catalog.load([shipped, *own], depth)


def playbook(library: Library, name: str) -> Playbook:
    """Return a playbook by name; UsageError names those there are."""
    if name not in library.playbooks:
        what = Bilingual("playbook « {name} » inconnu.", "unknown playbook '{name}'.").format(name=name)
        cure = Bilingual("Choisissez : {all}.", "Choose: {all}.").format(all=", ".join(sorted(library.playbooks)))
        raise UsageError(Problem("", what, cure))
    return library.playbooks[name]


# -- drafting ---------------------------------------------------------------------------------------------


def read_deal(path: Path, library: Library) -> Deal:
    """Read and check the facts of a deal."""
    return deals.read(path, library)


def check_deal(library: Library, deal: Deal, on: date | None = None, where: str = "deal") -> None:
    """Refuse, with a DealError, a deal whose offer may not be sold by prospecting on that day.

    The day is ``on``, or that of signature, or that of the library.
    """
    judged = on or deal.signed_on or date.fromisoformat(library.version)
    problems = bans.banned(deal, library.bans, judged, where)
    if problems:
        raise _at_its_line(problems, where, "offer")


def _at_its_line(problems: Iterable[Problem], where: str, fact: str) -> DealError:
    """Return the error that points at the line of a fact in the deal file, read again for that alone."""
    line = deals.line(Path(where), fact)
    return DealError([replace(problem, where=line) for problem in problems])


def blank_deal(library: Library, lang: Lang) -> str:
    """Return the commented deal file to fill in."""
    from leadcontract.assembly import facts

    return deals.blank(library, lang, facts.LABELS)


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
) -> Generated:
    """Draft a document from the facts of a deal, with the law in force on a day.

    The day is ``on``, or the deal's date of signature; DealError where there is neither, where the roles call
    for another instrument (``where`` names the deal file), or where the file written does not say what was drafted.
    ``notes`` hangs comments on the clauses (the library must hold its positions); ``final`` takes the draft mark away,
    and refuses a document with blanks or with sources that nobody has verified. ``pdf`` asks for a PDF too: UsageError
    where LibreOffice is not installed.
    """
    from leadcontract import __version__
    from leadcontract.assembly import drafting, finishing, naming, properties, provenance, roles
    from leadcontract.assembly.notes import notes as noted
    from leadcontract.assembly.rendering import render
    from leadcontract.documents import office
    from leadcontract.documents.marked import read_marked

    as_of = on or deal.signed_on
    if as_of is None:
        what = Bilingual("aucune date : le droit change.", "no date: the law changes.")
        cure = Bilingual("Donnez signed_on dans la fiche, ou --date.", "Give signed_on in the file, or --date.")
        raise DealError(Problem(where, what, cure))
    check_deal(library, deal, as_of, where)
    try:
        roles.gate(deal.roles, document, where)
    except DealError as error:
        raise _at_its_line(error.problems, where, "roles") from error
    library = naming.named(library, naming.names(deal))
    wanted = playbook(library, document)
    drafts = tuple(drafting.draft(library, wanted, deal, one, stance, as_of) for one in languages(lang))
    if not any(block.clause for block in drafts[0].blocks):
        what = Bilingual(
            "aucune clause n’a de texte en vigueur le {day}.", "no clause has a wording in force on {day}."
        )
        cure = Bilingual("Donnez une date plus récente.", "Give a later date.")
        raise DealError(Problem(where, what.format(day=as_of), cure))
    if template is not None:
        _refuse(_looked_at(template), template)
    if final:
        finishing.finish(drafts, library.law, where)
    if pdf:
        office.need()
    docx = render(drafts, template, final=final, notes=noted(library, drafts) if notes else None)
    _read_back(drafts, docx, template)
    written = read_marked(Path("contract.docx"), docx)
    stated = provenance.provenance(drafts, written.paragraphs, deal, tool=__version__, library=library.version)
    docx = properties.state(docx, provenance.properties(stated))
    printed = render(drafts, template, final=final, in_print=True) if pdf else b""
    return Generated(drafts, docx, office.convert(printed, "contract.docx", office.PDF_A) if pdf else None)


def check_template(path: Path) -> list[Remark]:
    """Return what is wrong with a house template, faults first, then what is worth knowing; [] for a sound one.

    Where no fault is seen, a document of one passage of each kind is written in it and read back. InputError where
    the file cannot be read or is not a Word document.
    """
    from leadcontract.assembly import checking
    from leadcontract.assembly.rendering import render
    from leadcontract.assembly.template import Remark

    found = _looked_at(path)
    if not any(remark.weight == "fault" for remark in found):
        drafts = (checking.specimen(),)
        try:
            _read_back(drafts, render(drafts, path), path)
        except InputError as error:
            where = Bilingual("essai", "trial")
            found = [*(Remark("fault", where, one.what, one.cure) for one in error.problems), *found]
    return found


def _looked_at(template: Path) -> list[Remark]:
    from leadcontract.assembly import checking

    return checking.remarks(template, documents.word_bytes(template))


def _refuse(found: Iterable[Remark], template: Path) -> None:
    """Refuse, with an InputError that tells them all, the faults of a template."""
    faults = [remark.problem(str(template)) for remark in found if remark.weight == "fault"]
    if faults:
        raise InputError(faults)


def _read_back(drafts: Sequence[Draft], docx: bytes, template: Path | None) -> None:
    """Read what was written, and refuse a file in which a passage of the draft is missing or changed."""
    from leadcontract.assembly.lines import texts

    written = [p.text for p in documents.read_bytes(template or Path("contract.docx"), docx).provisions]
    at = 0
    for text in map(documents.normalise, texts(drafts)):
        try:
            at = written.index(text, at) + 1
        except ValueError:
            what = Bilingual("le fichier écrit ne contient pas : « {text} ».", "the file written lacks: '{text}'.")
            cure = Bilingual("Vérifiez le modèle Word.", "Check the Word template.")
            failed = InputError if template else LibraryError
            where = str(template) if template else ""
            raise failed(Problem(where, what.format(text=text[:80]), cure)) from None


def verify(path: Path, library: Library) -> Verification:
    """Read a file that was drafted here, and tell which of its clauses are still as drafted.

    InputError where the file cannot be read, or does not state where it comes from.
    """
    from leadcontract.assembly import naming, provenance, verifying
    from leadcontract.documents.guards import contents
    from leadcontract.documents.marked import read_marked

    file = read_marked(path, contents(path))
    stated = provenance.stated(file.properties)
    if stated is None:
        what = Bilingual(
            "ce fichier ne dit pas d’où il vient : leadcontract ne l’a pas rédigé, ou ses propriétés ont été effacées.",
            "this file does not say where it comes from: leadcontract did not draft it, or its properties were erased.",
        )
        cure = Bilingual("Relisez-le avec « leadcontract review ».", "Review it with 'leadcontract review'.")
        raise InputError(Problem(str(path), what, cure))
    return verifying.verify(file, stated, naming.named(library, stated.called))


# -- reviewing --------------------------------------------------------------------------------------------


class Reviewer:
    """Reviews documents against one library; the pipeline of a language is loaded when it is first met."""

    def __init__(self, library: Library) -> None:
        from leadcontract.nlp.pipelines import Pipelines

        self.library = library
        self.pipelines = Pipelines(library)
        self.suggestions: dict[tuple[str, Lang, date, Instrument], Suggestion | None] = {}

    def review(
        self, path: Path, *, playbook_name: str | None, side: Side, on: date, deal: Deal | None = None
    ) -> Report:
        """Read a file and judge it, as ``judge`` does."""
        return self.judge(documents.read(path), playbook_name=playbook_name, side=side, on=on, deal=deal)

    def judge(
        self, document: SourceDocument, *, playbook_name: str | None, side: Side, on: date, deal: Deal | None = None
    ) -> Report:
        """Judge a document; without a playbook, by that of its kind, or by the contract's where that is not sure.

        With a deal, only what its facts call for is expected.
        """
        from leadcontract.nlp.evidence import collect
        from leadcontract.reviewing import compiling
        from leadcontract.reviewing.kinds import UNSURE, guess_kind

        library = self.library
        lang = document.languages[0]
        seen = collect(document.provisions, self.pipelines.get(document.languages))
        kind = guess_kind(seen.kinds, seen.signs, document.provisions, library.kinds)
        default = next((k.playbook for k in library.kinds if k.name == kind), UNSURE)
        chosen = playbook(library, playbook_name or default)
        requirements = [r for r in chosen.requirements if deal is None or library.clauses[r.clause].applies(deal)]
        return compiling.report(
            document, library, chosen, requirements, side, on, seen, kind,
            lambda clause: self._suggest(clause, lang, on, chosen.instrument or "contract"),
        )  # fmt: skip

    def _suggest(self, clause: Clause, lang: Lang, on: date, instrument: Instrument) -> Suggestion | None:
        key = (clause.id, lang, on, instrument)
        if key not in self.suggestions:
            self.suggestions[key] = _suggestion(self.library, clause, lang, on, instrument)
        return self.suggestions[key]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a review of many documents asks of each."""

    library: Library
    playbook_name: str | None
    side: Side
    on: date
    deal: Deal | None = None

    def reviewer(self) -> Callable[[Path], Report]:
        """Return the review of one document, with the pipelines it keeps."""
        return partial(
            Reviewer(self.library).review,
            playbook_name=self.playbook_name,
            side=self.side,
            on=self.on,
            deal=self.deal,
        )


def review_all(paths: Sequence[Path], asked: Asked, jobs: int = 1) -> Iterator[Report | InputError]:
    """Review documents in order, in so many processes; where one cannot be read, its error takes the report's place."""
    from leadcontract.reviewing import many

    if jobs > 1 and len(paths) > 1:
        return many.shared(paths, asked.reviewer, min(jobs, len(paths)))
    return many.each(paths, asked.reviewer())


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


def _suggestion(library: Library, clause: Clause, lang: Lang, on: date, instrument: Instrument) -> Suggestion | None:
    from leadcontract.assembly.drafting import paragraphs
    from leadcontract.domain.finding import Suggestion

    wording = clause.nearest(on, instrument)
    return None if wording is None else Suggestion("balanced", lang, "\n".join(paragraphs(library, wording, lang)))


LetterForm = Literal["docx", "txt", "md"]
LETTER_FORMS: tuple[LetterForm, ...] = get_args(LetterForm)
"""A letter to print, the text of an e-mail, the same in Markdown."""


def letter(
    library: Library, report: Report, form: LetterForm, *, lang: Lang | None = None, dated: date | None = None
) -> bytes:
    """Write to the other side of a reviewed document to ask for what it lacks.

    In the main language of the document where ``lang`` is None; with a blank for the day where ``dated`` is.
    """
    from leadcontract.assembly import letters, mailing
    from leadcontract.reporting.words import not_read

    spoken = lang or report.document.languages[0]
    unread = [f"{not_read(n.what, spoken)} ({not_read(n.where, spoken)})" for n in report.document.not_read]
    written = letters.compose(report, library, spoken, dated=dated, not_read=unread)
    return mailing.word(written) if form == "docx" else mailing.email(written, markdown=form == "md").encode()


def outdated_law(library: Library, path: Path, on: date) -> tuple[Outdated, ...]:
    """Return the references of a document to law that had ceased on a day."""
    from leadcontract.reviewing.outdated import outdated

    return outdated(documents.read(path).provisions, library.outdated, on)


# -- keeping the library ----------------------------------------------------------------------------------


def lint(folder: Path | None = None) -> list[Problem]:
    """Return every problem of a library: its files, its texts, and what its patterns find in its examples."""
    from leadcontract.assembly.drafting import paragraphs
    from leadcontract.library.manners import check_manners
    from leadcontract.library.proofreading import proofread
    from leadcontract.library.terms import check_terms
    from leadcontract.nlp.pipelines import Pipelines
    from leadcontract.nlp.proving import prove

    try:
        library = load_library(folder, "examples")
    except LibraryError as error:
        return list(error.problems)
    pipelines = Pipelines(library).get(LANGS)
    problems = [*proofread(library), *check_terms(library), *check_manners(library), *_dead_authorities(library)]
    for clause in library.clauses.values():
        texts = [(lang, w, paragraphs(library, w, lang)) for w in clause.wordings for lang in LANGS]
        problems += prove(clause, texts, pipelines)
    return problems


def _dead_authorities(library: Library) -> Iterator[Problem]:
    """Yield each reference, in a text of the library, to law that ceases while the text is in force."""
    from leadcontract.domain.clause import flat
    from leadcontract.library.checks import last_day
    from leadcontract.reviewing.outdated import outdated

    what = Bilingual("{since} : « {text} » a cessé ({title}).", "{since}: '{text}' has ceased ({title}).")
    today = date.fromisoformat(library.version)
    for clause in library.clauses.values():
        told = set()
        for wording in clause.wordings:
            texts = [text for lang in LANGS for text in flat(wording.text[lang])]
            provisions = [Provision(n, text) for n, text in enumerate(texts)]
            for old in outdated(provisions, library.outdated, last_day(clause, wording) or today):
                if (key := (wording.since, old.text)) not in told:
                    told.add(key)
                    says = what.format(since=wording.since, text=old.text, title=old.reference.title)
                    yield Problem(clause.path, says, old.reference.replaced_by)


# -- the model --------------------------------------------------------------------------------------------------


def train(library: Library, out: Path) -> dict[Lang, int]:
    """Train the classifier of each language on the library's examples and on the passages in ``models/examples``.

    The weights go to ``out/<lang>/textcat``. Return how many passages each language was shown. ``library`` must hold
    its examples; LibraryError where there is no passage or a file of them is wrong.
    """
    from leadcontract.library import passages
    from leadcontract.nlp import classifying, training

    models = resources.folder("models")
    shown: dict[Lang, int] = {}
    for lang in LANGS:
        known = [*passages.read(models / "examples", lang, library), *passages.of_library(library, lang)]
        if not known:
            what = Bilingual("aucun passage pour l’entraînement.", "no passage to train on.")
            raise LibraryError(Problem(str(models / "examples" / lang), what))
        training.train(models / lang / "config.cfg", known, out / lang / classifying.COMPONENT)
        shown[lang] = len(known)
    return shown


def evaluate(library: Library, folder: Path, on: date) -> str:
    """Review every labelled document of a folder with the full playbook, for the client, and return the scores.

    The folder holds ``labels.json`` and the documents in ``text/`` or ``files/``, named by their id; InputError where
    it does not. Labels of clauses that the library does not hold are left out.
    """
    from leadcontract.reviewing import measuring

    path = folder / "labels.json"
    try:
        labelled = measuring.labelled(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        what = Bilingual("étiquettes illisibles.", "labels that cannot be read.")
        cure = Bilingual("Il faut labels.json et text/.", "A labels.json and a text/ are needed.")
        raise InputError(Problem(str(path), what, cure)) from error
    reviewer = Reviewer(library)
    known = {*library.clauses, measuring.EITHER[0]}
    reports = {}
    for document in labelled:
        found = next((p for kind in ("text", "files") for p in sorted((folder / kind).glob(f"{document.id}.*"))), None)
        if found is not None:
            reports[document.id] = reviewer.review(found, playbook_name="full", side="client", on=on)
    judged = [replace(d, labels={c: there for c, there in d.labels.items() if c in known}) for d in labelled]
    return measuring.measure(judged, reports)


# -- the demonstration --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The sample order reviewed, the contract drafted to close its gaps, and that contract reviewed."""

    files: Mapping[str, bytes]
    order: Report
    generated: Generated
    contract: Report


def demonstrate(library: Library, lang: Lang = "fr") -> Demonstration:
    """Tell the whole story on the bundled samples; ``files`` are those to write, by name."""
    from leadcontract.reporting import as_json

    samples = resources.folder("templates") / "demo"
    deal = read_deal(samples / "deal.yaml", library)
    on = deal.signed_on or date.fromisoformat(library.version)
    reviewer = Reviewer(library)
    order = reviewer.review(samples / "order.docx", playbook_name="purchase-order", side="client", on=on)
    generated = generate(library, deal, lang=lang, on=on, where="deal.yaml")
    contract = reviewer.judge(
        documents.read_bytes(Path("contract.docx"), generated.docx),
        playbook_name="contract",
        side="client",
        on=on,
        deal=deal,
    )
    files = {name: (samples / name).read_bytes() for name in ("order.docx", "order.pdf", "deal.yaml")}
    files |= {
        "contract.docx": generated.docx,
        "order-review.json": as_json.dump([order]).encode(),
        "contract-review.json": as_json.dump([contract]).encode(),
    }
    return Demonstration(files, order, generated, contract)
