"""Reads the head of a column of a price list: its bare name, and the currency of the figures below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadcontract.domain.fact import Field
from leadcontract.extracting.lines import Line
from leadcontract.extracting.readers import Value, read

_ASIDE = re.compile(r"(?<=\w)\s*[(/*].*$")
_AMOUNT = re.compile(r"[\d\s.,]*\d[\d\s.,]*")
_SIGNS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "us$": "USD", "hk$": "HKD", "a$": "AUD", "au$": "AUD",
    "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "s$": "SGD", "nz$": "NZD", "₹": "INR", "kd": "KWD", "$": "$",
}  # fmt: skip
_CODES = (
    "EUR|USD|GBP|CHF|CAD|AUD|NZD|HKD|SGD|INR|AED|SAR|QAR|KWD|BHD|OMR|JOD|TND|MAD|DZD|EGP|XOF|XAF|ZAR|JPY|CNY|SEK|NOK"
    "|DKK|PLN|CZK|HUF|RON|TRY|ILS|BRL|MXN|THB|MYR|PHP|IDR|ZMW|KES|NGN|GHS"
)
_SIGN = re.compile(
    r"(?<![A-Za-z])(?:(?i:euros?|us\$|hk\$|au?\$|cad?\$|nz\$|[cs]\$)(?![A-Za-z])|KD(?![A-Za-z])|[€£₹$]"
    rf"|(?:{_CODES})(?![A-Za-z]))"
)
_DOLLARS = {"CAD": r"Canada|Quebec|Ontario", "HKD": r"Hong Kong", "AUD": "Australia", "SGD": "Singapore",
            "NZD": "New Zealand"}  # fmt: skip
"""The dollars that are not those of the United States, and what tells where they are."""
_PLACES = {code: re.compile(rf"\b(?:{words})\b") for code, words in _DOLLARS.items()}
_THOUSANDTHS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND"})
"""Currencies of a thousand parts, in whose amounts a point and three figures tell nothing sure."""


def bare(head: str) -> str:
    """Return the plain head of a column without what is said beside it: "Prix unitaire" of "Prix unitaire (€ HT)"."""
    return _ASIDE.sub("", _SIGN.sub("", head).rstrip(" .:")).strip(" :*")


def currency(lines: Sequence[Line]) -> str | None:
    """Return the only currency that a document names ("EUR"); None where it names none, or several.

    A dollar is that of the country which the document names, and of the United States where it names none.
    """
    found = {_code(sign[0]) for line in lines for sign in _SIGN.finditer(line.flat)}
    if "$" in found:
        others = found & {*_DOLLARS, "USD"}
        placed = {code for code, place in _PLACES.items() if any(place.search(line.flat) for line in lines)}
        dollars = others or placed or {"USD"}
        found = (found - {"$"}) | dollars
    return found.pop() if len(found) == 1 else None


def priced(line: Line, head: str, field: Field, own: str | None) -> list[Value]:
    """Return the price in a cell, in the currency of the cell, of its column, or of the document (``own``)."""
    code = next((_code(sign[0]) for text in (line.flat, head) for sign in _SIGN.finditer(text)), own)
    code = own if code == "$" and own in _DOLLARS else "USD" if code == "$" else code
    blanked = _SIGN.sub(lambda sign: " " * len(sign[0]), line.flat)
    amount = blanked.strip()
    if code in _THOUSANDTHS:
        return []
    if not code or not _AMOUNT.fullmatch(amount):
        return read(line.text, line.provision.lang, field)[:1]
    start = blanked.index(amount)
    found = read(f"{amount} EUR", line.provision.lang, field)[:1]
    return [
        replace(v, value=f"{v.value.removesuffix('EUR')}{code}", start=start, end=start + len(amount))
        for v in found
        if isinstance(v.value, str)
    ]


def _code(sign: str) -> str:
    return _SIGNS.get(sign.lower(), sign.upper())
