"""Gives an address the places before its street: "Salmiya, Block 3, Kuwait" begins with its line or behind a name."""

from __future__ import annotations

import re
from dataclasses import replace

from leadcontract.extracting.blocks import Block
from leadcontract.extracting.expressions import Expressions
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.likeness import SHORTEST, bare
from leadcontract.extracting.people import People
from leadcontract.library.stated import plain

_MARK = re.compile(r"\s*([,|•●▪·]|\s[–—-](?=\s))\s*")
_LAST = re.compile(r"\s*([,|•●▪·]|\s[–—-])\s+$")
_LONGEST = 160


class Leading:
    """Reads with the expressions of one vocabulary."""

    def __init__(self, found: Expressions, people: People) -> None:
        self.found = found
        self.people = people

    def whole(self, block: Block, address: Detail, name: Detail | None) -> Detail:
        """Return an address on one line with the places before it, parted by its own marks.

        On the line of a name it begins behind that, and where no legal form ends the name, with a place of one word.
        """
        stretch = next((s for s in block.stretches if s.line is address.line and s.start < address.start), None)
        beside = name is not None and name.line is address.line
        if stretch is None:
            return address
        short = beside and name is not None and not self.found.form.search(plain(name.value or ""))
        flat = address.line.flat
        begun = max(stretch.start, name.end if beside and name else 0)
        inner = {mark[1].strip() for mark in _MARK.finditer(flat, address.start, address.end)}
        coded = re.search(self.found.addresses.city, flat[address.start : address.end]) is not None
        start = address.start
        while before := _LAST.search(flat, begun, start):
            edge = max((mark.end() for mark in _MARK.finditer(flat, begun, before.start())), default=begun)
            part = flat[edge : before.start()].strip()
            strange = bool(inner) and before[1].strip() not in inner
            if strange or not self._is_place(part, coded, name) or (short and " " in part):
                break
            start = edge + flat[edge:].index(part)
        if start == address.start or address.end - start > _LONGEST:
            return address
        said = " ".join(_MARK.sub(_joined, address.line.text[start : address.end]).split()).strip(" .,;")
        return replace(address, value=said, start=start)

    def _is_place(self, part: str, coded: bool, name: Detail | None) -> bool:
        """Say whether a part of a line names a place; before a street with its postcode, a building alone does."""
        found, places = self.found, self.found.addresses.places
        ways = (found.form, found.units, found.titles, found.no_place)
        other = any(way.search(part) for way in ways) or found.labels_only(part) or self.people.is_named(part)
        if not places.is_part(part) or other or places.is_country(part):
            return False
        own, known = bare(part), bare(name.value or "") if name else ""
        if len(own) >= SHORTEST and known and (known.startswith(own) or own.startswith(known)):
            return False
        return not coded or bool(places.street.fullmatch(part) or found.addresses.road.search(part))


def _joined(mark: re.Match[str]) -> str:
    return " - " if mark[1].strip() in "–—-" else ", "
