"""Tells the words that differ between two versions of a unit, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from leadcontract.comparing.references import Changed
from leadcontract.comparing.tokens import Token
from leadcontract.domain.comparison import Passage, Piece, PieceKind
from leadcontract.domain.document import Provision
from leadcontract.domain.language import Lang

_STOPS = (".", ";", "!", "?")
MOST = 200_000_000
"""How many pairs of words are compared at most; past that, a stretch is shown as replaced."""

Hunk = tuple[int, int, int, int]
"""Words a:b of what was sent, and c:d of what came back; unlike, or alike."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two rows of words: the passages, and the references whose numbers are not the same."""

    passages: tuple[Passage, ...]
    references: tuple[Changed, ...]


def difference(
    sent: Sequence[Token],
    returned: Sequence[Token],
    before: Sequence[Provision],
    after: Sequence[Provision],
    lang: Lang,
) -> Difference:
    """Compare two rows of words; ``before`` and ``after`` are all provisions of the two documents, by number."""
    one, two = [token.word for token in sent], [token.word for token in returned]
    if one == two:
        return Difference((), ())
    found = list(_begun(_unlike(one, two), sent, returned))
    numbers = [hunk for hunk in found if _renumbered(sent, returned, hunk)]
    unlike = _readable([hunk for hunk in found if hunk not in numbers], one)
    alike = list(_between(unlike, len(one), len(two)))
    pieces = _Pieces(sent, returned, before, after, unlike, alike)
    return Difference(tuple(pieces.passages(lang)), tuple(_changed(sent[a], returned[c]) for a, _, c, _ in numbers))


def _changed(was: Token, now: Token) -> Changed:
    return Changed(was.word, now.word, was.counted and now.counted)


def _renumbered(sent: Sequence[Token], returned: Sequence[Token], hunk: Hunk) -> bool:
    """Whether a difference is that of the number of one reference."""
    a, b, c, d = hunk
    return b - a == d - c == 1 and sent[a].refers and returned[c].refers


def _unlike(one: Sequence[str], two: Sequence[str]) -> Iterator[Hunk]:
    """Yield the stretches that differ, in order."""
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest = min(len(one), len(two)) - start
    tails = zip(reversed(one), reversed(two), strict=False)
    end = next((i for i, (a, b) in enumerate(tails) if a != b or i >= rest), rest)
    a, b, c, d = start, len(one) - end, start, len(two) - end
    if (b - a) * (d - c) > MOST:
        yield a, b, c, d
        return
    hunks: list[Hunk] = []
    for code in Indel.opcodes(one[a:b], two[c:d]):
        if code.tag != "equal":
            hunk = (a + code.src_start, a + code.src_end, c + code.dest_start, c + code.dest_end)
            touching = hunks and hunks[-1][1] == hunk[0] and hunks[-1][3] == hunk[2]
            hunks[-1:] = [_joined(hunks[-1], hunk)] if touching else [*hunks[-1:], hunk]
    yield from hunks


def _begun(hunks: Iterable[Hunk], sent: Sequence[Token], returned: Sequence[Token]) -> Iterator[Hunk]:
    """Move back what only came in, or only went, to where a sentence begins, if its first words are those after it too.

    "The Client pays. [The Provider delivers.] The Client" reads as well with the brackets one word further on.
    """
    before = -1, -1
    for a, b, c, d in hunks:
        back = 0
        if a == b or c == d:
            own, start, end = (returned, c, d) if a == b else (sent, a, b)
            most = min(a - before[0], c - before[1]) - 1
            while (
                not _opens(own, start - back) and back < most and own[start - back - 1].word == own[end - back - 1].word
            ):
                back += 1
            back = back if _opens(own, start - back) else 0
        yield a - back, b - back, c - back, d - back
        before = b - back, d - back


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence begins at a word."""
    return at == 0 or tokens[at - 1].paragraph != tokens[at].paragraph or tokens[at - 1].word in _STOPS


def _readable(hunks: list[Hunk], one: Sequence[str]) -> list[Hunk]:
    """Join differences between which less is shared than each of them changes: scattered words are no common text."""
    kept: list[Hunk] = []
    for hunk in hunks:
        kept.append(hunk)
        while len(kept) > 1:
            left, right = kept[-2:]
            shared = sum(map(len, one[left[1] : right[0]]))
            if shared > min(_weight(left), _weight(right)) or any(key in ".;" for key in one[left[1] : right[0]]):
                break
            kept[-2:] = [_joined(left, right)]
    return kept


def _weight(hunk: Hunk) -> int:
    a, b, c, d = hunk
    return 4 * max(b - a, d - c)


def _joined(left: Hunk, right: Hunk) -> Hunk:
    return left[0], right[1], left[2], right[3]


def _between(unlike: Sequence[Hunk], one: int, two: int) -> Iterator[Hunk]:
    """Yield the stretches that are alike, in order."""
    a = c = 0
    for start, end, first, last in (*unlike, (one, one, two, two)):
        if start > a:
            yield a, start, c, first
        a, c = end, last


class _Pieces:
    """Shares the words of two versions between passages: one for each paragraph that was sent, or is theirs."""

    def __init__(
        self,
        sent: Sequence[Token],
        returned: Sequence[Token],
        before: Sequence[Provision],
        after: Sequence[Provision],
        unlike: Sequence[Hunk],
        alike: Sequence[Hunk],
    ) -> None:
        self.sent, self.returned, self.before, self.after = sent, returned, before, after
        self.unlike, self.alike = unlike, alike
        self.homes: dict[int, int] = {}  # the paragraph sent that one which came back belongs to
        self.places: dict[int, set[int]] = {}  # the paragraphs that came back with words of one that was sent
        for a, b, c, d in alike:
            for one, two in zip(sent[a:b], returned[c:d], strict=True):
                self.homes.setdefault(two.paragraph, one.paragraph)
                self.places.setdefault(one.paragraph, set()).add(two.paragraph)
        for a, b, c, d in unlike:
            gone = [n for n, _ in groupby(token.paragraph for token in sent[a:b]) if n not in self.places]
            new = [n for n, _ in groupby(token.paragraph for token in returned[c:d]) if n not in self.homes]
            self.homes.update(zip(new, gone, strict=False))

    def passages(self, lang: Lang) -> Iterator[Passage]:
        """Yield the passages that differ, in the order of what was sent, theirs where they stand."""
        rows: dict[tuple[int, int], list[_Word]] = {}
        last = -1
        steps = sorted([(hunk, True) for hunk in self.alike] + [(hunk, False) for hunk in self.unlike])
        for (a, b, c, d), same in steps:
            if same:
                for one, two in zip(self.sent[a:b], self.returned[c:d], strict=True):
                    blanks = _blank(one, self.before), _blank(two, self.after)
                    rows.setdefault((one.paragraph, -1), []).append(_Word(one, "same", blanks))
                    last = one.paragraph
                continue
            for one in self.sent[a:b]:
                rows.setdefault((one.paragraph, -1), []).append(_Word(one, "gone"))
                last = one.paragraph
            for two in self.returned[c:d]:
                home = self.homes.get(two.paragraph)
                row = (last, two.paragraph) if home is None else (home, -1)
                rows.setdefault(row, []).append(_Word(two, "new"))
        for row, own in rows.items():
            if all(word.kind == "same" for word in own):
                continue
            came = (self.places.get(row[0], set()) if row[1] < 0 else set()) | {
                word.token.paragraph for word in own if word.kind == "new"
            }
            stood = dict.fromkeys(word.token.paragraph for word in own if word.kind != "new")
            yield Passage(
                lang,
                tuple(self.before[n] for n in stood),
                tuple(self.after[n] for n in sorted(came)),
                tuple(self._pieces(own)),
            )

    def _pieces(self, own: Sequence[_Word]) -> Iterator[Piece]:
        """Yield the words of a row, joined by kind; a blank that one version alone has is part of what changed."""
        groups = [(kind, list(words)) for kind, words in groupby(own, key=lambda word: word.kind)]
        carried: dict[PieceKind, str] = {}
        for i, (kind, words) in enumerate(groups):
            provisions = self.after if kind == "new" else self.before
            text = carried.pop(kind, "") + "".join(_said(word.token, provisions) for word in words)
            if kind == "same":
                before, after = words[-1].blanks
                near = {other for other, _ in groups[i + 1 : i + 3]}
                alone: PieceKind = "gone" if before else "new"
                apart = before != after and alone in near
                text = text.rstrip() + " " * ((before or after) and not apart)
                if apart:
                    carried[alone] = " "
            yield Piece(text, kind)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a row; of one that both versions have, whether a blank follows it in each."""

    token: Token
    kind: PieceKind
    blanks: tuple[bool, bool] = (True, True)


def _blank(token: Token, provisions: Sequence[Provision]) -> bool:
    text = provisions[token.paragraph].text
    return token.end >= len(text) or text[token.end] == " "


def _said(token: Token, provisions: Sequence[Provision]) -> str:
    """Return a word with the blank that follows it, if any; the last of a paragraph has one."""
    return provisions[token.paragraph].text[token.start : token.end] + " " * _blank(token, provisions)
