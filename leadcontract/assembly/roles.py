"""Says which instrument the facts call for: separate controllers, joint controllers, or processor.

The label in a contract does not bind the authority: what counts is who decides (GDPR 4(7), 4(8), 26, 28;
CNIL, SOLOCAL MARKETING SERVICES, SAN-2025-001). The questions and the reasons are the library's (``RoleGate``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leadcontract.domain.clause import Instrument
from leadcontract.domain.deal import Roles, Who
from leadcontract.domain.gate import RoleGate
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.domain.library import CALLED, Library
from leadcontract.domain.typography import typography
from leadcontract.errors import DealError, Problem

WHO: Mapping[Who, Bilingual] = {
    "client": CALLED["client"],
    "provider": CALLED["provider"],
    "both": Bilingual("les deux parties ensemble", "both parties together"),
}
DECIDED = ("purpose", "form", "recipients", "copy")
"""The roles that decide; who calls follows from them, and decides nothing."""
NOTHING = Bilingual("rien dans « roles » ne dit le contraire", "nothing in 'roles' says otherwise")
UNVERIFIED = Bilingual("{citation} [à vérifier]", "{citation} [to verify]")
_ANSWER = Bilingual("{processing} : {meant} ({cited}).", "{processing}: {meant} ({cited}).")
_CONCLUSION = Bilingual("Conclusion : {name}.", "Conclusion: {name}.")
_BASIS = Bilingual("Fondement : {all}.", "Basis: {all}.")
_NEEDED = Bilingual("Il faut {document}.", "What is needed is {document}.")


@dataclass(frozen=True, slots=True)
class Qualified:
    """The instrument that the parties' roles call for, and the roles that make it so."""

    instrument: Instrument
    deciding: tuple[str, ...]


def qualify(roles: Roles) -> Qualified:
    """Qualify the parties from who decides what.

    Joint where purposes or form are decided together; processor where the Client alone decides purposes,
    form and recipients and the Provider keeps no copy for itself; separate controllers otherwise,
    which is also the default of a sale of leads. An answer not given decides nothing.
    """
    together = tuple(name for name in ("purpose", "form") if getattr(roles, name) == "both")
    if together:
        return Qualified("joint", together)
    if all(getattr(roles, name) == "client" for name in DECIDED):
        return Qualified("dpa", DECIDED)
    return Qualified("contract", tuple(name for name in DECIDED if getattr(roles, name) in ("provider", "both")))


def reason(gate: RoleGate, roles: Roles, name: str) -> Bilingual:
    """Say what the answer given on a role means: "purposes decided by the Provider"."""
    who, says = WHO[getattr(roles, name)], gate.questions[name].says
    return Bilingual(says.fr.replace("{{ who }}", who.fr), says.en.replace("{{ who }}", who.en))


def refuse_other(gate: RoleGate, roles: Roles, asked: Instrument, where: str) -> None:
    """Refuse, with a DealError, an instrument that does not fit the roles."""
    qualified = qualify(roles)
    if qualified.instrument == asked:
        return
    because = [reason(gate, roles, name) for name in qualified.deciding] or [NOTHING]
    reasons = Bilingual(", ".join(r.fr for r in because), ", ".join(r.en for r in because))
    what = Bilingual(
        "les faits décrivent {name} : {reasons}. Ce document ne convient pas.",
        "the facts describe {name}: {reasons}. This document does not fit.",
    )
    concluded = gate.conclusions[qualified.instrument]
    raise DealError(
        Problem(where, what.format(name=concluded.name, reasons=reasons), _NEEDED.format(document=concluded.document))
    )


def reasoning(library: Library, roles: Roles, lang: Lang) -> Iterator[str]:
    """Yield the reasoning from the answers to the document, line by line, so that the choice can be defended.

    Every answer given with the processing it bears on and its sources, then the conclusion, why, and its sources; a
    source that nobody read at its origin is marked. Nothing where no question is answered.
    """
    gate, law = library.gate, library.law
    given = [name for name in gate.questions if getattr(roles, name) is not None]
    if not given:
        return
    for name in given:
        question = gate.questions[name]
        meant, sources = reason(gate, roles, name), cited(law[basis] for basis in question.basis)
        yield _set(_ANSWER.format(processing=question.processing, meant=meant, cited=sources)[lang], lang)
    concluded = gate.conclusions[qualify(roles).instrument]
    yield _set(_CONCLUSION.format(name=concluded.name)[lang] + " " + concluded.because[lang], lang)
    yield _set(_BASIS.format(all=cited(law[basis] for basis in concluded.basis))[lang], lang)
    yield _set(_NEEDED.format(document=concluded.document)[lang], lang)


def _set(text: str, lang: Lang) -> str:
    return typography(text[0].upper() + text[1:], lang)


def cited(sources: Iterable[Basis]) -> Bilingual:
    """Cite sources one after the other, marked where a lawyer must still verify them; empty for none."""
    citations = [s.citation if s.verified else UNVERIFIED.format(citation=s.citation) for s in sources]
    return Bilingual(" ; ".join(c.fr for c in citations), "; ".join(c.en for c in citations))
