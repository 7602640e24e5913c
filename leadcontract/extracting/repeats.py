"""Reads a term that repeats another: "renewed for the same length" is renewed for as long as the first term is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leadcontract.domain.fact import Field, Vocabulary
from leadcontract.domain.language import Bilingual
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.readers import read
from leadcontract.library.stated import Spotter, any_of, both, plain

SURE = 0.9
NOT_ONCE = Bilingual(
    "ce champ reprend une durée que le document ne dit pas, ou dit de plusieurs façons",
    "this field repeats a length that the document does not say, or says in several ways",
)
_OWN = 25
"""Within so many signs behind it, a value of its own says how long "the same length" is."""


class Repeats:
    """The sayings of one vocabulary that give a field the value of another."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.says = [
            (field, other, Spotter(both(phrases)), re.compile(any_of(both(field.apart))))
            for field in vocabulary.fields
            for other, phrases in field.repeats.items()
        ]
        self.examples = Spotter(both(vocabulary.words["examples"]))

    def find(self, lines: Sequence[Line]) -> Iterator[Candidate]:
        """Yield what repeats another field, still without a value (``repeated``)."""
        for line in lines:
            for field, other, spotter, apart in self.says:
                said = spotter.search(line.flat, line.words)
                if said is None or self._own(line, said.end(), field):
                    continue
                start, end = line.sentence(said.start())
                flat = line.flat[start:end]
                if said.end() <= end and not apart.search(flat) and not self.examples.search(flat, line.words):
                    quote = line.quote(*said.span(), plain(said[0]))
                    yield Candidate(field.path, None, (quote,), SURE, NOT_ONCE, repeats=other)

    def _own(self, line: Line, end: int, field: Field) -> bool:
        return bool(read(line.text[end : end + _OWN], line.provision.lang, field))


def repeated(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates, those that repeat a field with its value where the document states just one."""
    found = list(candidates)
    for at, one in enumerate(found):
        values = {c.value for c in found if c.path == one.repeats and c.value is not None} if one.repeats else set()
        if len(values) == 1:
            found[at] = replace(one, value=values.pop(), why=None)
    return found
