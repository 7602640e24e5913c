"""Finds the address in what identifies a party: on one line, over several, label by label, or a place alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, groupby, takewhile, zip_longest

from leadcontract.extracting.blocks import Block, Stretch
from leadcontract.extracting.expressions import Expressions
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.lines import Line, is_latin
from leadcontract.extracting.people import People
from leadcontract.library.phrases import fold
from leadcontract.library.stated import plain

_ASIDE = re.compile(r"\s*(?:\([A-Z]{2,6}\))?[\s,–|-]*")
_OVER_LINES = 0.93
"""How sure an address is that stands over several lines."""
_BY_PLACE = 0.8
"""How sure it is where its place on the page alone tells it."""
_MOST = 3
"""Within so many lines below a street, or below the name of a company, stands the place where it is."""
_LISTED = 5
"""An address has no more lines above that of its town or country."""
_LATIN = re.compile(r"^[^\dA-Za-z\u00c0-\u024f]+(?=[\dA-Za-z\u00c0-\u024f])")
"""Words in another script before Latin ones."""
_TRADE = re.compile(r"(?:iste|eur|euse|erie|ing|ion|ment|age|ance|ware|ers|ics|ier|iere)s?$")
"""How words for trades and persons end, and the names of few places."""
_SHORTEST = 4
"""The name of a place has no fewer signs."""


class Situating:
    """Reads with the expressions of one vocabulary; of two scripts, the Latin one counts."""

    def __init__(self, found: Expressions, people: People) -> None:
        self.people = people
        self.found = found
        self.addresses = found.addresses
        self.places = found.addresses.places

    def address(self, block: Block, told: Sequence[Detail], named: Stretch | None) -> Iterator[Detail]:
        """Yield the address of a block where no detail gives it in full; ``named`` is the line of the party's name."""
        known = [d for d in told if d.name == "address" and d.value]
        street = next((d for d in known if is_latin(d.value or "")), next(iter(known), None))
        coded = street is not None and re.search(self.addresses.city, plain(street.value or "")) is not None
        lines = self._lines(block)
        if lines and (not coded or any(s.line is street.line for s in lines if street)):
            yield self._abroad(block, lines[-1].line, self._joined((*self._begun(block, lines), *lines)))
        elif street is not None and not coded and (below := self._below(block, street)):
            yield replace(street, value=", ".join([street.value or "", *(_said(s) for s in below)]))
        elif street is not None and not coded and (town := _town(street, told)):
            yield replace(street, value=f"{street.value}, {town}")
        elif street is not None and (whole := self._abroad(block, street.line, street)) is not known[0]:
            yield whole  # with its country, widened, or in Latin letters where the first is in others
        elif street is None and named is not None and not block.signing:
            labelled = block.side is not None and block.pattern
            if own := self._open(block, named):
                yield replace(self._joined(own), sure=_BY_PLACE)
            else:
                yield from ([*self._locality(block, named)] if labelled else []) or self._before_phone(
                    block, named, self.people.given
                )

    def _abroad(self, block: Block, last: Line, found: Detail) -> Detail:
        """Return an address with the country that the line below it begins with, before a mail address or nothing."""
        at = next((n for n, s in enumerate(block.stretches) if s.line is last), len(block.stretches))
        for stretch in block.stretches[at + 1 : at + 2]:
            told = self.places.told.search(stretch.flat)
            own = stretch.flat[: told.start()].strip() if told else ""
            if own and self.addresses.is_abroad(own):
                return replace(found, value=f"{found.value}, {stretch.line.text[stretch.start :][: len(own)]}")
        return found

    def listed(self, block: Block, name: Detail) -> Iterator[Detail]:
        """Yield the address that the lines below a name make up, down to a town or country, whatever their words.

        What stands before it is no part of one: "for the attention of", a person, a department.
        """
        own: list[Stretch] = []
        first = name.line.provision.paragraph
        stretches = [s for s in block.stretches if s.line.provision.paragraph >= first]
        for at, stretch in enumerate(stretches if not block.signing and not block.called else ()):
            if stretch.line is name.line:
                stretch = Stretch(stretch.line, max(name.end, stretch.start), stretch.end)
            flat = stretch.flat.strip(" ,")
            part = all(map(self.places.is_part, flat.split(","))) and not self.found.units.search(flat)
            if not flat or not (part or own) or (not own and self.people.is_named(flat)):
                continue
            if not part or len(own) > _LISTED:
                return
            own.append(stretch)
            if self.addresses.town.fullmatch(flat) or self.places.ends(flat):
                own += [s for s in stretches[at + 1 : at + 2] if self.addresses.is_abroad(s.flat)]
                found = replace(self._joined(own), sure=_BY_PLACE)
                if len(own) > 1 and any(map(str.isdigit, found.value or "")):
                    yield found
                return

    def _lines(self, block: Block) -> tuple[Stretch, ...]:
        """Return the stretches that give an address line by line, without those that name a company before it."""
        own = tuple(map(self._behind_form, block.stretches))
        for known in ([s for s in own if is_latin(s.flat)], own):
            for _, group in groupby(known, lambda s: self.found.labels_only(s.flat)):
                stretches = [*group]
                found = self.addresses.over(stretches)
                if found:
                    return (*dropwhile(lambda s: self.found.form.search(s.flat), stretches[found[0] : found[1] + 1]),)
        return ()

    def _behind_form(self, stretch: Stretch) -> Stretch:
        """Return the street of a line that a legal form opens, and nothing else: "Entrepreneur individuel 3 rue X"."""
        form = self.found.form.match(stretch.flat)
        rest = _ASIDE.sub("", stretch.flat[form.end() :], count=1) if form else ""
        street = rest and self.addresses.has_number(rest) and not self.found.form.search(rest)
        return Stretch(stretch.line, stretch.end - len(rest), stretch.end) if street else stretch

    def _begun(self, block: Block, own: Sequence[Stretch]) -> Iterator[Stretch]:
        """Yield what stands of an address behind the name of its company, on the line above."""
        first = block.stretches[0]
        form = self.found.form.search(first.flat)
        if form and own and own[0] in block.stretches[1:2]:
            rest = first.flat[form.end() :].lstrip(" ,–-|")
            if self.places.street.fullmatch(rest):
                yield Stretch(first.line, first.end - len(rest), first.end)

    def _below(self, block: Block, street: Detail) -> list[Stretch]:
        """Return the lines below a street on which its address goes on, down to a town with its code or a country."""
        at = next((n for n, s in enumerate(block.stretches) if s.line is street.line), len(block.stretches))
        found: list[Stretch] = []
        for stretch in block.stretches[at + 1 : at + 1 + _MOST]:
            flat = stretch.flat.strip(" .,")
            found.append(stretch)
            if ":" in flat or not (self.places.is_line(flat) or self.addresses.town.fullmatch(flat)):
                return []
            if self.addresses.town.fullmatch(flat) or self.places.ends(flat):
                return found
        return []

    def _open(self, block: Block, named: Stretch) -> list[Stretch]:
        """Return the lines below a name that give a street first and a place last, whose country they leave out."""
        at = block.stretches.index(named)
        below = block.stretches[at + 1 : at + 2 + _MOST]
        near = takewhile(lambda s: s.line.provision.paragraph - named.line.provision.paragraph <= _MOST + 1, below)
        streets = dropwhile(lambda s: not self.places.street.fullmatch(s.flat.strip(" .,")), near)
        own = list(takewhile(lambda s: self.places.is_line(s.flat), streets))
        last = own[-1].flat.strip(" .,") if len(own) > 1 else ""
        place = "," in last or " " not in last
        placed = place and not any(map(str.isdigit, last)) and self._is_free(last)
        return own if last and placed and any(map(str.isdigit, own[0].flat)) else []

    def _is_free(self, flat: str) -> bool:
        """Say whether a text is neither a label, nor a capacity, nor the name of a company."""
        other = self.found.form.search(flat) or self.found.labels_only(flat) or self.found.titles.search(flat)
        return not other and not self.found.no_place.search(flat)

    def _locality(self, block: Block, named: Stretch) -> Iterator[Detail]:
        """Yield the address that is a place alone below the name of a company, as "Hawally", or with its country."""
        at = block.stretches.index(named)
        own = list(takewhile(lambda s: self._is_place(s, named), block.stretches[at + 1 : at + 1 + _MOST]))
        last = next((n for n, s in enumerate(own) if self.places.ends(s.flat)), None)
        own = own[:1] if last is None else own[: last + 1]
        alone = len(own) == 1 and own[0].flat.strip(" .").isalpha()
        if own and not (alone and (last is not None or not self.found.form.search(named.flat))):
            yield replace(self._joined(own), sure=_BY_PLACE)

    def _before_phone(self, block: Block, named: Stretch, given: frozenset[str]) -> Iterator[Detail]:
        """Yield the place that stands alone between the name of a company, with its legal form, and its telephone."""
        form = self.found.form.search(named.flat)
        at = block.stretches.index(named)
        if form is None or not form.start():
            return
        lines = [Stretch(named.line, named.start + form.end(), named.end), *block.stretches[at + 1 : at + 1 + _MOST]]
        for stretch, below in zip_longest(lines, lines[1:]):
            told = self.places.told.search(stretch.flat)
            place = Stretch(stretch.line, stretch.start, stretch.start + told.start()) if told else stretch
            flat = place.flat.strip(" .,–-|·•")
            after = stretch.flat[told.start() :] if told else below.flat if below else ""
            reached = self.places.told.match(after) and self.found.phone.search(after)
            if reached and self._is_word(flat, given):
                yield replace(self._joined((place,)), value=flat, sure=_BY_PLACE)
            if flat:
                return

    def _is_word(self, flat: str, given: frozenset[str]) -> bool:
        """Say whether a text is one word with a capital that no list says to be something else than a place."""
        word = flat.isalpha() and len(flat) >= _SHORTEST and flat[0].isupper() and not self.places.is_country(flat)
        other = self.found.labels_only(flat) or self.found.no_place.search(flat) or _TRADE.search(flat)
        return word and not other and fold(plain(flat)) not in given

    def _is_place(self, stretch: Stretch, named: Stretch) -> bool:
        """Say whether a line is one word, as the name of a place, or ends in a country; a person has two names."""
        flat = stretch.flat.strip(" .,")
        near = 0 < stretch.line.provision.paragraph - named.line.provision.paragraph <= _MOST
        word = flat.isalpha() and len(flat) >= _SHORTEST and flat[0].isupper()
        known = word or (self.places.ends(flat) and self.places.is_line(flat))
        return near and bool(known) and self._is_free(flat)

    def _joined(self, own: Sequence[Stretch]) -> Detail:
        text = ", ".join(_said(s) for s in own)
        return Detail("address", text, own[0].line, own[0].start, own[0].end, None, _OVER_LINES)


def _said(stretch: Stretch) -> str:
    text = stretch.line.provision.text[stretch.start : stretch.end].strip(" ,.·•").removesuffix(" -").removesuffix(" –")
    return _LATIN.sub("", text) if is_latin(text) else text


def _town(street: Detail, told: Sequence[Detail]) -> str:
    """Return the town that labels of its own give beside a street, with its code as the language writes it."""
    town, code = (next((d.value for d in told if d.name == n and d.value), "") for n in ("town", "postcode"))
    return (f"{code} {town}" if street.line.provision.lang == "fr" else f"{town} {code}").strip() if town else ""
