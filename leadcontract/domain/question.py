"""A question to whoever knows the facts of a deal, and the order in which they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from leadcontract.domain.clause import ParameterType
from leadcontract.domain.deal import Value
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis

QuestionType = ParameterType | Literal["words", "codes"]
"""What an answer is: ``words`` several of the choices, ``codes`` a list of country codes."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an interview: the facts it asks for, or the families of clauses whose parameters it asks for."""

    name: str
    title: Bilingual
    facts: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The sections of an interview in order, what is told of a fact on demand, the fixed words of the form in Word."""

    sections: tuple[Section, ...] = ()
    explains: Mapping[str, Bilingual] = field(default_factory=dict)
    form: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One fact to ask for, by dotted name.

    ``choices`` are the words that fit, with what each means; ``proposed`` is what the library would write by itself,
    ``bounds`` what the law allows, with the ``law``; ``explains`` tells more, on demand,
    ``warns`` what must be known before answering.
    """

    fact: str
    section: Section
    asks: Bilingual
    type: QuestionType
    explains: Bilingual | None = None
    choices: Mapping[str, Bilingual] = field(default_factory=dict)
    proposed: Value | None = None
    bounds: Bilingual | None = None
    law: tuple[Basis, ...] = ()
    warns: tuple[Bilingual, ...] = ()
