"""Reads the head of a column of a price list: its bare name, and the currency that it gives the figures below it."""

from __future__ import annotations

import re

from leadcontract.library.quantities import MONEY_SIGN

_ASIDE = re.compile(r"(?<=\w)\s*[(/*].*$")
_AMOUNT = re.compile(r"[\d\s.,]*\d[\d\s.,]*")
_SIGN = re.compile(MONEY_SIGN, re.I)


def bare(head: str) -> str:
    """Return the plain head of a column without what is said beside it: "Prix unitaire" of "Prix unitaire (€ HT)"."""
    return _ASIDE.sub("", head).strip(" :.*")


def with_currency(text: str, head: str) -> str:
    """Return the text of a cell, with the currency of its column behind a figure that has none."""
    sign = _SIGN.search(head)
    return f"{text} {sign[0]}" if sign and _AMOUNT.fullmatch(text) else text
