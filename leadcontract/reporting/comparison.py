"""Writes a comparison of two versions: as a lawyer reads it in a terminal, and as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from leadcontract.domain.comparison import Compared, Comparison, FigureChange, Passage, Piece, Signal, Standing
from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.library.saying import both
from leadcontract.reporting import comparison_words as words
from leadcontract.reporting.lines import placed, wrap
from leadcontract.reporting.words import SEVERITY, not_read, unread

SCHEMA = "leadcontract/compare/1"
COLOURS: Mapping[Standing, str] = {
    "deleted": "31", "weakened": "31", "added": "33", "reworded": "33", "completed": "36", "strengthened": "32",
    "unchanged": "36",
}  # fmt: skip
GONE, NEW = "[-{}-]", "{{+{}+}}"
"""How words that went and words that came are marked where there is no colour."""
CONTEXT = 8
"""How many words are shown on each side of what differs."""
PASSAGES = 6
"""How many passages of one clause a terminal shows."""
LONGEST = 60
"""How many words that went, or came, in one place a terminal shows."""


def table(found: Comparison, lang: Lang, width: int = 80, colour: bool = False) -> str:
    """Return a comparison as lines of at most ``width`` columns, ending with a line break.

    First what was compared and how many clauses stand how, then each that changed, what to look at first in front.
    """
    said = words.TITLE.format(returned=found.returned.name, sent=found.sent.name)
    lines = wrap(said[lang], width)
    lines += wrap(words.heading(found, both(found.on))[lang], width, "  ")
    if found.tracked:
        lines += wrap(words.WITH_TRACKED[lang], width, "  ")
    for document in (found.sent, found.returned):
        for one in document.not_read:
            what, where = not_read(one.what, lang), not_read(one.where, lang)
            lines += wrap(words.UNREAD.format(name=document.name, what=what, where=where)[lang], width, "  ")
    lines += ["", *wrap(words.counts(found, lang), width)]
    if found.intact:
        lines += wrap(words.INTACT[lang], width)
    if found.first:
        lines += ["", words.FIRST[lang] + f"   {words.LEGEND.format()[lang]}"]
    for number, clause in enumerate(found.first, 1):
        lines += ["", *_clause(number, clause, lang, width, colour)]
    return "\n".join(lines) + "\n"


def _clause(number: int, one: Compared, lang: Lang, width: int, colour: bool) -> Iterator[str]:
    label = words.labels(one, lang).upper()
    name = f"{one.title[lang]} ({one.clause})" if one.clause and one.clause != one.title[lang] else one.title[lang]
    rest = [SEVERITY[one.severity][lang]] if one.clause else []
    rest += [words.TRACKED[one.tracked][lang]] if one.tracked else []
    lines = wrap(" · ".join([label, name, *rest]), width, "    ", first=f"{number}. ".rjust(4))
    if colour:
        lines[0] = lines[0].replace(label, f"\x1b[{COLOURS[one.standing]}m{label}\x1b[0m", 1)
    yield from lines
    for reason in words.reasons(one):
        yield from wrap(reason[lang], width, "    ", first="! ")
    shown = one.passages[: 1 if one.standing == "deleted" else PASSAGES]
    for passage in shown:
        said = words.PASSAGE.format(place=_place(passage, lang), text=marked(passage))
        yield from wrap(said[lang], width, "    ", first="- ")
    if left := len(one.passages) - len(shown):
        yield from wrap(words.MORE.format(count=left)[lang], width, "    ")


def _place(passage: Passage, lang: Lang) -> str:
    p = (passage.returned or passage.sent)[0]
    return placed(p.page, None, p.paragraph, lang)


def marked(passage: Passage) -> str:
    """Return the words of a passage that differ, marked, between a few of those around them."""
    said = ""
    last = len(passage.pieces) - 1
    for i, piece in enumerate(passage.pieces):
        text = piece.text.strip()
        if piece.kind == "same":
            text = _shortened(text.split(), i > 0, i < last)
        else:
            text = " " * piece.text.startswith(" ") + (GONE if piece.kind == "gone" else NEW).format(_cut(text))
        follows = i < last and (passage.pieces[i + 1].kind == "new") > (piece.kind == "new")
        said += text + " " * (piece.text.endswith(" ") or (follows and piece.kind == "gone"))
    return said.strip()


def _shortened(text: list[str], before: bool, after: bool) -> str:
    """Return the words that all share, but those far from what differs before them, after them, or both."""
    keep = CONTEXT * (before + after)
    if len(text) <= keep + 2:
        return " ".join(text)
    head, tail = text[: CONTEXT * before], text[len(text) - CONTEXT * after :]
    return " ".join([*head, "…", *tail])


def _cut(text: str) -> str:
    own = text.split()
    return text if len(own) <= LONGEST else " ".join(own[:LONGEST]) + " …"


def dump(found: Comparison) -> str:
    """Return a comparison as one JSON object: stable order, no time, no path."""
    told = {
        "schema": SCHEMA,
        "sent": _document(found.sent),
        "returned": {**_document(found.returned), "tracked_changes": found.tracked},
        "side": found.side,
        "side_from": found.side_from,
        "date": found.on.isoformat(),
        "library": {"version": found.library, "sha256": found.library_sha256},
        "intact": found.intact,
        "summary": found.summary,
        "shifts": found.moves,
        "first": [found.clauses.index(one) if one is not found.outside else None for one in found.first],
        "clauses": [_compared(one) for one in found.clauses],
        "outside": _compared(found.outside) if found.outside else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _document(document: SourceDocument) -> dict[str, Any]:
    return {
        "name": document.name,
        "sha256": document.sha256,
        "pages": document.pages,
        "languages": list(document.languages),
        "not_read": [{"what": one.what, "where": one.where, "says": _both(unread(one))} for one in document.not_read],
    }


def _compared(one: Compared) -> dict[str, Any]:
    return {
        "clause": one.clause or None,
        "title": _both(one.title),
        "status": one.standing,
        "contrary": one.contrary,
        "severity": one.severity,
        "shifts": list(one.shifts),
        "near": _both(one.near) if one.near else None,
        "only": one.only,
        "tracked": one.tracked,
        "sent": _span(one.sent),
        "returned": _span(one.returned),
        "reasons": [_signal(signal) for signal in one.signals],
        "figures": [_figure(change) for change in one.figures],
        "passages": [
            {
                "lang": passage.lang,
                "sent": [_where(p) for p in passage.sent],
                "returned": [_where(p) for p in passage.returned],
                "before": passage.before or None,
                "after": passage.after or None,
                "pieces": [_piece(piece) for piece in passage.pieces],
            }
            for passage in one.passages
        ],
    }


def _piece(piece: Piece) -> dict[str, str]:
    return {"kind": piece.kind, "text": piece.text.strip()}


def _signal(signal: Signal) -> dict[str, Any]:
    def quoted(place: tuple[Provision, str] | None) -> dict[str, Any] | None:
        return {**_where(place[0]), "text": place[1]} if place else None

    return {
        "what": _both(signal.what),
        "effect": signal.effect,
        "contrary": signal.contrary,
        "sent": quoted(signal.sent),
        "returned": quoted(signal.returned),
    }


def _figure(change: FigureChange) -> dict[str, Any]:
    step = change.step
    return {
        "lang": change.lang,
        "before": change.before,
        "after": change.after,
        "effect": change.effect,
        "passage": change.passage,
        "ladder": {
            "rung": step.rung,
            "acceptable": step.acceptable,
            "point": _both(step.point),
            "says": _both(step.says),
        }
        if step
        else None,
    }


def _span(own: tuple[Provision, ...]) -> dict[str, Any] | None:
    return {**_where(own[0]), "paragraphs": len(own)} if own else None


def _where(p: Provision) -> dict[str, Any]:
    return {"page": p.page, "section": p.within, "paragraph": p.paragraph}


def _both(text: Bilingual) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}
