"""From a quote, an order or a contract to the deal file that it fills in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leadcontract import documents
from leadcontract.documents.guards import LIMITS, Limits
from leadcontract.domain.clause import SIDES
from leadcontract.domain.deal import PARTY
from leadcontract.domain.fact import Extraction
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a document states of a deal, and the deal file that holds it; ``asked`` names the fields needed, by path."""

    extraction: Extraction
    sheet: str
    asked: dict[str, Bilingual]

    def summary(self, lang: Lang) -> list[str]:
        """Return lines that tell how much was read, what is to settle and what the document leaves out."""
        from leadcontract.extracting.telling import summary

        return summary(self.extraction, self.asked, lang)


def extract(path: Path, library: Library, lang: Lang, limits: Limits = LIMITS) -> Extracted:
    """Read the facts of a deal in a document, and write them as a deal file with comments in a language."""
    from leadcontract.assembly import facts
    from leadcontract.extracting.extraction import Extractor
    from leadcontract.extracting.telling import entries
    from leadcontract.library import sheets

    extraction = Extractor(library).extract(documents.read(path, limits))
    sheet = sheets.sheet(library, lang, facts.LABELS, entries(extraction, lang))
    own = [f"{side}.{name}" for side in SIDES for name in PARTY]
    asked = {path: facts.LABELS[path.replace(".", "_")] for path in ("reference", "signed_on", *own)}
    asked |= {path: facts.LABELS[path] for path in ("offer", "sector", "audience", "channels", "countries")}
    asked |= {f"terms.{p.name}": p.asks for p in library.parameters.values() if p.default is None}
    return Extracted(extraction, sheet, asked)
