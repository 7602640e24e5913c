"""The expressions of one field of a deal: its label before a value, its sayings, and what rules a value out."""

from __future__ import annotations

import re
from functools import cache, cached_property

from leadcontract.domain.fact import Field, Reads
from leadcontract.library.stated import any_of, both, door, expression, plain
from leadcontract.library.values import UNIT_WORDS

_ASIDE = r"\s*(?:\([^)]{0,40}\)\s*)?(?:/\s*[^\W\d][^:/|\d]{1,30}(?=[:]))?"
"""What may stand between a label and its colon: a remark in brackets, the label in another language."""
_OPENS = r"(?:^\s*(?:\W*\w{1,3}[.)]\s+)?(?:[^\W\d][^:/|\d]{1,30}/\s*)?|[|·•;,–—(>]\s*|[.!?]\s+|(?<=\d)\s+|\s-\s)"
_TWIN = r"[^\W\d][^:/|\d]{1,30}"
"""A label in another language."""
UNITS = frozenset(plain(word).split()[-1] for words in UNIT_WORDS.values() for word in words) | {"net"}
"""The words of units of time, and "net", by which a payment term opens."""
_UNIT = rf"\b(?i:{'|'.join(sorted(UNITS - {'net'}, key=len, reverse=True))})\b"
_PLACE = r"[A-Z][\w'’-]+(?:[ -](?:(?:of|the|and|de|du|des|la|et)[ -])*[A-Z][\w'’-]+)*"
_SLOTS: dict[Reads, str] = {
    "code": r"[A-Z]{1,6}[-_/ ]?\d[\w/-]{2,}|\d{2,}[-/]\d[\w/-]*|\d{4,}",
    "date": r"(?:\d|[A-Za-z]{3,9}\.?\s\d)[^;]{4,26}", "period": r"[^;]{12,70}",
    "money": r"(?:\(\s*)?(?:[€$£]|\bEUR|\bUSD|\bGBP)?\s?\d[\d\s.,]*\s?(?:€|\$|£|(?i:eur(?:os?)?|usd|gbp)\b)?(?:\s*\))?",
    "duration": rf"[\w-]+(?:[ -][\w-]+){{0,2}}?[\s-]*(?:\(\s*[\w ]+\s*\)[\s-]*)?(?:[\w-]+[ -])?{_UNIT}(?: [\w-]+)?"
    r"|(?i:net)[\s-]?\d{1,3}",
    "integer": r"(?:\w+[\s-]){0,2}?\(?\s*(?:\d[\d\s.,]*|\w+)\s*\)?",
    "percentage": r"\d[\d.,]*\s*(?:%|pour cent|per ?cent)",
    "text": r"[^.;]{3,160}",
    "countries": rf"{_PLACE}(?:(?:,|\s&|\s(?:et|and)\b)\s*(?:(?:the|la|le|les|l'|en|au|aux|in)\s*)*{_PLACE})*",
}  # fmt: skip
"""What may stand in the place of a value in running text; what stands there is then read as that value."""


class Finder:
    """The expressions of one field, each compiled when it is first needed.

    ``alone`` is its label and nothing else, ``inline`` before its value, ``opening`` before a value without a colon.
    """

    def __init__(self, field: Field) -> None:
        self.field = field
        self.label = any_of(both(field.labels))
        self.columns = any_of(both(field.columns)) if both(field.columns) else None
        choice = any_of(p for words in field.choices.values() for p in both(words) if not p.startswith("="))
        several = rf"(?:{choice})(?:(?:[\s,/]|\b(?i:et|ou|and|or|par|by|des?)\b)+(?:{choice}))*"
        self.slot = several if field.reads == "words" else _SLOTS.get(field.reads) or choice

    @cached_property
    def alone(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?:{_TWIN}/\s*)?(?:{self.label})\s*(?:\([^)]{{0,40}}\)\s*)?(?:/\s*{_TWIN})?\W*")

    @cached_property
    def inline(self) -> re.Pattern[str]:
        return re.compile(rf"{_OPENS}(?P<label>{self.label}){_ASIDE}(?:[:=]|\s[–—-]\s)\s*(?=\S)")

    @cached_property
    def opening(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?P<label>{self.label}){_ASIDE}(?:\s+|(?<=[#°])\s*)(?=\S)")

    @cached_property
    def column(self) -> re.Pattern[str]:
        return re.compile(self.columns or "(?!)")

    @cached_property
    def row(self) -> re.Pattern[str]:
        return re.compile(any_of(both(self.field.rows)))

    @cached_property
    def unless(self) -> re.Pattern[str]:
        return re.compile(any_of(both(self.field.unless)))

    @cached_property
    def apart(self) -> re.Pattern[str]:
        return re.compile(any_of(both(self.field.apart)))

    @cached_property
    def needs(self) -> re.Pattern[str]:
        return re.compile(any_of(both(self.field.needs)) if both(self.field.needs) else "")

    @cached_property
    def stops(self) -> re.Pattern[str]:
        return re.compile(rf"\s*[,(–—]?\s*(?:{any_of(both(self.field.stops))})")

    @cached_property
    def holds(self) -> re.Pattern[str]:
        return re.compile(any_of(both(self.field.holds)) if both(self.field.holds) else "")

    @cached_property
    def qualified(self) -> re.Pattern[str]:
        return re.compile(any_of(both(self.field.qualified)))

    @cached_property
    def said_words(self) -> frozenset[str] | None:
        """The words of which a line holds one at least, where the value is one of the choices; None elsewhere."""
        choices = [p for words in self.field.choices.values() for p in both(words)]
        told = [door(p) for p in choices if self.field.reads in ("word", "words", "phrase")]
        return frozenset(w for words in told for w in words) if told and all(told) else None

    @cache  # noqa: B019 - as many as there are phrases
    def tail(self, phrase: str) -> re.Pattern[str] | None:
        """Return the expression of what stands behind the value of a saying, None where something stands before it."""
        return re.compile(expression(phrase.removeprefix("{}").lstrip())) if phrase.startswith("{}") else None

    @cache  # noqa: B019 - as many as there are phrases
    def says(self, phrase: str) -> re.Pattern[str]:
        """Return the expression of a saying, with what may stand for the value."""
        return re.compile(expression(phrase, self.slot))
