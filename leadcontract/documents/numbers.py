"""Tells prospects apart by their telephone numbers, however written, and where a number or a postcode is from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from leadcontract.domain.calling import Key, Place
from leadcontract.library.phrases import fold

_MARKS = re.compile(r"[\s().\-/]+")
_FOREIGN = re.compile(r"(?:\+|00)\d{6,15}")
_LONGEST_PREFIX, _NATIONAL = 3, 10


class Numbers:
    """Reads numbers of the national plan of some places; the first place is that of whatever tells no other."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._home = places[0]
        codes = "|".join(sorted({place.dialling for place in places if place.dialling}))
        self._plan = re.compile(rf"(?:(?:\+|00)(?:{codes})0?|(?:{codes})(?=\d{{9}})|0)?([1-9]\d{{8}})")
        self._postcodes = _longest_first((code, place) for place in places for code in place.postcodes)
        self._prefixes = {prefix: place for place in places for prefix in place.prefixes}
        self._countries = {country: place for place in places for country in place.countries}

    def key(self, phone: str) -> tuple[Key, str]:
        """Return what tells a prospect from others, and what its number says of its place ("" for nothing).

        "+33 6 12…", "0033 6 12…", "06 12…" and the "6 12…" that a spreadsheet leaves are one prospect; what is no
        number is itself. A number from elsewhere says "+".
        """
        if len(phone) == _NATIONAL and phone[0] == "0" and phone.isdigit() and phone.isascii():
            prefix = phone[1:4]
            return int(phone), prefix if prefix in self._prefixes else ""
        digits = _MARKS.sub("", phone)
        number = self._plan.fullmatch(digits)
        if number is not None:
            prefix = number[1][:_LONGEST_PREFIX]
            return int(number[1]), prefix if prefix in self._prefixes else ""
        return fold(phone), "+" if _FOREIGN.fullmatch(digits) else ""

    def place(self, postcode: str, country: str, prefix: str) -> Place | None:
        """Return a place by postcode (of a known country or none), else by country, else by number; None for no place.

        ``country`` is folded; ``prefix`` is what ``key`` says of a number.
        """
        of_country = self._countries.get(country) if country else self._home
        if of_country is None:
            return None
        if postcode and of_country is self._home:
            code = postcode.replace(" ", "")
            code = code.zfill(5) if code.isdigit() else code
            return next((place for opening, place in self._postcodes if code.startswith(opening)), self._home)
        if country:
            return of_country
        return None if prefix == "+" else self._prefixes.get(prefix, self._home)


def _longest_first(pairs: Iterable[tuple[str, Place]]) -> list[tuple[str, Place]]:
    return sorted(pairs, key=lambda pair: -len(pair[0]))
