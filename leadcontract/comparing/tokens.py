"""Cuts provisions into words to compare: numbers of paragraphs, case, quotation marks and references aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from leadcontract.domain.document import Provision
from leadcontract.domain.library import Weights

REFERENCE = "§"
"""What stands for the number of another place of the same document, which rightly follows when places move."""
_LABEL = re.compile(
    r"(?:(?i:article|clause|section)\s+)?\d{1,2}(?:\.\d{1,2}){0,4}(?:\s?(?:bis|ter))?\s?(?:[.)°]|[-–—:])\s*[-–—]?\s*(?=\D)"
    r"|(?:(?i:article|clause|section)\s+)\d{1,2}(?:\.\d{1,2}){0,4}\s+(?=[A-ZÀ-Ý«“\"])"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\s+(?=[A-ZÀ-Ý«“\"(\[])(?!EUR\b|USD\b|GBP\b|HT\b|TTC\b)"
    r"|\(?(?:[a-z]|[ivx]{1,4})\)\s*|[•●○▪◦■–—*-]\s+|o\s(?=[A-Za-zÀ-ÿ])"
)
_WORD = re.compile(
    r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+['’]|[^\W\d_]+(?:[-‐‑][^\W\d_]+)*|\S"
)
_LEADERS = re.compile(r"(?:[.…_]{4,}|(?: \.){4,})\s*\d*$")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
                        "‐": "-", "‑": "-", "…": "."})  # fmt: skip
_LINKS = frozenset((",", "et", "and", "ou", "or", "à", "to", "-", "/", "sur", "of"))
_LAW = frozenset(("du", "de", "des", "d'", "of"))
_FAR = 8
"""How many words past a number may say that it is of another text: "28, paragraph 4, of the GDPR"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark at ``start:end`` of a paragraph.

    ``word`` is what is compared: in lower case, without hyphens, marks made plain. ``refers``: it is the number of
    another place of the document, ``counted`` that Word counts it by itself.
    """

    word: str
    paragraph: int
    start: int
    end: int
    refers: bool = False
    counted: bool = False

    @property
    def key(self) -> str:
        """What a passage is known by, wherever the places that it refers to are now."""
        return REFERENCE if self.refers else self.word


def is_entry(text: str) -> bool:
    """Whether a line is an entry of a table of contents, with its leaders."""
    return _LEADERS.search(text) is not None


def tokens(provision: Provision, weights: Weights, counted: int = 0) -> tuple[Token, ...]:
    """Return the words of a provision, less its own number; the number of a page is none of them.

    ``counted`` is how many numbers of it Word counts: they are known where they are all its references.
    """
    text = provision.text
    label = _LABEL.match(text)
    found = [
        Token(_plain(match[0]), provision.paragraph, match.start(), match.end())
        for match in _WORD.finditer(text, label.end() if label and label.end() < len(text) else 0)
    ]
    numbers = _references(found, weights)
    pages = [word for said in weights.pages.values() for word in said]
    sure = len(numbers) == counted
    return tuple(
        replace(token, refers=i in numbers, counted=sure and i in numbers)
        for i, token in enumerate(found)
        if numbers.get(i) not in pages
    )


def _plain(word: str) -> str:
    plain = word.casefold().translate(_PLAIN)
    return plain.replace("-", "") if len(plain) > 1 else plain


def _references(found: Sequence[Token], weights: Weights) -> dict[int, str]:
    """Return which words are numbers of places of the document ("articles 12 and 14"), and the word before them."""
    words, own = (frozenset(w for said in group.values() for w in said) for group in (weights.references, weights.own))
    told: dict[int, str] = {}
    at = 0
    while at < len(found):
        if found[at].word not in words:
            at += 1
            continue
        named, at, numbers = found[at].word, at + 1, list[int]()
        while at < len(found):
            if _NUMBER.fullmatch(found[at].word):
                numbers.append(at)
            elif not numbers or found[at].word not in _LINKS or not _goes_on(found, at):
                break
            at += 1
        if numbers and not _of_law(found, at, own):
            told.update(dict.fromkeys(numbers, named))
    return told


def _goes_on(found: Sequence[Token], at: int) -> bool:
    return at + 1 < len(found) and bool(_NUMBER.fullmatch(found[at + 1].word))


def _of_law(found: Sequence[Token], at: int, own: frozenset[str]) -> bool:
    """Whether a number is of another text: what follows names one that is not the document."""
    for i in range(at, min(at + _FAR, len(found))):
        key = found[i].word
        if key in _LAW:
            after = [one.word for one in found[i + 1 : i + 4]]
            return not own.intersection(after[:3]) and bool(after)
        if not (key in "()," or _NUMBER.fullmatch(key) or len(key) == 1 or key.startswith(("parag", "alin"))):
            return False
    return False
