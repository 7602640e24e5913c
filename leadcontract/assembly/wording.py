"""Fills the slots of a wording: runs of text, marked blanks and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from leadcontract.domain.deal import Value
from leadcontract.domain.draft import Run
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import NBSP, typography
from leadcontract.library.saying import say
from leadcontract.library.slots import parts

TO_COMPLETE = Bilingual("[À COMPLÉTER\u00a0: {what}]", "[TO BE COMPLETED: {what}]")


def fill(
    text: str,
    lang: Lang,
    values: Mapping[str, Value],
    asks: Callable[[str], Bilingual],
    number: Callable[[str], str],
) -> tuple[Run, ...]:
    """Return a text as runs, its slots filled.

    A name without a value becomes a blank that says what is asked for; ``number`` gives the article number of a
    clause. Values are printed as they are: braces inside them mean nothing.
    """

    def runs() -> Iterator[Run]:
        for kind, name in parts(text):
            if kind == "text":
                yield Run(typography(name, lang))
            elif kind == "reference":
                yield Run(number(name), "reference", name)
            elif name in values:
                yield Run(say(values[name], lang))
            else:
                yield Run(TO_COMPLETE[lang].format(what=asks(name)[lang]), "blank")

    return tuple(_merged(runs()))


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbouring runs of plain text into one; a number stays on the line of the word before it ("article 7")."""
    text = ""
    for run in runs:
        if run.kind == "text":
            text += run.text
            continue
        if text:
            yield Run(re.sub(r" $", NBSP, text) if run.kind == "reference" else text)
            text = ""
        yield run
    if text:
        yield Run(text)
