"""Weighs the facts of a deal against each other: what contradicts itself, and what a lawyer should weigh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from leadcontract.assembly.roles import cited, qualify
from leadcontract.domain.deal import Deal, Duration, Money, stated
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.domain.rule import EACH, Condition, Fact, Level, Rule
from leadcontract.library import saying
from leadcontract.library.guidance import DOCUMENT

_AT_LIMIT = Bilingual(
    "{bound}, la limite même ({law}) ; rien ne reste pour un retard.",
    "{bound}, the very limit ({law}); nothing is left for a delay.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one fact of a deal, and how seriously."""

    level: Level
    fact: str
    what: Bilingual
    cure: Bilingual | None = None


def weigh(library: Library, deal: Deal) -> Iterator[Told]:
    """Yield what the rules of the library tell of a deal, in their order, then the terms at the limit of the law.

    Only what the deal states is looked at: a value that the library proposes contradicts nothing.
    """
    for rule in library.rules:
        for fact in rule.each or (rule.at,):
            if all(_holds(replace(c, fact=fact) if c.fact == EACH else c, deal) for c in rule.conditions):
                yield _told(rule, fact, library)
    yield from _at_limit(library, deal)


def _told(rule: Rule, fact: str, library: Library) -> Told:
    what = Bilingual(f"{fact} : {rule.says.fr}", f"{fact}: {rule.says.en}")
    if rule.basis:
        law = cited(library.law[name] for name in rule.basis)
        what = Bilingual(f"{what.fr.removesuffix('.')} ({law.fr}).", f"{what.en.removesuffix('.')} ({law.en}).")
    return Told(rule.level, fact, what, rule.cure)


def _at_limit(library: Library, deal: Deal) -> Iterator[Told]:
    parameters = library.parameters
    for name, value in deal.terms.items():
        parameter = parameters[name]
        if parameter.at_most is not None and parameter.law is not None and value == parameter.at_most:
            bound = Bilingual(saying.say(value, "fr"), saying.say(value, "en"))
            what = _AT_LIMIT.format(bound=bound, law=cited([library.law[parameter.law]]))
            fact = f"terms.{name}"
            yield Told("warning", fact, Bilingual(f"{fact} : {what.fr}", f"{fact}: {what.en}"))


def _holds(condition: Condition, deal: Deal) -> bool:
    value = qualify(deal.roles).instrument if condition.fact == DOCUMENT else stated(deal, condition.fact)
    if condition.test == "missing":
        return value is None
    if value is None:
        return False
    against = stated(deal, condition.against.path) if isinstance(condition.against, Fact) else condition.against
    if condition.test == "given":
        return True
    if against is None:
        return False
    said = set(value) if isinstance(value, tuple) else {str(value)}
    match condition.test:
        case "is":
            return isinstance(against, frozenset) and bool(said & against)
        case "beyond":
            return isinstance(against, frozenset) and bool(said - against)
        case "same_as":
            return _plain(value) == _plain(against)
        case "above":
            return _above(value, against)
        case _:
            return _above(against, value)


def _plain(value: object) -> str:
    return "".join(str(value).casefold().split())


def _above(value: object, bound: object) -> bool:
    """Say whether a value is more than another of its kind; two of different kinds are not compared."""
    match value, bound:
        case Duration(), Duration():
            return not value.at_most(bound)
        case Money(), Money():
            return not value.at_most(bound)
        case int() | Decimal(), int() | Decimal():
            return value > bound
        case date(), date():
            return value > bound
        case _:
            return False
