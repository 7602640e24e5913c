"""What became of a contract that was sent, in the version that came back: clause by clause, with its places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from leadcontract.domain.clause import Severity, Side
from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.quantity import Quantity

Standing = Literal["deleted", "weakened", "added", "reworded", "completed", "strengthened", "unchanged"]
STANDINGS: tuple[Standing, ...] = (
    "deleted", "weakened", "added", "reworded", "completed", "strengthened", "unchanged",
)  # fmt: skip
"""What may become of a clause, what calls for a look first; added: theirs, not ours."""

Shift = Literal["moved", "split", "merged", "renumbered"]
SHIFTS: tuple[Shift, ...] = ("moved", "split", "merged", "renumbered")
"""What may happen to a clause beside its words."""

PieceKind = Literal["same", "gone", "new"]
Effect = Literal["weaker", "stronger", "unknown"]
"""What a change does to our side; unknown where only a lawyer can tell."""
Rung = Literal["preferred", "acceptable", "beyond", "unacceptable"]
"""What our side prefers, what it can live with, a figure past that one, what it refuses."""
SideFrom = Literal["asked", "stance", "default"]
"""Who says which side is ours: the user, the stance in which the contract was drafted, or nobody."""
Tracked = Literal["all", "some", "none"]


@dataclass(frozen=True, slots=True)
class Percentage:
    """So many per cent."""

    amount: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: in both versions, only in what was sent, or only in what came back."""

    text: str
    kind: PieceKind = "same"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that differs: where it stood, where it stands, and its words, in the order of reading.

    ``sent`` is empty for a passage of theirs, ``returned`` for one that is gone. The pieces that are not new make up
    what was sent, those that are not gone what came back.
    """

    lang: Lang
    sent: tuple[Provision, ...]
    returned: tuple[Provision, ...]
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "new").strip()

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "gone").strip()


@dataclass(frozen=True, slots=True)
class Step:
    """Where a figure stands on the ladder of our side on a point, and what that rung says."""

    rung: Rung
    point: Bilingual
    says: Bilingual

    @property
    def acceptable(self) -> bool:
        return self.rung in ("preferred", "acceptable")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A duration, an amount, a percentage… that is not what was sent: both as they read, None where there is none.

    ``step`` is the rung of the figure that came back, None where the ladder does not tell.
    """

    lang: Lang
    before: str | None
    after: str | None
    effect: Effect = "unknown"
    step: Step | None = None
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Signal:
    """A reason why a change matters, in words, and what it does to our side.

    ``contrary``: the text now says what our side should not accept. ``sent`` and ``returned`` are the places it
    rests on, with the words read there; None where there is none.
    """

    what: Bilingual
    effect: Effect
    contrary: bool = False
    sent: tuple[Provision, str] | None = None
    returned: tuple[Provision, str] | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One clause compared. ``clause`` is its id in the library, "" where it has none there, or is no clause.

    ``sent`` and ``returned`` are its paragraphs, in order, () where it has none. ``near`` names, by title, the clause
    that it now stands in or after, where it was moved or merged, or that it follows, where it is theirs.
    ``only`` is the one language in which a bilingual clause changed, None elsewhere. ``tracked``: whether what
    changed in it was tracked, None where that cannot be told, or nothing changed.
    """

    clause: str
    title: Bilingual
    standing: Standing
    severity: Severity
    sent: tuple[Provision, ...]
    returned: tuple[Provision, ...]
    shifts: tuple[Shift, ...] = ()
    near: Bilingual | None = None
    passages: tuple[Passage, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    signals: tuple[Signal, ...] = ()
    only: Lang | None = None
    tracked: Tracked | None = None

    @property
    def contrary(self) -> bool:
        """Whether it now says what our side should not accept."""
        return any(signal.contrary for signal in self.signals)

    @property
    def changed(self) -> bool:
        """Whether it is not word for word where it was; numbers that only follow do not count."""
        return self.standing != "unchanged" or bool(set(self.shifts) - {"renumbered"})

    @property
    def rank(self) -> int:
        """How soon to look at it: what is contrary, then by standing, then what only changed its place."""
        if self.contrary:
            return 0
        if self.standing == "reworded" and self.only:
            return 3
        return {"deleted": 1, "weakened": 2, "added": 4, "reworded": 5, "completed": 7, "strengthened": 8}.get(
            self.standing, 6 if self.changed else 9
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared for one side: ``clauses`` in the order of what was sent, theirs where they stand.

    ``outside`` is what belongs to no clause: cover, titles of articles, signatures, headers; None where nothing was
    sent there and nothing came back.
    """

    sent: SourceDocument
    returned: SourceDocument
    side: Side
    on: date
    library: str
    library_sha256: str
    clauses: tuple[Compared, ...]
    outside: Compared | None
    tracked: bool = False
    side_from: SideFrom = "asked"

    @property
    def summary(self) -> dict[Standing, int]:
        """How many clauses stand how, zeros included."""
        return {one: sum(c.standing == one for c in self.clauses) for one in STANDINGS}

    @property
    def moves(self) -> dict[Shift, int]:
        """How many clauses were moved, split, merged or renumbered."""
        return {shift: sum(shift in c.shifts for c in self.clauses) for shift in SHIFTS}

    @property
    def intact(self) -> bool:
        """Whether what came back says what was sent, in the same order."""
        return not any(c.changed for c in self.clauses) and not (self.outside and self.outside.changed)

    @property
    def first(self) -> tuple[Compared, ...]:
        """What changed, what to look at first in front; the order of the contract within a rank."""
        own = [c for c in (*self.clauses, *([self.outside] if self.outside else [])) if c.changed]
        weight = {"critical": 0, "major": 1, "minor": 2, "info": 3}
        return tuple(sorted(own, key=lambda c: (c.rank, weight[c.severity])))


Value = Quantity | Percentage
"""A figure as it is read."""
