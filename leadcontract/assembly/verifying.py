"""Compares a file that was drafted here with what it states of itself, clause by clause, and with the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest

from leadcontract.assembly.openwording import OpenText, asks, nearest, open_texts, page_texts
from leadcontract.assembly.provenance import fingerprint, plain
from leadcontract.assembly.refinding import settled
from leadcontract.domain.clause import Wording
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.order import displaced
from leadcontract.domain.verification import (
    PAGE,
    Change,
    ChangeKind,
    Fingerprint,
    MarkedFile,
    Provenance,
    Standing,
    Verification,
    Verified,
)

Paragraph = tuple[str, str, str]
"""The text of a paragraph of the file, the same made plain, and its digest."""
_TELLING = 20
"""How many characters a text must say by itself for the values between them to be believed."""


def verify(file: MarkedFile, stated: Provenance, library: Library) -> Verification:
    """Return what became of each clause of a drafted file, and of what stands outside the clauses.

    A clause is the same where its paragraphs read as drafted, one for one; gone where none is left.
    """
    digests = [fingerprint(paragraph.text) for paragraph in file.paragraphs]
    owners = settled(file.paragraphs, digests, stated.clauses)
    own: dict[str, list[Paragraph]] = {clause: [] for clause in stated.clauses}
    for paragraph, digest, owner in zip(file.paragraphs, digests, owners, strict=True):
        own[owner].append((paragraph.text, plain(paragraph.text), digest))
    comparison = _Comparison(stated, library, own)
    return Verification(
        file=file,
        provenance=stated,
        library=library.version,
        library_sha256=library.sha256,
        clauses=tuple(comparison.clauses(_moved(owners, list(stated.clauses)))),
        outside=tuple(comparison.changes(PAGE)),
    )


class _Comparison:
    """Compares the paragraphs of a file, by clause, with what was drafted and with what the library says."""

    def __init__(self, stated: Provenance, library: Library, own: Mapping[str, Sequence[Paragraph]]) -> None:
        self.stated = stated
        self.library = library
        self.own = own
        self._known: dict[str, list[OpenText]] = {}

    def clauses(self, moved: frozenset[str]) -> Iterator[Verified]:
        for clause, drafted in self.stated.clauses.items():
            if clause != PAGE:
                yield self._clause(clause, drafted, clause in moved)

    def _clause(self, clause: str, drafted: Fingerprint, moved: bool) -> Verified:
        own, known = self.own[clause], self.library.clauses.get(clause)
        same = tuple(digest for *_, digest in own) == drafted.digests
        standing: Standing = "same" if same else "changed" if own else "gone"
        today = self._wording(clause, max(self.stated.on, date.fromisoformat(self.library.version)))
        return Verified(
            clause=clause,
            title=known.title if known else Bilingual(clause, clause),
            standing=standing,
            since=drafted.since,
            moved=moved,
            changes=tuple(self.changes(clause)) if standing == "changed" else (),
            library=self._still(clause, standing),
            newer=today.since if today and drafted.since and today.since > drafted.since else None,
        )

    def _wording(self, clause: str, on: date) -> Wording | None:
        known = self.library.clauses.get(clause)
        return known.wording(on, self.stated.instrument, self.stated.stance) if known else None

    def _texts(self, clause: str) -> list[OpenText]:
        """Return the texts of the library for a clause, [] where it has none on the day of the draft."""
        if clause not in self._known:
            known, wording = self.library.clauses.get(clause), self._wording(clause, self.stated.on)
            if clause == PAGE:
                texts = page_texts(self.library, self.stated.instrument)
            elif known and wording:
                texts = open_texts(self.library, known, wording, self.stated.instrument)
            else:
                texts = []
            self._known[clause] = texts
        return self._known[clause]

    def _still(self, clause: str, standing: Standing) -> Standing | None:
        """Return whether a clause left as drafted says what the library says: all of it, and nothing else."""
        if self.stated.library_sha256 == self.library.sha256:
            return "same"
        if self._wording(clause, self.stated.on) is None:
            return "gone"
        if standing != "same":
            return None
        spoken = [text for text in self._texts(clause) if text.lang in self.stated.languages or text.optional]
        said = [
            {i for i, text in enumerate(spoken) if text.values(words) is not None} for _, words, _ in self.own[clause]
        ]
        left = {i for i, text in enumerate(spoken) if not text.optional}.difference(*said)
        return "changed" if left or not all(said) else "same"

    def changes(self, clause: str) -> Iterator[Change]:
        """Yield each paragraph that is not as drafted, in the order of the file, beside that drafted at its place."""
        own, before = self.own[clause], self.stated.clauses[clause].digests
        now = [digest for *_, digest in own]
        for what, i, end, j, stop in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
            if what != "equal":
                for digest, after in zip_longest(before[i:end], own[j:stop]):
                    yield self._change(clause, digest, after)

    def _change(self, clause: str, before: str | None, after: Paragraph | None) -> Change:
        """Tell of one paragraph: its digest as drafted, None for none; what stands there, None where it is gone."""
        text, words, _ = after or ("", "", "")
        if before is None:
            return Change("added", text)
        for like in self._texts(clause):
            values = like.values(words) if after else None
            stood = like.proof(before, self._read[like.lang], values or {})
            if stood is not None:
                filled = [slot for slot, value in (values or {}).items() if plain(stood[slot]) != value]
                completed = bool(filled) and all(like.own[s] == stood[s] and s in like.blanks for s in filled)
                kind: ChangeKind = "gone" if after is None else "completed" if completed else "changed"
                return self._told(kind, text, like.filled(stood), like, values)
        best = nearest(self._texts(clause), words) if after else None
        if best is None:
            return Change("changed" if after else "gone", text)
        return self._told("changed", text, "", best, best.values(words))

    def _told(
        self, kind: ChangeKind, text: str, drafted: str, like: OpenText, values: Mapping[str, str] | None
    ) -> Change:
        asked = {slot: asks(self.library, slot) for slot in like.own}
        named = like.filled({slot: f"‹{asked[slot][like.lang]}›" for slot in asked})
        return Change(kind, text, drafted, named, tuple((asked[slot], value) for slot, value in (values or {}).items()))

    @cached_property
    def _read(self) -> dict[Lang, dict[str, str]]:
        """The values that the paragraphs left as drafted state, by language and slot."""
        found: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
        for clause, own in self.own.items():
            before = set(self.stated.clauses[clause].digests)
            texts = [text for text in self._texts(clause) if text.own and text.literal >= _TELLING]
            for _, words, digest in own:
                if digest in before:
                    for text in texts:
                        found[text.lang] |= text.values(words) or {}
        return found


def _moved(owners: Sequence[str], before: Sequence[str]) -> frozenset[str]:
    """Return the clauses that no longer stand in their order, the fewest that explain it."""
    now = [clause for clause in dict.fromkeys(owners) if clause != PAGE]
    there = [clause for clause in before if clause in now]
    late = displaced([there.index(clause) for clause in now])
    return frozenset(clause for i, clause in enumerate(there) if i in late)
