"""Extracts the facts of a deal from a document: who, what, at which price, for how long, and where each is said."""

from __future__ import annotations

from dataclasses import replace

from leadcontract.domain.document import SourceDocument
from leadcontract.domain.fact import Extraction
from leadcontract.domain.library import Library
from leadcontract.extracting.attributing import Attribution
from leadcontract.extracting.dayorder import DayOrder
from leadcontract.extracting.fields import Fields
from leadcontract.extracting.holders import Holders
from leadcontract.extracting.items import Items
from leadcontract.extracting.lines import lines
from leadcontract.extracting.parties import Parties
from leadcontract.extracting.references import References
from leadcontract.extracting.repeats import Repeats
from leadcontract.extracting.settling import fields_in_order, settle
from leadcontract.extracting.stacks import stacked
from leadcontract.library.phrases import fold


class Extractor:
    """Extracts with the words of one library; keep it for many documents."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.fields = Fields(library.stated)
        parties = Parties(library.stated, self.fields.names_field)
        self.items = Items(library.stated)
        self.references = References(library.stated)
        self.days = DayOrder(library.stated)
        self.repeats = Repeats(library.stated)
        self.holders = Holders(library.stated)
        self.attribution = Attribution(library.stated, parties)
        self.order = fields_in_order(library)

    def extract(self, document: SourceDocument) -> Extraction:
        """Return what a document states; empty where it states nothing. The same document gives the same facts."""
        read = stacked(lines(document.provisions), self.fields)
        of_leads = self.fields.of_leads(read)
        stated = [*self.fields.find(read, of_leads), *self.references.find(read)]
        numbers = {fold(one.value) for one in stated if one.path == "reference" and isinstance(one.value, str)}
        found, signing = self.attribution.find([line for line in read if fold(line.flat.strip()) not in numbers])
        for one in stated:
            signed = one.path == "dated" and one.quotes[0].paragraph in signing
            found.append(replace(one, path="signed_on") if signed else one)
        found += [*self.items.find(read, of_leads), *self.repeats.find(read)]
        found = self.references.own(self.days.settled(found, read), read)
        found = self.fields.rivals.settled(found, read)
        return settle(self.holders.held(found, read), self.library, self.order)
