"""Due diligence on a lead generator and on those who call: call logs, questionnaires, audits."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract.domain.calling import NEEDS, Breach, CallsChecked, Column, Rule
from leadcontract.domain.clause import Side, Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import DealError, Problem

if TYPE_CHECKING:
    from leadcontract.documents.moments import Order


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """What came of a call log; ``first`` are its first breaches, ``workbook`` an .xlsx of all, None if not wanted."""

    told: CallsChecked
    first: tuple[Breach, ...]
    workbook: bytes | None


def check_calls(
    library: Library,
    path: Path,
    *,
    on: date,
    lang: Lang = "fr",
    zone: str = "Europe/Paris",
    named: Mapping[Column, str] | None = None,
    order: Order | None = None,
    workbook: bool = False,
) -> CheckedLog:
    """Hold every call of a log (.csv) to the calling rules in force on its day.

    ``zone`` is the time zone of the times that do not say theirs; ``named`` tells which column is which; ``order`` is
    "dmy" or "mdy" for dates such as 03/04/2026; ``on`` the day on which the law was checked. InputError, with the line,
    for what cannot be read. A log in the order of its dates is read once and never held.
    """
    from leadcontract.documents.calllog import open_log
    from leadcontract.documents.callrows import OutOfOrder, calls
    from leadcontract.reporting import calls as reporting
    from leadcontract.reviewing.calls import Checker

    code = library.calling
    log = open_log(path, code, zone=zone, named=named, order=order)
    unchecked = tuple(rule for rule in code.rules if not _looked_at(rule, log.columns))

    def hold(in_order: bool) -> CheckedLog:
        told = CallsChecked(log.columns, unchecked)
        first: list[Breach] = []
        with reporting.Book(lang) if workbook else nullcontext() as book:
            for breach in Checker(code, told).breaches(calls(log, told, in_order=in_order)):
                if len(first) < reporting.SHOWN:
                    first.append(breach)
                if book is not None:
                    book.add(breach)
            saved = book.save(told, code, path.name, zone, on) if book is not None else None
        return CheckedLog(told, tuple(first), saved)

    try:
        return hold(in_order=True)
    except OutOfOrder:
        return hold(in_order=False)


def _looked_at(rule: Rule, columns: Mapping[Column, str]) -> bool:
    """Say whether a log has a column that a rule looks at."""
    return rule.check not in NEEDS or any(column in columns for column in NEEDS[rule.check])


def evidence_pack(
    library: Library,
    deal: Deal,
    side: Side,
    *,
    lang: Lang = "fr",
    stance: Stance = "balanced",
    on: date | None = None,
    where: str = "deal",
) -> bytes:
    """Return, as a Word file, what the audit of the lead contract by one side looks at, and where it is recorded.

    The contract is the one that ``generate`` drafts from the same facts on the same day: DealError as it raises it, and
    where that contract gives this side no audit.
    """
    from leadcontract.assembly import evidence, sheets
    from leadcontract.workflows.drafting import draft_all

    named, (draft,) = draft_all(library, deal, "contract", (lang,), stance, on, where)
    try:
        paper = evidence.pack(named, deal, draft, side)
    except ValueError as error:
        what = Bilingual("le contrat ne prévoit pas cet audit le {day}.", "the agreement has no such audit on {day}.")
        raise DealError(Problem(where, what.format(day=draft.as_of))) from error
    return sheets.word(paper)
