"""Writes the drafting notes of a document: why each clause is there, on what law, how far one may give way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadcontract.assembly.naming import rename
from leadcontract.domain.clause import SIDES, Clause, Side
from leadcontract.domain.draft import Draft, Used
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.domain.library import Library
from leadcontract.library.saying import say

BASIS = Bilingual("Fondement : {citations}.", "Legal basis: {citations}.")
WORDING = Bilingual("Rédaction en vigueur depuis le {since}.", "Wording in force since {since}.")
VERIFY = Bilingual("À VÉRIFIER par un juriste : {citation}. {what}", "FOR A LAWYER TO VERIFY: {citation}. {what}")
POINT = Bilingual("Négociation – {point}. {because}", "Negotiation – {point}. {because}")
LADDER = Bilingual(
    "{side} : souhaité : {preferred} ; acceptable : {acceptable} ; à refuser : {unacceptable}.",
    "{side}: preferred: {preferred}; acceptable: {acceptable}; to be refused: {unacceptable}.",
)
_SIDES: dict[Side, Bilingual] = {
    "client": Bilingual("Client", "Client"),
    "provider": Bilingual("Prestataire", "Provider"),
}


def notes(library: Library, drafts: Sequence[Draft]) -> dict[str, list[str]]:
    """Return the notes on each clause of a document, in the language that leads its page, by the id of the clause.

    The library must be loaded whole, positions included. Sources still to be verified come first, marked.
    """
    draft = drafts[0]
    return {
        used.clause: [rename(note, draft.lang, library.called) for note in _on(library, used, draft)]
        for used in draft.used
    }


def _on(library: Library, used: Used, draft: Draft) -> Iterator[str]:
    lang, clause = draft.lang, library.clauses[used.clause]
    bases = [library.law[name] for name in used.basis]
    for basis in bases:
        if basis.id in draft.to_verify:
            yield _doubt(basis, lang)
    said = [clause.why[lang], WORDING.format(since=say(used.since, lang))[lang]]
    if bases:
        said.append(BASIS.format(citations=", ".join(basis.citation[lang] for basis in bases))[lang])
    yield " ".join(said)
    yield from _positions(clause, lang)


def _doubt(basis: Basis, lang: Lang) -> str:
    what = " ".join(doubt[lang] for doubt in basis.to_verify)
    return VERIFY.format(citation=basis.citation, what=what)[lang].strip()


def _positions(clause: Clause, lang: Lang) -> Iterator[str]:
    for position in clause.positions:
        said = [POINT.format(point=position.point, because=position.because)[lang]]
        for side in SIDES:
            ladder = position.ladders[side]
            rungs = {
                "preferred": ladder.preferred,
                "acceptable": ladder.acceptable,
                "unacceptable": ladder.unacceptable,
            }
            said.append(LADDER.format(side=_SIDES[side], **rungs)[lang])
        yield " ".join(said)
