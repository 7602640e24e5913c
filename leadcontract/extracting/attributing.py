"""Gives each passage that identifies a company to a side: by its words, its numbers, or who made the document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.extracting.blocks import Block
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import COMPANY, Detail
from leadcontract.extracting.letterheads import SURE, Letterheads
from leadcontract.extracting.likeness import Likeness, sited
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.makers import Makers, maker
from leadcontract.extracting.parties import Parties, candidates
from leadcontract.extracting.payers import Payers
from leadcontract.extracting.signatures import Signatures
from leadcontract.library.phrases import fold
from leadcontract.library.stated import any_of, both, plain

NO_SIDE = Bilingual("sans que le document dise de quel côté", "without the document saying on which side")
_OTHER = 0.9
"""How sure the side is of a party that a preamble opposes to one whose role tells its side."""
_RECEIVES = 0.8
"""How sure the side is of a company that stands below who made a quote, under no label."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A block with what it says of its party."""

    block: Block
    details: list[Detail]

    def keys(self, *names: str) -> set[tuple[str, str]]:
        return {(d.name, fold(d.value)) for d in self.details if d.name in names and d.value}


class Attribution:
    """Attributes with the words of one vocabulary; ``parties`` finds the passages."""

    def __init__(self, vocabulary: Vocabulary, parties: Parties) -> None:
        self.parties = parties
        self.makers = Makers(vocabulary)
        self.likeness = Likeness(parties.found.form)
        self.names = vocabulary.called
        self.agents = re.compile(rf"\W*(?:{any_of(both(vocabulary.words['agents']))})")
        self.payers = Payers(vocabulary)
        self.signatures = Signatures(vocabulary, parties.sides)
        self.letterheads = Letterheads(vocabulary, self.makers, parties)

    def find(self, lines: Sequence[Line]) -> tuple[list[Candidate], set[int]]:
        """Return what is stated of both parties, and the paragraphs of signatures.

        A company that no word gives a side is known by a name or number of one, or by having made the document; where
        neither tells, its name is a doubt for each side that nobody else has.
        """
        kind = self.makers.kind(lines)
        blocks = list(self.parties.blocks(lines, maker(kind), kind is not None))
        signing = {s.line.provision.paragraph for b in blocks if b.signing for s in b.stretches}
        sided: dict[Side, list[_Told]] = {side: [] for side in SIDES}
        for block in blocks:
            if block.side is not None:
                told = self._told(block)
                if not block.called or told.keys("name", "siren", "vat"):
                    sided[block.side].append(told)
        used = {s.line.provision.paragraph for b in blocks for s in b.stretches}
        self._parties(sided, kind, [block for block in blocks if block.called], lines)
        self._reached(sided)
        unsided = [b for b in blocks if b.side is None and not b.called]
        strange = self._known(
            sided, [*unsided, *self.parties.elsewhere(lines, used), *self.parties.listed(lines, used)]
        )
        top = self._known(sided, self.letterheads.top(lines, used)) if kind and kind != "seller_terms" else []
        feet = self._known(sided, self.letterheads.foot(lines, used)) if kind else []
        feet += map(self._told, self.letterheads.over(lines, used)) if kind == "issuer" else ()
        foot = [told for told in feet if not told.keys("name")]
        strange += [told for told in feet if told.keys("name")]
        acting = self._agents(sided, top) if kind == "ordered" else None
        self._made(sided, "buyer_made" if acting == "client" else "issuer" if acting else kind, top, strange, foot)
        self._acting(sided, strange, lines)
        for side in SIDES:
            sided[side] = self._of_site(self._companies(sided[side]))
        found = [one for side in SIDES for told in sided[side] for one in candidates(told.block, told.details, side)]
        found += [one for side in SIDES for told in sided[side] for one in self._called(side, told.block)]
        names = {side: next((v for t in sided[side] for _, v in t.keys("name")), "") for side in SIDES}
        called = {side: {t.block.called for t in sided[side] if t.block.called} for side in SIDES}
        for side, detail in self.signatures.find(lines, names, called):
            found += candidates(Block(side, (), True), [detail], side)
        if kind == "buyer_made" and not any(one.path == "client.signatory" for one in found):
            found += candidates(Block("client", (), True), self.signatures.authorised(lines), "client")
        return [*found, *_without_side(sided, [*strange, *top])], signing

    def _called(self, side: Side, block: Block) -> Iterator[Candidate]:
        """Yield what a contract calls a party, where a deal can call it so in both languages."""
        for name in self.names[side] if block.called and block.stretches else ():
            if any(fold(name[lang]).endswith(f"{gap}{fold(block.called)}") for lang in LANGS for gap in (" ", "'")):
                line = block.stretches[-1].line
                start = max(0, line.provision.text.find(block.pattern))
                quote = line.quote(start, start + len(block.pattern), block.called)
                yield Candidate(f"{side}.called", (name.fr, name.en), (quote,), block.sure)

    def _parties(
        self, sided: dict[Side, list[_Told]], kind: str | None, parties: Sequence[Block], lines: Sequence[Line]
    ) -> None:
        """Give the parties of a preamble whose short names tell no side to one.

        That is the side that the other leaves, or who pays, or, of one company alone, who made the document.
        """
        known = {block.side for block in parties if block.side is not None}
        open_ones: dict[str, list[_Told]] = {}
        for told in map(self._told, (block for block in parties if block.side is None)):
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

    def _bare_names(self, own: Sequence[_Told]) -> set[str]:
        """Return the names of a side that nothing identifies beside them, as they are told."""
        return {value for told in own if not told.keys(*COMPANY) for _, value in told.keys("name")}

    def _reached(self, sided: dict[Side, list[_Told]]) -> None:
        """Give mail addresses and web sites to the side whose name they bear, in whose column they stand or not."""
        names = {side: set().union(*(self.likeness.names(told.details) for told in sided[side])) for side in SIDES}
        for side, other in (SIDES, reversed(SIDES)):
            for i, told in enumerate(sided[side]):
                strays = [d for d in told.details if sited(names[other], [d]) and not sited(names[side], [d])]
                if strays:
                    sided[side][i] = replace(told, details=[d for d in told.details if d not in strays])
                    sided[other].append(_Told(replace(told.block, side=other), strays))

    def _agents(self, sided: dict[Side, list[_Told]], top: Sequence[_Told]) -> Side | None:
        """Return the side for which somebody alone is named as buyer or seller, beside companies that no label names.

        That is who made the order; whoever is named so is whom to reach there, and no party.
        """
        for side in SIDES if any(told.keys("legal_form") for told in top) else ():
            own = sided[side]
            if own and all(self._is_agent(told) for told in own):
                sided[side] = [
                    replace(t, details=[replace(d, name="contact", sure=SURE) for d in t.details[:1]]) for t in own
                ]
                return side
        return None

    def _is_agent(self, told: _Told) -> bool:
        said = [d.value for d in told.details]
        named = len(said) == 1 and told.keys("name") and PERSON.fullmatch(said[0] or "")
        return bool(named and self.agents.match(plain(told.block.pattern)))

    def _acting(self, sided: dict[Side, list[_Told]], strange: list[_Told], lines: Sequence[Line]) -> None:
        """Give the only company that has no side to the one that the sentences about it tell: who sells, who pays."""
        names = {name.value for told in strange for name in told.details if name.name == "name" and name.value}
        if len({*map(fold, names)}) != 1:
            return
        known = {bare for name in names if (bare := self.parties.found.form.sub(" ", name).strip(" ,."))}
        sides = self.payers.sides(names | known, (), lines)
        if sides and sides[0] not in _named(sided):
            sided[sides[0]] += [
                replace(told, block=replace(told.block, side=sides[0], sure=_OTHER)) for told in strange
            ]
            strange.clear()

    def _of_site(self, own: list[_Told]) -> list[_Told]:
        """Take the bare names of a side away where a web site or a mail address of it bears another of its names."""
        reached = [detail for told in own for detail in told.details]
        bare = {value for told in own if not told.keys(*COMPANY) for _, value in told.keys("name")}
        sited = {v for told in own for _, v in told.keys("name") if self.likeness.bears(reached, v)}
        return [_without(told, bare - sited) for told in own] if len(sited) == 1 else own

    def _told(self, block: Block) -> _Told:
        return _Told(block, self.parties.details(block))

    def _known(self, sided: dict[Side, list[_Told]], blocks: Sequence[Block]) -> list[_Told]:
        """Give each block to the side that has its name or number already; return those that neither has or both."""
        strange = []
        for told in map(self._told, blocks):
            own = [s for s in SIDES if any(self.likeness.same(told.details, t.details) for t in sided[s])]
            if len(own) == 1:
                sided[own[0]].append(told)
            elif not own:
                strange.append(told)
        return strange

    def _made(
        self,
        sided: dict[Side, list[_Told]],
        kind: str | None,
        top: list[_Told],
        strange: list[_Told],
        foot: Sequence[_Told],
    ) -> None:
        """Give what is left to who made the document, and another company at the top of a quote to who receives it.

        A company in legal lines made it before one at the top; several in such lines tell nothing. Legal lines without
        a name are those of who made it; where their address is not that at the top, the company there receives it.
        """
        named = _named(sided)
        side = maker(kind, named)
        if any(told.keys("legal_form") or self.likeness.own_site(told.details) for told in top) and (
            side is None or side in named
        ):
            named = {side for side in SIDES if any(told.keys("name") and told.keys(*COMPANY) for told in sided[side])}
            side = maker(kind, named)
        if side is None:
            return
        other = next(s for s in SIDES if s != side)
        placed = set().union(*(told.keys("address") for told in foot))
        elsewhere = bool(placed) and not any(placed & told.keys("address") for told in top)
        legal = set().union(*(told.keys("name") for told in strange))
        if side not in named and len(legal) <= 1:
            first = [] if elsewhere else top[:1]
            own = strange + [told for told in top if self._of(told, strange)] if legal else first
            sided[side] += [replace(told, block=replace(told.block, sure=SURE)) for told in own]
            strange.clear()
            top[:] = [told for told in top if told not in own]
        sided[side] += foot
        if kind == "issuer" and len(top) == 1 and not strange and other not in _named(sided):
            sided[other].append(replace(top[0], block=replace(top[0].block, sure=_RECEIVES)))
            top.clear()

    def _of(self, told: _Told, others: Sequence[_Told]) -> bool:
        """Say whether a company is one of others."""
        return any(self.likeness.same(told.details, other.details) for other in others)

    def _companies(self, own: list[_Told]) -> list[_Told]:
        """Take the names of a side that are those of who signs for it, of a team, or its brand: it has a company too.

        A company beside a bare name is known by its legal form; what agrees with it otherwise is its brand.
        """
        others = {fold(value) for told in own for _, value in told.keys("signatory")}
        named = {value for told in own for _, value in told.keys("name")}
        formed = [told for told in own if told.keys("name") and told.keys("legal_form")]
        for told in own if formed else ():
            brand = not told.keys("legal_form") and self._of(told, formed)
            if brand or not told.keys(*COMPANY):
                others |= {value for _, value in told.keys("name")}
        others = others if named - others else set()
        return [_without(told, others) for told in own]


def _without(told: _Told, names: Collection[str]) -> _Told:
    """Return a block without some of its names."""
    return replace(told, details=[d for d in told.details if d.name != "name" or fold(d.value or "") not in names])


def _named(sided: dict[Side, list[_Told]]) -> set[Side]:
    return {side for side in SIDES if any(told.keys("name") for told in sided[side])}


def _without_side(sided: dict[Side, list[_Told]], strange: Sequence[_Told]) -> Iterator[Candidate]:
    named = _named(sided)
    for told in strange:
        for name in (d for d in told.details if d.name == "name"):
            for side in (s for s in SIDES if s not in named):
                quote = name.line.quote(name.start, name.end, "")
                yield Candidate(f"{side}.name", None, (quote,), 0, NO_SIDE)
