"""Writes the drafting notes of a document: why each clause is there, on what law, how far one may give way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadcontract.assembly.naming import rename
from leadcontract.domain.clause import SIDES, Position, Side
from leadcontract.domain.draft import Draft, Used
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis
from leadcontract.domain.library import Library
from leadcontract.domain.typography import typography
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
    """Return the notes on each clause of a document, by the id of the clause, a line feed between their paragraphs.

    Each note is in the languages of the document, that of the page first. The library must be loaded whole, positions
    included. Sources still to be verified come first, marked.
    """
    draft, langs = drafts[0], [draft.lang for draft in drafts]

    def said(note: Bilingual) -> str:
        return "\n".join(typography(rename(note[lang], lang, library.called), lang) for lang in langs)

    return {used.clause: [said(note) for note in _on(library, used, draft)] for used in draft.used}


def _on(library: Library, used: Used, draft: Draft) -> Iterator[Bilingual]:
    clause = library.clauses[used.clause]
    bases = [library.law[name] for name in used.basis]
    for basis in bases:
        if basis.id in draft.to_verify:
            yield _doubt(basis)
    said = [clause.why, WORDING.format(since=Bilingual(say(used.since, "fr"), say(used.since, "en")))]
    if bases:
        cited = [basis.citation for basis in bases]
        listed = Bilingual(" ; ".join(one.fr for one in cited), "; ".join(one.en for one in cited))
        said.append(BASIS.format(citations=listed))
    yield _joined(said, " ")
    for position in clause.positions:
        yield _position(position)


def _doubt(basis: Basis) -> Bilingual:
    return VERIFY.format(citation=basis.citation, what=_joined(basis.doubts, " "))


def _position(position: Position) -> Bilingual:
    """Return what is said of a point: why, then how far each side may go, a line each."""
    lines = [POINT.format(point=position.point, because=position.because)]
    for side in SIDES:
        ladder = position.ladders[side]
        rungs = {
            "preferred": ladder.preferred,
            "acceptable": ladder.acceptable,
            "unacceptable": ladder.unacceptable,
        }
        lines.append(LADDER.format(side=_SIDES[side], **rungs))
    return _joined(lines, "\n")


def _joined(texts: Sequence[Bilingual], between: str) -> Bilingual:
    return Bilingual(between.join(text.fr for text in texts).strip(), between.join(text.en for text in texts).strip())
