"""Knows an address: in running text, on a line of its own, or over several lines, street, town and country."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadcontract.extracting.blocks import Stretch
from leadcontract.library.countries import territories
from leadcontract.library.phrases import fold

_WORD = r"[A-Z][\w'’.]*"
_SMALL = r"sur|sous|les?|la|l|de|du|des|d|en|aux|et|lès|of|\d{1,2}\b"
_TOWN = rf"{_WORD}(?:[ -]+(?:{_WORD}|{_SMALL}))*"
_BRITISH = r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"
_CANADIAN = r"\b[A-Z]{2},?\s[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
_STATE = (
    r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT"
    r"|V[TA]|W[AVIY])"
)
_CODE = r"(?<!CS )(?<!BP )(?<!CS)(?<!BP)\b\d{2}\s?\d{3}"
_STOP = r"(?<!\b[A-Z])(?<!\bNo)(?<!\b[SF]t)(?<!\b[RB]d)(?<!\bAve)(?<!\bAv)(?<!\bBlvd)(?<!\bSte)(?<!\bDr)(?<!\bMt)\."
_NO_STREET = re.compile(r"\d{5}\s|\d{1,5},?\s+(?i:jours|days|euros|leads)")
"""What an address does not begin with: a postcode, a figure with its unit."""
_OTHER = re.compile(r"@|www\.|https?:|\.(?:com|fr|net|org|co\.uk|io)\b|\+?\(?\d[\d .()/-]{8,}|[:;=€$£%]", re.I)
"""What no line of an address holds."""
_DASH = re.compile(r"(?<=\s)[–—•·-](?=\s)")
"""What parts an address as a comma does."""
_REACHED = re.compile(r"[\s,]*(?:\b(?i:t[eé]l|phone|ph|mob|mobile|fax|p\.?o\.? box|e-?mail|www)\b|\+\d)")
"""What follows an address on its line."""
_MOST = 5
"""How many lines of an address stand above that of its town at most."""
_SHORTEST = 15
"""No address without the code of its town has fewer signs."""
_LONGEST = 70


class Addresses:
    """The words of addresses, compiled; ``after`` and ``number`` are expressions of what ends one."""

    def __init__(self, words: Mapping[str, str], number: str) -> None:
        after = words["after"]
        dash = rf"\s[–—|-]\s(?!(?:[A-Z]{{1,2}}-)?\d{{2}}\s?\d{{3}}\s|\d{{4}}\s|{words['street']})"
        state = rf"(?:{_STATE}|{words['states']})"
        american = rf"\b{state},?\s\d{{5}}(?:-\d{{4}})?\b"
        dutch = rf"\b\d{{4}}\s?[A-Z]{{2}}\s+{_TOWN}"
        marked = rf"\b[A-Z]{{1,2}}-\s?\d{{4,5}}\s+{_TOWN}"
        self.city = rf"(?:{_CODE}\s*[-–]?\s+{_TOWN}|{marked}|{dutch}|{_BRITISH}|{american}|{_CANADIAN})"
        start = (
            r"(?<!\d\s)(?<![\d.,])\b\d{1,5}[A-Za-z]?(?:\s?[-/]\s?\d+)?,?\s+"
            r"(?:(?i:bis|ter|quater),?\s+)?(?=[A-Za-z]|\d{1,3}(?:st|nd|rd|th)\b)"
        )
        self.street = re.compile(rf"{start}(?:(?!{after}|{dash})[^;|]){{2,90}}?{self.city}")
        self.place = re.compile(
            rf"(?:^|(?<=[,:–-]\s))[A-Z][\w.-]*(?: [\w.'-]+){{0,5}}?(?: \d{{1,4}}[a-z]?)?,\s*{self.city}"
            r"(?:,\s*[A-Z][A-Za-z .]{3,25})?\s*$"
        )
        self.worded = re.compile(
            rf"(?:^|(?<=[,:–-]\s))(?:{words['street']})\b(?:(?!{after}|{dash})[^;|]){{2,90}}?{self.city}"
        )
        self.seat = re.compile(rf"{words['seat']}\s*:?\s*(?=[\dA-Z])")
        self.end = re.compile(rf"\s*(?:[;(]|,?\s*{after}|{_STOP}\s|\.$|{dash}).*$")
        self.beyond = re.compile(rf"[\s,–-]*(?:{number}|\b(?i:france|tel)\b).*$")
        self.town = re.compile(
            rf"(?:[^\d]{{0,40}}{american}|[^\d]{{0,40}}{_CANADIAN}|[^\d]{{0,40}}{_BRITISH}"
            rf"|{_CODE}\s*[-–]?\s+{_TOWN}|{marked}|{dutch}|\d{{4}}\s+{_WORD})"
            r"(?:\W+[A-Z][A-Za-z .]{2,25})?\W*"
        )
        self.streety = re.compile(
            rf"\d{{1,5}}[A-Za-z]?(?:\s?[-/]\s?\d+)?,?\s+[\w'’].*|.*(?<![\w'’-])(?:{words['street']})(?![\w-]).*"
        )

    def within(self, flat: str) -> tuple[int, int] | None:
        """Return where an address begins and ends in a text, None where there is none."""
        flat = flat.replace("|", ",")
        if abroad := self._abroad(flat):
            return abroad
        seat = self.seat.search(flat)
        if seat:
            rest = flat[seat.end() : seat.end() + 160]
            city, stop = re.search(self.city, rest[:130]), self.end.search(rest)
            early = stop is not None and (city is None or stop.start() < city.start())
            size = stop.start() if stop and early else city.end() if city else len(rest)
            cut = stop is not None and early and stop[0].startswith(".") and stop[0].strip(". ") != ""
            enough = city is not None or (size > _SHORTEST and not cut)
            return self._trimmed(seat.end(), rest[:size]) if enough and any(map(str.isdigit, rest[:size])) else None
        for match in self.street.finditer(flat):
            if not _NO_STREET.match(match[0]):
                return self._trimmed(match.start(), match[0])
        other = self.worded.search(flat) or self.place.search(flat)
        numbered = other is not None and any(map(str.isdigit, re.split(self.city, other[0])[0]))
        return self._trimmed(other.start(), other[0]) if other and numbered else None

    def _abroad(self, flat: str) -> tuple[int, int] | None:
        """Return where a line is an address without a postcode: three parts and more, a street, at last a country."""
        flat = _REACHED.split(_DASH.sub(",", flat))[0].rstrip(" .,")
        first = flat.rfind(": ") + 2 if ": " in flat else 0
        *parts, last = flat[first:].split(",")
        known = len(parts) > 1 and len(flat) <= 2 * _LONGEST and _is_country(last)
        return (first, len(flat)) if known and any(self.streety.fullmatch(part.strip()) for part in parts) else None

    def _trimmed(self, first: int, flat: str) -> tuple[int, int]:
        """Return where an address ends without what only follows it, and with its country."""
        tail = self.beyond.search(flat)
        return first, first + len((flat[: tail.start()] if tail and tail.start() > 8 else flat).rstrip(" ,.;–-"))

    def is_line(self, flat: str) -> bool:
        """Say whether a line looks like one of an address: a street, or a town with its code."""
        return bool(self.streety.fullmatch(flat.strip()) or self.town.fullmatch(flat.strip(" .,")))

    def over(self, stretches: Sequence[Stretch]) -> tuple[int, int] | None:
        """Return the first and the last of the stretches that give an address line by line, None where none do."""
        for at, stretch in enumerate(stretches):
            if not self.town.fullmatch(stretch.flat.strip(" .,")) or self.street.search(stretch.flat):
                continue
            above = at
            for up in range(at - 1, max(-1, at - 1 - _MOST), -1):
                flat = stretches[up].flat
                if len(flat) > _LONGEST or _OTHER.search(flat):
                    break
                if self.streety.fullmatch(flat.strip()) and not self.town.fullmatch(flat.strip(" .,")):
                    above = up
            if above < at:
                return above, at + (at + 1 < len(stretches) and _is_country(stretches[at + 1].flat))
        return None


def _is_country(flat: str) -> bool:
    name = fold(flat.strip(" .,"))
    return name in territories() and name != "france"
