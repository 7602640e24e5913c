"""The whole clause library as one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from leadcontract.domain.clause import SIDES, Clause, Parameter, Side
from leadcontract.domain.deal import FACTS
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.law import Ban, Basis, OutdatedReference
from leadcontract.domain.playbook import Playbook

if TYPE_CHECKING:
    from leadcontract.domain.calling import CallingCode
    from leadcontract.domain.fact import Vocabulary
    from leadcontract.domain.gate import RoleGate
    from leadcontract.domain.letter import Stationery
    from leadcontract.domain.maturity import Questionnaire
    from leadcontract.domain.pack import Pack
    from leadcontract.domain.question import Guide
    from leadcontract.domain.rule import Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that turn or move the sense of a passage, in one language; patterns like a clause's.

    ``negation`` reaches forward to the end of the clause it opens ("ne … pas"), ``absence`` to the next comma
    ("sans"), ``refusal`` backward to its beginning ("est exclu"); ``discretion`` leaves a duty, before or after it, to
    the pleasure of the one who owes it ("s'il le juge utile"); ``harmless`` holds longer phrases that
    only look like one ("sans délai"); ``condition`` opens a clause in which a negation only supposes ("if the price is
    not paid"); ``ends`` stops a reach ("mais"). ``open`` stands where a value is still to be given ("à définir");
    ``elsewhere`` points to a document not at hand; ``annex`` holds the words for an annex, ``outside`` those before
    hours to keep to ("never outside"), ``excepted`` those before hours or days left out ("except"); ``closing`` opens
    what stands above the signatures ("Fait à …", where "…" stands for any ending); all four plain and not patterns.
    ``words`` are plain too, by the name under which a pattern refers to them (``<client>``): what documents call each
    party.
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
    closing: tuple[str, ...]
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


Phrases = Mapping[Lang, tuple[str, ...]]
"""Plain phrases to find as whole words, in each language."""
_NONE: Phrases = dict.fromkeys(LANGS, ())


Binding = Literal["duty", "burden", "charge", "effort", "choice", "benefit", "ban", "free"]
BINDINGS: tuple[Binding, ...] = ("duty", "burden", "charge", "effort", "choice", "benefit", "ban", "free")
"""How a sentence binds a party: it must, it answers for, it pays for, it tries, it may, it has, it must not, it need
not."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The words that weigh when two versions of a text are compared.

    ``parties`` are the names of each side, ``mutual`` names both; ``force`` says how someone is bound. ``negation``
    denies, ``exception`` takes something out, ``without`` does so of a prohibition. To be kept from
    ``refusing`` is for the other side, to be kept from ``paying`` is no prohibition. ``every`` and ``some`` are between
    what is listed, all of it or one, unless ``condition`` comes before. A right is ``exclusive`` or ``shared``, for the
    other side where its subject ``grants`` it. ``owes`` is what each side owes where no party is named. ``deadline``,
    ``floor`` and ``ceiling`` stand before a figure and say which way it binds; ``prompt`` is a deadline without one.
    A figure is that of a ``penalty``, or of a ``discount``, as is what a price is ``lowered`` by, and not after its
    ``threshold``; it is owed to who is ``taking`` it, by the party after ``due``, or by the client in ``arrears``.
    ``references`` come before a number of the document itself, unless something else than ``own`` follows it; after
    ``pages`` it is that of a page, and ``lost`` stands where its place is gone.
    """

    parties: Mapping[Side, Phrases] = field(default_factory=lambda: dict.fromkeys(SIDES, _NONE))
    mutual: Phrases = field(default_factory=lambda: _NONE)
    force: Mapping[Binding, Phrases] = field(default_factory=lambda: dict.fromkeys(BINDINGS, _NONE))
    negation: Phrases = field(default_factory=lambda: _NONE)
    without: Phrases = field(default_factory=lambda: _NONE)
    exception: Phrases = field(default_factory=lambda: _NONE)
    condition: Phrases = field(default_factory=lambda: _NONE)
    refusing: Phrases = field(default_factory=lambda: _NONE)
    paying: Phrases = field(default_factory=lambda: _NONE)
    every: Phrases = field(default_factory=lambda: _NONE)
    some: Phrases = field(default_factory=lambda: _NONE)
    exclusive: Phrases = field(default_factory=lambda: _NONE)
    shared: Phrases = field(default_factory=lambda: _NONE)
    grants: Phrases = field(default_factory=lambda: _NONE)
    owes: Mapping[Side, Phrases] = field(default_factory=lambda: dict.fromkeys(SIDES, _NONE))
    deadline: Phrases = field(default_factory=lambda: _NONE)
    prompt: Phrases = field(default_factory=lambda: _NONE)
    floor: Phrases = field(default_factory=lambda: _NONE)
    ceiling: Phrases = field(default_factory=lambda: _NONE)
    penalty: Phrases = field(default_factory=lambda: _NONE)
    discount: Phrases = field(default_factory=lambda: _NONE)
    lowered: Phrases = field(default_factory=lambda: _NONE)
    taking: Phrases = field(default_factory=lambda: _NONE)
    due: Phrases = field(default_factory=lambda: _NONE)
    arrears: Phrases = field(default_factory=lambda: _NONE)
    threshold: Phrases = field(default_factory=lambda: _NONE)
    liability: Phrases = field(default_factory=lambda: _NONE)
    price: Phrases = field(default_factory=lambda: _NONE)
    references: Phrases = field(default_factory=lambda: _NONE)
    own: Phrases = field(default_factory=lambda: _NONE)
    lost: Phrases = field(default_factory=lambda: _NONE)
    pages: Phrases = field(default_factory=lambda: _NONE)


Called = Mapping[Side, Bilingual]
"""What texts call the two parties, with the article."""
CALLED: Called = {
    "client": Bilingual("le Client", "the Client"),
    "provider": Bilingual("le Prestataire", "the Provider"),
}


@dataclass(frozen=True, slots=True)
class Library:
    """Clauses, law, playbooks and cues read from one folder; ``sha256`` digests all its files.

    Every file says CALLED; ``called`` is what the texts say once a deal has named its parties. ``parts`` hold what few
    flows need, each under the name of the property that gives it; a part is empty where the library has no such file.
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
    parts: Mapping[str, Any] = field(default_factory=dict)
    called: Called = field(default_factory=lambda: CALLED)

    @property
    def proofs(self) -> Proofs:
        return self._part("proofs", Proofs)

    @property
    def letter(self) -> Stationery:
        from leadcontract.domain.letter import Stationery

        return self._part("letter", Stationery)

    @property
    def gate(self) -> RoleGate:
        from leadcontract.domain.gate import RoleGate

        return self._part("gate", RoleGate)

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self._part("rules", tuple)

    @property
    def guide(self) -> Guide:
        from leadcontract.domain.question import Guide

        return self._part("guide", Guide)

    @property
    def stated(self) -> Vocabulary:
        from leadcontract.domain.fact import Vocabulary

        return self._part("stated", Vocabulary)

    @property
    def calling(self) -> CallingCode:
        from leadcontract.domain.calling import CallingCode

        return self._part("calling", CallingCode)

    @property
    def questionnaire(self) -> Questionnaire:
        from leadcontract.domain.maturity import Questionnaire

        return self._part("questionnaire", Questionnaire)

    @property
    def pack(self) -> Pack:
        from leadcontract.domain.pack import Pack

        return self._part("pack", Pack)

    @property
    def weights(self) -> Weights:
        return self._part("weights", Weights)

    def _part(self, name: str, empty: Callable[[], T]) -> T:
        found: T = self.parts[name] if name in self.parts else empty()
        return found

    @property
    def parameters(self) -> dict[str, Parameter]:
        """Every parameter of every clause by name; a name means the same thing in all of them."""
        return {name: p for clause in self.clauses.values() for name, p in clause.parameters.items()}

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that a deal may state, by dotted name, in the order of its file."""
        return (*FACTS[:-1], *(f"terms.{name}" for name in self.parameters), FACTS[-1])
