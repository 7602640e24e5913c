"""Finds the blocks under heads: "Bill to", "Fournisseur", "For the Client", alone or two side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, Stretch, whole
from leadcontract.extracting.identity import Detail, Identity
from leadcontract.extracting.lines import Line, is_latin
from leadcontract.extracting.sides import Head, Sides, Who
from leadcontract.library.stated import Spotter, any_of, both

MOST = 14
"""How many lines identify one party at most."""
_MOST_HEADS = 3
_SIGNED = 3
"""Within so many lines below a head "Signature:" says that it is one of a signature."""
_IDLE = 3
"""After so many lines that identify nobody, a block is over."""
_LONG = 60
_STRICT = ("name", "siren", "vat", "legal_form", "capital", "address", "person", "capacity", "signatory")
_NO_SIGNATURE = ("siren", "vat", "capital", "address", "registry")


class Headed:
    """Finds what stands under heads, with the heads of one vocabulary."""

    def __init__(
        self, vocabulary: Vocabulary, identity: Identity, sides: Sides, names_field: Callable[[Line], bool]
    ) -> None:
        self.identity = identity
        self.sides = sides
        self.names_field = names_field
        self.signed = re.compile(rf"\W*(?:{any_of(both(vocabulary.words['by_hand']))})\s*(?::|$)")
        self.listed = Spotter(both(vocabulary.words["price_list"]))
        self.strangers = Spotter(both(vocabulary.words["strangers"]))

    def at(self, lines: Sequence[Line], at: int, maker: Side | None) -> tuple[int, list[Block]]:
        """Return how many lines the heads at a line take, and the blocks under them; 0 and none where it is no head."""
        heads = self._heads(lines, at)
        if not heads or all(head.who == "stranger" for head in heads):
            return 0, []
        below = self._below(lines, at + len(heads), heads)
        return len(heads), list(self._under(heads, below, maker))

    def _heads(self, lines: Sequence[Line], at: int) -> list[Head]:
        """Return the head at a line and those of others beside it, where all have what they name below or signing."""
        found: list[Head] = []
        for line in lines[at : at + _MOST_HEADS]:
            head = self.sides.head(line)
            if head is None or head.who in {one.who for one in found}:
                break
            if found and ((head.rest is None) != (found[0].rest is None) or head.signing != found[0].signing):
                break
            if found and head.rest is not None and not head.signing:
                break
            found.append(head)
        return found

    def _below(self, lines: Sequence[Line], at: int, heads: Sequence[Head]) -> list[Line]:
        """Return the lines that heads name: up to another head, a price list, a field, running text or idle ones."""
        found: list[Line] = []
        signing = heads[0].signing
        idle = 0
        place = lines[at].provision.place if at < len(lines) else "body"
        aside = place in ("header", "footer")
        for line in lines[at : at + len(heads) * MOST]:
            own = self.identity.label(line.flat)
            over = (
                self.sides.head(line) is not None
                or len(line.flat.split()) > _LONG
                or self.strangers.search(line.flat, line.words)
                or (not signing and self.listed.search(line.flat, line.words))
                or (line.provision.place in ("header", "footer")) != aside
                or (own is None and not signing and self.names_field(line))
                or (heads[0].rest is not None and self.sides.any_defined.search(line.flat))
            )
            if over:
                break
            told = self.identity.details(line, 0, len(line.flat))
            if found and self._apart(found, line, told):
                break
            if signing and any(d.name in _NO_SIGNATURE for d in told):
                break
            found.append(line)
            idle = 0 if told or own or self.identity.found.addresses.is_line(line.flat) else idle + 1
            if idle > _IDLE:
                break
        return found

    def _apart(self, found: Sequence[Line], line: Line, told: Iterable[Detail]) -> bool:
        """Say whether a line belongs to no block above it.

        It identifies a company by itself, name and number, or names one below a whole address.
        """
        size = self.sides.name_end(line.flat)
        if size and any(d.name in ("siren", "vat") and d.start >= size for d in told):
            return True
        addresses, form = self.identity.found.addresses, self.identity.found.form
        formed = bool(size) and form.search(line.flat[:size]) and not form.fullmatch(line.flat.strip())
        return bool(formed and line.provision.place != "table" and addresses.over(whole(found)))

    def _under(self, heads: Sequence[Head], below: Sequence[Line], maker: Side | None) -> Iterator[Block]:
        """Share the lines below one head or two between them, with what stands beside each."""
        own = [[Stretch(h.line, h.rest, len(h.line.flat))] if h.rest is not None else [] for h in heads]
        shares = [self._in_column(heads[0].line, below)] if len(heads) == 1 else self._shared(heads, below)
        for head, beside, share in zip(heads, own, shares, strict=False):
            stretches = (*beside, *whole(share))
            if stretches and head.who != "stranger":
                sure = 0.97 if len(heads) == 1 else 0.9
                signs = head.signing or any(self.signed.match(line.flat) for line in share[:_SIGNED])
                yield Block(_side(head.who, maker), stretches, signs, head.line.provision.text, sure)

    def _shared(self, heads: Sequence[Head], below: Sequence[Line]) -> list[list[Line]]:
        """Share lines between heads: by the column that they stand in, or, of two, in turns or one after the other."""
        columns = [[x for x in below if h.line.provision.paragraph in x.provision.labels] for h in heads]
        found = [line for column in columns for line in column]
        if all(columns) and all(line in found for line in below if line.provision.place == "table"):
            return columns
        if len(heads) > 2:
            return [[] for _ in heads]
        kinds = [self._kinds(line) for line in below]
        where = {k: [i for i, own in enumerate(kinds) if k in own] for own in kinds for k in own}
        twice = [at for at in where.values() if len(at) == 2]
        if not twice:
            named = len(below) == 2 and all(self.sides.name_end(line.flat) for line in below)
            return [[below[0]], [below[1]]] if named else [[], []]
        if all(b - a == 1 and a % 2 == 0 for a, b in twice):
            return [list(below[0::2]), list(below[1::2])]
        second = min(b for _, b in twice)
        if second > 1 and not kinds[second - 1] and self.sides.name_end(below[second - 1].flat):
            second -= 1
        return [list(below[:second]), list(below[second:])]

    def _in_column(self, head: Line, below: Sequence[Line]) -> list[Line]:
        """Return the lines below a head without those of other columns, where it heads one of a table.

        Where it stands in a row of its own, the rows below it that name a detail go on with its party.
        """
        own = [line for line in below if head.provision.paragraph in line.provision.labels]
        if head.provision.place != "table":
            return list(below)
        if len(own) != 1 or below[0] is not own[0]:
            return own or [line for line in below if line.provision.place != "table"]
        named = None
        for line in below[1:]:
            if self.identity.is_label(line.flat.rstrip(" :")):
                named = line.provision.paragraph
            elif named in line.provision.labels or self._numbered(line):
                own.append(line)
            elif is_latin(line.flat):
                break
        return own

    def _numbered(self, line: Line) -> bool:
        told = self.identity.details(line, 0, len(line.flat))
        return any(d.name in ("siren", "number", "vat") for d in told)

    def _kinds(self, line: Line) -> set[str]:
        told = {d.name.rstrip("?") for d in self.identity.details(line, 0, len(line.flat))}
        return told & set(_STRICT)


def _side(who: Who, maker: Side | None) -> Side | None:
    """Return the side of a head: that of who made the document and the other are known where the maker is.

    Who issues a document is the provider, but the client of one that is the buyer's.
    """
    if who in ("client", "provider"):
        return who
    maker = maker or ("provider" if who in ("issued", "received") else None)
    if maker is None or who == "stranger":
        return None
    return maker if who in ("issued", "maker") else next(side for side in SIDES if side != maker)
