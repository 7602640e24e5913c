"""Knows an address: in running text, on a line of its own, or over several lines, street, town and country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.blocks import Stretch
from leadcontract.extracting.places import OTHER, Places
from leadcontract.library.phrases import fold

_WORD = r"[A-Z][\w'’.]*"
_SMALL = r"sur|sous|les?|la|l|de|du|des|d|en|aux|et|lès|of|\d{1,2}\b"
_TOWN = rf"{_WORD}(?:[ -]+(?:{_WORD}|{_SMALL}))*(?: \([A-Z]{{2}}\))?"
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
_COUNTRY = re.compile(r"\s*[,–-]?\s*([A-Z][\w'’-]+(?: [\w'’-]+){0,4})")
_MOST = 5
"""How many lines of an address stand above that of its town at most."""
_SHORTEST = 15
"""No address without the code of its town has fewer signs."""
_LONGEST = 70


class Addresses:
    """The words of addresses, compiled; ``words`` are their expressions, ``form`` is that of legal forms."""

    def __init__(self, vocabulary: Vocabulary, words: Mapping[str, str], form: re.Pattern[str]) -> None:
        self.form = form
        number = "|".join(words[name] for name in ("numbers", "vat", "register"))
        abroad = rf"(?:{words['company_number']}|{words['tax_number']})(?=\W*[A-Z]{{0,3}}-?\d)"
        self.places = Places(vocabulary, f"{number}|{abroad}")
        after = words["after"]
        dash = rf"\s[–—|-]\s(?!(?:[A-Z]{{1,2}}-)?\d{{2}}\s?\d{{3}}\s|\d{{4}}\s|{words['street']})"
        state = rf"(?:{_STATE}|{words['states']})"
        american = rf"\b{state},?\s\d{{5}}(?:-\d{{4}})?\b"
        australian = r"\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT),?\s\d{4}\b"
        dutch = rf"\b\d{{4}}\s?[A-Z]{{2}}\s+{_TOWN}"
        marked = rf"\b[A-Z]{{1,2}}-\s?\d{{4,5}}\s+{_TOWN}"
        self.city = rf"(?:{_CODE}\s*[-–]?\s+{_TOWN}|{marked}|{dutch}|{_BRITISH}|{american}|{australian}|{_CANADIAN})"
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
            rf"(?:[^\d]{{0,40}}{american}|[^\d]{{0,40}}{australian}|[^\d]{{0,40}}{_CANADIAN}|[^\d]{{0,40}}{_BRITISH}"
            rf"|{_CODE}\s*[-–]?\s+{_TOWN}|{marked}|{dutch}|\d{{4}}\s+{_WORD})"
            r"(?:\W+[A-Z][A-Za-z .]{2,25})?\W*"
        )
        self.road = re.compile(rf"(?<![\w'’-])(?:{words['street']})(?![\w-])")
        self.streety = re.compile(
            rf"\d{{1,5}}[A-Za-z]?(?:\s?[-/]\s?\d+){{0,3}},?\s+[\w'’].*|.*(?<![\w'’-])(?:{words['street']})(?![\w-]).*"
        )

    def within(self, flat: str, opened: int = -1) -> tuple[int, int] | None:
        """Return where an address begins and ends in a text, None where there is none; ``opened`` may be its start."""
        coded, abroad = self._coded(flat.replace("|", ",")), self.places.within(flat, self.streety, opened)
        whole = abroad and (coded is None or (abroad[0] <= coded[0] and coded[1] <= abroad[1]))
        return abroad if whole else coded and self._with_country(flat, *coded)

    def _with_country(self, flat: str, first: int, last: int) -> tuple[int, int]:
        """Return where an address ends that the name of its country follows."""
        country = _COUNTRY.match(flat, last)
        words = re.finditer(r"(?<=\w)\b", country[1]) if country else ()
        ends = [m.start() for m in words if country and self.is_abroad(country[1][: m.start()])]
        return first, country.start(1) + max(ends) if country and ends else last

    def _coded(self, flat: str) -> tuple[int, int] | None:
        """Return where a text has an address with the code of its town, or behind words for a seat."""
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

    def _trimmed(self, first: int, flat: str) -> tuple[int, int]:
        """Return where an address ends without what only follows it, and with its country."""
        tail = self.beyond.search(flat)
        return first, first + len((flat[: tail.start()] if tail and tail.start() > 8 else flat).rstrip(" ,.;–-"))

    def is_line(self, flat: str) -> bool:
        """Say whether a line looks like one of an address: a street, or a town with its code."""
        return self._is_street(flat) or bool(self.town.fullmatch(flat.strip(" .,"))) or self.places.is_country(flat)

    def _is_street(self, flat: str) -> bool:
        named = self.form.search(flat)
        return not named and bool(self.streety.fullmatch(flat.strip()) or self.places.is_street(flat))

    def closes(self, flat: str) -> bool:
        """Say whether a line ends an address: a town with its code, or a country."""
        return bool(self.town.fullmatch(flat.strip(" .,"))) or self.places.is_country(flat)

    def has_number(self, flat: str) -> bool:
        """Say whether a line is that of a street, as a word for one tells, and a number."""
        return any(map(str.isdigit, flat)) and bool(self.streety.fullmatch(flat) and self.road.search(flat))

    def over(self, stretches: Sequence[Stretch]) -> tuple[int, int] | None:
        """Return the first and the last of the stretches that give an address line by line, None where none do."""
        return next(self.spans([stretch.flat for stretch in stretches]), None)

    def spans(self, flats: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the first and the last of the lines that give an address each, from its street to its last place."""
        done = -1
        for at, flat in enumerate(flats):
            if not (self.town.fullmatch(flat.strip(" .,")) or self.places.ends(flat)) or self.street.search(flat):
                continue
            above = at
            for up in range(at - 1, max(done, at - 1 - _MOST), -1):
                if len(flats[up]) > _LONGEST or OTHER.search(flats[up]) or self.form.search(flats[up]):
                    break
                numbered = 0 < up == at - 1 and self.places.is_numbered(flats[up])
                street = numbered or self._is_street(flats[up])
                if not street and not self.places.is_line(flats[up]):
                    break
                if street and not self.town.fullmatch(flats[up].strip(" .,")):
                    above = up
            if above < at:
                done = at + (at + 1 < len(flats) and self.is_abroad(flats[at + 1]))
                yield above, done

    def is_abroad(self, flat: str) -> bool:
        """Say whether a line is the name of a country, other than France, which French addresses leave out."""
        return self.places.is_country(flat) and fold(flat.strip(" .,")) != "france"
