"""Refuses to call final a document that is not: blanks to fill in, sources nobody has verified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadcontract.domain.draft import Draft
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis
from leadcontract.errors import DealError, Problem

BLANK = Bilingual("blanc à compléter : {what}.", "blank to fill in: {what}.")
DOUBT = Bilingual("source à vérifier : {citation} ({id}).", "source to verify: {citation} ({id}).")
FILL = Bilingual("Complétez la fiche.", "Complete the deal file.")
VERIFY = Bilingual(
    "Vérifiez-la, puis ajoutez {id} à la liste « verified » de la fiche.",
    "Verify it, then add {id} to the list 'verified' of the deal file.",
)


def finish(drafts: Sequence[Draft], law: Mapping[str, Basis], where: str) -> None:
    """Raise DealError naming every blank and every source to verify of a document; ``where`` is the deal file."""
    problems = [Problem(where, BLANK.format(what=blank), FILL) for blank in drafts[0].blanks]
    for basis in (law[name] for name in drafts[0].to_verify):
        problems.append(Problem(where, DOUBT.format(citation=basis.citation, id=basis.id), VERIFY.format(id=basis.id)))
    if problems:
        raise DealError(problems)
