"""The differences of a passage, each with the sentence it stands in, before and after, and who that sentence binds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.comparison import Passage
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Called, Phrases, Weights
from leadcontract.library.phrases import pattern

_STOPS = (".", ";", "!", "?")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_CLITIC = re.compile(r"\b\w{1,2}['’]$")
"""What is written in one with the word after it: « s’efforce »."""
_MEMBER = re.compile(r"[,;:.]\s")
_OF = re.compile(
    r"(?:\b(?:of|to|by|with|from|for|against|between|and|or|et|ou|à|par|pour|de|avec|contre|chez)\s+(?:the\s+)?|\bthe\s+other\s+)$",
    re.I,
)

_OBLIQUE = ("du", "au")
_SHOWN = 12
"""How many words of a change its reason repeats at most."""
BECOMES = Bilingual("« {gone} » devient « {new} »", "“{gone}” becomes “{new}”")
ADDED = Bilingual("« {new} » ajouté", "“{new}” put in")
REMOVED = Bilingual("« {gone} » retiré", "“{gone}” taken out")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words that went and words that came in one place; ``before`` and ``after`` are the sentences around them.

    ``lead`` is what the sentence says up to them, in the version that was sent, and ``come`` in the one that came
    back, both with the words themselves. ``at`` and ``now`` are where the words begin in the two sentences.
    """

    lang: Lang
    gone: str
    new: str
    before: str
    after: str
    lead: str
    come: str
    at: int
    now: int

    @property
    def apart(self) -> bool:
        """Whether what came in is sentences of its own."""
        return not self.gone and self.new == self.after.strip() and self.new.endswith(_STOPS)


def hunks(passage: Passage) -> Iterator[Hunk]:
    """Yield the differences of a passage, in order."""
    one = two = 0
    before = "".join(piece.text for piece in passage.pieces if piece.kind != "new")
    after = "".join(piece.text for piece in passage.pieces if piece.kind != "gone")
    for same, group in groupby(passage.pieces, key=lambda piece: piece.kind == "same"):
        own = list(group)
        gone = "".join(piece.text for piece in own if piece.kind != "new")
        new = "".join(piece.text for piece in own if piece.kind != "gone")
        if not same:
            clitic = _CLITIC.search(before[:one])
            elided = clitic[0] if clitic and after[:two].endswith(clitic[0]) else ""
            (a, b), (c, d) = _around(before, one, one + len(gone)), _around(after, two, two + len(new))
            yield Hunk(
                passage.lang, (elided + gone).strip(), (elided + new).strip(), before[a:b], after[c:d],
                before[a : one + len(gone)], after[c : two + len(new)], one - a, two - c,
            )  # fmt: skip
        one, two = one + len(gone), two + len(new)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentences of a text from the one where ``start`` lies to the one where ``end`` does."""
    breaks = [match.end() for match in _SENTENCE.finditer(text)]
    first = max((at for at in breaks if at <= start), default=0)
    last = min((at for at in breaks if at >= max(end, first + 1)), default=len(text))
    return first, last


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds in a text the words that weigh; ``called`` is what the contract calls the parties."""

    weights: Weights
    called: Called

    def says(self, phrases: Phrases, text: str, lang: Lang) -> bool:
        """Say whether one of the phrases stands in a text."""
        return pattern(phrases[lang]).search(straight(text)) is not None

    def last(self, phrases: Phrases, text: str, lang: Lang) -> int:
        """Return where the last of the phrases begins in a text, -1 where none stands in it but within a compound."""
        text = straight(text)
        found = (match for match in pattern(phrases[lang]).finditer(text) if text[match.end() :][:1] != "-")
        return max((match.start() for match in found), default=-1)

    def parties(self, text: str, lang: Lang) -> list[tuple[int, frozenset[Side]]]:
        """Return where a text names a side or both, in order; « du Client » names the client."""
        names: Mapping[frozenset[Side], tuple[str, ...]] = {
            frozenset(SIDES): self.weights.mutual[lang],
            **{frozenset({side}): (self.called[side][lang], *self.weights.parties[side][lang]) for side in SIDES},
        }
        found: dict[int, frozenset[Side]] = {}
        for who, phrases in names.items():
            oblique = tuple(f"{of} {name[3:]}" for name in phrases if name.lower().startswith("le ") for of in _OBLIQUE)
            for match in pattern(phrases + oblique).finditer(straight(text)):
                found.setdefault(match.start(), who)
        return sorted(found.items())

    def subject(self, lead: str, lang: Lang) -> frozenset[Side]:
        """Return who a sentence is about, by what it says up to a point: empty where that cannot be told.

        The first named in the last member of the sentence that names anyone but as an object ("of the Client").
        """
        cuts = [0, *(match.end() for match in _MEMBER.finditer(lead)), len(lead)]
        for start, end in reversed(list(pairwise(cuts))):
            member = straight(lead[start:end])
            for at, who in self.parties(member, lang):
                if not _OF.search(member[:at]) and not member[at:].lower().startswith(
                    tuple(f"{of} " for of in _OBLIQUE)
                ):
                    return who
        return frozenset()


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, in order."""
    return [sentence for sentence in _SENTENCE.split(text.strip()) if sentence]


def became(gone: str, new: str) -> Bilingual:
    """Say which words went and which came in their place, the first ones of each."""
    was, now = short(gone), short(new)
    says = BECOMES if was.en and now.en else ADDED if now.en else REMOVED
    return says.format(gone=was, new=now)


def short(text: str) -> Bilingual:
    """Return words as a reason repeats them: the first ones."""
    words = text.strip(" ,").split()
    shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    return Bilingual(shown, shown)


def straight(text: str) -> str:
    """Return a text with straight apostrophes, of the same length."""
    return text.replace("’", "'")
