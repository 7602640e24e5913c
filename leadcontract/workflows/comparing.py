"""From the version of a contract that came back, and the one that was sent, to what changed between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract import documents
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.domain.clause import SIDES, Instrument, Side
from leadcontract.domain.language import Lang
from leadcontract.domain.library import CALLED, Called, Library
from leadcontract.domain.verification import COUNTED, PAGE, MarkedFile
from leadcontract.workflows.libraries import playbook
from leadcontract.workflows.reviewing import Reviewer

if TYPE_CHECKING:
    from leadcontract.comparing.sides import Version
    from leadcontract.domain.comparison import Comparison, SideFrom
    from leadcontract.domain.finding import Collected


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a Word file says beside its text: the clause of each paragraph, those that open one, and its drafting."""

    owners: tuple[str, ...] = ()
    called: Called | None = None
    instrument: Instrument | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file, read once; ``word`` is what it says with its bookmarks where it is a .docx."""

    path: Path
    data: bytes
    word: MarkedFile | None


def compare(
    returned: Path,
    sent: Path,
    library: Library,
    *,
    side: Side | None = None,
    on: date,
    reviewer: Reviewer | None = None,
    limits: Limits = LIMITS,
) -> Comparison:
    """Read both versions, and tell what the other side changed, clause by clause.

    Without ``side``, ours is the one in whose stance the contract was drafted, or else the client.
    ``library`` is loaded with its positions (depth "examples"). For many, keep a Reviewer. InputError where a file
    cannot be read.
    """
    from leadcontract.assembly import naming
    from leadcontract.comparing import comparing, sides
    from leadcontract.comparing.hunks import Reader
    from leadcontract.comparing.reviewed import Review, Reviewed

    files = [_opened(path, limits) for path in (sent, returned)]
    marks = _marks(files[0])
    told_by: SideFrom = "asked" if side else "stance" if marks.side else "default"
    side = side or marks.side or "client"
    named = naming.named(library, marks.called) if marks.called else library
    before, after = (_version(file, named, limits) for file in files)
    reviewer = reviewer or Reviewer(library, limits, facts=False)
    first = reviewer.weigh(before.document, playbook_name=marks.instrument, side=side, on=on)
    second = reviewer.weigh(after.document, playbook_name=first[0].playbook, side=side, on=on)
    drafted = any(owner != PAGE for owner in marks.owners)
    units = {n: marks.owners[n] for n in before.words} if drafted else sides.titled(before)
    clauses = {unit: unit for unit in units.values() if unit in library.clauses}
    review = Review(
        Reviewed(*first),
        Reviewed(*second),
        named.clauses,
        {one.clause: one for one in playbook(library, first[0].playbook).requirements},
        side,
        Reader(library.weights, marks.called or CALLED),
    )
    names = clauses if drafted else _guessed(units, first[1])
    found = comparing.compare(before, units, after, review, names, _rejected(files[1], named, limits))
    return replace(found, side_from=told_by)


def _opened(path: Path, limits: Limits) -> _Opened:
    from leadcontract.documents.formats import format_of
    from leadcontract.documents.guards import contents
    from leadcontract.documents.marked import read_bookmarks

    data = contents(path, limits)
    return _Opened(path, data, read_bookmarks(path, data, limits) if format_of(data) == "docx" else None)


def _version(file: _Opened, library: Library, limits: Limits) -> Version:
    from leadcontract.assembly.markup import bookmark_name
    from leadcontract.comparing.sides import version

    marks: dict[int, str] = {}
    counted: dict[int, int] = {}
    names = {bookmark_name("lc", clause): clause for clause in library.clauses}
    for n, paragraph in enumerate(file.word.paragraphs if file.word else ()):
        for name in paragraph.bookmarks:
            if name in names:
                marks[n] = names[name]
        counted[n] = paragraph.text.count(COUNTED)
    return version(documents.read_bytes(file.path, file.data, limits), library.weights, marks, counted)


def _marks(file: _Opened) -> _Marks:
    """Return what a file that we drafted says of itself; nothing where another drafted it."""
    from leadcontract.assembly import provenance

    stated = provenance.stated(file.word.properties) if file.word else None
    if file.word is None or stated is None:
        return _Marks()
    side = next((side for side in SIDES if side == stated.stance), None)
    owners = tuple(provenance.owners(file.word.paragraphs, stated.clauses))
    return _Marks(owners, stated.called, stated.instrument, side)


def _rejected(file: _Opened, library: Library, limits: Limits) -> Version | None:
    from leadcontract.comparing.sides import version
    from leadcontract.documents.marked import read_rejected

    if file.word is None or not file.word.tracked:
        return None
    undone = read_rejected(file.path, file.data, limits)
    return version(undone, library.weights) if undone else None


def _guessed(units: Mapping[int, str], seen: Collected) -> dict[str, str]:
    """Return the clause of the library that each unit is, where its title or most of what it shows tells."""
    votes: dict[str, Counter[str]] = {}
    for e in seen.kept:
        weight = {"topic": 3, "shows": 1}.get(e.sense, 0)
        if weight and units.get(e.paragraph, PAGE) != PAGE:
            votes.setdefault(units[e.paragraph], Counter())[e.clause] += weight
    found: dict[str, str] = {}
    for unit, own in votes.items():
        (clause, most), *others = own.most_common(2)
        if most > 1 and (not others or most > others[0][1]):
            found[unit] = clause
    return found


def comparison_report(found: Comparison, lang: Lang) -> bytes:
    """Write a comparison as a Word file in a language."""
    from leadcontract.assembly import memos
    from leadcontract.reporting import comparison_memo

    return memos.word(comparison_memo.memo(found, lang))
