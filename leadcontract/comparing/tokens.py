"""Cuts provisions into words to compare: numbers of paragraphs, case, quotation marks and references aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leadcontract.domain.document import Provision
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Weights

REFERENCE = "§"
"""What stands for the number of another place of the same document, which rightly follows when places move."""
_LABEL = re.compile(
    r"(?:(?i:article|clause|section)\s+)?\d{1,2}(?:\.\d{1,2}){0,4}\s?(?:[.)°]|[-–—:])\s*[-–—]?\s*(?=\D)"
    r"|(?:(?i:article|clause|section)\s+)\d{1,2}(?:\.\d{1,2}){0,4}\s+(?=\D)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\s+(?=[A-ZÀ-Ý«“\"(\[])(?!EUR\b|USD\b|GBP\b|HT\b|TTC\b)"
    r"|\(?(?:[a-z]|[ivx]{1,4})\)\s*|[•●○▪◦■–—*-]\s+|o\s(?=[A-Za-zÀ-ÿ])"
)
_WORD = re.compile(
    r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+['’]|[^\W\d_]+(?:[-‐‑][^\W\d_]+)*|\S"
)
_LEADERS = re.compile(r"(?:[.…_]{6,}|(?: \.){4,})\s*\d*$")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
                        "‐": "-", "‑": "-", "…": "."})  # fmt: skip
_LINKS = frozenset((",", "et", "and", "ou", "or", "à", "to", "-", "/", "sur", "of"))
_LAW = frozenset(("du", "de", "des", "d'", "of"))
_FAR = 8
"""How many words past a number may say that it is of another text: "28, paragraph 4, of the GDPR"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark at ``start:end`` of a paragraph; ``key`` is what is compared, ``said`` what it reads."""

    key: str
    said: str
    paragraph: int
    start: int
    end: int


def tokens(provision: Provision, weights: Weights) -> tuple[Token, ...]:
    """Return the words of a provision; none for a line of a table of contents, or a number alone."""
    text = provision.text
    if provision.place == "contents" or _LEADERS.search(text):
        return ()
    label = _LABEL.match(text)
    found = [
        Token(match[0].casefold().translate(_PLAIN), match[0], provision.paragraph, match.start(), match.end())
        for match in _WORD.finditer(text, label.end() if label and label.end() < len(text) else 0)
    ]
    for at in _references(found, provision.lang, weights):
        one = found[at]
        found[at] = Token(REFERENCE, one.said, one.paragraph, one.start, one.end)
    return tuple(found)


def _references(found: Sequence[Token], lang: Lang, weights: Weights) -> list[int]:
    """Return which words are numbers of places of the document itself: "articles 12 and 14", "page 3 of 20"."""
    words, own = frozenset(weights.references[lang]), frozenset(weights.own[lang])
    told: list[int] = []
    at = 0
    while at < len(found):
        if found[at].key not in words:
            at += 1
            continue
        at, numbers = at + 1, []
        while at < len(found):
            if _NUMBER.fullmatch(found[at].key):
                numbers.append(at)
            elif not numbers or found[at].key not in _LINKS or not _goes_on(found, at):
                break
            at += 1
        if numbers and not _of_law(found, at, own):
            told += numbers
    return told


def _goes_on(found: Sequence[Token], at: int) -> bool:
    return at + 1 < len(found) and bool(_NUMBER.fullmatch(found[at + 1].key))


def _of_law(found: Sequence[Token], at: int, own: frozenset[str]) -> bool:
    """Whether a number is of another text: what follows names one that is not the document."""
    for i in range(at, min(at + _FAR, len(found))):
        key = found[i].key
        if key in _LAW:
            after = [one.key for one in found[i + 1 : i + 4]]
            return not own.intersection(after[:3]) and bool(after)
        if not (key in "(),§" or _NUMBER.fullmatch(key) or len(key) == 1 or key.startswith(("parag", "alin"))):
            return False
    return False
