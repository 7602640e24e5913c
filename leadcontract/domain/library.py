"""The whole clause library as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadcontract.domain.clause import Clause, Parameter, Side
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.law import Ban, Basis, OutdatedReference
from leadcontract.domain.letter import Stationery
from leadcontract.domain.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that turn or move the sense of a passage, in one language; patterns like a clause's.

    ``negation`` reaches forward to the end of the clause it opens ("ne … pas"), ``absence`` to the next comma
    ("sans"), ``refusal`` backward to its beginning ("est exclu"); ``discretion`` leaves a duty, before or after it, to
    the pleasure of the one who owes it ("s'il le juge utile"); ``harmless`` holds longer phrases that
    only look like one ("sans délai"); ``condition`` opens a clause in which a negation only supposes ("if the price is
    not paid"); ``ends`` stops a reach ("mais"). ``open`` stands where a value is still to be given ("à définir");
    ``elsewhere`` points to a document not at hand; ``annex`` holds the words for an annex, ``outside`` those before
    hours to keep to ("never outside"), ``excepted`` those before hours or days left out ("except"); all three plain and
    not patterns. ``words`` are plain too, by the name under which a pattern refers to them (``<client>``): what
    documents call each party.
    """

    negation: tuple[str, ...]
    absence: tuple[str, ...]
    refusal: tuple[str, ...]
    discretion: tuple[str, ...]
    harmless: tuple[str, ...]
    condition: tuple[str, ...]
    ends: tuple[str, ...]
    open: tuple[str, ...]
    elsewhere: tuple[str, ...]
    annex: tuple[str, ...]
    outside: tuple[str, ...]
    excepted: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document (quote, purchase order…), the words that name it, its playbook.

    ``signs`` are words that often stand in it and name nothing ("unit price"); ``short`` says whether it is a page or
    two without articles (True), long and made of them (False), or either (None).
    """

    name: str
    title: Bilingual
    playbook: str
    patterns: Mapping[Lang, tuple[str, ...]]
    signs: Mapping[Lang, tuple[str, ...]]
    short: bool | None = None


@dataclass(frozen=True, slots=True)
class Force:
    """A force that words carry (negation, permission, duty) and that must pass from one language to the other.

    ``says``: words that carry it, and that something must answer in the other language; ``allows``: words that
    may answer, and carry nothing by themselves.
    """

    title: Bilingual
    says: Mapping[Lang, tuple[str, ...]]
    allows: Mapping[Lang, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Proofs:
    """What the two languages of a text are read against each other for.

    ``same``: phrases that say the same thing, though not word for word; ``names``: capitalised words that are
    no defined terms.
    """

    forces: tuple[Force, ...] = ()
    same: tuple[Bilingual, ...] = ()
    names: Mapping[Lang, frozenset[str]] = field(default_factory=lambda: {lang: frozenset() for lang in LANGS})


Called = Mapping[Side, Bilingual]
"""What texts call the two parties, with the article."""
CALLED: Called = {
    "client": Bilingual("le Client", "the Client"),
    "provider": Bilingual("le Prestataire", "the Provider"),
}


@dataclass(frozen=True, slots=True)
class Library:
    """Clauses, law, playbooks and cues read from one folder; ``sha256`` digests all its files.

    Every file says CALLED; ``called`` is what the texts say once a deal has named its parties.
    """

    version: str
    sha256: str
    clauses: Mapping[str, Clause]
    law: Mapping[str, Basis]
    outdated: tuple[OutdatedReference, ...]
    playbooks: Mapping[str, Playbook]
    cues: Mapping[Lang, Cues]
    kinds: tuple[Kind, ...]
    bans: tuple[Ban, ...] = ()
    proofs: Proofs = Proofs()
    letter: Stationery = field(default_factory=Stationery)
    called: Called = field(default_factory=lambda: CALLED)

    @property
    def parameters(self) -> dict[str, Parameter]:
        """Every parameter of every clause by name; a name means the same thing in all of them."""
        return {name: p for clause in self.clauses.values() for name, p in clause.parameters.items()}
