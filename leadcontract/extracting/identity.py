"""Reads what identifies a company in a stretch of text: legal form, numbers, capital, address, who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from leadcontract.domain.deal import Money
from leadcontract.domain.fact import Vocabulary
from leadcontract.domain.language import Bilingual
from leadcontract.extracting.capacities import Capacities
from leadcontract.extracting.expressions import EMAIL, PERSON, TOWN, Expressions
from leadcontract.extracting.lines import Line, is_latin, is_open
from leadcontract.extracting.numbers import CHECK_DIGIT
from leadcontract.library import quantities
from leadcontract.library.stated import any_of, both, door, plain

REACHED = frozenset({"mail", "site", "phone"})
"""The details that say where somebody is reached, and alone identify nobody."""
COMPANY = frozenset({"siren", "number", "vat", "address", "capital", "registry", "legal_form"})
"""The details that tell a company, beside a name, from a team or a person."""
IDENTIFY = frozenset({"siren", "vat", "registry", "address", "capital", "signatory"})
"""The details that identify a company in running text; a legal form alone does not."""
_READ = 500
"""Within how many signs a company says its legal form."""
_COMMON = re.compile(r"(?<![\w'’-])[a-z][\w'’-]*\s$")
"""A common word, behind which two letters are no legal form."""
_SEPARATED = re.compile(r"\s*[|•·]\s*")
_LONGEST = 90
"""No name and no capacity has more signs."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What a stretch of a line says of the company it identifies: a field of a party, its value, and the characters.

    ``value`` is None where it may not be taken, and ``why`` says so.
    """

    name: str
    value: str | None
    line: Line
    start: int
    end: int
    why: Bilingual | None = None
    sure: float = 0.97


class Identity:
    """Reads the details of companies with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.labels = {
            name: re.compile(rf"\W*(?:{any_of(both(said))})\s*(?:\([^)]*\)\s*)?(?:[:=]\s*|$)")
            for name, said in vocabulary.details.items()
        }
        self.label_words = frozenset(w for said in vocabulary.details.values() for p in both(said) for w in door(p))
        self.found = Expressions(vocabulary)
        self.attention = re.compile(any_of(both(vocabulary.words["attention"])))
        capacities = any_of(both(vocabulary.words["capacities"]))
        self.jobs = Capacities(vocabulary)
        self.capacities = re.compile(rf",\s+((?:{capacities})(?:\s+(?!et\b|and\b)[\w'’-]+){{0,4}})\W*$")

    def details(self, line: Line, start: int, end: int) -> list[Detail]:
        """Return the details between two characters of a line; what names a cell is read with it."""
        named = next((n for n in reversed(line.names) if self.is_label(plain(n))), "")
        if start or line.flat.endswith(":"):
            named = ""
        prefix = f"{named} : " if named else ""
        text = prefix + line.text[start:end]
        part = _Part(line, start - len(prefix), text, plain(prefix) + line.flat[start:end])
        ways = (self._numbers, self._form, self._capital, self._address, self._signing, self._labelled, self._reached)
        return [detail for way in ways for detail in way(part)]

    def label(self, text: str) -> str | None:
        """Return the detail that a text is the label of, None where it is none."""
        return next((name for name, pattern in self.labels.items() if pattern.match(text)), None)

    def is_label(self, text: str) -> bool:
        """Say whether a text is the label of a detail and nothing more."""
        return any(pattern.fullmatch(text) for pattern in self.labels.values())

    def _numbers(self, part: _Part) -> Iterator[Detail]:
        for one in self.found.numbers.find(part.flat, part.line.words):
            yield part.detail(one.name, one.start, one.end, one.value, None if one.value else CHECK_DIGIT)
        for match in self.found.registry.finditer(part.flat):
            group = 1 if match[1] else 2
            town = self.found.no_town.sub("", match[group])
            if town:
                yield part.detail("registry", match.start(group), match.start(group) + len(town))

    def _form(self, part: _Part) -> Iterator[Detail]:
        match = self.found.form.search(part.flat, 0, _READ)
        if match and (len(match[0]) > 2 or not _COMMON.search(part.flat, 0, match.start())):
            value = self.found.forms[match[0] if match[0] in self.found.forms else match[0].lower()]
            yield part.detail("legal_form", *match.span(), value)

    def _capital(self, part: _Part) -> Iterator[Detail]:
        for match in self.found.capital.finditer(part.flat):
            if own := self.found.amount.match(part.flat, match.end()):
                yield part.detail("capital", *own.span())
                continue
            found = quantities.read(part.text[match.end() :], part.line.provision.lang, Money)
            if found and found[0].start <= 1 and isinstance(found[0].value, Money):
                yield part.detail(
                    "capital", match.end() + found[0].start, match.end() + found[0].end, _amount(found[0].value)
                )

    def _address(self, part: _Part) -> Iterator[Detail]:
        form = self.found.form.search(part.flat, 0, _LONGEST)
        opened = self.labels["address"].match(part.flat) or (form if form and form.start() else None)
        found = self.found.addresses.within(part.flat, opened.end() if opened else -1)
        if found and not is_open(part.flat[slice(*found)]):
            said = _SEPARATED.sub(", ", part.text[slice(*found)]).strip(" .,;(")
            yield part.detail("address", *found, " ".join(said.split()))

    def _signing(self, part: _Part) -> Iterator[Detail]:
        for match in self.found.signs.finditer(part.flat):
            yield part.detail("signatory", *match.span("person"))
            for group in ("first", "then", "last"):
                if match[group]:
                    yield part.detail("capacity", *match.span(group))
                    break

    def _labelled(self, part: _Part) -> Iterator[Detail]:
        """Read what a label names; where that is left empty, a "?" still shows which detail would stand there."""
        for name, pattern in self.labels.items():
            match = pattern.match(part.flat)
            if match is None:
                continue
            rest = part.flat[match.end() :]
            if is_open(rest) or not rest.strip():
                yield part.detail(f"{name}?", 0, match.end(), "")
            else:
                yield from self._detail(name, part, match.end(), rest)
            return

    def _detail(self, name: str, part: _Part, first: int, rest: str) -> Iterator[Detail]:
        size = len(rest.rstrip(" .;,"))
        if name == "person":
            skip = first + self._untitled(rest)
            person = PERSON.match(part.flat[skip:])
            if person:
                company = self.found.form.search(rest)
                last = first + size if company else skip + person.end()
                point = company is not None and first + company.end() == last + 1
                yield part.detail("person", skip, last, part.text[skip : last + 1] if point else None)
                title = self.capacities.match(part.flat, skip + person.end())
                if title:
                    yield part.detail("capacity", title.start(1), title.end(1))
        elif name == "contact":
            cut = re.split(r"\s[–—-]\s|\s*\+?\(?\d|\s*\S+@", rest)[0].rstrip(" ,;(")
            skip = self._untitled(cut)
            if PERSON.match(cut[skip:]) and not self.found.titles.search(cut):
                yield part.detail("contact", first + skip, first + len(cut), sure=0.85)
        elif name == "privacy":
            mail = EMAIL.search(rest)
            shown = mail.span() if mail else (0, size)
            yield part.detail("privacy_contact", first + shown[0], first + shown[1])
        elif name == "address":
            cut = self.found.addresses.end.sub("", rest[:size])
            told = len(cut) > 8 and " " in cut and any(map(str.isdigit, cut))
            if (told or self.found.addresses.places.is_named(cut)) and not list(self._address(part)):
                yield part.detail("address", first, first + len(cut))
        elif name in ("town", "postcode"):
            yield part.detail(name, first, first + size)
        elif name == "registry":
            town = TOWN.match(rest)
            if town and not self.found.registry.search(part.flat):
                yield part.detail("registry", first, first + town.end())
        elif name in ("name", "brand", "capacity") and is_latin(rest):
            cut = re.split(r",|;|\s[–—]\s|\s\(", rest)[0].rstrip(" .;")
            form = self.found.form.match(rest, len(cut) + 2) if rest[len(cut) :].startswith(", ") else None
            cut = rest[: form.end()] if form and name == "name" else cut
            if name == "capacity" and part.base < 0 and not self.jobs.is_shaped(cut):
                return
            if len(cut) <= _LONGEST and not (
                self.attention.match(cut) or (name == "name" and self.found.labels_only(cut))
            ):
                dotted = self.found.form.search(rest)
                whole = cut + "." if dotted and dotted.end() == len(cut) + 1 else cut
                yield part.detail(name, first, first + len(whole), whole if whole.endswith(".") else None)

    def _reached(self, part: _Part) -> Iterator[Detail]:
        """Yield the mail addresses, web sites and telephone numbers: where they stand, somebody is identified."""
        for match in EMAIL.finditer(part.flat):
            if self.found.privacy_mail.match(match[0]):
                yield part.detail("privacy_contact", *match.span())
            else:
                yield part.detail("mail", *match.span(), sure=0.8)
        for match in self.found.site.finditer(part.flat):
            domain = (match[1] or match[2]).lower()
            if not self.found.free_mail.match(domain):
                yield part.detail("site", *match.span(), domain)
        if any(map(str.isdigit, part.flat)) and len(part.flat) < _LONGEST * 2:
            for match in self.found.phone.finditer(part.flat):
                yield part.detail("phone", *match.span())

    def _untitled(self, flat: str) -> int:
        """Return how many characters the civil title takes that a text begins with."""
        match = self.found.civil.match(flat)
        return match.end() if match else 0


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a line, with what names it before it; ``base`` is the character of the line that it begins at."""

    line: Line
    base: int
    text: str
    flat: str

    def detail(
        self,
        name: str,
        first: int,
        last: int,
        value: str | None = None,
        why: Bilingual | None = None,
        sure: float = 0.97,
    ) -> Detail:
        """Return a detail at characters of the part; its value is their text unless it is given, or ``why`` not."""
        said = value if value is not None or why else " ".join(self.text[first:last].split()).strip(" .,;")
        return Detail(name, said, self.line, max(0, self.base + first), max(0, self.base + last), why, sure)


def _amount(money: Money) -> str:
    """Write a capital as a contract prints it: "40 000 euros"."""
    cents = 0 if money.amount == money.amount.to_integral_value() else 2
    amount = f"{money.amount:,.{cents}f}"
    french = amount.replace(",", " ").replace(".", ",")
    return f"{french} euros" if money.currency == "EUR" else f"{amount} {money.currency}"
