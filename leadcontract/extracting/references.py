"""Finds the number and the date beside the title of a document, and keeps, of those that it bears, its own.

An invoice quotes the number of its order, an order that of its contract; a quote says until when it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.fields import AMBIGUOUS
from leadcontract.extracting.lines import Candidate, Line
from leadcontract.extracting.makers import LONGEST_TITLE, TITLED
from leadcontract.extracting.readers import dates
from leadcontract.library.stated import any_of, both, plain

SURE = 0.93
_NEAR = 3
"""Within so many lines below a title its number and its date stand."""
_TIME = re.compile(r"^(?:T|\s+(?:a |at )?)?\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?Z?")
_CODE = re.compile(r"[A-Z]{1,8}(?:[-_/][A-Z]{2,4})?[-_/]?\d[\w/-]*\d")
"""What is surely a number of a document, without any sign before it: letters, then figures."""
_REGISTERED = re.compile(r"(?:FR|BE|LU|CH|DE|GB|IE|ES|IT|NL)[\dA-Z]{2}\d{7,}|[A-Z]{1,2}\d{1,2}")
"""A number of VAT, or half a British postcode."""


class References:
    """The nouns for each kind of document of one vocabulary, compiled."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        kinds = ("invoice", "quote", "order", "contract")
        nouns = "|".join(rf"(?P<{kind}>{any_of(both(words[f'{kind}_nouns']))})" for kind in kinds)
        self.title = re.compile(rf"\W*(?:\w+\s){{0,2}}?(?:{nouns})")
        self.bare = re.compile(rf"\W*(?:\w+\s){{0,2}}?(?:{nouns})(?:\s[^\W\d]+)?\W*")
        self.noun = re.compile(nouns)
        self.number = re.compile(rf"\W*(?:{any_of(both(words['number_alone']))})\W*")
        self.vague = re.compile(rf"\W*(?:{any_of(both(words['vague_reference']))})\W*")
        self.expiry = re.compile(rf"\W*(?:{any_of(both(words['expiry']))})\W*")
        self.dated = re.compile(
            any_of(p for field in vocabulary.fields if field.path == "dated" for p in both(field.labels))
        )

    def find(self, lines: Sequence[Line]) -> Iterator[Candidate]:
        """Yield a number and a date alone under the title of a document, or under "Number" in a row beside "Date"."""
        for at, title in enumerate(lines[:TITLED]):
            if len(title.flat) <= LONGEST_TITLE and self.bare.fullmatch(title.flat):
                yield from self._below(title, lines[at + 1 : at + 1 + _NEAR])
        known = {line.provision.paragraph: line.flat.strip(" :") for line in lines}
        for line in lines:
            if line.provision.place == "table" and _is_code(line.flat):
                for head in line.provision.labels:
                    beside = (known.get(head - 1, ""), known.get(head + 1, ""))
                    if self.number.fullmatch(known.get(head, "")) and any(map(self.dated.fullmatch, beside)):
                        yield _candidate(line, known[head])

    def _below(self, title: Line, lines: Sequence[Line]) -> Iterator[Candidate]:
        """Yield the number alone on the line below a title, and the date alone on one of the next."""
        for line in lines:
            if line.provision.place == "table" or set(line.labels) - {title.flat}:
                return
            if line is lines[0] and _is_code(line.flat):
                yield _candidate(line, title.flat)
            for days, start, end in dates(line.flat):
                if not line.flat[:start].strip() and not _TIME.sub("", line.flat[end:]).strip():
                    said = tuple(day.isoformat() for day in days)
                    sure, either = (said[0], None) if len(said) == 1 else (None, (said[0], said[1]))
                    quote = line.quote(start, end, title.flat)
                    yield Candidate("dated", sure, (quote,), SURE, None if sure else AMBIGUOUS, either)

    def own(self, candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
        """Return the candidates without the references of other kinds than that which the title of a document says.

        A bare "Reference" counts where there is no other number, and the day of the order on a quote where there is no
        other day: the quote becomes the order. What expires in a quote is the quote, and no contract.
        """
        top = [line.flat for line in lines[:TITLED] if len(line.flat) <= LONGEST_TITLE and ":" not in line.flat]
        titles = map(self.title.match, top)
        kind = next((match.lastgroup for match in titles if match), None)
        own = [
            one
            for one in candidates
            if one.path not in ("reference", "dated") or not kind or self._kind(one) in (kind, None)
        ]
        if kind == "quote" and not any(one.path == "dated" for one in own):
            own += [one for one in candidates if one.path == "dated" and self._kind(one) == "order"]
        if any(one.path == "reference" and not self._is_vague(one) for one in own):
            own = [one for one in own if one.path != "reference" or not self._is_vague(one)]
        return [one for one in own if kind != "quote" or one.path != "end_date" or not self._expires(one)]

    def _is_vague(self, one: Candidate) -> bool:
        """Whether a label only says "Reference", which may be that of another paper."""
        quote, value = one.quotes[0], str(one.value)
        said = plain(quote.text).partition(value)[0] if "{}" in quote.pattern else quote.pattern
        return self.vague.fullmatch(said) is not None

    def _expires(self, one: Candidate) -> bool:
        return self.expiry.fullmatch(one.quotes[0].pattern) is not None

    def _kind(self, one: Candidate) -> str | None:
        """Return the kind that a label says, or the quoted words where the pattern is a saying."""
        quote = one.quotes[0]
        label = self.noun.search(plain(quote.text) if "{}" in quote.pattern else quote.pattern)
        return label.lastgroup if label else None


def _is_code(flat: str) -> bool:
    text = flat.strip()
    return _CODE.fullmatch(text) is not None and not _REGISTERED.fullmatch(text)


def _candidate(line: Line, pattern: str) -> Candidate:
    start = len(line.flat) - len(line.flat.lstrip())
    end = len(line.flat.rstrip())
    return Candidate("reference", line.text[start:end], (line.quote(start, end, pattern),), SURE)
