"""The facts of a deal: read, checked, asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leadcontract.domain.clause import Instrument
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


@dataclass(frozen=True, slots=True)
class Examined:
    """A deal file looked at as a whole: its facts, what must be mended in them, what a lawyer should weigh."""

    deal: Deal
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def examine_deal(library: Library, path: Path, on: date | None = None, document: Instrument | None = None) -> Examined:
    """Read a deal file and tell everything at once, each with its line; InputError where it is no file to read.

    Beside values that cannot be (as ``read_deal`` refuses them): facts that contradict each other, offers that may not
    be sold by prospecting on a day, and a ``document`` that the roles do not call for.
    """
    from leadcontract.assembly import consistency, roles

    source = deals.open_source(path)
    deal, problems = deals.examine(source, library)

    def where(fact: str) -> str:
        return source.where(tuple(fact.split(".")))

    judged = on or deal.signed_on or date.fromisoformat(library.version)
    told = list(consistency.weigh(library, deal))
    problems += bans.banned(deal, library.bans, judged, where("offer"))
    problems += [Problem(where(t.fact), t.what, t.cure) for t in told if t.level == "error"]
    if document is not None:
        try:
            roles.refuse_other(library.gate, deal.roles, document, where("roles"))
        except DealError as error:
            problems += error.problems
    weighed = (Problem(where(t.fact), t.what, t.cure) for t in told if t.level == "warning")
    return Examined(deal, tuple(sorted(problems, key=_line)), tuple(sorted(weighed, key=_line)))


def _line(problem: Problem) -> int:
    line = problem.where.rpartition(":")[2]
    return int(line) if line.isdigit() else 0


def at_its_line(problems: Iterable[Problem], where: str, fact: str) -> DealError:
    """Return the error that points at the line of a fact in the deal file, read again for that alone."""
    line = deals.line(Path(where), fact)
    return DealError([replace(problem, where=line) for problem in problems])


def blank_deal(library: Library, lang: Lang) -> str:
    """Return the commented deal file to fill in."""
    from leadcontract.assembly import facts

    return sheets.sheet(library, lang, facts.LABELS)
