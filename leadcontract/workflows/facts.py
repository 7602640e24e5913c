"""The facts of a deal: read, checked, asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.errors import DealError, Problem
from leadcontract.library import bans, deals, sheets


def read_deal(path: Path, library: Library) -> Deal:
    """Read and check the facts of a deal."""
    return deals.read(path, library)


def check_deal(library: Library, deal: Deal, on: date | None = None, where: str = "deal") -> None:
    """Refuse, with a DealError, a deal whose offer may not be sold by prospecting on that day.

    The day is ``on``, or that of signature, or that of the library.
    """
    judged = on or deal.signed_on or date.fromisoformat(library.version)
    problems = bans.banned(deal, library.bans, judged, where)
    if problems:
        raise at_its_line(problems, where, "offer")


def at_its_line(problems: Iterable[Problem], where: str, fact: str) -> DealError:
    """Return the error that points at the line of a fact in the deal file, read again for that alone."""
    line = deals.line(Path(where), fact)
    return DealError([replace(problem, where=line) for problem in problems])


def blank_deal(library: Library, lang: Lang) -> str:
    """Return the commented deal file to fill in."""
    from leadcontract.assembly import facts

    return sheets.sheet(library, lang, facts.LABELS)
