"""Finds what a document states of the fields of a deal: in forms, in price lists, in running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from leadcontract.domain.fact import Reads, Stated, Vocabulary
from leadcontract.domain.language import Bilingual
from leadcontract.extracting.columns import bare, currency, priced
from leadcontract.extracting.finders import UNITS, Finder
from leadcontract.extracting.labels import LabelWords
from leadcontract.extracting.lines import Candidate, Line, has_boxes, is_open, pieces
from leadcontract.extracting.readers import Value, read
from leadcontract.extracting.rivals import Rivals
from leadcontract.library.stated import Spotter, any_of, both, door, doors, plain, words_of

LABELLED, SAID = 0.97, 0.93
AMBIGUOUS = Bilingual("lu de deux façons possibles", "can be read in two ways")
_FAR = 45
"""How many signs of a labelled value may stand before the figure that it is about."""
_SHORT = 60
"""A line of more words is running text, in which no label opens a value."""
_BEFORE, _AFTER = 80, 25
"""How many signs around a saying can tell that another thing is meant; behind it, up to the next comma or "and"."""
_UNTIL = re.compile(r"(?:(?!\s(?:and|et)\s)[^,;()])*")
_WHOLE = 200
"""A saying of a whole line, and a value before what tells it, have no more signs."""
_ADDED = re.compile(r"[,;]\s(?:and|or|et|ou)\s")
_COUNTED = re.compile(r"\W*\d+\s+(?!(?:du|le|dated|of)\b)[^\W\d]{2}")
"""A figure before a word is no code: that of a street, or how many of something."""
_WHOLE_NUMBER = re.compile(r"^\s*(\d[\d\s]*)[.,]0{1,2}(?!\d)")
_NUMBER = re.compile(r"[#°]|\b(?i:no|num\w*|id|ref\w*)\b")
"""In a label, says that the value is a number."""
_NAME = 60
"""A line of more signs is no label of the next."""
_TYPED: tuple[Reads, ...] = ("code", "date", "money", "duration", "integer", "percentage", "period")


def _has_unit(line: Line) -> bool:
    return not line.words.isdisjoint(UNITS)


def _has_digit(line: Line) -> bool:
    return any(map(str.isdigit, line.flat))


_NEEDED: dict[Reads, Callable[[Line], bool]] = {
    "duration": _has_unit, "date": _has_digit, "period": _has_digit, "money": _has_digit,
}  # fmt: skip
"""What a line holds at least, where it holds a value of a kind."""


class Fields:
    """Finds the fields of one vocabulary in lines."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        self.finders = [Finder(field) for field in vocabulary.fields]
        self.by_label: dict[str, set[int]] = {}
        self.by_saying: dict[str, set[tuple[int, str]]] = {}
        for n, field in enumerate(vocabulary.fields):
            for label in (*both(field.labels), *both(field.columns)):
                for word in door(label):
                    self.by_label.setdefault(word, set()).add(n)
            for phrase in both(field.says):
                for word in door(phrase) or self.finders[n].said_words or {""}:
                    self.by_saying.setdefault(word, set()).add((n, phrase))
        self.any_label = Spotter((p for f in vocabulary.fields for p in both(f.labels)), r"^\W*{}\s*(?::|$)")
        self.of_days = re.compile(any_of(both(words["of_days"])))
        self.labels_only = LabelWords(vocabulary)
        self.rivals = Rivals(vocabulary)
        self.examples = Spotter(both(words["examples"]), r"(?<![.@]){}")
        self.leads = Spotter(both(words["leads"]))
        self.service = re.compile(any_of(both(words["no_unit"])))
        self.no_leads = re.compile(any_of(both(words["no_leads"])))
        self.blanks = re.compile(rf"\W*(?:{any_of(both(words['blanks']))})\W*")

    def find(self, lines: Sequence[Line], of_leads: bool) -> Iterator[Candidate]:
        """Yield what the lines state of each field; what is only supposed, or left open, is not stated.

        ``of_leads``: the document is of leads, so that the fields of leads count.
        """
        named_by = Counter(n for line in lines if line.provision.place == "table" for n in line.provision.labels)
        heads = {line.flat.rstrip(" :") for line in lines if named_by[line.provision.paragraph] > 1}
        above, own, supposed = "", currency(lines), False
        for at, line in enumerate(lines):
            if line.provision.place != "table":
                supposed = len(line.flat) <= _NAME and self.examples.search(line.flat, line.words) is not None
            elif supposed:  # a table headed as one of examples
                continue
            named = words_of(" ".join((above, *line.labels))) if len(line.flat.split()) <= _SHORT else frozenset()
            told = line.words | named if named else line.words
            labels = {n for word in told & self.by_label.keys() for n in self.by_label[word]}
            says = {one for word in line.words & self.by_saying.keys() for one in self.by_saying[word]}
            for n in sorted(labels):
                if of_leads or not self.finders[n].field.of_leads:
                    if not self.rivals.listed(self.finders[n].field, lines, at):
                        yield from self._labelled(self.finders[n], line, above, heads)
                    if self.finders[n].columns:
                        yield from self._listed(self.finders[n], lines, at, own)
            for n, phrase in sorted(says | self.by_saying.get("", set())):
                if of_leads or not self.finders[n].field.of_leads:
                    yield from self._said(self.finders[n], phrase, line)
            above = line.flat if len(line.flat) <= _NAME else ""

    def of_leads(self, lines: Sequence[Line]) -> bool:
        """Say whether a document is of leads at all."""
        return any(
            self.leads.search(line.flat, line.words)
            and self.leads.search(self.no_leads.sub(" ", line.flat), line.words)
            for line in lines
        )

    def names_field(self, line: Line) -> bool:
        """Say whether a line opens with the label of a field."""
        return self.any_label.search(line.flat, line.words) is not None

    def _labelled(self, finder: Finder, line: Line, above: str, heads: Collection[str]) -> Iterator[Candidate]:
        """Yield what a label names beside it, below it or behind it; ``heads`` of columns name no text of their own."""
        if not line.labels and finder.field.reads in _TYPED and finder.alone.fullmatch(above):
            yield from self._opening(finder, line, 0, above)
        label = next((label for label in line.labels if finder.alone.fullmatch(label)), None)
        if label is not None and not (finder.field.reads == "text" and label in heads):
            yield from self._value(finder, line, 0, len(line.flat), label)
        elif len(line.flat.split()) <= _SHORT:
            for match in finder.inline.finditer(line.flat):
                _, end = line.sentence(match.end())
                yield from self._value(finder, line, match.end(), end, match["label"])
            if finder.field.reads in _TYPED:
                for start, _ in pieces(line.flat):
                    opening = finder.opening.match(line.flat, start)
                    if opening:
                        yield from self._opening(finder, line, opening.end(), opening["label"])

    def _opening(self, finder: Finder, line: Line, start: int, label: str) -> Iterator[Candidate]:
        """Read a value that a label names without a colon, at the very beginning of what follows it."""
        end = line.sentence(start)[1]
        found = read(line.text[start:end], line.provision.lang, finder.field)
        if not found or line.flat[start : start + found[0].start].strip(" °.:"):
            return
        if finder.field.reads != "code" or _NUMBER.search(label) or not _COUNTED.match(line.flat, start, end):
            yield from self._value(finder, line, start, end, label)

    def _value(self, finder: Finder, line: Line, start: int, end: int, label: str) -> Iterator[Candidate]:
        """Read what a label names: the only value of its first sentence, or the first, near its beginning."""
        field, text = finder.field, line.text[start:end]
        first = next(pieces(plain(text)))
        said = text[slice(*first)]
        if is_open(said[:_FAR]) or self.blanks.fullmatch(plain(said)) or self.examples.search(line.flat, line.words):
            return
        found = read(said, line.provision.lang, field)
        if field.reads == "code":
            found = [v for v in found if v.start <= 3]
        elif field.reads == "word":
            found = [v for v in found[:1] if v.start <= _FAR]
        elif field.reads in _TYPED:
            found = found if len({v.value for v in found}) == 1 else [v for v in found[:1] if v.start <= _FAR]
        if field.reads == "text" and "," not in said and self.labels_only(plain(said)):
            return
        if finder.apart.search(plain(said)) or self.rivals.open(field, said):
            return
        for value in found[:1]:
            if not finder.unless.search(plain(_up_to(said, value.end))):
                yield from _candidate(finder, line, value, start, plain(said), label, LABELLED)

    def _listed(self, finder: Finder, lines: Sequence[Line], at: int, own: str | None) -> Iterator[Candidate]:
        """Read a cell of a price list: under the head of such a column, in a row that says what is priced.

        ``own`` is the currency of the document.
        """
        line = lines[at]
        head = next((n for n in line.labels if finder.column.fullmatch(bare(n))), None)
        if head is None:
            return
        row: list[str] = []
        for above in reversed(lines[max(0, at - 12) : at]):
            if head in above.labels or above.flat.rstrip(" :") == head:
                break
            row.append(above.flat)
        named = " ; ".join(row)
        if finder.row.search(self.no_leads.sub(" ", named)) and not self.service.search(named):
            money = finder.field.reads == "money"
            found = priced(line, head, finder.field, own) if money else self._counted(finder, line)
            for value in found if not finder.unless.search(f"{head} {line.flat}") else ():
                yield from _candidate(finder, line, value, 0, f"{head} {line.flat}", head, LABELLED)

    def _counted(self, finder: Finder, line: Line) -> list[Value]:
        """Return how many of something a cell says, whose decimals are all nought: "400,00 Unités"."""
        return read(_WHOLE_NUMBER.sub(r"\1", line.text), line.provision.lang, finder.field)[:1]

    def _said(self, finder: Finder, phrase: str, line: Line) -> Iterator[Candidate]:
        needed = _NEEDED.get(finder.field.reads)
        if any(line.words.isdisjoint(words) for words in doors(phrase)) or (needed and not needed(line)):
            return
        named = "{@}" in phrase
        words = None if named else finder.said_words
        if (words is not None and line.words.isdisjoint(words)) or (phrase.startswith("^") and len(line.flat) > _WHOLE):
            return
        tail = finder.tail(phrase)
        behind = tail.search(line.flat) if tail else None
        if tail and not behind:
            return
        for match in finder.says(phrase).finditer(line.flat, max(0, behind.start() - _WHOLE) if behind else 0):
            start, end = line.sentence(match.start("value"))
            said = line.flat[start:end]
            if match.end() > end or self.examples.search(said, line.words):
                continue
            if is_open(match[0]) or has_boxes(line.flat) or not finder.needs.search(said):
                continue
            if finder.apart.search(_joined(said, match.end() - start)):
                continue
            first, last = match.span("value")
            if finder.field.reads == "text":
                stop = finder.stops.search(line.flat, first, last)
                last = stop.start() if stop else last
                if not finder.holds.search(line.flat, first, last):
                    continue
            found = read(line.text[first:last], line.provision.lang, finder.field) if not named else []
            found += [Value(line.text[first:last], 0, last - first)] if named else []
            if found and not self.rivals.among(finder.field, said, first - start, first - start + found[0].end):
                over = match.end() if match.end() > last else first + found[0].end
                near = line.flat[max(start, match.start() - _BEFORE) : over]
                near += _UNTIL.match(line.flat, over, min(end, over + _AFTER))[0]  # type: ignore[index]
                if not finder.unless.search(near):
                    yield from _candidate(finder, line, found[0], first, near, phrase, SAID)


def _up_to(said: str, end: int) -> str:
    """Return a text up to a value and what goes with it: "250 leads per month"."""
    return said[:end] + _UNTIL.match(said, end, end + _AFTER)[0]  # type: ignore[index]


def _joined(said: str, end: int) -> str:
    """Return a sentence up to where, behind a saying, something else is added: ", and for material breach …"."""
    added = _ADDED.search(said, end)
    return said[: added.start()] if added else said


def _candidate(
    finder: Finder, line: Line, value: Value, offset: int, around: str, pattern: str, confidence: float
) -> Iterator[Candidate]:
    field = finder.field
    quote = line.quote(offset + value.start, offset + value.end, pattern)
    stated: Stated | None = value.value
    why = AMBIGUOUS if stated is None else None
    if finder.qualified.search(around):
        stated, why = None, field.why
    yield Candidate(field.path, stated, (quote,), confidence, why, value.either if why is AMBIGUOUS else None)
