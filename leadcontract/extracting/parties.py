"""Tells the two parties apart: which stretches of a document identify which side, and what they say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.identity import Detail, Identity
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.sides import Head, Sides
from leadcontract.library.stated import Spotter, both

MOST = 14
"""How many lines identify one party at most."""
_DEFINED = 6
"""How many definitions of a party one paragraph gives at most."""
_IDLE = 3
"""After so many lines that identify nobody, a block is over."""
_LONG = 60
_BY_PLACE = 0.8
"""How sure a name is that stands below a head, where nothing beside it is said of a company."""
_ADDRESSED = re.compile(r"\d{1,5}[A-Za-z]?,?\s+\S.*|.*\b(?:BP|CS|Unit|Suite)\s?\d+.*")
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{5}\s+[A-Z].{1,60}|.*\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}")
_CAPITALS = re.compile(
    r"[A-Z][\w'’&.-]*(?:\s+(?:(?:de|du|des|la|le|les|et|and|of|&)\s+)*[A-Z0-9][\w'’&.-]*){0,6},?\s*$"
)
_STRICT = ("siren", "vat", "legal_form", "capital", "address", "person", "capacity", "signatory")
_IDENTIFY = {"siren", "vat", "registry", "address", "capital", "signatory"}
"""What identifies a company in running text; a legal form alone does not."""
_NO_SIGNATURE = ("siren", "vat", "capital", "address", "registry")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a line that speak of one party."""

    line: Line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """Stretches that identify one side, or a company whose side is not known; ``signing`` for a signature."""

    side: Side | None
    stretches: tuple[Stretch, ...]
    signing: bool = False
    pattern: str = ""
    sure: float = 0.97


class Parties:
    """Finds the parties with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        self.identity = Identity(vocabulary)
        self.found = self.identity.found
        self.strangers = Spotter(both(words["strangers"]))
        self.examples = Spotter(both(words["examples"]), r"(?<![.@]){}")
        self.sides = Sides(vocabulary, self.found)

    def blocks(self, lines: Sequence[Line], names_field: Callable[[Line], bool]) -> Iterator[Block]:
        """Yield every stretch that identifies a side, in reading order."""
        at = 0
        while at < len(lines):
            heads = self._heads(lines, at)
            if heads:
                after = at + len(heads)
                below = self._below(lines, after, names_field, bool(heads[0].signing))
                yield from self._under(heads, below)
                at = after
                continue
            yield from self._prose(lines, at)
            at += 1

    def _heads(self, lines: Sequence[Line], at: int) -> list[Head]:
        """Return the head at a line and, where the next line is the other side's, both."""
        first = self.sides.head(lines[at])
        if first is None:
            return []
        second = self.sides.head(lines[at + 1]) if at + 1 < len(lines) else None
        pair = second is not None and second.side != first.side and (first.rest is None) == (second.rest is None)
        if second is not None and pair and (first.rest is None or (first.signing and second.signing)):
            return [first, second]
        return [first]

    def _below(self, lines: Sequence[Line], at: int, names_field: Callable[[Line], bool], signing: bool) -> list[Line]:
        found: list[Line] = []
        idle = 0
        place = lines[at].provision.place if at < len(lines) else "body"
        aside = place in ("header", "footer")
        for line in lines[at : at + 2 * MOST]:
            own = self.identity.label(line.flat)
            over = (
                self.sides.head(line) is not None
                or len(line.flat.split()) > _LONG
                or self.strangers.search(line.flat, line.words)
                or (line.provision.place in ("header", "footer")) != aside
                or (own is None and not signing and names_field(line))
            )
            if over:
                break
            told = self.identity.details(line, 0, len(line.flat))
            if found and self._apart(line, told):
                break
            if signing and any(d.name in _NO_SIGNATURE for d in told):
                break
            found.append(line)
            idle = 0 if told or own or _ADDRESSED.match(line.flat) else idle + 1
            if idle > _IDLE:
                break
        return found

    def _apart(self, line: Line, told: Iterable[Detail]) -> bool:
        """Say whether a line identifies a company by itself, name and number: it belongs to no block above it."""
        size = self.sides.name_end(line.flat)
        return bool(size) and any(d.name in ("siren", "vat") and d.start >= size for d in told)

    def _under(self, heads: Sequence[Head], below: Sequence[Line]) -> Iterator[Block]:
        """Share the lines below one head or two between them, with what stands beside each."""
        own = [[Stretch(h.line, h.rest, len(h.line.flat))] if h.rest is not None else [] for h in heads]
        shares = [list(below)] if len(heads) == 1 else self._shared(heads, below)
        for head, beside, share in zip(heads, own, shares, strict=False):
            stretches = (*beside, *(Stretch(line, 0, len(line.flat)) for line in share))
            if stretches:
                sure = 0.97 if len(heads) == 1 else 0.9
                yield Block(head.side, stretches, head.signing, head.line.provision.text, sure)

    def _shared(self, heads: Sequence[Head], below: Sequence[Line]) -> list[list[Line]]:
        """Share lines between two heads: by the column that they stand in, in turns, or one block after the other."""
        columns = [[x for x in below if h.line.provision.paragraph in x.provision.labels] for h in heads]
        if all(columns) and len(columns[0]) + len(columns[1]) == len(below):
            return columns
        kinds = [self._kinds(line) for line in below]
        where = {k: [i for i, own in enumerate(kinds) if k in own] for own in kinds for k in own}
        twice = [at for at in where.values() if len(at) == 2]
        if not twice:
            named = len(below) == 2 and all(self.sides.name_end(line.flat) for line in below)
            return [[below[0]], [below[1]]] if named else [[], []]
        if all(b - a == 1 and a % 2 == 0 for a, b in twice):
            return [list(below[0::2]), list(below[1::2])]
        second = min(b for _, b in twice)
        while second > 1 and not kinds[second - 1] and self.sides.name_end(below[second - 1].flat):
            second -= 1
            break
        return [list(below[:second]), list(below[second:])]

    def _kinds(self, line: Line) -> set[str]:
        told = {d.name.rstrip("?") for d in self.identity.details(line, 0, len(line.flat))}
        return told & set(_STRICT)

    def _prose(self, lines: Sequence[Line], at: int) -> Iterator[Block]:
        """Yield what running text defines as a side: "X, société …, ci-après « le Client »", "X, Inc. (the Client)"."""
        line = lines[at]
        if line.words.isdisjoint(self.sides.role_words):
            return
        found = sorted(
            (match.start(), match.end(), side)
            for side in SIDES
            for match in self.sides.defined[side].finditer(line.flat)
        )
        for first, last, side in found[:_DEFINED]:
            start = max((m.end() for m in self.sides.any_defined.finditer(line.flat, 0, first)), default=0)
            stretches = self._defining(lines, at, start, first)
            if stretches:
                yield Block(side, stretches, False, line.provision.text[first:last], 0.95)
        for side in SIDES:
            match = self.sides.means[side].match(line.flat)
            if match and self.found.form.search(line.flat[match.end() :]):
                yield Block(side, (Stretch(line, match.end(), len(line.flat)),), False, match[0], 0.95)

    def _defining(self, lines: Sequence[Line], at: int, start: int, end: int) -> tuple[Stretch, ...]:
        line = lines[at]
        between = [m.end() for m in self.sides.between.finditer(line.flat, start, end)]
        start = between[0] if between else start
        start += self.sides.opens.match(line.flat[start:end]).end()  # type: ignore[union-attr]
        start = self._named_within(line, start, end)
        told = {d.name for d in self.identity.details(line, start, end)}
        if self.sides.name_end(line.flat[start:end]) and (told or between):
            return (Stretch(line, start, end),)
        found = [Stretch(line, start, end)]
        for above in reversed(lines[max(0, at - 10) : at]):
            opened = self.sides.opens.match(above.flat)
            skip = opened.end() if opened else 0
            if skip >= len(above.flat) or len(above.flat.split()) > _LONG:
                break
            if self.sides.any_defined.search(above.flat):
                break
            if above.provision.heading and self.identity.label(above.flat) is None and skip == 0:
                break
            found.insert(0, Stretch(above, skip, len(above.flat)))
            if skip:
                break
        while found and not self.sides.name_end(found[0].line.flat[found[0].start : found[0].end]):
            if self.identity.details(found[0].line, found[0].start, found[0].end):
                break
            found.pop(0)
        told = {d.name for s in found for d in self.identity.details(s.line, s.start, s.end)}
        return tuple(found) if told & _IDENTIFY else ()

    def _named_within(self, line: Line, start: int, end: int) -> int:
        """Return where the name before the legal form begins, in a sentence that does not begin with it."""
        form = self.found.form.search(line.flat, start, end)
        if form is None or self.sides.name_end(line.flat[start:end]):
            return start
        name = _CAPITALS.search(line.flat[: form.start()], start)
        return name.start() if name and self.sides.name_end(line.flat[name.start() : end]) else start

    def elsewhere(self, lines: Sequence[Line], used: set[int]) -> Iterator[Block]:
        """Yield the companies that a line identifies by itself, outside every block: in a letterhead, in a sentence."""
        for line in lines:
            beside = line.words.isdisjoint(self.found.number_words) or line.provision.paragraph in used
            if beside or self.strangers.search(line.flat, line.words):
                continue
            opened = self.sides.opens.match(line.flat)
            start = opened.end() if opened else 0
            size = self.sides.name_end(line.flat[start:])
            told = self.identity.details(line, start, len(line.flat)) if size else []
            if any(d.name in ("siren", "vat") and d.start >= start + size for d in told):
                yield Block(None, (Stretch(line, start, len(line.flat)),), False, "", 0.9)

    def details(self, block: Block) -> list[Detail]:
        """Return what a block says of its party, its name first; the first detail of each kind counts."""
        told: list[Detail] = []
        for n, stretch in enumerate(block.stretches):
            if self.examples.search(stretch.line.flat[stretch.start : stretch.end], stretch.line.words):
                continue
            told += self.identity.details(stretch.line, stretch.start, stretch.end)
            told += _two_lines(block.stretches[n : n + 3], told)
        told = [d for d in told if not d.name.endswith("?")]
        name = self._name(block, told)
        people = [d for d in told if d.name == "person"]
        if block.signing:
            told += [replace(d, name="signatory") for d in people if not self.found.form.search(d.value or "")]
        elif people and name is None and not any(d.name in ("capacity", "signatory") for d in told):
            name = replace(people[0], name="name")
        elif any(d.name == "capacity" for d in told) and not any(d.name == "signatory" for d in told):
            told += [replace(d, name="signatory") for d in people]
        told = [d for d in told if d.name not in ("name", "person")]
        return ([name] if name else []) + told

    def _name(self, block: Block, told: Iterable[Detail]) -> Detail | None:
        named = next((d for d in told if d.name == "name" and d.value), None)
        if named is not None or not block.stretches:
            return named
        first = block.stretches[0]
        flat = first.line.flat[first.start : first.end]
        if self.identity.label(flat) or (block.signing and not first.start):
            return None
        opened = self.sides.opens.match(flat)
        skip = opened.end() if opened and opened.end() < len(flat) and block.side and first.start else 0
        size = self.sides.name_end(flat[skip:])
        begun = first.start + skip
        address = any(d.name == "address" and d.line is first.line and d.start <= begun for d in told)
        if not size or address or self.found.form.fullmatch(flat.strip()):
            return None
        size = min([size, *(d.start - begun for d in told if d.name == "address" and d.line is first.line)])
        own = first.line.flat[begun : begun + size]
        forms = [*self.found.form.finditer(own)]
        dotted = bool(forms) and forms[-1].end() >= len(own.rstrip(".")) and own.endswith(".")
        value = " ".join(first.line.provision.text[begun : begun + size].split()).strip(" ,;–-" if dotted else " .,;–-")
        sure = 0.97 if {d.name for d in told} & {*_IDENTIFY, "legal_form"} else _BY_PLACE
        return Detail("name", value, first.line, begun, begun + size, None, sure)


def _two_lines(stretches: Sequence[Stretch], told: Sequence[Detail]) -> Iterator[Detail]:
    """Yield an address that is cut over two lines or three: the street, and the town on its own line."""
    if any(d.name == "address" for d in told) or len(stretches) < 2:
        return
    street = stretches[0]
    if not _ADDRESSED.fullmatch(street.line.flat) or _TOWN.fullmatch(street.line.flat) or street.start:
        return
    for n, town in enumerate(stretches[1:], 1):
        if _TOWN.fullmatch(town.line.flat):
            text = ", ".join(s.line.provision.text.strip(" ,") for s in stretches[: n + 1])
            yield Detail("address", text, street.line, 0, len(street.line.flat), None, 0.93)
            return


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
