"""Reads a block as the profile of one party: its name first, then what else identifies it, and its contact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Block, Stretch
from leadcontract.extracting.expressions import PERSON
from leadcontract.extracting.identity import IDENTIFY, Detail, Identity
from leadcontract.extracting.leading import Leading
from leadcontract.extracting.likeness import bare
from leadcontract.extracting.lines import is_latin
from leadcontract.extracting.people import People
from leadcontract.extracting.sides import CAPITALS, Sides
from leadcontract.extracting.situating import Situating
from leadcontract.library.phrases import fold
from leadcontract.library.stated import Spotter, any_of, both, plain

_BY_PLACE = 0.8
"""How sure a name is that stands below a head, where nothing beside it is said of a company."""
_CONTACT = 0.85
"""How sure it is that a person named beside a company is its contact."""
_TRADING = 80
"""Within so many signs a line says of which company its brand is."""
_BRANDED = 3
"""Within so many lines a company says its full name below its brand."""
_BESIDE = re.compile(r"\s[–—-]\s")
"""What stands between a person and the company of that person."""
_DOT = re.compile(r"\s[•·|]\s")
"""What parts a name from what is said beside it."""


_NEAR = 2
"""Within so many lines of its name, a company names its contact as "Name: …"."""
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
        self.situating = Situating(identity.found, self.people)
        self.leading = Leading(identity.found, self.people)
        self.billing = re.compile(any_of(both(vocabulary.words["billing"])))
        self.examples = Spotter(both(vocabulary.words["examples"]), r"(?<![.@]){}")

    def profile(self, block: Block) -> Profile:
        """Return a block with what it says of its party."""
        return Profile(block, self.details(block))

    def details(self, block: Block) -> list[Detail]:
        """Return what a block says of its party, its name first; the first detail of each kind counts."""
        told: list[Detail] = []
        for stretch in block.stretches:
            if self.examples.search(stretch.line.flat[stretch.start : stretch.end], stretch.line.words):
                continue
            told += self.identity.details(stretch.line, stretch.start, stretch.end)
        own = list(self.situating.address(block, told, self._naming(block.stretches)))
        told = own + [d for d in told if d.name != "address"] if own else told
        told = [d for d in told if not d.name.endswith("?")]
        name = self._name(block, told)
        if name and not any(d.name == "address" and d.value for d in told):
            told += self.situating.listed(block, name)
        told = [self.leading.whole(block, d, name) if d.name == "address" and d.value else d for d in told]
        told += self._addressed(block, told, name)
        people = [d for d in told if d.name == "person"]
        if block.signing:
            told += [replace(d, name="signatory") for d in people if not self.found.form.search(d.value or "")]
        elif people and name is None and not any(d.name in ("capacity", "signatory") for d in told):
            name = replace(people[0], name="name")
        elif any(d.name == "capacity" for d in told) and not any(d.name == "signatory" for d in told):
            told += [replace(d, name="signatory") for d in people]
        elif people and name and not any(d.name in ("contact", "signatory") for d in told):
            near = [d for d in people if _lines(name, d) <= _NEAR and self.people.is_shaped(d.value or "")]
            told += [replace(d, name="contact", sure=_CONTACT) for d in near]
        if not people and not any(d.name == "signatory" for d in told):
            told = [d for d in told if d.name != "capacity" or self.identity.jobs.is_shaped(d.value or "")]
        if any(d.name == "contact" for d in told) and not any(d.name == "signatory" for d in told):
            told = [d for d in told if d.name != "capacity"]
        if not block.signing and not any(d.name == "contact" for d in told):
            told += [replace(d, name="contact") for d in told if d.name == "mail" and not self._billed(d)][:1]
        told = [d for d in told if d.name not in ("name", "person", "mail")]
        told = [d for d in told if d.name != "legal_form" or not self._of_another(d, name)]
        name, told = self._ended(name, told)
        told.sort(key=lambda d: name is not None and d.name == "legal_form" and d.line is not name.line)
        where = next((d.value for d in told if d.name == "address" and d.value), "")
        if not self.found.addresses.places.is_french(where):
            told = [replace(d, value=_own_form(d)) if d.name == "legal_form" else d for d in told]
        return ([name] if name else []) + told

    def _of_another(self, form: Detail, name: Detail | None) -> bool:
        """Say whether a legal form ends, on another line, the name of another company."""
        run = CAPITALS.search(form.line.flat, 0, form.start) if name and form.line is not name.line else None
        if run is None or name is None or self.identity.label(form.line.flat):
            return False
        if self.found.parents.search(form.line.flat, 0, run.start()):
            return True
        own, known = (bare(self.found.form.sub(" ", text)) for text in (run[0], plain(name.value or "")))
        return own not in known and known not in own

    def _ended(self, name: Detail | None, told: list[Detail]) -> tuple[Detail | None, list[Detail]]:
        """Return a name with the end of its legal form from the line below, "X Private" and "Limited", and the rest."""
        if name is None or self.found.form.search(plain(name.value or "")):
            return name, told
        below = name.line.provision.paragraph + 1
        for form in (d for d in told if d.name == "legal_form" and d.line.provision.paragraph == below):
            end = form.line.text[form.start : form.end]
            known = self.found.form.search(plain(f"{name.value} {end}"))
            if known and len(known[0]) > len(end) and form.line.flat.strip() == end:
                whole = replace(form, value=self.found.forms.get(known[0], form.value))
                return replace(name, value=f"{name.value} {end}"), [whole if d is form else d for d in told]
        return name, told

    def _billed(self, mail: Detail) -> bool:
        """Say whether a mail address is only that for invoices, as what stands before it tells."""
        before = (*mail.line.labels, mail.line.flat[: mail.start])
        return any(self.billing.search(text) for text in before)

    def _name(self, block: Block, told: Iterable[Detail]) -> Detail | None:
        named = next((d for d in told if d.name == "name" and d.value), None)
        if named is not None or not block.stretches:
            return named
        first = self._naming(block.stretches) or block.stretches[0]
        flat = first.line.flat[first.start : first.end]
        if self.identity.label(flat) or (block.signing and not first.start):
            return None
        opened = self.sides.opens.match(flat)
        skip = opened.end() if opened and opened.end() < len(flat) and block.side and first.start else 0
        messrs = self.found.messrs.match(flat, skip)
        skip = messrs.end() if messrs else skip
        trading = self.sides.trading.search(flat, skip, _TRADING)
        skip = trading.end() if trading and self.sides.name_end(flat[trading.end() :]) else skip
        form = self.found.form.match(flat, skip)
        skip = form.end() + 1 if form and flat[form.end() : form.end() + 1] == " " else skip
        size = self.sides.name_end(flat[skip:])
        if form and not size:
            skip = form.start()
            size = self.sides.name_end(flat[skip:])
        blank = len(flat[skip:]) - len(flat[skip:].lstrip())
        skip, size = skip + blank, max(0, size - blank)
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
        if not begun and not is_latin(own) and (sure == _BY_PLACE or first.line.provision.place == "table"):
            return None
        return Detail("name", value, first.line, begun, begun + size, None, sure)

    def _naming(self, stretches: Sequence[Stretch]) -> Stretch | None:
        """Return the stretch that gives the name: the first, but a later one that gives it in full.

        So does the second where it repeats the first in Latin letters, and what has a legal form below a brand.
        """
        if not stretches:
            return None
        one, *others = stretches[:_BRANDED]
        if self.found.form.search(one.flat) and is_latin(one.flat):
            return one
        for other in takewhile(self._can_name, others):
            if self.found.form.search(other.flat) or not is_latin(one.flat):
                return other
        return one

    def _can_name(self, stretch: Stretch) -> bool:
        return self.sides.can_name(stretch.flat) and is_latin(stretch.flat[: self.sides.name_end(stretch.flat)])

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


def hand_over(sided: Mapping[Side, list[Profile]], strays: Callable[[Profile, Detail, Side, Side], bool]) -> None:
    """Give what stands in a profile of one side to the other, where ``strays`` says that it is that side's."""
    for side, other in (SIDES, reversed(SIDES)):
        for at, profile in enumerate(sided[side]):
            own = [d for d in profile.details if strays(profile, d, side, other)]
            if own:
                sided[side][at] = replace(profile, details=[d for d in profile.details if d not in own])
                sided[other].append(Profile(replace(profile.block, side=other), own))


def _lines(one: Detail, other: Detail) -> int:
    """Return how many lines one detail stands from another."""
    return abs(one.line.provision.paragraph - other.line.provision.paragraph)


def _contact(stretch: Stretch, start: int, end: int) -> Detail:
    said = " ".join(stretch.line.text[start:end].split()).strip(" .,;")
    return Detail("contact", said, stretch.line, start, end, None, _CONTACT)


def _own_form(detail: Detail) -> str:
    """Return a legal form as it is printed, where its value is that of the French form of the same letters."""
    value = detail.value or ""
    return detail.line.text[detail.start : detail.end] if value[:1].islower() and " " in value else value
