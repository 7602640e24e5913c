"""What a wording leaves open: ``{{ name }}`` and ``{{ 'clause/id' | article }}``. Jinja reads it; nothing is run."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Literal

import jinja2
from jinja2 import nodes

from leadcontract.domain.deal import Party
from leadcontract.domain.language import Bilingual

Part = tuple[Literal["text", "slot", "reference"], str]

FACTS = frozenset(
    [f"{side}_{field.name}" for side in ("client", "provider") for field in fields(Party)]
    + ["reference", "signed_on", "offer", "sector", "audience", "channels", "countries"]
)
"""The names that a deal fills by itself; any other name is a parameter of some clause."""

ONLY = Bilingual(
    "seuls {{ nom }} et {{ 'clause/id' | article }} sont admis",
    "only {{ name }} and {{ 'clause/id' | article }} are allowed",
)
_PARSER = jinja2.Environment(autoescape=False)  # noqa: S701  (parses, never renders)


class WordingError(ValueError):
    """A text that is no wording; ``what`` says why."""

    def __init__(self, what: Bilingual) -> None:
        self.what = what
        super().__init__(what.en)


@cache
def parts(text: str) -> tuple[Part, ...]:
    """Return a text as literal text, slots and references, in order; WordingError where it holds more."""
    try:
        tree = _PARSER.parse(text)
    except jinja2.TemplateSyntaxError as error:
        what = Bilingual("accolades mal formées ({reason})", "malformed braces ({reason})")
        raise WordingError(what.format(reason=error.message)) from error
    return tuple(_part(node) for output in tree.body for node in _outputs(output))


def _outputs(node: nodes.Node) -> list[nodes.Expr]:
    if not isinstance(node, nodes.Output):
        raise WordingError(ONLY)
    return node.nodes


def _part(node: nodes.Expr) -> Part:
    match node:
        case nodes.TemplateData():
            return ("text", node.data)
        case nodes.Name():
            return ("slot", node.name)
        case nodes.Filter(name="article", node=nodes.Const(value=str(clause)), args=[], kwargs=[]):
            return ("reference", clause)
    raise WordingError(ONLY)
