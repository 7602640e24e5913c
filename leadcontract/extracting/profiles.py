"""Reads a block as the profile of one party: its name first, then what else identifies it, and its contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, Stretch
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import IDENTIFY, Detail, Identity
from leadcontract.extracting.lines import is_latin
from leadcontract.extracting.people import People
from leadcontract.extracting.sides import Sides
from leadcontract.library.phrases import fold
from leadcontract.library.stated import Spotter, both, plain

_BY_PLACE = 0.8
"""How sure a name is that stands below a head, where nothing beside it is said of a company."""
_CONTACT = 0.85
"""How sure it is that a person named beside a company is its contact."""
_BESIDE = re.compile(r"\s[–—-]\s")
"""What stands between a person and the company of that person."""
_DOT = re.compile(r"\s[•·|]\s")
"""What parts a name from what is said beside it."""


_LINES = 5
"""An address has no more lines above that of its town or country."""
_LATIN_FROM = re.compile(r"^[^\dA-Za-z\u00c0-\u024f]+(?=[\dA-Za-z\u00c0-\u024f])")
_NAMES = 4
"""Among so many lines at the beginning of a block stand the name of the company and that of a person."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A block with what it says of its party."""

    block: Block
    details: list[Detail]

    def keys(self, *names: str) -> set[tuple[str, str]]:
        """Return the details of some kinds that have a value, each with its folded value."""
        return {(d.name, fold(d.value)) for d in self.details if d.name in names and d.value}


class Profiles:
    """Reads blocks with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, identity: Identity, sides: Sides) -> None:
        self.identity = identity
        self.found = identity.found
        self.sides = sides
        self.people = People(vocabulary, self.found)
        self.examples = Spotter(both(vocabulary.words["examples"]), r"(?<![.@]){}")

    def profile(self, block: Block) -> Profile:
        """Return a block with what it says of its party."""
        return Profile(block, self.details(block))

    def details(self, block: Block) -> list[Detail]:
        """Return what a block says of its party, its name first; the first detail of each kind counts."""
        told: list[Detail] = []
        block = _latin(block)
        for stretch in block.stretches:
            if self.examples.search(stretch.line.flat[stretch.start : stretch.end], stretch.line.words):
                continue
            told += self.identity.details(stretch.line, stretch.start, stretch.end)
        own = list(self._address(block, told))
        told = own + [d for d in told if d.name != "address"] if own else told
        told = [d for d in told if not d.name.endswith("?")]
        name = self._name(block, told)
        if name and not any(d.name == "address" and d.value for d in told):
            told += self._below(block, name)
        told += self._addressed(block, told, name)
        people = [d for d in told if d.name == "person"]
        if block.signing:
            told += [replace(d, name="signatory") for d in people if not self.found.form.search(d.value or "")]
        elif people and name is None and not any(d.name in ("capacity", "signatory") for d in told):
            name = replace(people[0], name="name")
        elif any(d.name == "capacity" for d in told) and not any(d.name == "signatory" for d in told):
            told += [replace(d, name="signatory") for d in people]
        elif people and name and not any(d.name in ("contact", "signatory") for d in told):
            told += [replace(d, name="contact", sure=_CONTACT) for d in people if self.people.is_shaped(d.value or "")]
        if any(d.name == "contact" for d in told) and not any(d.name == "signatory" for d in told):
            told = [d for d in told if d.name != "capacity"]
        if not block.signing and not any(d.name == "contact" for d in told):
            told += [replace(d, name="contact") for d in told if d.name == "mail"][:1]
        told = [d for d in told if d.name not in ("name", "person", "mail")]
        return ([name] if name else []) + told

    def _address(self, block: Block, told: Sequence[Detail]) -> Iterator[Detail]:
        """Yield the address that a block gives line by line, or label by label, where no line gives one by itself."""
        street = next((d for d in told if d.name == "address" and d.value), None)
        if street and not re.search(self.found.addresses.city, plain(street.value or "")):
            lines = [s.line for s in block.stretches]
            below = lines[lines.index(street.line) + 1 :][:1] if street.line in lines else []
            if below and ":" not in below[0].flat and self.found.addresses.town.fullmatch(below[0].flat.strip(" .,")):
                yield replace(street, value=f"{street.value}, {below[0].text.strip(' .,')}")
                return
        found = self.found.addresses.over(block.stretches)
        own = block.stretches[found[0] : found[1] + 1] if found else ()
        coded = street is not None and re.search(self.found.addresses.city, plain(street.value or ""))
        if own and (not coded or any(s.line is street.line for s in own if street)):
            own = (*dropwhile(lambda s: self.found.form.search(s.flat), own),)
            text = _joined(own)
            yield Detail("address", text, own[0].line, own[0].start, own[0].end, None, 0.93)
            return
        town, code = (next((d.value for d in told if d.name == n and d.value), "") for n in ("town", "postcode"))
        if street and town and not re.search(self.found.addresses.city, plain(street.value or "")):
            place = f"{code} {town}" if street.line.provision.lang == "fr" else f"{town} {code}"
            yield replace(street, value=f"{street.value}, {place.strip()}")

    def _below(self, block: Block, name: Detail) -> Iterator[Detail]:
        """Yield the address that the lines below a name make up to that of a town or country, whatever their words."""
        places = self.found.addresses.places
        own: list[Stretch] = []
        for stretch in block.stretches if not block.signing and not block.called else ():
            if stretch.line is name.line:
                stretch = Stretch(stretch.line, max(name.end, stretch.start), stretch.end)
            elif stretch.line.provision.paragraph < name.line.provision.paragraph:
                continue
            flat = stretch.flat.strip(" ,")
            part = all(places.is_part(p) for p in flat.split(",")) and not self.found.units.search(flat)
            if not flat or (not part and not own):
                continue
            if not part or len(own) > _LINES:
                return
            own.append(stretch)
            if (self.found.addresses.town.fullmatch(flat) or places.ends(flat)) and not self.people.is_named(own[0].flat):
                at = block.stretches.index(stretch) + 1
                own += [s for s in block.stretches[at : at + 1] if self.found.addresses.is_abroad(s.flat)]
                text = _joined(own)
                if len(own) > 1 and any(map(str.isdigit, text)):
                    yield Detail("address", text, own[0].line, own[0].start, own[0].end, None, _BY_PLACE)
                return

    def _name(self, block: Block, told: Iterable[Detail]) -> Detail | None:
        named = next((d for d in told if d.name == "name" and d.value), None)
        if named is not None or not block.stretches:
            return named
        first = self._naming(block.stretches)
        flat = first.line.flat[first.start : first.end]
        if self.identity.label(flat) or (block.signing and not first.start):
            return None
        opened = self.sides.opens.match(flat)
        skip = opened.end() if opened and opened.end() < len(flat) and block.side and first.start else 0
        form = self.found.form.match(flat, skip)
        skip = form.end() + 1 if form and flat[form.end() : form.end() + 1] == " " else skip
        size = self.sides.name_end(flat[skip:])
        if form and not size:
            skip = form.start()
            size = self.sides.name_end(flat[skip:])
        begun = first.start + skip
        address = any(d.name == "address" and d.line is first.line and d.start <= begun for d in told)
        if not size or address or self.found.form.fullmatch(flat.strip()):
            return None
        placed = any(d.name == "address" and d.line is first.line for d in told)
        skip, size = self._firm(flat, skip, size, placed)
        begun = first.start + skip
        size = min([size, *(d.start - begun for d in told if d.name == "address" and d.line is first.line)])
        own = first.line.flat[begun : begun + size]
        forms = [*self.found.form.finditer(own)]
        dotted = bool(forms) and forms[-1].end() >= len(own.rstrip(".")) and own.endswith(".")
        value = " ".join(first.line.text[begun : begun + size].split()).strip(" ,;–-" if dotted else " .,;–-")
        sure = 0.97 if {d.name for d in told} & {*IDENTIFY, "legal_form"} else _BY_PLACE
        return Detail("name", value, first.line, begun, begun + size, None, sure)

    def _leading(self, stretches: Sequence[Stretch]) -> list[Stretch]:
        """Return the stretches at the beginning that could each be a name, and no line of an address."""
        return [*takewhile(lambda s: self.sides.name_end(s.flat) and not self._placed(s.flat), stretches[:_NAMES])]

    def _placed(self, flat: str) -> bool:
        return self.found.addresses.is_line(flat) and not self.found.form.search(flat)

    def _naming(self, stretches: Sequence[Stretch]) -> Stretch:
        """Return the stretch that gives the name: of those that could, the first with a legal form, or else the first."""
        return next((s for s in self._leading(stretches) if self.found.form.search(s.flat)), stretches[0])

    def _addressed(self, block: Block, told: Sequence[Detail], name: Detail | None) -> Iterator[Detail]:
        """Yield the person that a block names beside its company: "for the attention of", above, below or behind it."""
        if name is None or block.signing or block.called or any(d.name == "contact" for d in told):
            return
        first = block.stretches[: _NAMES + 1]
        for stretch in first:
            person = self.people.addressed(stretch.flat)
            if person and stretch.start + person[0] >= (name.end if stretch.line is name.line else 0):
                start, end = (stretch.start + edge for edge in person)
                yield _contact(stretch, start, end)
                return
        formed = bool(self.found.form.search(plain(name.value or "")))
        placed = any(d.name == "address" and d.value for d in told)
        for stretch in first:
            if stretch.line is name.line:
                rest = stretch.line.flat[name.end : stretch.end]
                bare = rest.lstrip(" ,")
                if rest.lstrip().startswith(",") and formed and self.people.is_shaped(bare):
                    start = stretch.line.flat.index(bare, name.end)
                    yield _contact(stretch, start, start + len(bare.rstrip()))
                    return
                continue
            above = formed and placed and stretch.line.provision.paragraph < name.line.provision.paragraph
            shaped = self.people.is_shaped(stretch.flat) and not stretch.flat.isupper()
            if (above and shaped) or self.people.is_named(stretch.flat):
                yield _contact(stretch, stretch.start, stretch.end)
                return

    def _firm(self, flat: str, skip: int, size: int, placed: bool) -> tuple[int, int]:
        """Return where the name is of who stands with a person: the company alone, known by its form, or else both.

        What stands between a name and its address (``placed``) may belong to the address.
        """
        beside = _BESIDE.match(flat, skip + size)
        if beside is None or not PERSON.fullmatch(flat[skip : skip + size]):
            return skip, size
        after = self.sides.name_end(_DOT.split(flat[beside.end() :])[0])
        if not after or self.found.form.search(flat, skip, skip + size):
            return skip, size
        if self.found.form.search(flat[beside.end() : beside.end() + after]):
            return beside.end(), after
        proper = all(word[0].isupper() for word in flat[beside.end() :][:after].split() if word[0].isalpha())
        both_named = proper and not placed and not flat[skip : skip + size].isupper()
        return skip, beside.end() + after - skip if both_named else size


def _contact(stretch: Stretch, start: int, end: int) -> Detail:
    said = " ".join(stretch.line.text[start:end].split()).strip(" .,;")
    return Detail("contact", said, stretch.line, start, end, None, _CONTACT)


def _joined(stretches: Iterable[Stretch]) -> str:
    """Return the lines of an address as one, without words in another script before Latin ones."""
    said = (" ".join(s.line.provision.text[s.start : s.end].split()).strip(" ,") for s in stretches)
    return ", ".join(_LATIN_FROM.sub("", one) if is_latin(one) else one for one in said)


def _latin(block: Block) -> Block:
    """Return a block without the stretches in another script where others of it are in Latin letters."""
    latin = tuple(s for s in block.stretches if is_latin(s.flat))
    return replace(block, stretches=latin) if any(map(str.isalpha, "".join(s.flat for s in latin))) else block
