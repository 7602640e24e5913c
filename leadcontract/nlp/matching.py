"""Finds the patterns of the library in a provision: phrases by spaCy's PhraseMatcher, gaps by joining them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from leadcontract.library.patterns import GAP, segments
from leadcontract.nlp.folding import straighten
from leadcontract.nlp.rules import Rule
from leadcontract.nlp.sentences import sentences

Spans = tuple[tuple[int, int], ...]


class Match(NamedTuple):
    """A rule met in a Doc: the tokens ``start:end`` of each of its segments, in order."""

    rule: Rule
    spans: Spans

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


class Planned(NamedTuple):
    """A rule with the phrase classes that each of its segments may be."""

    rule: Rule
    segments: tuple[frozenset[int], ...]


@Language.factory("leadcontract_patterns")
class Patterns:
    """Marks every rule met in a Doc; ``matches(doc)`` gives them back.

    All phrases of all segments go into one PhraseMatcher over folded words, whose time does not grow with
    their number. Phrases that serve the same segments are one class, so that each place of the Doc is told once;
    a rule is looked at only where its longest segment was met.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self.class_of: dict[int, int] = {}
        self.planned_at: dict[int, list[Planned]] = {}

    def compile(self, rules: Iterable[Rule]) -> None:
        """Take the rules to look for, in place of any before."""
        wanted = [(rule, segments(rule.pattern)) for rule in rules]
        uses = Counter(segment for _, parts in wanted for segment in parts)
        norms = {segment: self._norms(segment) for segment in uses}
        serves: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for number, segment in enumerate(uses):
            for norm in norms[segment]:
                serves[norm].append(number)
        alike: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
        for norm, served in serves.items():
            alike[tuple(served)].append(norm)
        classes: dict[int, set[int]] = defaultdict(set)
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="NORM")
        self.class_of = {}
        for i, (numbers, phrases) in enumerate(alike.items()):
            key = f"class {i}"
            self.matcher.add(key, phrases)  # type: ignore[arg-type]  # takes folded words as well as Docs
            self.class_of[self.nlp.vocab.strings[key]] = i
            for number in numbers:
                classes[number].add(i)
        of_segment = {segment: frozenset(classes[number]) for number, segment in enumerate(uses)}
        self.planned_at = defaultdict(list)
        for rule, parts in wanted:
            planned = Planned(rule, tuple(of_segment[segment] for segment in parts))
            longest = min(parts, key=lambda segment: (-min(map(len, norms[segment])), uses[segment]))
            for i in of_segment[longest]:
                self.planned_at[i].append(planned)

    def _norms(self, phrases: Iterable[str]) -> set[tuple[int, ...]]:
        """Return the folded words of phrases as PhraseMatcher keeps them; a Doc apiece would take ten times as long.

        spaCy's tokenizer cuts each run of text between spaces by itself, so each is cut once and kept.
        """
        return {tuple(chain.from_iterable(map(self._cut, phrase.split()))) for phrase in phrases}

    @cache  # noqa: B019  (a pipeline lives as long as the process)
    def _cut(self, chunk: str) -> tuple[int, ...]:
        return tuple(token.norm for token in self.nlp.make_doc(straighten(chunk)))

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data["leadcontract"] = tuple(self._matches(doc))
        return doc

    def _matches(self, doc: Doc) -> Iterable[Match]:
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for key, start, end in self.matcher(doc):
            hits[self.class_of[key]].append((start, end))
        planned = {id(p): p for i in hits if i in self.planned_at for p in self.planned_at[i]}
        for rule, wanted in planned.values():
            if any(classes.isdisjoint(hits) for classes in wanted):
                continue
            places = [[span for i in classes & hits.keys() for span in hits[i]] for classes in wanted]
            for spans in _join(places, doc):
                yield Match(rule, spans)


def _join(places: list[list[tuple[int, int]]], doc: Doc) -> list[Spans]:
    """Chain segments in order within one sentence, each at most GAP tokens after the one before."""
    chains: list[Spans] = [(span,) for span in places[0]]
    sentence = sentences(doc) if len(places) > 1 else []
    for spans in places[1:]:
        longer: list[Spans] = []
        for start, end in spans:
            fit = [c for c in chains if 0 <= start - c[-1][1] <= GAP and sentence[c[-1][0]] == sentence[start]]
            if fit:
                longer.append((*max(fit, key=lambda c: c[-1][1]), (start, end)))
        chains = longer
        if not chains:
            break
    return chains


def matches(doc: Doc) -> tuple[Match, ...]:
    """Return the rules met in a Doc that went through the pipeline."""
    found: tuple[Match, ...] = doc.user_data["leadcontract"]
    return found
