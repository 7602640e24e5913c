"""Finds who made a document where no label names it: at the head of the page, and in the legal lines at its foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, whole
from leadcontract.extracting.lines import Line
from leadcontract.extracting.makers import Makers
from leadcontract.extracting.parties import Parties
from leadcontract.library.stated import Spotter, both

SURE = 0.85
"""What rests on its place on the page alone is less sure than what a label says."""
_ZONE = 18
"""Within how many lines from the top, or from the end, a letterhead or a legal line stands."""
_MOST = 8
"""How many lines it takes at most."""
_NEAR = 2
"""How many lines above a legal line belong to it, at most."""
_TELLS = {"siren", "vat", "address", "capital", "registry"}
_LEGAL = {"siren", "vat", "capital", "registry"}


class Letterheads:
    """Reads the top and the foot of documents; ``parties`` reads what the lines say."""

    def __init__(self, vocabulary: Vocabulary, makers: Makers, parties: Parties) -> None:
        self.listed = Spotter(both(vocabulary.words["price_list"]))
        self.makers = makers
        self.parties = parties

    def top(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the companies at the head of a page, two at most: a name that an address or a number goes with."""
        runs = [run for run in self._runs(lines[:_ZONE], used) if self._tells(run)]
        return [Block(None, whole(run), False, "", SURE) for run in runs[:2]]

    def foot(self, lines: Sequence[Line], used: set[int]) -> list[Block]:
        """Return the legal lines at the end, under no name: the numbers of who made the document."""
        told: list[Line] = []
        near: list[Line] = []
        for line in lines[_ZONE // 3 :][-_ZONE:]:
            if line.provision.paragraph in used or self._over(line) or self.parties.sides.name_end(line.flat):
                near = []
                continue
            names = {d.name for d in self.parties.identity.details(line, 0, len(line.flat)) if d.value}
            near = [*near[-_NEAR:], line]
            if names & _LEGAL:
                told += near
                near = []
        return [Block(None, whole(told), False, "", SURE)] if told else []

    def _runs(self, lines: Sequence[Line], used: set[int]) -> Iterator[list[Line]]:
        """Yield lines that follow one another, each run from a name to the next, a title, a label or a head."""
        run: list[Line] = []
        elsewhere = 0
        for line in lines:
            if self.listed.search(line.flat, line.words):
                break
            head = self.parties.sides.head(line)
            elsewhere = _MOST if head and head.who == "stranger" else 0 if self._over(line) else elsewhere - 1
            over = line.provision.paragraph in used or elsewhere > 0 or self._over(line)
            opens = not over and not line.names and bool(self.parties.sides.name_end(line.flat))
            if run and (over or (opens and self._tells(run)) or len(run) == _MOST):
                yield run
                run = []
            if not over and (run or opens):
                run.append(line)
        if run:
            yield run

    def _tells(self, run: Sequence[Line]) -> bool:
        return bool(_TELLS & {d.name for d in self.parties.details(Block(None, whole(run)))})

    def _over(self, line: Line) -> bool:
        stranger = self.parties.strangers.search(line.flat, line.words)
        head = self.parties.sides.head(line)
        return bool(self.makers.title(line) or stranger or head or self.parties.names_field(line))
