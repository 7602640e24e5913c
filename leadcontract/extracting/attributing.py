"""Gives each passage that identifies a company to a side: by its words, its numbers, or who made the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.extracting.blocks import Block
from leadcontract.extracting.companies import Companies
from leadcontract.extracting.contacts import Contacts
from leadcontract.extracting.fullnames import FullNames
from leadcontract.extracting.identity import COMPANY
from leadcontract.extracting.letterheads import HEAD, Letterheads
from leadcontract.extracting.likeness import Likeness, sited
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.makers import Makers, maker
from leadcontract.extracting.parties import Parties, candidates
from leadcontract.extracting.payers import Payers
from leadcontract.extracting.placing import Paper, Placing
from leadcontract.extracting.profiles import Profile, hand_over
from leadcontract.extracting.signatures import Signatures
from leadcontract.library.phrases import fold

NO_SIDE = Bilingual("sans que le document dise de quel côté", "without the document saying on which side")
_OTHER = 0.9
"""How sure the side is of a party that a preamble opposes to one whose role tells its side."""


class Attribution:
    """Attributes with the words of one vocabulary; ``parties`` finds the passages."""

    def __init__(self, vocabulary: Vocabulary, parties: Parties) -> None:
        self.parties = parties
        self.makers = Makers(vocabulary)
        self.likeness = Likeness(parties.found.form)
        self.names = vocabulary.called
        self.payers = Payers(vocabulary)
        self.companies = Companies(vocabulary, self.likeness)
        self.signatures = Signatures(vocabulary, parties.sides)
        self.letterheads = Letterheads(vocabulary, self.makers, parties)
        self.contacts = Contacts(vocabulary, parties.profiles.people)
        self.full_names = FullNames(parties.sides, parties.strangers)
        self.placing = Placing(vocabulary, self.likeness, parties.profiles.people)

    def find(self, lines: Sequence[Line]) -> tuple[list[Candidate], set[int]]:
        """Return what is stated of both parties, and the paragraphs of signatures.

        A company that no word gives a side is known by a name or number of one, or by having made the document; where
        neither tells, its name is a doubt for each side that nobody else has.
        """
        kind, title = self.makers.kind(lines)
        either = kind == "ordered" and self.makers.is_open(lines, title)
        blocks = list(self.parties.blocks(lines, maker(kind), kind is not None, either))
        signing = {s.line.provision.paragraph for b in blocks if b.signing for s in b.stretches}
        sided: dict[Side, list[Profile]] = {side: [] for side in SIDES}
        used = {s.line.provision.paragraph for b in blocks for s in b.stretches}
        for block in blocks:
            if block.side is not None:
                told = self.contacts.alone(self.parties.profile(block), lambda: self._is_headed(lines, used))
                if not block.called or told.keys("name", "siren", "vat"):
                    sided[block.side].append(told)
        self._parties(sided, kind, [block for block in blocks if block.called], lines)
        self._reached(sided)
        made, strange = self._left(
            sided, kind, title, [b for b in blocks if b.side is None and not b.called], lines, used
        )
        self._acting(sided, strange, lines)
        for full in [*self.full_names.told(sided, lines[:HEAD])]:
            sided[full.block.side or "client"].append(full)
        self.contacts.attributed(sided, made)
        for side in SIDES:
            sided[side] = self.companies.settled(sided[side])
        found = [one for side in SIDES for told in sided[side] for one in candidates(told.block, told.details, side)]
        found += [one for side in SIDES for told in sided[side] for one in self._called(side, told.block)]
        names = {side: next((v for t in sided[side] for _, v in t.keys("name")), "") for side in SIDES}
        for side, detail in self.contacts.find(lines[:HEAD], used | signing, made) if kind else ():
            found += candidates(Block(side, (), True), [detail], side)
        called = {side: {t.block.called for t in sided[side] if t.block.called} for side in SIDES}
        for side, detail in self.signatures.find(lines, names, called):
            found += candidates(Block(side, (), True), [detail], side)
        if kind == "buyer_made" and not any(one.path == "client.signatory" for one in found):
            found += candidates(Block("client", (), True), self.signatures.authorised(lines), "client")
        return [*found, *_without_side(sided, strange)], signing

    def _left(
        self,
        sided: dict[Side, list[Profile]],
        kind: str | None,
        title: int,
        unsided: Sequence[Block],
        lines: Sequence[Line],
        used: set[int],
    ) -> tuple[Side | None, list[Profile]]:
        """Give each passage without a label to the side that it is known by.

        Return who made the document, as far as that is known, and the passages that nothing tells.
        """
        at_top = self.letterheads.top(lines, used) if kind and kind != "seller_terms" else []
        if kind == "ordered" and at_top and self.letterheads.delivered(lines, self.parties.profile(at_top[0])):
            kind = "buyer_made"
        taken = used | {s.line.provision.paragraph for b in at_top for s in b.stretches}
        legal = [*unsided, *self.parties.elsewhere(lines, taken), *self.parties.listed(lines, taken)]
        feet = self._known(sided, self.letterheads.foot(lines, taken)) if kind else []
        feet += map(self.parties.profile, self.letterheads.over(lines, used)) if kind == "issuer" else ()
        return self.placing.place(
            sided,
            Paper(
                kind,
                title,
                self._known(sided, at_top),
                [*self._known(sided, legal), *(p for p in feet if p.keys("name"))],
                [p for p in feet if not p.keys("name")],
            ),
        )

    def _is_headed(self, lines: Sequence[Line], used: set[int]) -> bool:
        """Say whether a company with its address or number heads a document."""
        return any(self.parties.profile(b).keys(*COMPANY) for b in self.letterheads.top(lines, used))

    def _called(self, side: Side, block: Block) -> Iterator[Candidate]:
        """Yield what a contract calls a party, where a deal can call it so in both languages."""
        for name in self.names[side] if block.called and block.stretches else ():
            if any(fold(name[lang]).endswith(f"{gap}{fold(block.called)}") for lang in LANGS for gap in (" ", "'")):
                line = block.stretches[-1].line
                start = max(0, line.provision.text.find(block.pattern))
                quote = line.quote(start, start + len(block.pattern), block.called)
                yield Candidate(f"{side}.called", (name.fr, name.en), (quote,), block.sure)

    def _parties(
        self, sided: dict[Side, list[Profile]], kind: str | None, parties: Sequence[Block], lines: Sequence[Line]
    ) -> None:
        """Give the parties of a preamble whose short names tell no side to one.

        That is the side that the other leaves, or who pays, or, of one company alone, who made the document.
        """
        known = {block.side for block in parties if block.side is not None}
        open_ones: dict[str, list[Profile]] = {}
        for told in map(self.parties.profile, (block for block in parties if block.side is None)):
            own = [side for side in SIDES if fold(told.block.called) in self._bare_names(sided[side])]
            if len(own) == 1:
                sided[own[0]].append(replace(told, block=replace(told.block, side=own[0], sure=_OTHER)))
                continue
            name = next((value for _, value in told.keys("name")), "")
            open_ones.setdefault(name, []).append(told)
        called = {name: {told.block.called for told in own} for name, own in open_ones.items()}
        names = [name for name in open_ones if name]
        sides: tuple[Side | None, ...] = ()
        if len(names) == 1 and len(known) == 1:
            sides = tuple(side for side in SIDES if side not in known)
        elif not known and len(names) == 2:
            sides = self.payers.sides(called[names[0]], called[names[1]], lines) or ()
        elif not known and len(names) == 1:
            sides = self.payers.sides(called[names[0]], called.get("", ()), lines) or (maker(kind),)
        for name, side in zip(names, sides, strict=False):
            if side is not None and side not in _named(sided):
                sided[side] += [replace(t, block=replace(t.block, side=side, sure=_OTHER)) for t in open_ones[name]]

    def _bare_names(self, own: Sequence[Profile]) -> set[str]:
        """Return the names of a side that nothing identifies beside them, as they are told."""
        return {value for told in own if not told.keys(*COMPANY) for _, value in told.keys("name")}

    def _reached(self, sided: dict[Side, list[Profile]]) -> None:
        """Give mail addresses and web sites to the side whose name they bear, in whose column they stand or not."""
        names = {side: set().union(*(self.likeness.names(told.details) for told in sided[side])) for side in SIDES}
        hand_over(sided, lambda _, d, side, other: sited(names[other], [d]) and not sited(names[side], [d]))

    def _acting(self, sided: dict[Side, list[Profile]], strange: list[Profile], lines: Sequence[Line]) -> None:
        """Give the only company that has no side to the one that the sentences about it tell: who sells, who pays."""
        names = {name.value for told in strange for name in told.details if name.name == "name" and name.value}
        if len({*map(fold, names)}) != 1:
            return
        known = {bare for name in names if (bare := self.parties.found.form.sub(" ", name).strip(" ,."))}
        sides = self.payers.sides(names | known | self._brands(strange, lines), (), lines)
        if sides and sides[0] not in _named(sided):
            sided[sides[0]] += [
                replace(told, block=replace(told.block, side=sides[0], sure=_OTHER)) for told in strange
            ]
            strange.clear()

    def _brands(self, profiles: Sequence[Profile], lines: Sequence[Line]) -> set[str]:
        """Return what companies call themselves by a label, or by the line above what identifies them."""
        said = {d.value for told in profiles for d in told.details if d.name == "brand" and d.value}
        first = {told.block.stretches[0].line.provision.paragraph for told in profiles}
        above = (line.flat.strip(" :") for line, below in pairwise(lines) if below.provision.paragraph in first)
        return said | {flat for flat in above if self.parties.sides.name_end(flat) == len(flat)}

    def _known(self, sided: dict[Side, list[Profile]], blocks: Sequence[Block]) -> list[Profile]:
        """Give each block to the side that has its name or number already; return those that neither has or both."""
        strange = []
        for told in map(self.parties.profile, blocks):
            own = [s for s in SIDES if any(self.likeness.same(told.details, t.details) for t in sided[s])]
            if len(own) == 1:
                sided[own[0]].append(told)
            elif not own:
                strange.append(told)
        return strange


def _named(sided: dict[Side, list[Profile]]) -> set[Side]:
    return {side for side in SIDES if any(told.keys("name") for told in sided[side])}


def _without_side(sided: dict[Side, list[Profile]], strange: Sequence[Profile]) -> Iterator[Candidate]:
    named = _named(sided)
    for told in strange:
        for name in (d for d in told.details if d.name == "name"):
            for side in (s for s in SIDES if s not in named):
                quote = name.line.quote(name.start, name.end, "")
                yield Candidate(f"{side}.name", None, (quote,), 0, NO_SIDE)
