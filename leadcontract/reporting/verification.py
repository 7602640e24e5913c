"""Writes a verification: as a lawyer reads it in a terminal, and as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leadcontract.domain.clause import Instrument, Stance
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.verification import Change, ChangeKind, Standing, Verification, Verified
from leadcontract.reporting.lines import LONGEST, QUOTED, wrap
from leadcontract.reporting.words import LANGUAGE

SCHEMA = "leadcontract/verify/1"
COLOURS: Mapping[Standing, str] = {"same": "32", "changed": "33", "gone": "31"}
CONTEXT = 6
"""How many words are shown on each side of what differs, where a paragraph is too long to show whole."""

STANDING: Mapping[Standing, tuple[Bilingual, Bilingual]] = {
    "same": (Bilingual("identique", "same"), Bilingual("identiques", "same")),
    "changed": (Bilingual("modifiée", "changed"), Bilingual("modifiées", "changed")),
    "gone": (Bilingual("disparue", "gone"), Bilingual("disparues", "gone")),
}
KIND: Mapping[ChangeKind, Bilingual] = {
    "changed": Bilingual("Modifié : {text}", "Changed: {text}"),
    "completed": Bilingual("Complété : {text}", "Completed: {text}"),
    "added": Bilingual("Ajouté : {text}", "Added: {text}"),
    "gone": Bilingual("Disparu : {text}", "Gone: {text}"),
}
INSTRUMENT: Mapping[Instrument, Bilingual] = {
    "contract": Bilingual("contrat", "contract"),
    "dpa": Bilingual("accord de sous-traitance (DPA)", "data processing agreement"),
    "joint": Bilingual("accord entre responsables conjoints", "joint-controller arrangement"),
}
STANCE: Mapping[Stance, Bilingual] = {
    "balanced": Bilingual("équilibré", "balanced"),
    "client": Bilingual("en faveur du Client", "in favour of the Client"),
    "provider": Bilingual("en faveur du Prestataire", "in favour of the Provider"),
}
DRAFTED = Bilingual(
    "Rédigé par leadcontract {tool} : {instrument}, {stance}, {languages} ; droit en vigueur le {on}.",
    "Drafted by leadcontract {tool}: {instrument}, {stance}, {languages}; law in force on {on}.",
)
LIBRARY = {
    "same": Bilingual(
        "Bibliothèque du {old}, la même que sur cette machine.", "Library of {old}, the same as on this machine."
    ),
    "newer": Bilingual(
        "Bibliothèque du {old} ; celle de cette machine est plus récente ({new}).",
        "Library of {old}; that of this machine is newer ({new}).",
    ),
    "older": Bilingual(
        "Bibliothèque du {old} ; celle de cette machine est plus ancienne ({new}).",
        "Library of {old}; that of this machine is older ({new}).",
    ),
    "other": Bilingual(
        "Bibliothèque du {old} ; celle de cette machine est de même date, et de texte différent.",
        "Library of {old}; that of this machine has the same date and another text.",
    ),
}
TRACKED = Bilingual(
    "Le fichier contient des insertions ou des suppressions suivies : il est lu comme si elles étaient acceptées.",
    "The file holds tracked insertions or deletions: it is read as if they were accepted.",
)
COUNTED = Bilingual("{count} clauses : {counts}.", "{count} clauses: {counts}.")
INTACT = Bilingual("Rien d’autre n’a changé.", "Nothing else has changed.")
STOOD = Bilingual("Rédigé : {text}", "Drafted: {text}")
WORDING = Bilingual("Bibliothèque : {text}", "Library: {text}")
VALUES = Bilingual(
    "Le texte est celui de la bibliothèque, avec : {values}.", "The text is that of the library, with: {values}."
)
VALUE = Bilingual("{asks} = « {value} »", "{asks} = “{value}”")
UNKNOWN = Bilingual(
    "un paragraphe dont la bibliothèque ne permet pas de retrouver le texte",
    "a paragraph whose text the library cannot tell",
)
MOVED = Bilingual("Clauses déplacées", "Clauses moved")
OUTSIDE = Bilingual("Hors des clauses", "Outside the clauses")
LATER = Bilingual("Identiques, et rédigées autrement aujourd’hui", "Same, and worded otherwise today")
LATER_KIND: Mapping[Standing | None, Bilingual] = {
    "changed": Bilingual("autre texte dans cette bibliothèque", "another text in this library"),
    "gone": Bilingual("absente de cette bibliothèque", "not in this library"),
}
NEWER = Bilingual("texte du {since}, remplacé le {newer}", "wording of {since}, replaced on {newer}")
BECAUSE = Bilingual("{named} : {why}", "{named}: {why}")


def table(found: Verification, lang: Lang, width: int = 80, colour: bool = False) -> str:
    """Return a verification as lines of at most ``width`` columns (40 or more), ending with a line break.

    First where the file comes from and what was counted, then each clause that changed or is gone, those that moved,
    what changed outside the clauses, and the clauses for which the library has another text today.
    """
    lines = [*_head(found, lang, width)]
    for one in found.clauses:
        if one.standing != "same":
            lines += ["", *_clause(one, lang, width, colour)]
    if moved := [one for one in found.clauses if one.moved]:
        lines += ["", *_heading(MOVED, len(moved), lang, width)]
        lines += [line for one in moved for line in wrap(_named(one, lang), width, "  ", first="- ")]
    if found.outside:
        lines += ["", *_heading(OUTSIDE, len(found.outside), lang, width)]
        lines += [line for change in found.outside for line in _change(change, lang, width)]
    later = [one for one in found.clauses if one.standing == "same" and (one.library != "same" or one.newer)]
    if later:
        lines += ["", *_heading(LATER, len(later), lang, width)]
        told = (BECAUSE.format(named=_named(one, lang), why=_later(one, lang))[lang] for one in later)
        lines += [line for text in told for line in wrap(text, width, "  ", first="- ")]
    return "\n".join(lines) + "\n"


def dump(found: Verification) -> str:
    """Return a verification as one JSON object: stable order, no time, no path."""
    stated = found.provenance
    told = {
        "schema": SCHEMA,
        "document": {"name": found.file.name, "sha256": found.file.sha256, "tracked_changes": found.file.tracked},
        "drafted": {
            "version": stated.tool,
            "law": stated.on.isoformat(),
            "instrument": stated.instrument,
            "stance": stated.stance,
            "languages": list(stated.languages),
            "library": {"version": stated.library, "sha256": stated.library_sha256},
            "deal": {"sha256": stated.deal_sha256},
        },
        "library": {"version": found.library, "sha256": found.library_sha256},
        "intact": found.intact,
        "summary": found.summary,
        "clauses": [
            {
                "clause": one.clause,
                "title": _both(one.title),
                "status": one.standing,
                "wording": one.since.isoformat() if one.since else None,
                "moved": one.moved,
                "library": one.library,
                "newer_wording": one.newer.isoformat() if one.newer else None,
                "changes": [_as_dict(change) for change in one.changes],
            }
            for one in found.clauses
        ],
        "outside": [_as_dict(change) for change in found.outside],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _head(found: Verification, lang: Lang, width: int) -> Iterator[str]:
    stated = found.provenance
    yield from wrap(found.file.name, width)
    said = DRAFTED.format(
        tool=stated.tool,
        instrument=INSTRUMENT[stated.instrument],
        stance=STANCE[stated.stance],
        languages=Bilingual(
            *(" / ".join(LANGUAGE[one][spoken] for one in stated.languages) for spoken in ("fr", "en"))
        ),
        on=stated.on,
    )
    yield from wrap(said[lang], width, "  ")
    which = (
        "same"
        if stated.library_sha256 == found.library_sha256
        else ("newer" if found.library > stated.library else "older" if found.library < stated.library else "other")
    )
    yield from wrap(LIBRARY[which].format(old=stated.library, new=found.library)[lang], width, "  ")
    if found.file.tracked:
        yield from wrap(TRACKED[lang], width, "  ")
    counted = ", ".join(f"{n} {STANDING[one][n > 1][lang]}" for one, n in found.summary.items() if n)
    rest = f" {INTACT[lang]}" if found.intact else ""
    yield from ("", *wrap(COUNTED.format(count=len(found.clauses), counts=counted)[lang] + rest, width))


def _clause(one: Verified, lang: Lang, width: int, colour: bool) -> Iterator[str]:
    word = STANDING[one.standing][0][lang].upper()
    first, *rest = wrap(f"{word} · {_named(one, lang)}", width)
    yield first.replace(word, f"\x1b[{COLOURS[one.standing]}m{word}\x1b[0m", 1) if colour else first
    yield from rest
    for change in one.changes:
        yield from _change(change, lang, width)


def _change(change: Change, lang: Lang, width: int) -> Iterator[str]:
    follows = bool(change.values) and not change.drafted
    text, other = _around(change.text, change.drafted or change.wording * (not follows))
    shown = _quoted(text or other, lang) if text or other else UNKNOWN[lang]
    yield from wrap(KIND[change.kind].format(text=shown)[lang], width, "  ", first="- ")
    if text and other:
        says = STOOD if change.drafted else WORDING
        yield from wrap(says.format(text=_quoted(other, lang))[lang], width, "    ")
    if follows:
        values = ", ".join(VALUE.format(asks=asks, value=value)[lang] for asks, value in change.values)
        yield from wrap(VALUES.format(values=values)[lang], width, "    ")


def _around(text: str, other: str) -> tuple[str, str]:
    """Return two versions of a paragraph, less what they share at both ends where they are long to show whole."""
    if max(len(text), len(other)) <= LONGEST:
        return text, other
    one, two = text.split(), other.split()
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    tail = [a != b for a, b in zip(one[same:][::-1], two[same:][::-1], strict=False)]
    alike = tail.index(True) if True in tail else len(tail)
    return _window(one, same, alike), _window(two, same, alike)


def _window(words: Sequence[str], same: int, alike: int) -> str:
    start, stop = max(0, same - CONTEXT), min(len(words), len(words) - alike + CONTEXT)
    shown = " ".join(words[start:stop])
    return f"{'… ' * (start > 0)}{shown}{' …' * (stop < len(words))}"


def _quoted(text: str, lang: Lang) -> str:
    return QUOTED[lang].format(text=text if len(text) <= 2 * LONGEST else text[: 2 * LONGEST].rstrip() + "…")


def _named(one: Verified, lang: Lang) -> str:
    return f"{one.title[lang]} ({one.clause})"


def _later(one: Verified, lang: Lang) -> str:
    said = [LATER_KIND[one.library][lang]] if one.library in LATER_KIND else []
    if one.newer:
        said.append(NEWER.format(since=one.since, newer=one.newer)[lang])
    return ", ".join(said)


def _heading(text: Bilingual, count: int, lang: Lang, width: int) -> list[str]:
    return wrap(f"{text[lang]} ({count})", width)


def _as_dict(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "text": change.text,
        "drafted": change.drafted or None,
        "wording": change.wording or None,
        "values": [{"asks": _both(asks), "value": value} for asks, value in change.values],
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}
