"""Works out which facts a document needs, given those that are known, and what to say when asking for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from leadcontract.assembly import facts
from leadcontract.assembly.roles import WHO, qualify
from leadcontract.domain.clause import STANCES, Clause, Instrument, Parameter, flat
from leadcontract.domain.deal import AUDIENCES, CHANNELS, Deal
from leadcontract.domain.deal import WHO as SIDES
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.library import Library
from leadcontract.domain.question import Question, QuestionType, Section
from leadcontract.library import bans, saying
from leadcontract.library.slots import parts

_TYPES: dict[str, QuestionType] = {
    "signed_on": "date",
    "audience": "words",
    "channels": "words",
    "countries": "codes",
    **dict.fromkeys(("roles.purpose", "roles.form", "roles.recipients", "roles.copy", "roles.calls"), "choice"),
}
_CHOICES: Mapping[str, tuple[str, ...]] = {"audience": AUDIENCES, "channels": CHANNELS}
_CLEARED = Bilingual(
    "raison pour laquelle aucune interdiction de prospecter ne s’applique", "why no ban on prospecting applies"
)


def needed(library: Library, deal: Deal, document: Instrument | None, on: date) -> tuple[Question, ...]:
    """Return the questions whose answers a document uses, in the order of the library's guide.

    The document is the one that the roles call for, once one of them is known; until then ``document``, or the
    contract. Asked for are the facts of the deal, and the parameters of the clauses that the facts call for, with the
    law in force ``on`` a day and for whichever side; a known fact is among them too.
    """
    known = any(getattr(deal.roles, name) for name in library.gate.questions)
    wanted = qualify(deal.roles).instrument if known or document is None else document
    used = _used(library, deal, wanted, on)
    owners = {name: clause for clause in library.clauses.values() for name in clause.parameters}
    return tuple(question for s in library.guide.sections for question in _section(s, library, deal, used, owners, on))


def about(library: Library, fact: str) -> Question:
    """Return the question that asks for a fact, in the last section where the guide names none."""
    section = next((s for s in library.guide.sections if fact in s.facts), library.guide.sections[-1])
    owner = next((c for c in library.clauses.values() if fact.removeprefix("terms.") in c.parameters), None)
    if owner is None or not fact.startswith("terms."):
        return _fact(fact, section, library)
    return _parameter(owner.parameters[fact.removeprefix("terms.")], owner, section, library)


def _used(library: Library, deal: Deal, instrument: Instrument, on: date) -> dict[str, None]:
    """Return the slots of every wording that may be drafted, in their order."""
    playbook = next(p for p in library.playbooks.values() if p.instrument == instrument)
    found: dict[str, None] = {}
    for clause in (library.clauses[name] for name in playbook.drafted):
        for stance in STANCES:
            wording = clause.wording(on, instrument, stance) if clause.applies(deal) else None
            for text in flat(wording.text["fr"]) if wording else ():
                found |= {name: None for kind, name in parts(text) if kind == "slot"}
    return found


def _section(
    section: Section, library: Library, deal: Deal, used: dict[str, None], owners: dict[str, Clause], on: date
) -> Iterator[Question]:
    for fact in section.facts:
        if fact != "sector_cleared":
            yield _fact(fact, section, library)
        elif found := bans.banned(replace(deal, sector_cleared=None), library.bans, on, ""):
            yield replace(_fact(fact, section, library), warns=tuple(problem.what for problem in found))
    asked = [owners[name].parameters[name] for name in used if name in owners]
    own = [p for p in asked if owners[p.name].id.partition("/")[0] in section.families]
    for parameter in sorted(own, key=lambda p: p.default is not None):
        yield _parameter(parameter, owners[parameter.name], section, library)


def _fact(fact: str, section: Section, library: Library) -> Question:
    group, _, name = fact.rpartition(".")
    explains, kind = library.guide.explains.get(fact), _TYPES.get(fact, "text")
    if group == "roles":
        asked = library.gate.questions[name]
        law = tuple(library.law[basis] for basis in asked.basis)
        choices: Mapping[str, Bilingual] = {who: WHO[who] for who in SIDES}
        return Question(fact, section, asked.asks, kind, asked.explains, choices, law=law)
    label = _CLEARED if fact == "sector_cleared" else facts.LABELS[fact.replace(".", "_")]
    choices = {word: facts.WORDS[word] for word in _CHOICES.get(fact, ())}
    return Question(fact, section, _capital(label), kind, explains, choices)


def _parameter(parameter: Parameter, clause: Clause, section: Section, library: Library) -> Question:
    law = (library.law[parameter.law],) if parameter.law else ()
    return Question(
        fact=f"terms.{parameter.name}",
        section=section,
        asks=parameter.asks,
        type=parameter.type,
        explains=Bilingual(*(f"{clause.title[lang]}. {clause.why[lang]}" for lang in LANGS)),
        choices=parameter.choices,
        proposed=parameter.default,
        bounds=_bounds(parameter),
        law=law,
    )


def _bounds(parameter: Parameter) -> Bilingual | None:
    low, high = (
        template.format(bound=Bilingual(*(saying.say(bound, lang) for lang in LANGS))) if bound is not None else None
        for template, bound in ((saying.AT_LEAST, parameter.at_least), (saying.AT_MOST, parameter.at_most))
    )
    both = [bound for bound in (low, high) if bound is not None]
    return Bilingual(*(", ".join(bound[lang] for bound in both) for lang in LANGS)) if both else None


def _capital(label: Bilingual) -> Bilingual:
    return Bilingual(label.fr[0].upper() + label.fr[1:], label.en[0].upper() + label.en[1:])
