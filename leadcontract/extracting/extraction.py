"""Extracts the facts of a deal from a document: who, what, at which price, for how long, and where each is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.fact import Extraction
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.extracting.blocks import Block
from leadcontract.extracting.fields import Fields
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.letterheads import SURE, Letterheads
from leadcontract.extracting.lines import Candidate, Line, lines
from leadcontract.extracting.parties import Parties, candidates
from leadcontract.extracting.settling import fields_in_order, settle
from leadcontract.library.phrases import fold

NO_SIDE = Bilingual("sans que le document dise de quel côté", "without the document saying on which side")


class Extractor:
    """Extracts with the words of one library; keep it for many documents."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.fields = Fields(library.stated)
        self.parties = Parties(library.stated)
        self.letterheads = Letterheads(library.stated, self.parties)
        self.order = fields_in_order(library)

    def extract(self, document: SourceDocument) -> Extraction:
        """Return what a document states; empty where it states nothing. The same document gives the same facts."""
        read = lines(document.provisions)
        blocks = list(self.parties.blocks(read, self.fields.names_field))
        signing = {s.line.provision.paragraph for b in blocks if b.signing for s in b.stretches}
        found = [*self._sides(blocks, read)]
        for one in self.fields.find(read):
            signed = one.path == "dated" and one.quotes[0].paragraph in signing
            found.append(replace(one, path="signed_on") if signed else one)
        return settle(found, self.library, self.order)

    def _sides(self, blocks: Sequence[Block], read: Sequence[Line]) -> Iterator[Candidate]:
        """Yield what is stated of both parties; a company that names no side is known by its name or number."""
        told: list[tuple[Block, Side, list[Detail]]] = []
        for block in blocks:
            if block.side is not None:
                told.append((block, block.side, self.parties.details(block)))
        used = {s.line.provision.paragraph for b in blocks for s in b.stretches}
        alone = [*self.letterheads.find(read, used, self.fields.names_field), *self.parties.elsewhere(read, used)]
        others = [(block, self.parties.details(block)) for block in alone]
        known = {side: {_key(d) for _, s, details in told if s == side for d in details} for side in SIDES}
        strange = []
        for block, details in others:
            own = [s for s in SIDES if {_key(d) for d in details if d.name in ("name", "siren")} & known[s]]
            if len(own) == 1:
                told.append((block, own[0], details))
            elif not own:
                strange.append((block, details))
        maker = self.letterheads.maker(read, {s for s in SIDES if any(name == "name" for name, _ in known[s])})
        names = {_key(d) for _, details in strange for d in details if d.name == "name"}
        if maker is not None and len(names) == 1:
            told += [(replace(block, sure=SURE), maker, details) for block, details in strange]
            strange = []
        for block, side, details in told:
            yield from candidates(block, details, side)
        named = {side for _, side, details in told if any(d.name == "name" for d in details)}
        for _, details in strange:
            for name in (d for d in details if d.name == "name"):
                for side in (s for s in SIDES if s not in named):
                    quote = name.line.quote(name.start, name.end, "")
                    yield Candidate(f"{side}.name", None, (quote,), 0, NO_SIDE)


def _key(detail: Detail) -> tuple[str, str]:
    return detail.name, fold(detail.value or f"{detail.line.provision.paragraph}")
