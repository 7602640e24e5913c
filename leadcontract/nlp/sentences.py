"""Finds where sentences end in a provision, knowing how lawyers abbreviate."""

from __future__ import annotations

from spacy.tokens import Doc

_STOPS = frozenset(".!?;")
_ABBREVIATIONS = frozenset(
    "art al arts no nos n° cf m mm mme me ste sté éts ets st inc ltd co corp vs sec sect par para p pp e.g i.e etc"
    " l r d c civ com consom soc lit".split()
)


def sentences(doc: Doc) -> list[int]:
    """Return, for each token, the number of its sentence, from 0.

    A stop ends a sentence unless an abbreviation stands before it or a figure or a lower-case word after it;
    ``;`` always does. Empty for an empty Doc.
    """
    numbers: list[int] = []
    current = 0
    last = len(doc) - 1
    for i, token in enumerate(doc):
        numbers.append(current)
        text = token.text
        if text in _STOPS and i < last and (text != "." or _ends(doc, i)):
            current += 1
    return numbers


def _ends(doc: Doc, i: int) -> bool:
    before = doc[i - 1].lower_ if i else ""
    after = doc[i + 1].text[0]
    return before not in _ABBREVIATIONS and not (after.isdigit() or after.islower())
