"""Lays a comparison out as a memo: what to look at first, then each clause that changed, sent beside returned."""

from __future__ import annotations

from collections.abc import Iterator

from leadcontract.domain.comparison import Compared, Comparison, Passage, Piece, PieceKind
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.memo import Grid, Line, LineKind, Memo
from leadcontract.domain.typography import typography
from leadcontract.library.saying import both
from leadcontract.reporting import comparison_words as words
from leadcontract.reporting.lines import placed
from leadcontract.reporting.words import SEVERITY, not_read

SENT_HEAD = Bilingual("Envoyé (retiré : barré)", "Sent (taken out: struck through)")
RETURNED_HEAD = Bilingual("Revenu (ajouté : souligné deux fois)", "Returned (put in: underlined twice)")
NUMBER = Bilingual("N°", "No.")
WHY = Bilingual("Pourquoi", "Why")


def memo(found: Comparison, lang: Lang) -> Memo:
    """Return a comparison as a memo in a language."""
    title = words.TITLE.format(returned=found.returned.name, sent=found.sent.name)[lang]
    return Memo(lang, title, tuple(_body(found, title, lang)))


def _line(kind: LineKind, text: str, lang: Lang) -> Line:
    return Line(kind, (Piece(typography(text, lang)),))


def _body(found: Comparison, title: str, lang: Lang) -> Iterator[Line | Grid]:
    yield _line("title", title, lang)
    yield _line("line", words.heading(found, both(found.on))[lang], lang)
    if found.tracked:
        yield _line("line", words.WITH_TRACKED[lang], lang)
    for document in (found.sent, found.returned):
        for unread in document.not_read:
            what, where = not_read(unread.what, lang), not_read(unread.where, lang)
            yield _line("line", words.UNREAD.format(name=document.name, what=what, where=where)[lang], lang)
    yield _line("text", words.counts(found, lang), lang)
    if found.intact:
        yield _line("text", words.INTACT[lang], lang)
    if not found.first:
        return
    yield _line("heading", words.FIRST[lang], lang)
    yield _overview(found, lang)
    yield _line("heading", words.PAGE["changes"][lang], lang)
    for number, one in enumerate(found.first, 1):
        yield from _clause(number, one, lang)


def _overview(found: Comparison, lang: Lang) -> Grid:
    heads = (NUMBER, words.PAGE["clause"], words.PAGE["standing"], WHY)
    rows = [tuple((Piece(head[lang]),) for head in heads)]
    for number, one in enumerate(found.first, 1):
        why = next((reason[lang] for reason in words.reasons(one)), "")
        cells = (str(number), one.title[lang], words.labels(one, lang), why)
        rows.append(tuple((Piece(typography(cell, lang)),) for cell in cells))
    return Grid(tuple(rows), (7, 30, 20, 43))


def _clause(number: int, one: Compared, lang: Lang) -> Iterator[Line | Grid]:
    yield _line("sub-heading", f"{number}. {one.title[lang]} – {words.labels(one, lang)}", lang)
    about = [one.clause, SEVERITY[one.severity][lang]] if one.clause else []
    about += [words.TRACKED[one.tracked][lang]] if one.tracked else []
    if about:
        yield _line("line", " · ".join(about), lang)
    for reason in words.reasons(one):
        yield _line("reason", reason[lang], lang)
    if one.passages:
        heads = tuple((Piece(typography(head[lang], lang)),) for head in (SENT_HEAD, RETURNED_HEAD))
        rows = [heads, *((_side(p, "new", lang), _side(p, "gone", lang)) for p in one.passages)]
        yield Grid(tuple(rows), (50, 50))


def _side(passage: Passage, other: PieceKind, lang: Lang) -> tuple[Piece, ...]:
    """Return one version of a passage, its place first; nothing where it does not stand in that version."""
    provisions = passage.sent if other == "new" else passage.returned
    if not provisions:
        return ()
    first = provisions[0]
    place = placed(first.page, None, first.paragraph, lang)
    return (Piece(f"[{place}] "), *(piece for piece in passage.pieces if piece.kind != other))
