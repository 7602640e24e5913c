"""From a file that was drafted here to what became of its clauses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.documents.guards import LIMITS, Limits, contents
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import InputError, Problem

if TYPE_CHECKING:
    from leadcontract.domain.verification import Verification


def verify(path: Path, library: Library, limits: Limits = LIMITS) -> Verification:
    """Read a file that was drafted here, and tell which of its clauses are still as drafted.

    InputError where the file cannot be read, or does not state where it comes from.
    """
    from leadcontract.assembly import naming, provenance, verifying
    from leadcontract.documents.marked import read_marked

    file = read_marked(path, contents(path, limits), limits)
    stated = provenance.stated(file.properties)
    if stated is None:
        what = Bilingual(
            "ce fichier ne dit pas d’où il vient : leadcontract ne l’a pas rédigé, ou ses propriétés ont été effacées.",
            "this file does not say where it comes from: leadcontract did not draft it, or its properties were erased.",
        )
        cure = Bilingual("Relisez-le avec « leadcontract review ».", "Review it with 'leadcontract review'.")
        raise InputError(Problem(str(path), what, cure))
    return verifying.verify(file, stated, naming.named(library, stated.called))
