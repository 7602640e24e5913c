"""Reads the numbers of companies: SIREN and SIRET, VAT, and those of registers and tax offices abroad."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leadcontract.domain.fact import Vocabulary
from leadcontract.domain.language import Bilingual
from leadcontract.library.stated import Spotter, both, door

CHECK_DIGIT = Bilingual("la clé de contrôle de ce numéro est fausse", "the check digit of this number is wrong")
DIGITS = r"\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{5}|[ .]?\d{3}[ .]?\d{2})?(?!\s?\d|,\d)"
"""A SIREN or a SIRET."""
_FOREIGN = (
    r"(?:[A-Z]{0,4}[ -]?\d{1,4}(?:[ .]\d{3}){1,4}(?:[/-]\d{1,4}){0,2}(?![ .]?\d|,\d)|\d{3} \d{4} \d{2}(?: \d{3})?"
    r"|[A-Z]{0,4}[ -]?\d[\dA-Z]*(?:[./-][\dA-Z]{1,10})*)"
    r"(?![\w%€$£])"
)
"""A number of another register, with the letters that it may begin with and its groups."""
_TAX = rf"{_FOREIGN}(?: ?(?:RT ?\d{{4}}|MVA|TVA|MWST|IVA)\b)?"
_LEAST, _LEAST_TAX = 5, 8
"""So many figures and letters has the number of a register, and of a tax office, at least."""
_SHORT = re.compile(r"(?=\w{1,4}\.?$)[A-Za-z]?[a-z]*\.?")
"""A label of one short word that is not in capitals: such words have other meanings."""
_CHECKED = {"gstin": "in_.gstin", "abn": "au.abn"}
"""The check of a number that its label names, in ``stdnum``."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters ``start:end`` of a text: "siren", "number" or "vat"; ``value`` is None where it is wrong.

    A number abroad with letters stands where a SIREN stands, one of figures alone beside it.
    """

    name: str
    start: int
    end: int
    value: str | None


class Numbers:
    """The words of one vocabulary before numbers; ``words`` are their expressions."""

    def __init__(self, vocabulary: Vocabulary, words: Mapping[str, str]) -> None:
        register, court = words["register"], words["court_register"]
        gap = r"[\s:.#°/-]*"
        self.french = re.compile(
            rf"(?:{words['numbers']}|{register})[^\d;]{{0,60}}?(?<!\d)({DIGITS})"
            rf"|(?<!\d)({DIGITS})(?=\s*[-–,]?\s*{register})"
        )
        self.vat = re.compile(
            rf"{words['vat']}[^\d:;]{{0,40}}?[:.\s]\s*([A-Z]{{2}}\s?[0-9A-Z](?:[ .]?[0-9A-Z]){{6,12}}(?![0-9A-Za-z]))"
            r"|(?<![0-9A-Z])(FR\s?[0-9A-Z]{2}\s?\d{3}\s?\d{3}\s?\d{3})(?!\d)"
        )
        self.foreign = re.compile(
            rf"(?P<label>{words['company_number']}){gap}(?P<number>{_FOREIGN})"
            rf"|\b(?P<court>{court}\s?\d{{3,6}}(?: ?[A-Za-z])?)\b"
        )
        self.tax = re.compile(rf"(?P<label>{words['tax_number']}){gap}(?P<number>{_TAX})")
        self.swiss = re.compile(rf"\b(?P<number>CHE[- ]?\d{{3}}[ .]?\d{{3}}[ .]?\d{{3}})\b(?P<tax> ?{words['vat']})?")
        self.taxed = re.compile(rf"{words['vat']}[\s/\w.:-]*$")
        self.insured = Spotter(both(vocabulary.words["insured"]))
        abroad = ("company_number", "court_register", "tax_number")
        self.doors = frozenset(w for name in abroad for p in both(vocabulary.words[name]) for w in door(p))

    def find(self, flat: str, words: frozenset[str]) -> Iterator[Number]:
        """Yield the numbers in a plain text, given its words; a number of another country that is known is checked."""
        from stdnum.fr import siren, siret

        for match in self.french.finditer(flat):
            group = 1 if match[1] else 2
            digits = re.sub(r"\D", "", match[group])
            valid = siren.is_valid(digits) if len(digits) == 9 else siret.is_valid(digits)
            yield Number("siren", *match.span(group), f"{digits[:3]} {digits[3:6]} {digits[6:9]}" if valid else None)
        taken: list[Number] = []
        abroad = () if words.isdisjoint(self.doors) else (self._tax,)
        insured = not abroad or self.insured.search(flat, words)
        for way in (self._vat, self._swiss, *abroad, *(() if insured else (self._foreign,))):
            new = [one for one in way(flat) if not any(t.start < one.end and one.start < t.end for t in taken)]
            taken += new
        yield from taken

    def _vat(self, flat: str) -> Iterator[Number]:
        from stdnum.eu import vat
        from stdnum.gb import vat as british

        for match in self.vat.finditer(flat):
            group = 1 if match[1] else 2
            number = re.sub(r"[\s.]", "", match[group])
            if number[2:].isalpha():
                continue
            valid = british.is_valid(number) if number.startswith("GB") else vat.is_valid(number)
            said = f"{number[:4]} {number[4:7]} {number[7:10]} {number[10:]}" if number.startswith("FR") else number
            yield Number("vat", *match.span(group), said if valid else None)

    def _tax(self, flat: str) -> Iterator[Number]:
        from stdnum import get_cc_module
        from stdnum.gb import vat as british

        for match in self.tax.finditer(flat):
            said = match["number"]
            own = re.sub(r"\W", "", said)
            if len(own) < _LEAST_TAX or _SHORT.fullmatch(match["label"].strip()):
                continue
            label = re.sub(r"\W.*", "", match["label"].lower())
            module = get_cc_module(*_CHECKED[label].split(".")) if label in _CHECKED else None
            module = get_cc_module(own[:2].lower(), "vat") if own[:2].isalpha() else module
            module = british if own.isdigit() and len(own) == 9 and label == "vat" else module
            wrong = module is not None and not module.is_valid(own)
            yield Number("vat", *match.span("number"), None if wrong else _in_ascii(said))

    def _swiss(self, flat: str) -> Iterator[Number]:
        """Yield the Swiss numbers, which are those of the register, and of VAT where the word for it stands beside."""
        from stdnum.ch import uid

        for match in self.swiss.finditer(flat):
            taxed = match["tax"] or self.taxed.search(flat, 0, match.start())
            valid = uid.is_valid(re.sub(r"\W", "", match["number"]))
            yield Number("vat" if taxed else "siren", *match.span("number"), match["number"] if valid else None)

    def _foreign(self, flat: str) -> Iterator[Number]:
        from stdnum.eu import vat

        for match in self.foreign.finditer(flat):
            said = match["court"] or match["number"]
            start, end = match.span("court" if match["court"] else "number")
            short = match["label"] and _SHORT.fullmatch(match["label"].strip())
            few = sum(map(str.isalnum, said)) < _LEAST or not any(map(str.isdigit, said))
            if short or few or self.french.search(match[0]):
                continue
            name = "vat" if vat.is_valid(said) else "siren" if any(map(str.isalpha, said)) else "number"
            yield Number(name, start, end, _in_ascii(said))


def _in_ascii(said: str) -> str:
    """Return a number with its digits, of whatever script, as those of this one."""
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in said)
