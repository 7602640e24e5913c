"""Knows a side by what documents call it: at the head of a block, of a signature, or where a text defines it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.fact import Vocabulary, Words
from leadcontract.extracting.expressions import EMAIL, Expressions
from leadcontract.extracting.lines import Line, is_latin, is_open
from leadcontract.library.stated import any_of, both, door, words_of

Who = Literal["client", "provider", "issued", "received", "maker", "addressee", "stranger"]
_LONG = 60
"""A line of more words is running text, and the head of nothing."""
_READ = 160
"""How many signs are read to know whether a text begins with a name."""
_QUOTED = re.compile(r"[\"“”«»]")
_SPACED = re.compile(r"\b(?:[A-Z] ){3,}[A-Z]\b")
_NAME = re.compile(r"[^\W\d_]|\d")
CAPITALS = re.compile(r"[A-Z][\w'’&.-]*(?:\s+(?:(?:de|du|des|la|le|les|et|and|of|&)\s+)*[A-Z0-9][\w'’&.-]*){0,6},?\s*$")
"""The words with capitals that end before a legal form."""
_CODE = re.compile(r"[A-Z\d]+(?:[-_/][A-Z\d]+)*[-_/]\d{2,}")
"""A reference, and no name: "FA-2024-001"."""

_BRAND = re.compile(r"L(?:a|e|es) [A-Z][\w'’-]+(?: (?:(?:de|du|des|la|le|les|et|&) )*(?:[ldLD]['’])?[A-Z][\w'’-]+)+")
_FIGURES = re.compile(r"(?<!\d)(?:\d{6}|\d{3}[ .]\d{3})")
"""No name holds the number of a register, but that of a numbered company, which begins with it: "123456 B.C. Ltd."."""
_STOP = re.compile(r"[a-z]{4,}\.\s+[A-Z]")
"""The end of a sentence, or of a title before it: no name holds one."""


@dataclass(frozen=True, slots=True)
class Head:
    """A line that says whose identity follows: beside it from character ``rest`` on, or below where that is None.

    ``who`` is a side, or "issued" and "received" ("Issued by", "Issued to"), or "maker" and "addressee" ("From",
    "To"), or "stranger" ("Ship to"): neither party, or none new.
    """

    who: Who
    signing: bool
    line: Line
    rest: int | None


class Sides:
    """The words for both sides, compiled; ``defined`` closes the identity of a side in running text."""

    def __init__(self, vocabulary: Vocabulary, found: Expressions) -> None:
        words = vocabulary.words
        self.found = found
        before = rf"(?:(?P<signing>{any_of(both(words['signing']))})\s*[–—-]?|{any_of(both(words['before']))})?"
        some = rf"(?:(?:{any_of(both(words['before']))})\s*)*"
        self.heads: dict[Who, re.Pattern[str]] = {}
        self.defined: dict[Side, re.Pattern[str]] = {}
        self.means: dict[Side, re.Pattern[str]] = {}
        article = r"(?:(?i:le|la|les|the)\b\s*|(?i:l')\s*)?"
        quote = r"[\"“”«»*'‘]"
        opens, company = any_of(both(words["term"])), any_of(both(words["open_party"]))
        roles = any_of(phrase for side in SIDES for phrase in both(vocabulary.roles[side]))
        self.role_words = frozenset(w for side in SIDES for p in both(vocabulary.roles[side]) for w in door(p))
        known_any = rf"{article}(?:{roles})"
        for side in SIDES:
            role = any_of(both(vocabulary.roles[side]))
            head = rf"(?:{some}{before}\s*{some}(?:{role})|(?:{any_of(both(vocabulary.heads[side]))}))"
            self.heads[side] = _head(head)
            known = rf"{quote}*\s*{article}{quote}*\s*(?:{role})\s*{quote}*"
            self.defined[side] = re.compile(
                rf"(?:{any_of(both(words['defined']))})\s*,?\s*(?:{quote}[^\"”»]{{1,30}}{quote}+\s*(?i:ou|or|et|and)\s*)?{known}"
                rf"|\(\s*(?:(?i:the|each|collectively)\s+)?{quote}\s*{article}(?:{role})\s*{quote}"
            )
            self.means[side] = re.compile(
                rf"(?:^|\.\s)\W*(?:[\w.]{{1,5}}\s)?(?:(?:{opens})\s*)?{article}{quote}+\s*{article}(?:{role})\s*{quote}+"
                rf"\s*,?\s*(?i:designe|signifie|on entend|means|refers to|:)\s*(?:{company})?\s*"
            )
        joined: dict[Who, Words] = {"stranger": words["strangers"]}
        addressed: tuple[Who, ...] = (*SIDES, "issued", "received")
        joined |= {who: vocabulary.heads[who] for who in addressed}
        self.joined: dict[Who, re.Pattern[str]] = {
            who: re.compile(rf"\W*(?:{any_of(p for p in both(said) if ' ' in p)})\s+(?=[A-Z])")
            for who, said in joined.items()
        }
        others: tuple[Who, ...] = ("issued", "received", "maker", "addressee")
        self.heads |= {who: _head(f"(?:{any_of(both(vocabulary.heads[who]))})") for who in others}
        self.heads["stranger"] = _head(f"(?:{any_of(both(words['strangers']))})")
        heading = [*vocabulary.roles.values(), *vocabulary.heads.values(), words["strangers"]]
        doors = {word for said in heading for phrase in both(said) for word in door(phrase)}
        self.head_words = frozenset(doors | {f"{word}s" for word in doors})
        self.no_party = re.compile(any_of(both(words["no_party"])))
        signing = any_of(both(words["signing"]))
        self.signs: dict[Side, str] = {
            side: rf"(?:{signing})\s*{article}(?:{any_of(both(vocabulary.roles[side]))})\b" for side in SIDES
        }
        self.any_defined = re.compile(
            rf"\(\s*(?:(?i:the|each|collectively|hereinafter)\s+)*[\"“«][^)]{{1,80}}\)"
            rf"|(?:{any_of(both(words['defined']))})\s*,?\s*(?:{article}{quote}+[^\"”»]{{1,60}}{quote}+|{known_any})"
        )
        self.goes_on = re.compile(rf"\s*,?\s*(?={any_of(both(words['goes_on']))})")
        self.next_party = re.compile(r"[;,]?\s(?i:and|et)\s+(?=[A-Z\d])|;\s")
        self.opened = re.compile(rf"(?:^|(?:{any_of(both(words['open_party']))}))[\s,:;()\d./-]*$")
        self.short = re.compile(rf"{quote}+\s*{article}{quote}*([^\"“”«»*]{{2,40}}?)\s*{quote}")
        self.bare = re.compile(rf"\s{article}([A-Z][\w -]{{2,40}})\s*$")
        number = r"(?:\(?(?:\d{1,2}|[a-z])\s?[.)/]\s?[-–—]?\s*)?"
        self.opens = re.compile(
            rf"^{number}(?:\W*\b(?:{any_of(both(words['open_party']))}))*[\s,;:–—.-]*{number}"
            rf"(?:(?:{any_of(both(words['titles']))})\s+(?=[A-Z])|(?i:la|l'|the)\s+(?={found.form.pattern}))?"
        )
        self.trading = re.compile(rf"(?:{any_of(both(words['trading']))})\s+")
        self.anybody = re.compile(any_of(both(words["anybody"])))
        self.between = re.compile(r"\b(?i:between|among|entre(?: les soussigne\w*)?)\b\s*:?\s*")

    def head(self, line: Line) -> Head | None:
        """Return what a line is the head of, None for running text."""
        flat = line.flat
        if len(flat) > _LONG * 8 or len(flat.split()) > _LONG:
            return None
        flat = _SPACED.sub(lambda m: m[0].replace(" ", ""), flat) if _SPACED.search(flat) else flat
        if flat == line.flat and line.words.isdisjoint(self.head_words):
            return None
        spaced = len(flat) < len(line.flat)
        for who, pattern in self.heads.items():
            match = pattern.match(flat)
            if match and who in ("maker", "addressee") and flat[0].islower():
                continue  # the end of a sentence: "… à : Paris"
            if match:
                rest = None if match.end() == len(flat) or spaced else match.end()
                if rest is not None and (is_open(flat[rest:]) or self.name_end(flat[rest:]) == 0):
                    return None
                return Head(who, bool(match.groupdict().get("signing")), line, rest)
        return next(
            (Head(who, False, line, m.end()) for who, m in self._joined(flat) if self._opens(who, flat[m.end() :])),
            None,
        )

    def opens_other(self, line: Line, who: Who) -> bool:
        """Say whether a line begins with the head of another and goes on with a name: "Issued by Alder Leads"."""
        return any(other != who for other, _ in self._joined(line.flat))

    def _joined(self, flat: str) -> Iterator[tuple[Who, re.Match[str]]]:
        """Yield the heads of several words that a line begins with, and no sign parts from what follows."""
        return ((who, match) for who, pattern in self.joined.items() if (match := pattern.match(flat)))

    def _opens(self, who: Who, flat: str) -> bool:
        """Say whether a head without a colon goes on with a company, or with whom a paper is addressed to."""
        return self._formed(flat) or (who == "received" and self.name_end(flat) == len(flat.rstrip()))

    def _formed(self, flat: str) -> bool:
        size = self.name_end(flat)
        return bool(size and self.found.form.search(flat[:size]))

    def _of_company(self, name: str) -> bool:
        """Say whether a name with an article goes on with a capital and ends in a legal form: "The Old Mill Ltd"."""
        form = self.found.form.search(name)
        return bool(form and form.end() == len(name) and re.match(r"[A-Z]\w+ [A-Z]\w+ .*[A-Z]", name))

    def _is_brand(self, name: str) -> bool:
        """Say whether a name with an article goes on in capitals, and names no side: "La Maison du Thé"."""
        return bool(_BRAND.fullmatch(name)) and self.role_words.isdisjoint(words_of(name))

    def can_name(self, flat: str) -> bool:
        """Say whether a line can begin with the name of a company, and is none of an address."""
        placed = self.found.addresses.is_line(flat) and not self.found.form.search(flat)
        return not placed and bool(self.name_end(flat))

    def called(self, flat: str) -> str:
        """Return the short name in a definition such as (the "Company"), "" where it gives none."""
        match = self.short.search(flat) or self.bare.search(flat)
        return match[1].strip(" '") if match else ""

    def _with_form(self, flat: str, comma: int) -> int:
        """Return where a name ends that a comma stands in: behind a short form that belongs to it, as in "X, Inc."."""
        form = self.found.form.match(flat, comma + 2)
        known = form and (self.found.forms.get(form[0]) or self.found.forms.get(form[0].lower()))
        return form.end() if form and known and not (" " in known and known[0].islower()) else comma

    def name_end(self, flat: str) -> int:
        """Return how many characters of a text are the name that it begins with, behind blanks; 0 for none."""
        blank = len(flat) - len(flat.lstrip())
        size = self._name_size(flat[blank : blank + _READ])
        return size and blank + size

    def _name_size(self, flat: str) -> int:
        cut = self.found.name_end.search(flat)
        name = flat[: cut.start()] if cut else flat
        if cut and cut[0].lstrip().startswith(":"):
            return 0
        if cut and cut[0].lstrip().startswith(","):
            name = flat[: self._with_form(flat, cut.start())]
        form = self.found.form.search(name)
        if form and form.start() > 3 and form.end() < len(name):
            name = name[: form.end()]
        words = name.split()
        fits = 0 < len(words) <= 8 and len(name) <= 70 and _NAME.match(name) and not name[0].islower()
        if (
            not fits
            or (self.found.no_name.match(name) and not self._of_company(name) and not self._is_brand(name))
            or self.found.civil.match(name)
            or is_open(flat)
        ):
            return 0
        if (
            (_QUOTED.search(name) and (is_latin(name) or not self.found.form.search(name)))
            or self.found.labels_only(name)
            or self.found.form.fullmatch(name)
            or self.found.titles.search(name)
            or (self.found.units.search(name) and not form)
            or _CODE.fullmatch(name)
            or _STOP.search(name)
            or _FIGURES.search(name, 1 if form else 0)
            or EMAIL.search(name)
            or self.found.number_label.fullmatch(name)
            or self.found.addresses.places.is_country(name)
            or (any(map(str.isdigit, name)) and self.found.addresses.places.number.search(name))
        ):
            return 0
        capital = sum(not w[0].islower() for w in words if w[0].isalpha())
        return len(name.rstrip()) if capital * 2 >= len([w for w in words if w[0].isalpha()]) and capital else 0


def _head(words: str) -> re.Pattern[str]:
    """Return the expression of a line that begins with a head: alone, or before a colon or a dash, in two languages."""
    twin = r"[^\W\d][\w' ]{1,30}"
    return re.compile(
        rf"^\W*(?:[A-Z0-9][.)]?\s+)?(?:{twin}/\s*)?{words}(?:(?<=:)\s*|s?\s*(?:\([^)]{{0,40}}\)\s*)?(?:/\s*{twin})?"
        r"(?:[:]\s*|\s[–—-]\s|\W*$))"
    )
