"""Settles which clause each paragraph of a returned file belongs to: by its bookmark, or else by its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from leadcontract.assembly.provenance import owners
from leadcontract.domain.verification import PAGE, Fingerprint, Marked


def settled(paragraphs: Sequence[Marked], digests: Sequence[str], clauses: Mapping[str, Fingerprint]) -> list[str]:
    """Return the clause of each paragraph, PAGE for none; ``digests`` are those of the paragraphs.

    A clause runs from its bookmark to the next; where its bookmark is lost, it is where its paragraphs are. What
    opens with a heading that nobody drafted belongs to no clause, up to what was drafted.
    """
    found = owners(paragraphs, clauses)
    if lost := {clause for clause in clauses if clause != PAGE and clause not in found}:
        _refind(found, digests, lost, clauses)
    known = {digest for drafted in clauses.values() for digest in drafted.digests}
    kept, aside = list(found), False
    for i in range(1, len(found)):
        aside = kept[i] == kept[i - 1] and digests[i] not in known and (aside or paragraphs[i].heading)
        if aside:
            found[i] = PAGE
    return found


def _refind(found: list[str], digests: Sequence[str], lost: set[str], clauses: Mapping[str, Fingerprint]) -> None:
    """Give the clauses whose bookmarks are lost the paragraphs that only they hold, and what stands between."""
    holders: dict[str, set[str]] = {}
    for clause, drafted in clauses.items():
        for digest in drafted.digests:
            holders.setdefault(digest, set()).add(clause)
    sure: list[str | None] = []
    for i, digest in enumerate(digests):
        held = holders.get(digest, set())
        opens = found[i] != PAGE and (i == 0 or found[i] != found[i - 1])
        only = next(iter(held)) if len(held) == 1 else None
        sure.append(found[i] if opens else only if only in lost or only == found[i] else None)
    found[:] = [owner if known is None else known for owner, known in zip(found, sure, strict=True)]
    at = 0
    for doubtful, run in groupby(sure, key=lambda owner: owner is None):
        start, at = at, at + len(list(run))
        if doubtful:
            _share(found, digests, start, at, lost, clauses)


def _share(
    found: list[str],
    digests: Sequence[str],
    start: int,
    stop: int,
    lost: set[str],
    clauses: Mapping[str, Fingerprint],
) -> None:
    """Share doubtful paragraphs: to a lost clause that follows as many as it lacks, the rest to the one before."""
    before = found[start - 1] if start else PAGE
    after = found[stop] if stop < len(found) else PAGE
    middle = stop
    if after in lost and after != before:
        middle = max(start, stop - clauses[after].digests.index(digests[stop]))
    for i in range(start, stop):
        if i >= middle:
            found[i] = after
        elif before in lost:
            found[i] = before
