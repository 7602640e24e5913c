"""Fills the slots of a wording: runs of text, marked blanks and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from leadcontract.domain.deal import Value
from leadcontract.domain.draft import Run
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import NBSP, inner, typography
from leadcontract.library.saying import say
from leadcontract.library.slots import Part, parts

TO_COMPLETE = Bilingual("[À COMPLÉTER\u00a0: {what}]", "[TO BE COMPLETED: {what}]")
_STANDS = "x"
"""What stands for a slot while the words beside it are typeset: quotation marks and apostrophes look at it."""
_WORD = re.compile(r"[^\W\d_][a-zà-ÿœ]")
"""The beginning of a word that is no acronym."""


def fill(
    text: str,
    lang: Lang,
    values: Mapping[str, Value],
    asks: Callable[[str], Bilingual],
    number: Callable[[str], str],
) -> tuple[Run, ...]:
    """Return a text as runs, its slots filled.

    A name without a value becomes a blank that says what is asked for; ``number`` gives the article number of a
    clause. Texts are printed as they are (braces inside them mean nothing), but for quotation marks within others.
    """

    def runs() -> Iterator[Run]:
        quoting = 0
        for kind, name in typeset(text, lang):
            if kind == "text":
                quoting += name.count("«") - name.count("»")
                yield Run(name)
            elif kind == "reference":
                yield Run(number(name), "reference", name)
            elif name in values:
                value = values[name]
                said = value if isinstance(value, str) else typography(say(value, lang), lang)
                yield Run(inner(said) if quoting > 0 else said)
            else:
                yield Run(blank(asks(name), lang), "blank")

    return tuple(_merged(runs()))


def typeset(text: str, lang: Lang) -> Iterator[Part]:
    """Yield the parts of a wording, its own words in the typography of a language, as if each slot were a word."""
    found = parts(text)
    for before, (kind, said), after in zip((None, *found), found, (*found[1:], None), strict=False):
        if kind != "text":
            yield kind, said
            continue
        opening, closing = _STANDS * (before is not None), _STANDS * (after is not None)
        whole = typography(f"{opening}{said}{closing}", lang)
        yield kind, whole[len(opening) : len(whole) - len(closing)]


def blank(asks: Bilingual, lang: Lang) -> str:
    """Return the mark of a value that is missing; what it asks for goes on in small letters, as in a sentence."""
    what = asks[lang]
    return TO_COMPLETE[lang].format(what=what[0].lower() + what[1:] if _WORD.match(what) else what)


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
