"""The lines of a document as facts are looked for in them: plain text beside the text, and what they are quoted as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from leadcontract.domain.document import Provision
from leadcontract.domain.fact import Stated
from leadcontract.domain.finding import Quote
from leadcontract.domain.language import Bilingual
from leadcontract.extracting import boxes
from leadcontract.library.stated import plain, words_of

_ENDS = re.compile(r"(?<=[.;!?])(?<!\b[A-Z]\.)(?<!\b[Mm]\.)(?<!\bart\.)(?<!\bp\.)\s+(?=[A-Z«\"“(\d-])")
_LETTER = re.compile(r"[A-Za-z]\W*[A-Za-z]")
_OTHER = "[\u0370-\u1fff\u3001-\ud7ff\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefc]+"
_OTHER = rf"{_OTHER}(?:[\s\d.,()-]*{_OTHER})*"
_OTHER_SCRIPT = re.compile(rf"\(\s*{_OTHER}\s*\)|(?:[/|·•]|\s[–—-])\s*{_OTHER}|{_OTHER}(?:\s*[/|·•]|\s[–—-]\s)?")
"""Words of other scripts, with the brackets around them, or the mark between them and Latin ones."""
_REACHED = re.compile(r"\S+@\S+|(?:www\.|https?:)\S+|\b(?:tel|fax|phone|mobile|mob|e-?mail|web)\b", re.I)
_BOX = re.compile(r"[☐□❏❑▢]")
_OPEN = re.compile(r"[\[\]{}_☐□❏❑▢]|\.{4,}|…|\b(?:[Xx]{4,}|xxx)\b|^[\W_]*$")


MOST = 6_000
"""How many signs of one paragraph are read: a longer one is no statement of a fact, and would take long."""
_ITEM = 60
"""A line of more signs is no choice with a box beside it."""
_AROUND = 60
"""How many signs a quotation shows before and after what was read, in a sentence that is longer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A provision and what its text states (``boxes``), with accents and, as ``flat``, without, sign for sign.

    ``labels`` are the plain texts of ``names``. ``words`` are those of its text, in lower case.
    """

    provision: Provision
    flat: str
    text: str = ""
    words: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def quote(self, start: int, end: int, pattern: str) -> Quote:
        """Quote characters of the line with the words around them, within the sentence."""
        first, last = self.sentence(start)
        low = self.flat.find(" ", max(first, start - _AROUND), start) + 1 if start - first > _AROUND else first
        high = self.flat.rfind(" ", end, end + _AROUND) if last - end > _AROUND else max(last, end)
        text = self.provision.text
        start, end = low or first, high if high > end else end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        p = self.provision
        label = ", ".join(self.names) or None
        return Quote(text[start:end], p.page, p.within, p.paragraph, start, end, p.lang, pattern, label)

    def sentences(self) -> Iterator[str]:
        """Yield the plain text of each sentence."""
        return (self.flat[start:end] for start, end in pieces(self.flat))

    def sentence(self, at: int) -> tuple[int, int]:
        """Return from where to where the sentence reaches that holds a character."""
        start = 0
        for match in _ENDS.finditer(self.flat):
            if match.end() > at:
                return start, match.start()
            start = match.end()
        return start, len(self.flat)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One statement of a value, or, where ``value`` is None, of a value that may not be taken, and ``why``.

    ``either`` are a date with the day first and with the month first, where the statement leaves it open. ``repeats``
    is the path of the field whose value it is, where it states no other.
    """

    path: str
    value: Stated | None
    quotes: tuple[Quote, ...]
    confidence: float
    why: Bilingual | None = None
    either: tuple[Stated, Stated] | None = None
    repeats: str = ""


def lines(provisions: Sequence[Provision]) -> tuple[Line, ...]:
    """Return the lines of a document in reading order; a table of contents states nothing."""
    known = {p.paragraph: p.text for p in provisions}
    found = []
    for p in provisions:
        if p.place != "contents":
            names = tuple(known[n].rstrip(" :") for n in p.labels if n in known)
            text = boxes.stated(p.text[:MOST])
            flat = _latin(plain(text).replace("：", ":"))
            labels = tuple(_latin(plain(name)).strip() for name in names)
            found.append(Line(p, flat, text, words_of(flat), names, labels))
    return tuple(_ticked(found))


def _ticked(found: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; of several with a box each, the only ticked one is named by the line above them all."""
    above: Line | None = None
    for boxed, group in groupby(found, lambda line: len(line.flat) <= _ITEM and boxes.has_one(line.provision.text)):
        own = list(group)
        ticked = [line for line in own if boxes.is_ticked(line.provision.text)] if boxed and above else []
        for line in own:
            if above and len(own) > 1 and [line] == ticked and not line.names:
                line = replace(line, names=(above.text.rstrip(" :"),), labels=(above.flat.rstrip(" :"),))
            yield line
        above = own[-1]


def _latin(flat: str) -> str:
    """Blank out the words of other scripts beside Latin ones, sign for sign: a form in two languages says all twice.

    They stay where they alone stand behind a label, "Address: …", or beside a telephone number or a mail address.
    """
    if flat.isascii() or not is_latin(_REACHED.sub("", flat)):
        return flat
    return _OTHER_SCRIPT.sub(lambda m: m[0] if _is_value(flat, *m.span()) else " " * len(m[0]), flat)


def _is_value(flat: str, start: int, end: int) -> bool:
    return flat[:start].rstrip().endswith(":") and not _LETTER.search(flat, end)


def is_latin(text: str) -> bool:
    """Say whether a text is in Latin letters, or in none: any other script makes it a text of that script alone."""
    return text.isascii() or bool(_LETTER.search(text))


def is_open(text: str) -> bool:
    """Say whether a text is a blank to fill in: brackets, braces, a row of dots, a box to tick, or no word at all."""
    return bool(_OPEN.search(text.strip()))


def has_boxes(text: str) -> bool:
    """Say whether a text offers boxes to tick: what stands beside them is a choice, not a statement."""
    return bool(_BOX.search(text))


def pieces(flat: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each sentence reaches."""
    start = 0
    for match in _ENDS.finditer(flat):
        yield start, match.start()
        start = match.end()
    yield start, len(flat)
