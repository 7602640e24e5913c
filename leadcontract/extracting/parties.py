"""Finds the two parties of a document, wherever it identifies them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from leadcontract.domain.clause import Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, Stretch, whole
from leadcontract.extracting.headed import Headed
from leadcontract.extracting.identity import Detail, Identity
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.preambles import Preambles
from leadcontract.extracting.profiles import Profile, Profiles
from leadcontract.extracting.sentences import Sentences
from leadcontract.extracting.sides import Sides

_ORDERED = 60
"""Within so many lines a sentence says who orders from whom."""
_TERMS = 20
"""Within so many lines general terms say whose they are."""
_LISTED = 3
"""So many labels in a row identify a company."""
_FIELD = re.compile(r"[A-Z][\w' ]{2,25}:\s*\S.{0,40}")
"""A field of a list, which its label opens."""


class Parties:
    """Finds the parties with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, names_field: Callable[[Line], bool]) -> None:
        self.names_field = names_field
        self.identity = Identity(vocabulary)
        self.found = self.identity.found
        self.sides = Sides(vocabulary, self.found)
        self.headed = Headed(vocabulary, self.identity, self.sides, names_field)
        self.strangers = self.headed.strangers
        self.preambles = Preambles(self.identity, self.sides, self.strangers)
        self.sentences = Sentences(vocabulary, self.sides)
        self.profiles = Profiles(vocabulary, self.identity, self.sides)

    def blocks(
        self, lines: Sequence[Line], maker: Side | None, order: bool = False, either: bool = False
    ) -> Iterator[Block]:
        """Yield every stretch that identifies a side, in reading order, given who made the document, if known.

        ``order``: it is a quote, an order or an invoice, whose sentences say who orders from whom; ``either``: a
        document that either side issues.
        """
        at = 0
        while at < len(lines):
            taken, found = self.headed.at(lines, at, maker, either)
            yield from found
            if not taken:
                yield from self.preambles.at(lines, at)
                if at < _TERMS and maker != "client":
                    yield from self.sentences.terms_of(lines[at])
                if order and at < _ORDERED:
                    yield from self.sentences.at(lines[at])
            at += taken or 1

    def profile(self, block: Block) -> Profile:
        """Return a block with what it says of its party, its name first."""
        return self.profiles.profile(block)

    def elsewhere(self, lines: Sequence[Line], used: set[int]) -> Iterator[Block]:
        """Yield the companies that a line identifies by itself, outside every block: in a letterhead, in a sentence."""
        for line in lines:
            start = self.identifies(line) if line.provision.paragraph not in used else None
            if start is not None:
                yield Block(None, (Stretch(line, start, len(line.flat)),), False, "", 0.9)

    def identifies(self, line: Line) -> int | None:
        """Return where a line begins to identify a company by itself, name and number; None where it does not."""
        if line.words.isdisjoint(self.found.number_words) or self.strangers.search(line.flat, line.words):
            return None
        opened = self.sides.opens.match(line.flat)
        start = self.preambles.named_within(line, opened.end() if opened else 0, len(line.flat))
        size = self.sides.name_end(line.flat[start:])
        told = self.identity.details(line, start, len(line.flat)) if size else []
        return start if any(d.name in ("siren", "number", "vat") and d.start >= start + size for d in told) else None

    def listed(self, lines: Sequence[Line], used: set[int]) -> Iterator[Block]:
        """Yield the companies that a list of labels identifies under no head: "Company name: …", "VAT number: …"."""
        own: list[Line] = []
        kinds: set[str] = set()
        for line in [*lines, None]:
            free = line is not None and line.provision.paragraph not in used
            label = self._label(line) if line and free else None
            if line and own and label is None and free and _FIELD.fullmatch(line.flat):
                continue
            if own and (label is None or (label in ("name", "brand") and "name" in kinds)):
                if "name" in kinds and (len(own) >= _LISTED or "address" in kinds):
                    yield Block(None, whole(own), False, "", 0.9)
                own, kinds = [], set()
            if line is not None and label and (label in ("name", "brand") or own):
                own.append(line)
                kinds.add(label)

    def _label(self, line: Line) -> str | None:
        """Return the detail that a label or a number on a line tells; a legal form tells a name from a person."""
        label = None
        if not line.words.isdisjoint(self.identity.label_words):
            label = self.identity.label(line.flat)
        if label == "person" and self.found.form.search(line.flat):
            return "name"
        if label is None and ":" in line.flat and not line.words.isdisjoint(self.found.number_words):
            told = self.identity.details(line, 0, len(line.flat))
            label = next((d.name for d in told if d.name in ("siren", "number", "vat")), None)
        return label


def candidates(block: Block, details: Iterable[Detail], side: Side) -> Iterator[Candidate]:
    """Yield the details of a block as statements on one side; the first of each kind that has a value counts."""
    seen: set[str] = set()
    for detail in details:
        path = f"terms.{side}_steering_contact" if detail.name == "contact" else f"{side}.{detail.name}"
        if detail.name in seen and detail.value is not None and detail.name not in ("siren", "vat"):
            continue
        seen.add(detail.name)
        quote = detail.line.quote(detail.start, detail.end, block.pattern)
        yield Candidate(path, detail.value, (quote,), round(min(block.sure, detail.sure), 2), detail.why)
