"""Gives a right to end the contract to the side whose name holds it: "Acme may terminate on 30 days' notice"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadcontract.domain.fact import Vocabulary
from leadcontract.domain.language import Bilingual
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.readers import read
from leadcontract.library.phrases import fold
from leadcontract.library.stated import any_of, both

_CLIENTS, _PROVIDERS = "terms.convenience_notice", "terms.provider_convenience_notice"
_SEVERAL = Bilingual("la phrase donne un préavis à chacun", "the sentence gives each its own notice")
_NAME = r"[A-Z][\w&'’.-]*(?:\s[A-Z][\w&'’.-]*){0,4}"
_SHORTEST = 3
"""A shorter name begins many."""


class Holders:
    """The words of one vocabulary behind who has a right."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.field = next(field for field in vocabulary.fields if field.path == _CLIENTS)
        self.contrasts = re.compile(any_of(both(vocabulary.words["contrasts"])))
        self.may = re.compile(rf"(?P<name>{_NAME}),?\s+(?:{any_of(both(vocabulary.words['may']))})")

    def held(self, candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
        """Return the candidates, a notice that the provider alone may give as its own.

        Where one sentence opposes several lengths, "while the other …", none is told.
        """
        names = {one.path: one.value for one in candidates if one.path.endswith(".name") and isinstance(one.value, str)}
        client, provider = names.get("client.name", ""), names.get("provider.name", "")
        told = {line.provision.paragraph: line for line in lines}
        found = []
        for one in candidates:
            if one.path in (_CLIENTS, _PROVIDERS) and one.value is not None:
                line = told[one.quotes[0].paragraph]
                if self._opposes(one, line):
                    one = replace(one, value=None, why=_SEVERAL)
                elif one.path == _CLIENTS and provider and self._is_of(provider, client, one, line):
                    one = replace(one, path=_PROVIDERS)
            found.append(one)
        return found

    def _opposes(self, one: Candidate, line: Line) -> bool:
        """Say whether the sentence of a notice opposes another length to it."""
        start, end = line.sentence(one.quotes[0].start)
        if not self.contrasts.search(line.flat, start, end):
            return False
        return len({value.value for value in read(line.text[start:end], line.provision.lang, self.field)}) > 1

    def _is_of(self, name: str, other: str, one: Candidate, line: Line) -> bool:
        quote = one.quotes[0]
        holders = [m["name"] for m in self.may.finditer(line.flat, line.sentence(quote.start)[0], quote.end)]
        return bool(holders) and _is_called(name, holders[-1]) and not _is_called(other, holders[-1])


def _is_called(name: str, short: str) -> bool:
    """Say whether a name begins with a short one, or is abbreviated by it; a first word may open the sentence: "If"."""
    if " " in short and _is_called(name, short.partition(" ")[2]):
        return True
    bare = re.sub(r"\W", "", fold(short))
    initials = "".join(word[0] for word in fold(name).split())
    begins = re.sub(r"\W", "", fold(name)).startswith(bare) or initials.startswith(bare)
    return bool(name) and len(bare) >= _SHORTEST and begins
