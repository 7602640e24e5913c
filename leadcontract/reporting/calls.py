"""Says what came of a call log: a summary for a terminal, a workbook with a row a breach."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from leadcontract.domain.calling import Breach, CallingCode, CallsChecked, Rule
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.typography import typography
from leadcontract.library.saying import both
from leadcontract.library.slots import parts
from leadcontract.reporting.as_xlsx import ACTIVE, LONGEST, timeless
from leadcontract.reporting.lines import safe, wrap

MOST_ROWS = 1_048_576
"""The rows of a sheet, the heads included; what does not fit goes to a further one."""
SHOWN = 5
"""How many breaches, and how many unknown outcomes, are shown in a summary."""
WORDS: Mapping[str, Bilingual] = {
    "summary": Bilingual("Synthèse", "Summary"),
    "breaches": Bilingual("Écarts", "Breaches"),
    "line": Bilingual("Ligne", "Line"),
    "prospect": Bilingual("Prospect", "Prospect"),
    "called": Bilingual("Appel (heure du prospect)", "Call (prospect’s time)"),
    "zone": Bilingual("Fuseau", "Time zone"),
    "rule": Bilingual("Règle", "Rule"),
    "says": Bilingual("Constat", "Finding"),
    "law": Bilingual("Droit", "Law"),
    "outcome": Bilingual("Résultat noté", "Outcome recorded"),
    "count": Bilingual("Nombre", "Count"),
    "since": Bilingual("En vigueur", "In force"),
    "doubts": Bilingual("À vérifier par un juriste", "For a lawyer to verify"),
    "remarks": Bilingual("Remarques (à juger par un juriste)", "Remarks (for a lawyer to judge)"),
    "columns": Bilingual("Colonnes lues", "Columns read"),
    "unchecked": Bilingual("Non vérifié, faute de colonne", "Not checked, for lack of a column"),
    "skipped": Bilingual("Appels laissés de côté", "Calls left out"),
    "unknown": Bilingual("Résultats que nul mot ne reconnaît", "Outcomes that no word recognises"),
}
SKIPPED: Mapping[str, Bilingual] = {
    "business": Bilingual(
        "prospects professionnels : hors de l’article D. 223-9",
        "business prospects: outside article D. 223-9",
    ),
    "abroad": Bilingual(
        "prospects hors de France : leur droit s’applique", "prospects outside France: their own law applies"
    ),
}
HEADLINE = Bilingual(
    "Écarts : {breaches}. Appels : {calls}, du {first} au {last}. Prospects : {prospects}.",
    "Breaches: {breaches}. Calls: {calls}, {first} to {last}. Prospects: {prospects}.",
)
EMPTY = Bilingual("Aucun appel dans ce journal.", "No call in this log.")
FILE = Bilingual("Fichier : {name} ; heures du journal : {zone}", "File: {name}; times of the log: {zone}")
LATER = Bilingual(
    "Des appels sont postérieurs au {day}, jour où le droit a été vérifié.",
    "Some calls are later than {day}, when the law was checked.",
)
DOUBT = Bilingual("{law} (à vérifier)", "{law} (to be verified)")
MORE = Bilingual("… et {count} autres (tous avec -o ECARTS.xlsx).", "… and {count} more (all with -o BREACHES.xlsx).")
REMARK = Bilingual("{title} ({count}). {remark}", "{title} ({count}). {remark}")
PLACE = Bilingual("ligne {line}, {called}, {phone} : {says} — {law}", "line {line}, {called}, {phone}: {says} — {law}")
EXAMPLES = Bilingual("Premiers écarts :", "First breaches:")
WIDTHS = {"line": 9, "prospect": 18, "called": 20, "zone": 16, "rule": 30, "says": 60, "law": 60, "outcome": 20}


def said(breach: Breach) -> Bilingual:
    """Return what was done, as its rule says it."""
    text, words = breach.rule.breach, breach.words
    fr, en = (
        typography("".join(words[name][lang] if kind == "slot" else name for kind, name in parts(text[lang])), lang)
        for lang in LANGS
    )
    return Bilingual(fr, en)


def _cited(breach: Breach) -> Bilingual:
    law = breach.term.law
    return law.citation if law.verified else DOUBT.format(law=law.citation)


def _called(breach: Breach) -> str:
    call = breach.call
    return f"{date.fromordinal(call.day)} {call.minute // 60:02}:{call.minute % 60:02}"


def headline(told: CallsChecked, lang: Lang) -> str:
    """Return what came of a log in one line."""
    if told.first is None or told.last is None:
        return EMPTY[lang]
    count = sum(told.breaches.values())
    values = {"calls": both(told.calls), "prospects": both(told.prospects), "breaches": both(count)}
    return HEADLINE.format(first=both(told.first), last=both(told.last), **values)[lang]


def notes(told: CallsChecked, code: CallingCode, lang: Lang, on: date) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands beside the breaches, a heading and its lines: remarks, what was not checked, left out."""
    if told.last is not None and told.last > on:
        yield LATER.format(day=both(on))[lang], []
    rules = {rule.check: rule for rule in code.rules}
    remarks = [
        typography(REMARK.format(title=rules[check].title, count=both(count), remark=remark)[lang], lang)
        for check, count in told.remarks.items()
        if (remark := rules[check].remark) is not None
    ]
    unknown = sorted(told.unknown.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = {
        "remarks": remarks,
        "unchecked": [rule.title[lang] for rule in told.unchecked],
        "skipped": [f"{SKIPPED[why][lang]} ({both(count)[lang]})" for why, count in told.skipped.items()],
        "unknown": [f"{safe(text)} ({both(count)[lang]})" for text, count in unknown[:SHOWN]],
        "columns": [", ".join(f"{column} = {safe(head)}" for column, head in told.columns.items())],
    }
    for name, lines in listed.items():
        if lines:
            yield WORDS[name][lang], lines


def lines(
    told: CallsChecked, code: CallingCode, first: Iterable[Breach], lang: Lang, width: int, on: date
) -> Iterator[str]:
    """Yield the summary for a terminal: the counts by rule, the first breaches, and what was not checked."""
    yield from wrap(headline(told, lang), width)
    for rule in code.rules:
        count = told.breaches.get(rule.check, 0)
        if count:
            yield from wrap(f"{both(count)[lang]}  {rule.title[lang]}", width, "  ")
    shown = list(first)
    if shown:
        yield ""
        yield EXAMPLES[lang]
        for breach in shown:
            call = breach.call
            told_at = {"line": call.line, "called": _called(breach), "phone": call.phone}
            told_so = PLACE.format(says=said(breach), law=_cited(breach), **told_at)
            yield from wrap(told_so[lang], width, "  ")
        more = sum(told.breaches.values()) - len(shown)
        if more > 0:
            yield from wrap(MORE.format(count=both(more))[lang], width, "  ")
    for heading, told_lines in notes(told, code, lang, on):
        yield ""
        yield from wrap(heading, width)
        for line in told_lines:
            yield from wrap(line, width, "  ")


class Book:
    """A workbook that takes breaches one by one and keeps none: they go to a temporary file as they come.

    A context: leaving it lets the temporary files go, whether it was saved or not.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._book = Workbook(write_only=True)
        self._book.properties.creator = "leadcontract"
        self._summary = self._sheet(WORDS["summary"][lang], (44, 14, 60, 26, 80))
        self._rows = 0
        self._at = self._breaches()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        for sheet in self._book.worksheets:
            if not sheet.closed:
                sheet.close()

    def add(self, breach: Breach) -> None:
        """Write the row of a breach."""
        if self._rows == MOST_ROWS - 1:
            self._at, self._rows = self._breaches(), 0
        call, lang = breach.call, self.lang
        texts = (call.phone, _called(breach), call.zone, breach.rule.title[lang], said(breach)[lang])
        self._at.append([call.line, *(self._cell(text) for text in (*texts, _cited(breach)[lang], call.said))])
        self._rows += 1

    def save(self, told: CallsChecked, code: CallingCode, name: str, zone: str, on: date) -> bytes:
        """Write the summary and return the whole file; always the same bytes for the same log."""
        lang = self.lang
        self._say(headline(told, lang), bold=True)
        self._say(FILE.format(name=name, zone=zone)[lang])
        self._say("")
        self._say(*(WORDS[head][lang] for head in ("rule", "count", "law", "since", "doubts")), bold=True)
        for rule in code.rules:
            if rule.remark is None and rule not in told.unchecked:
                self._rule(rule, told)
        for heading, said_lines in notes(told, code, lang, on):
            self._say("")
            self._say(heading, bold=True)
            for line in said_lines:
                self._say(line)
        written = io.BytesIO()
        self._book.save(written)
        return timeless(written.getvalue())

    def _rule(self, rule: Rule, told: CallsChecked) -> None:
        lang = self.lang
        for n, term in enumerate(rule.terms):
            until = rule.terms[n + 1].since if n + 1 < len(rule.terms) else rule.repealed
            period = f"{term.since} –" + (f" {date.fromordinal(until.toordinal() - 1)}" if until is not None else "")
            doubts = " ".join(doubt[lang] for doubt in term.law.doubts)
            count = told.breaches.get(rule.check, 0) if n == 0 else ""
            texts = map(self._cell, (term.law.citation[lang], period, doubts))
            self._summary.append([self._cell(rule.title[lang] if n == 0 else ""), count, *texts])

    def _say(self, *texts: str, bold: bool = False) -> None:
        self._summary.append([self._cell(text, bold) for text in texts])

    def _breaches(self) -> Any:
        number = "" if len(self._book.worksheets) < 2 else f" {len(self._book.worksheets)}"
        sheet = self._sheet(WORDS["breaches"][self.lang] + number, tuple(WIDTHS.values()))
        sheet.freeze_panes = "A2"
        sheet.append([self._cell(WORDS[name][self.lang], bold=True) for name in WIDTHS])
        return sheet

    def _sheet(self, title: str, widths: tuple[int, ...]) -> Any:
        sheet: Any = self._book.create_sheet(title)
        for column, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.page_setup.orientation = "landscape"
        return sheet

    def _cell(self, text: str, bold: bool = False) -> object:
        """Return a text that is never a formula: as it is, or marked as quoted where it opens like one."""
        plain = safe(text)[:LONGEST]
        active = plain.lstrip().startswith(ACTIVE)
        if not (active or bold):
            return plain
        cell = WriteOnlyCell(self._summary, plain)
        cell.data_type = "s"
        cell.quotePrefix = active
        if bold:
            cell.font = Font(bold=True)
        return cell
