"""Whether a file that was drafted here still says what was drafted: what it states of itself, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from leadcontract.domain.clause import Instrument, Stance
from leadcontract.domain.document import Place
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import CALLED, Called

Standing = Literal["same", "changed", "gone"]
ChangeKind = Literal["changed", "completed", "added", "gone"]

STANDINGS: tuple[Standing, ...] = ("same", "changed", "gone")
COUNTED = "[…]"
"""What stands for a number that Word counts by itself: an article deleted elsewhere rightly changes it."""
PAGE = ""
"""The id under which what belongs to no clause is kept: cover, titles of articles, signatures."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One paragraph of a file: its text, normalised, numbers counted by Word as COUNTED; the bookmarks it opens.

    ``shown`` is the text as the file shows it, with those numbers.
    """

    text: str
    bookmarks: tuple[str, ...] = ()
    heading: bool = False
    place: Place = "body"
    shown: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """A Word file as ``verify`` reads it, tracked changes accepted; ``tracked`` says that it holds some.

    ``properties`` are its custom properties by name. A table of contents is left out.
    """

    name: str
    sha256: str
    properties: Mapping[str, str]
    paragraphs: tuple[Marked, ...]
    tracked: bool


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A clause as drafted: the date of its wording (None for PAGE), a digest of each of its paragraphs, in order."""

    since: date | None
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a drafted file states of itself; ``clauses`` in the order of the draft, PAGE among them.

    ``called`` is what it calls the parties.
    """

    tool: str
    library: str
    library_sha256: str
    deal_sha256: str
    on: date
    instrument: Instrument
    stance: Stance
    languages: tuple[Lang, ...]
    clauses: Mapping[str, Fingerprint]
    called: Called = field(default_factory=lambda: CALLED)


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that is not as drafted; ``text`` is what the file says, "" where it is gone.

    ``completed``: only blanks were filled in. ``drafted`` is what stood there, where a text of the library has the
    digest that was kept, "" elsewhere. ``wording`` is that text or the nearest one, its slots named, "" for none;
    ``values`` what fills its slots, by what they ask for, where the paragraph says exactly that text, () elsewhere.
    """

    kind: ChangeKind
    text: str
    drafted: str = ""
    wording: str = ""
    values: tuple[tuple[Bilingual, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """One clause of the file. ``moved``: it stands elsewhere in the order of the clauses.

    ``library`` tells of the wording on which it was drafted: still the same in the library at hand, changed, gone, or
    None where that cannot be told. ``newer`` is the date of a wording that took its place since, in that library.
    """

    clause: str
    title: Bilingual
    standing: Standing
    since: date | None
    moved: bool = False
    changes: tuple[Change, ...] = ()
    library: Standing | None = "same"
    newer: date | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of a drafted file: its clauses in the order of the draft, and what changed ``outside`` them."""

    file: MarkedFile
    provenance: Provenance
    library: str
    library_sha256: str
    clauses: tuple[Verified, ...]
    outside: tuple[Change, ...]

    @property
    def summary(self) -> dict[Standing, int]:
        """How many clauses stand how."""
        return {one: sum(v.standing == one for v in self.clauses) for one in STANDINGS}

    @property
    def intact(self) -> bool:
        """Whether the file says what was drafted, in the order in which it was."""
        return not self.outside and all(v.standing == "same" and not v.moved for v in self.clauses)
