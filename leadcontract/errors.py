"""What can go wrong, as exceptions that hold fields; the command line turns them into one message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import typography


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where (``path`` or ``path:line``), what, and what to do about it."""

    where: str
    what: Bilingual
    cure: Bilingual | None = None

    def say(self, lang: Lang) -> str:
        """Return the problem as one line of text in the language asked for; French has its no-break spaces."""
        said = self.what[lang] if self.cure is None else f"{self.what[lang]} {self.cure[lang]}"
        said = typography(said, lang) if lang == "fr" else said
        return f"{self.where}: {said}" if self.where else said


class LeadContractError(Exception):
    """Base of all errors; holds every problem met, never fewer than one."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.say("en"))

    def __reduce__(self) -> tuple[type[LeadContractError], tuple[tuple[Problem, ...]], dict[str, object]]:
        return type(self), (self.problems,), self.__dict__

    def say(self, lang: Lang) -> str:
        """Return all problems in the language asked for, one a line."""
        return "\n".join(problem.say(lang) for problem in self.problems)


class UsageError(LeadContractError):
    """The command was asked for something that cannot be done (exit code 2)."""

    exit_code = 2


class InputError(LeadContractError):
    """An input file cannot be read: not found, not a document, encrypted, damaged, too large, no text."""

    exit_code = 3


class DealError(LeadContractError):
    """The facts of the deal are invalid, or do not fit what was asked for."""

    exit_code = 4


class LibraryError(LeadContractError):
    """The library or a model is invalid."""

    exit_code = 5
