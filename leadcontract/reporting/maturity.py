"""Says what the answers of lead generators are worth: for a terminal, as JSON, and side by side in a workbook."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.maturity import Assessment, Question, Scored
from leadcontract.reporting.as_xlsx import put, timeless
from leadcontract.reporting.lines import safe, wrap

VERSION = 1
SCORE = Bilingual(
    "{name}\u00a0: {level}, {points} points sur {most} ({hundredths}\u00a0%)",
    "{name}: {level}, {points} points out of {most} ({hundredths}%)",
)
WORDS: Mapping[str, Bilingual] = {
    "grid": Bilingual("Comparaison", "Comparison"),
    "reference": Bilingual("Repère", "Ref."),
    "question": Bilingual("Question", "Question"),
    "level": Bilingual("Niveau", "Level"),
    "points": Bilingual("Points", "Points"),
    "hundredths": Bilingual("Sur cent", "Out of a hundred"),
    "flags": Bilingual("Alertes", "Red flags"),
    "open": Bilingual("Sans réponse", "Without an answer"),
    "on": Bilingual("Établi le", "Made on"),
    "no_answer": Bilingual("sans réponse", "no answer"),
    "left_out": Bilingual("non compté", "not counted"),
}
WORTH = Bilingual("{points}/{most}\u00a0: {says}", "{points}/{most}: {says}")
FILLS = {"good": "E2F3EA", "half": "FFF0CF", "bad": "FCEBEC", "flag": "FFD9D6", "none": "EEEEEE"}
FIRST = 3
"""The column of the first generator."""


def lines(found: Sequence[Assessment], lang: Lang, width: int) -> Iterator[str]:
    """Yield what each generator's answers are worth, its red flags and what it left open."""
    for one in found:
        yield from wrap(summary(one)[lang], width)
        yield from wrap(one.level.advice[lang], width, "  ")
        for kind, questions in (("flags", one.flags), ("open", one.open)):
            if questions:
                yield f"  {WORDS[kind][lang]} ({len(questions)})"
                for scored in questions:
                    says = scored.flag[lang] if scored.flag is not None else scored.question.ask[lang]
                    yield from wrap(f"{scored.question.id}  {says}", width, "    ")


def summary(found: Assessment) -> Bilingual:
    """Return the level and the points in one line."""
    counts = {"points": found.points, "most": found.most, "hundredths": found.hundredths}
    return SCORE.format(name=safe(found.name), level=found.level.title, **counts)


def dump(found: Assessment) -> str:
    """Return an assessment as JSON, each point with its question and its answer."""
    record = {
        "schema": VERSION,
        "generator": found.name,
        "date": str(found.on),
        "points": found.points,
        "most": found.most,
        "level": _both(found.level.title),
        "advice": _both(found.level.advice),
        "red_flags": [{"question": one.question.id, "says": _both(one.flag)} for one in found.flags],
        "open": [one.question.id for one in found.open],
        "questions": [_question(one) for one in found.scored],
        "facts": [{"question": q.id, "ask": _both(q.ask), "says": a.says, "details": a.details} for q, a in found.told],
        "unknown_references": list(found.strange),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _question(one: Scored) -> dict[str, object]:
    choice, question = one.choice, one.question
    return {
        "question": question.id,
        "ask": _both(question.ask),
        "answer": choice.id if choice is not None else None,
        "says": one.answer.says,
        "details": one.answer.details,
        "weight": question.weight,
        "points": one.points,
        "most": one.most,
        "evidence": _both(question.evidence),
        "law": [basis.id for basis in question.law],
    }


def _both(text: Bilingual | None) -> dict[str, str] | None:
    return {"fr": text.fr, "en": text.en} if text is not None else None


def grid(found: Sequence[Assessment], lang: Lang) -> bytes:
    """Return generators side by side as an .xlsx file: level, points, red flags, then each question with its answer.

    In the order given; always the same bytes for the same assessments, and no text is a formula.
    """
    book = Workbook()
    book.properties.creator = "leadcontract"
    sheet = book.worksheets[0]
    sheet.title = WORDS["grid"][lang]
    heads = (WORDS["reference"][lang], WORDS["question"][lang], *(one.name for one in found))
    for column, (text, width) in enumerate(zip(heads, (9, 60, *(34 for _ in found)), strict=True), 1):
        cell = sheet.cell(1, column)
        put(cell, text)
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    rows = ("level", "points", "hundredths", "flags", "open", "on")
    for row, name in enumerate(rows, 2):
        put(sheet.cell(row, 2), WORDS[name][lang])
        for column, one in enumerate(found, FIRST):
            _total(sheet.cell(row, column), name, one, lang)
    for row, question in enumerate(_questions(found), len(rows) + 2):
        put(sheet.cell(row, 1), question.id)
        put(sheet.cell(row, 2), question.ask[lang])
        for column, one in enumerate(found, FIRST):
            scored = next((s for s in one.scored if s.question.id == question.id), None)
            cell = sheet.cell(row, column)
            if scored is not None:
                put(cell, _worth(scored, lang))
                cell.fill = PatternFill("solid", fgColor=FILLS[_kind(scored)])
    sheet.freeze_panes = f"C{len(rows) + 2}"
    sheet.page_setup.orientation = "landscape"
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def _questions(found: Sequence[Assessment]) -> list[Question]:
    return list({scored.question.id: scored.question for one in found for scored in one.scored}.values())


def _total(cell: Cell | MergedCell, name: str, one: Assessment, lang: Lang) -> None:
    if name in ("points", "hundredths"):
        cell.value = one.points if name == "points" else one.hundredths
    elif name in ("flags", "open"):
        cell.value = len(one.flags) if name == "flags" else len(one.open)
    else:
        put(cell, one.level.title[lang] if name == "level" else str(one.on))


def _worth(scored: Scored, lang: Lang) -> str:
    if scored.choice is None:
        says = scored.answer.says or WORDS["no_answer"][lang]
    else:
        says = scored.choice.says[lang] if scored.most else f"{scored.choice.says[lang]} ({WORDS['left_out'][lang]})"
    told = WORTH.format(points=scored.points, most=scored.most, says=says)[lang]
    return "\n".join(filter(None, (told, scored.flag[lang] if scored.flag is not None else "")))


def _kind(scored: Scored) -> str:
    if scored.flag is not None:
        return "flag"
    if not scored.most or scored.choice is None:
        return "none"
    return "good" if scored.points == scored.most else "half" if scored.points else "bad"
