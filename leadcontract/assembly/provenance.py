"""States in a drafted file where it comes from, and reads it back: law, library, a digest of every paragraph.

Nothing there tells of the parties but what the document calls them, where that is not what the library does: the
facts of the deal are one digest, the paragraphs are digests too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby, product
from typing import cast, get_args

from leadcontract.assembly.markup import bookmark_name
from leadcontract.assembly.naming import names
from leadcontract.domain.clause import INSTRUMENTS, SIDES, STANCES, Instrument, Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.document import Place
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import CALLED
from leadcontract.domain.verification import PAGE, Fingerprint, Marked, Provenance

_NAME = "leadcontract {what}"
_LENGTH = 8
"""Hexadecimal digits of the digest of a paragraph: it tells a change, it is no proof against forgery."""
_ROOM = 240 // _LENGTH
"""How many digests one property holds: Word keeps 255 characters of a value."""
_FIELDS = ("version", "library", "library sha256", "deal sha256", "law", "instrument", "stance", "languages")
_CLAUSE = re.compile(r"leadcontract (?:clause (?P<place>\d+) (?P<clause>[a-z0-9/-]+)|page)(?: (?P<more>\d+))?")
_RUNNING: tuple[Place, ...] = ("body", "table", "text box")
_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'))


def fingerprint(text: str) -> str:
    """Return the digest of a paragraph, the same whatever its white space and the shape of its quotation marks."""
    return hashlib.sha256(" ".join(_straight(text).split()).encode()).hexdigest()[:_LENGTH]


def plain(text: str) -> str:
    """Return a text with ordinary spaces and straight quotes."""
    return " ".join(re.split(r"\s+", _straight(text)))


def _straight(text: str) -> str:
    for shaped, straight in _QUOTES:
        text = text.replace(shaped, straight)
    return text


def owners(paragraphs: Sequence[Marked], clauses: Iterable[str]) -> list[str]:
    """Return the clause under whose bookmark each paragraph stands, PAGE where under none or beside the text."""
    named = {bookmark_name("lc", clause): clause for clause in clauses if clause != PAGE}
    found, owner = [], PAGE
    for paragraph in paragraphs:
        opened = [name for name in paragraph.bookmarks if name in named or name.startswith("lc_end_")]
        owner = named.get(opened[-1], PAGE) if opened else owner
        found.append(owner if paragraph.place in _RUNNING else PAGE)
    return found


def provenance(
    drafts: Sequence[Draft], paragraphs: Sequence[Marked], deal: Deal, *, tool: str, library: str
) -> Provenance:
    """Return what a file states of itself: ``paragraphs`` are its own, as read, ``library`` a version."""
    first = drafts[0]
    digests: dict[str, list[str]] = {clause: [] for clause in (PAGE, *(used.clause for used in first.used))}
    for paragraph, owner in zip(paragraphs, owners(paragraphs, digests), strict=True):
        digests[owner].append(fingerprint(paragraph.text))
    since = {used.clause: used.since for used in first.used}
    return Provenance(
        tool=tool,
        library=library,
        library_sha256=first.library_sha256,
        deal_sha256=_digest(deal),
        on=first.as_of,
        instrument=first.instrument,
        stance=first.stance,
        languages=tuple(draft.lang for draft in drafts),
        clauses={clause: Fingerprint(since.get(clause), tuple(own)) for clause, own in digests.items()},
        called=names(deal),
    )


def properties(stated: Provenance) -> dict[str, str]:
    """Return a provenance as custom properties; ``stated`` reads it from them in any order: LibreOffice sorts them."""

    def named() -> Iterator[tuple[str, str]]:
        yield "version", stated.tool
        yield "library", stated.library
        yield "library sha256", stated.library_sha256
        yield "deal sha256", stated.deal_sha256
        yield "law", stated.on.isoformat()
        yield "instrument", stated.instrument
        yield "stance", stated.stance
        yield "languages", " ".join(stated.languages)
        for side, lang in product(SIDES, LANGS):
            if stated.called != CALLED:
                yield f"{side} {lang}", stated.called[side][lang]
        for place, (clause, own) in enumerate(stated.clauses.items(), 1):
            name = f"clause {place:03} {clause}" if clause != PAGE else "page"
            since = f"{own.since} " if own.since else ""
            for start in range(0, max(len(own.digests), 1), _ROOM):
                more = f" {start // _ROOM + 1}" if start else ""
                yield name + more, since * (not start) + "".join(own.digests[start : start + _ROOM])

    return {_NAME.format(what=name): value for name, value in named()}


def stated(properties: Mapping[str, str]) -> Provenance | None:
    """Return what custom properties state, None where they are not ours or not whole."""
    found = {name: properties.get(_NAME.format(what=name), "") for name in _FIELDS}
    langs = tuple(found["languages"].split())
    known = found["instrument"] in INSTRUMENTS and found["stance"] in STANCES and set(langs) <= set(get_args(Lang))
    try:
        on = date.fromisoformat(found["law"])
        clauses = dict(_clauses(properties))
    except ValueError:
        return None
    if not (all(found.values()) and known and PAGE in clauses and len(clauses) > 1):
        return None
    return Provenance(
        tool=found["version"],
        library=found["library"],
        library_sha256=found["library sha256"],
        deal_sha256=found["deal sha256"],
        on=on,
        instrument=cast(Instrument, found["instrument"]),
        stance=cast(Stance, found["stance"]),
        languages=cast(tuple[Lang, ...], langs),
        clauses=clauses,
        called={
            side: Bilingual(
                *(properties.get(_NAME.format(what=f"{side} {lang}"), CALLED[side][lang]) for lang in LANGS)
            )
            for side in SIDES
        },
    )


def _clauses(properties: Mapping[str, str]) -> Iterator[tuple[str, Fingerprint]]:
    """Yield the clauses that properties state, PAGE first, whatever their order; ValueError where one is malformed."""
    matches = [match for name in properties if (match := _CLAUSE.fullmatch(name))]
    matches.sort(key=lambda match: (int(match["place"] or 0), int(match["more"] or 0)))
    for clause, own in groupby(matches, key=lambda match: match["clause"] or PAGE):
        values = [properties[match[0]] for match in own]
        since = date.fromisoformat(values[0].partition(" ")[0]) if clause != PAGE else None
        digits = "".join(value.rpartition(" ")[2] for value in values)
        if re.fullmatch(rf"(?:[0-9a-f]{{{_LENGTH}}})*", digits) is None:
            raise ValueError(clause)
        yield clause, Fingerprint(since, tuple(digits[i : i + _LENGTH] for i in range(0, len(digits), _LENGTH)))


def _digest(deal: Deal) -> str:
    """Return the digest of the facts of a deal, the same whatever the order in which its file gives them."""
    given = asdict(deal)
    for side in SIDES:
        if given[side]["called"] is None:
            del given[side]["called"]
    facts = json.dumps(given, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(facts.encode()).hexdigest()
