"""Knows an address without a postcode: by the parts of its line, of which one is a street or a building."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.lines import is_latin
from leadcontract.library.countries import territories
from leadcontract.library.phrases import fold
from leadcontract.library.stated import any_of, both, plain, words_of

OTHER = re.compile(
    r"@|www\.|https?:|\.(?:com|fr|net|org|co\.uk|io)\b|[:;=€$£%]"
    r"|\+?\(?(?<!\d)(?!\d{5} ?- ?\d{3,4}\b)\d[\d .()/-]{7,}\d",
    re.I,
)
"""What no line of an address holds."""
_MARK = re.compile(r"\s*(?:[|•●▪·]|\s[–—-]\s|,(?!\d)|\s{3,})\s*")
_REACHED = r"\+\s?\d|\S+@|www\."
"""What begins to say, without a word for it, where somebody is reached."""
_NUMBER = r"\s*(?:no\b\.?|No\b\.?|#)?\s*[A-Z]{0,2}-?\d[\w/-]*"
_COMMON = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])")
_SMALL = {"of", "the", "and", "sur", "de", "du", "des", "la", "le", "les", "el", "al", "et", "da", "do", "van", "der"}
_PROSE = 3
"""A part of a line with so many common words is running text."""
_STREET = re.compile(r"[A-Z][\w'’. -]{2,40} \d{1,4}\s?[A-Za-z]?")
_SHORTEST = 8
"""An address in another script has no fewer signs."""
_SPLIT = re.compile(r"\s*[,،、]\s*|\s[–-]\s")
_LONG = re.compile(r"\d{7}")
"""So many figures are no code of a town, nor the number of a house."""
_CODE = re.compile(r"(?<=[a-z]) \d{5,6}$")
_HOUSE = re.compile(r"\d{1,5}[A-Za-z]?(?:[-/]\d+)*")
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{3} \d{2,3}|\d{2}-\d{3}|\d{4}-\d{3}) [^\W\d].*")
_LINE = 400
"""A longer line is running text."""
_LONGEST = 160
_WORDS = 12
"""A part of an address has no more words."""
_NAMED = 5
"""The name of a country has fewer words."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line, from character ``start`` to ``end``, and the mark before it; "" opens what stands apart."""

    start: int
    end: int
    flat: str
    mark: str


class Places:
    """The words of one vocabulary for streets, buildings and countries; ``number`` opens the number of a company."""

    def __init__(self, vocabulary: Vocabulary, number: str) -> None:
        words = vocabulary.words
        street, numbered, box = words["street"], any_of(both(words["numbered"])), any_of(both(words["post_box"]))
        before = (*street["fr"], *both(words["street_abroad"]))
        self.box = re.compile(rf"(?:{box}){_NUMBER}.*")
        self.street = re.compile(
            rf"(?:.*[\s(])?(?:{numbered}){_NUMBER}(?![\w-]).*|.*\b\d{{1,2}}(?:st|nd|rd|th) (?i:floor|cross|block)\b.*"
            rf"|.*\w\s(?:{any_of(street['en'])})(?:\s(?:No\.? )?[\w/-]{{1,5}})?"
            rf"|(?:\d\S*,?\s)?(?:{any_of(before)})\s.*|{self.box.pattern}|No\.?\s?\d[\w/-]*"
        )
        self.number = re.compile(number)
        self.told = re.compile(rf"(?:{_REACHED}|{any_of(both(words['reached']))}|{number})")
        self.streets = words_of(" ".join(plain(word) for word in (*before, *street["en"]))) | _SMALL
        self.state = re.compile(rf"(?:{any_of(both(words['state_of']))})\s+")
        self.countries = frozenset(fold(plain(name)) for name in both(words["countries"]))

    def is_country(self, flat: str) -> bool:
        """Say whether a text is the name of a country, alone."""
        name = fold(flat.strip(" .,()"))
        return any(own in territories() or own in self.countries for own in (name, self.state.sub("", name, count=1)))

    def is_french(self, flat: str) -> bool:
        """Say whether an address names no country, or one where French is spoken by law."""
        from babel.languages import get_official_languages

        words = fold(plain(flat)).replace(",", " ").split()
        ends = [" ".join(words[-n:]) for n in range(1, min(_NAMED, len(words) + 1))]
        known = next((territories()[end] for end in ends if end in territories()), None)
        if known is None:
            return not self.countries.intersection(ends) or "maroc" in ends
        return "fr" in get_official_languages(known, de_facto=True)

    def ends(self, flat: str) -> bool:
        """Say whether a text ends an address: the name of a country, alone or behind a town, or before its code."""
        words = _CODE.sub("", flat.strip(" .,")).split()
        fits = 0 < len(words) <= _WORDS and not OTHER.search(flat)
        return fits and any(self.is_country(" ".join(words[-n:])) for n in range(1, min(_NAMED, len(words) + 1)))

    def is_part(self, flat: str) -> bool:
        """Say whether a text could be a part of an address: few words, each with a capital or a figure."""
        flat = flat.strip(" .,")
        if not flat or not flat[0].isalnum() or len(flat.split()) > _WORDS or OTHER.search(flat) or _LONG.search(flat):
            return False
        proper = not flat[0].islower() or self.street.fullmatch(flat)
        return bool(proper) and self.streets.issuperset(_COMMON.findall(flat)) and not self.told.match(flat)

    def within(self, flat: str, streety: re.Pattern[str], opened: int = -1) -> tuple[int, int] | None:
        """Return where a line gives an address, None where it gives none or goes on as running text.

        It has a street or a building (``streety``, where a country ends it), and a place last. The street is first,
        but where the address is known to begin, at the character ``opened``, places may come before it.
        """
        if len(flat) > _LINE:
            return None
        if not is_latin(self._untold(flat)):
            return self._other_script(flat)
        parts = list(self._parts(flat, opened))
        common = [self._common(part.flat) for part in parts]
        for run in self._runs(parts) if max(common, default=_PROSE) < _PROSE else ():
            own = self._address(run, streety, opened)
            if own and (self._is_last(own[-1]) or not (any(common) or self._goes_on(own[-1], parts))):
                return own[0].start, own[-1].end
        return None

    def is_street(self, flat: str) -> bool:
        """Say whether a line, in whatever script, gives a street or a building as its words tell, or its figures."""
        figured = not is_latin(self._untold(flat)) and self._other_script(flat)
        return bool(self.street.fullmatch(flat.strip()) or figured)

    def _common(self, flat: str) -> int:
        """Return how many common words a part of a line has, where it is neither a street nor says who is reached."""
        if self.told.match(flat) or self.street.fullmatch(flat):
            return 0
        return sum(word not in self.streets for word in _COMMON.findall(flat))

    def is_line(self, flat: str) -> bool:
        """Say whether all parts of a line could be parts of an address."""
        return all(self.is_part(part) or not part for part in _SPLIT.split(flat.strip(" .,")))

    def is_named(self, flat: str) -> bool:
        """Say whether a text behind the label of an address names places alone, a town with its country for one."""
        several = bool(_SPLIT.search(flat.strip(" .,")))
        return self.is_line(flat) and (several or self.ends(flat) or not is_latin(flat))

    def is_numbered(self, flat: str) -> bool:
        """Say whether a line ends in the number of a house, as a street could whose words tell nothing."""
        return bool(_STREET.fullmatch(flat.split(",")[0].strip()))

    def _other_script(self, flat: str) -> tuple[int, int] | None:
        """Return where a line in another script, whose words tell nothing, is an address: by its figures."""
        own = self._untold(flat).rstrip(" .,،-–|•")
        figures = any(map(str.isdigit, own)) and not OTHER.search(own)
        return (0, len(own)) if figures and len(own) >= _SHORTEST else None

    def _untold(self, flat: str) -> str:
        """Return a line in another script up to what says where somebody is reached, or a number."""
        told = None if flat.isascii() else self.told.search(flat)
        return flat[: told.start()] if told else flat

    def _parts(self, flat: str, opened: int) -> Iterator[_Part]:
        """Cut a line at its marks, before what says where somebody is reached, behind a label and at ``opened``."""
        marks = [(m.start(), m.end(), m[0].strip() or "|") for m in _MARK.finditer(flat)]
        marks += [(m.start(), m.start(), "") for m in self.told.finditer(flat)]
        marks += [(m.end(), m.end(), "") for m in re.finditer(r":\s+", flat)] + [(opened, opened, "")] * (opened > 0)
        start, mark = 0, ""
        for first, last, sign in [*sorted(marks), (len(flat), len(flat), "")]:
            own = flat[start:first]
            if own.strip(" .,("):
                begun = start + len(own) - len(own.lstrip(" .,("))
                yield _Part(begun, start + len(own.rstrip(" .,(")), own.strip(" .,("), mark)
            start, mark = max(start, last), sign

    def _is_last(self, part: _Part) -> bool:
        """Say whether nothing of an address follows a part: a country, or a box at the post office."""
        return bool(self.ends(part.flat) or self.box.fullmatch(part.flat))

    def _goes_on(self, last: _Part, parts: Sequence[_Part]) -> bool:
        """Say whether a line goes on in words behind what could be the last part of an address, which is then none."""
        rest = parts[parts.index(last) + 1 :][:1]
        return any(r.mark == "," and any(map(str.isalpha, r.flat)) and not self.told.match(r.flat) for r in rest)

    def _is_town(self, flat: str) -> bool:
        return bool(_TOWN.fullmatch(flat)) and not self.street.fullmatch(flat)

    def _before_town(self, parts: Sequence[_Part]) -> bool:
        """Say whether the first of two parts is a street as its number tells, before a town with its code."""
        return len(parts) > 1 and bool(_STREET.fullmatch(parts[0].flat) and _TOWN.fullmatch(parts[1].flat))

    def _runs(self, parts: Sequence[_Part]) -> Iterator[list[_Part]]:
        """Yield parts that follow one another and could make one address."""
        run: list[_Part] = []
        for at, part in enumerate(parts):
            fits = self.is_part(part.flat)
            if run and (not fits or not part.mark or self._apart(run, parts[at:])):
                yield run
                run = []
            if fits:
                run.append(part)
        yield run

    def _apart(self, run: Sequence[_Part], rest: Sequence[_Part]) -> bool:
        """Say whether a stronger mark parts what follows from an address, and no country ends it there."""
        inner = {part.mark for part in run[1:]}
        if not inner or rest[0].mark in inner:
            return False
        own = takewhile(lambda part: part is rest[0] or (part.mark and self.is_part(part.flat)), rest)
        flats = [part.flat for part in own]
        return not (self.street.fullmatch(flats[0]) or any(map(self.ends, flats)))

    def _address(self, run: Sequence[_Part], streety: re.Pattern[str], opened: int) -> Sequence[_Part]:
        """Return the parts of a run from its first street to its country, its box or its last part, if an address."""
        last = max((n for n, part in enumerate(run) if self.ends(part.flat)), default=-1)
        ways = (self.street,) if last < 0 else (self.street, streety)
        known = [n for n, part in enumerate(run) if any(way.fullmatch(part.flat) for way in ways)]
        streets = (n for n, _ in enumerate(run) if n in known or self._before_town(run[n : n + 2]))
        first = next((n for n in streets if n != last and not self._is_town(run[n].flat)), len(run))
        begun = run[:1] and (run[0].start == opened or _HOUSE.fullmatch(run[0].flat))
        first = 0 if first < len(run) and begun else first
        boxes = [n for n, part in enumerate(run) if self.box.fullmatch(part.flat)]
        own = run[first : max([last, *boxes]) + 1] if last >= 0 else run[first:]
        if not own or own[-1].end - own[0].start > _LONGEST:
            return ()
        if last >= first:
            return own if len(own) > 1 or len(own[0].flat.split()) > _NAMED - 2 else ()
        placed = not self.street.fullmatch(own[-1].flat) or self.box.fullmatch(own[-1].flat)
        figure = any(any(map(str.isdigit, part.flat)) for part in own)
        return own if len(own) > 1 and placed and figure else ()
