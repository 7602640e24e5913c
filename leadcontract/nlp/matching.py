"""Finds the patterns of the library in a provision: phrases by spaCy's PhraseMatcher, gaps by joining them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from spacy.attrs import IDX, LENGTH, NORM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from leadcontract.library.patterns import GAP, spelled
from leadcontract.nlp.folding import straighten
from leadcontract.nlp.planning import Plan, plan
from leadcontract.nlp.rules import Rule
from leadcontract.nlp.sentences import sentences

TURNED = frozenset(("element", "duty", "detail", "forbidden"))
TURNING = frozenset(("negation", "absence", "refusal", "discretion", "harmless", "ends", "open"))
Span = tuple[int, int]
Spans = tuple[Span, ...]


class Match(NamedTuple):
    """A rule met in a Doc: the tokens ``start:end`` of each of its segments, in order, and of them all."""

    rule: Rule
    spans: Spans
    start: int
    end: int


class Planned(NamedTuple):
    """A rule with the numbers of its segments, in order, and as bits, so that many are compared in one step."""

    rule: Rule
    segments: list[int]
    needs: int


@Language.factory("leadcontract_patterns")
class Patterns:
    """Marks every rule met in a Doc; ``matches(doc)`` gives them back.

    All phrases of all segments are looked for at once over folded words: those of one word, of which a text is full,
    in a set, and where they stand only once a rule asks; the others in one PhraseMatcher, whose time does not grow with
    their number, and where each goes in when its rarest word is first met, as most never are. Phrases that serve the
    same segments are one class; a rule is looked at only where its rarest segment was met, and cues of negation only
    where something was met that they could turn.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.take((), plan((), self._cut))

    def plan(self, rules: Iterable[Rule], words: Mapping[str, Sequence[str]]) -> Plan:
        """Return the plan of rules, to be given to ``take`` with the same rules; ``words`` by the name patterns use."""
        return plan((spelled(rule.pattern, words) for rule in rules), self._cut)

    def take(self, rules: Iterable[Rule], plan: Plan) -> None:
        """Look for these rules from now on, in place of any before."""
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="NORM")
        # not the bare hash, since some words ("nn") are symbols of spaCy; kept beyond any memory zone
        self.number = partial(self.nlp.vocab.strings.add, allow_transient=False)  # type: ignore[call-arg]
        self.waiting = {self.number(word): phrases for word, phrases in plan["phrases"].items()}
        self.class_of: dict[int, int] = {}
        self.words = {self.number(word): i for word, i in plan["words"].items()}
        self.classes_of = plan["segments"]
        self.serves: dict[int, int] = defaultdict(int)
        for segment, classes in enumerate(self.classes_of):
            bit = 1 << segment
            for i in classes:
                self.serves[i] |= bit
        self.every = (1 << len(self.classes_of)) - 1
        self.planned: list[Planned] = []
        self.planned_at: dict[int, list[int]] = defaultdict(list)
        self.turning_at: dict[int, list[int]] = defaultdict(list)
        for n, (rule, parts, rarest) in enumerate(zip(rules, plan["rules"], plan["rarest"], strict=True)):
            self.planned.append(Planned(rule, parts, sum(1 << part for part in set(parts))))
            at = self.turning_at if rule.role in TURNING else self.planned_at
            for i in self.classes_of[rarest]:
                at[i].append(n)
        self.clauses = {planned.rule.clause for planned in self.planned}

    def _cut(self, chunk: str) -> tuple[str, ...]:
        return tuple(token.norm_ for token in self.nlp.make_doc(straighten(chunk)))

    def _arm(self, words: Iterable[int]) -> None:
        """Look for the phrases whose rarest word is among these from now on."""
        for word in words:
            for i, phrases in self.waiting.pop(word):
                key = f"class {i}"
                self.class_of[self.number(key)] = i
                norms = [tuple(map(self.number, phrase.split(" "))) for phrase in phrases]
                self.matcher.add(key, norms)  # type: ignore[arg-type]  # takes folded words as well as Docs

    def __call__(self, doc: Doc) -> Doc:
        norms: list[int] = doc.to_array(NORM).tolist()
        self._arm(self.waiting.keys() & norms)
        places = [(at, at + 1, self.words[norm]) for at, norm in enumerate(norms) if norm in self.words]
        places += [(start, end, self.class_of[key]) for key, start, end in self.matcher(doc)]
        hits: dict[int, list[Span]] = defaultdict(list)
        for start, end, i in sorted(places):
            hits[i].append((start, end))
        met = _Met(self, hits, doc)
        found = tuple(met.rules(self.planned_at))
        if any(match.rule.role in TURNED for match in found):
            found += tuple(met.rules(self.turning_at))
        doc.user_data["leadcontract"] = found
        return doc


class _Met:
    """The phrases met in a Doc, and the rules of which they are all that is needed."""

    def __init__(self, patterns: Patterns, hits: dict[int, list[Span]], doc: Doc) -> None:
        self.patterns, self.hits, self.doc = patterns, hits, doc
        self.lacking = patterns.every ^ reduce(or_, map(patterns.serves.__getitem__, hits), 0)
        self.places: dict[int, list[Span]] = {}

    def rules(self, waiting_at: dict[int, list[int]]) -> Iterator[Match]:
        """Yield the rules whose segments were all met, in order and near enough."""
        lacking, planned, places = self.lacking, self.patterns.planned, self.places
        for n in dict.fromkeys(chain.from_iterable([waiting_at[i] for i in self.hits if i in waiting_at])):
            rule, segments, needs = planned[n]
            if needs & lacking:
                continue
            for segment in segments:
                if segment not in places:
                    places[segment] = self._spans(segment)
            if len(segments) == 1:
                for span in places[segments[0]]:
                    yield Match(rule, (span,), *span)
            else:
                for spans in _join([places[segment] for segment in segments], sentences(self.doc)):
                    yield Match(rule, spans, spans[0][0], spans[-1][1])

    def _spans(self, segment: int) -> list[Span]:
        """Return where a segment was met."""
        hits = self.hits
        return [span for i in self.patterns.classes_of[segment] if i in hits for span in hits[i]]


def _join(places: Sequence[Sequence[Span]], sentence: Sequence[Span]) -> list[Spans]:
    """Chain segments in order within one sentence, each at most GAP tokens after the one before, the nearest first."""
    chains: list[Spans] = [(span,) for span in places[0]]
    for spans in places[1:]:
        longer: list[Spans] = []
        for span in spans:
            start = span[0]
            nearest, farthest = None, start - GAP
            for chained in chains:
                last, end = chained[-1]
                if farthest <= end <= start and sentence[last] == sentence[start]:
                    nearest, farthest = chained, end + 1
            if nearest is not None:
                longer.append((*nearest, span))
        chains = longer
        if not chains:
            break
    return chains


def characters(start: int, end: int, doc: Doc) -> tuple[int, int]:
    """Return the characters ``start:end`` of the tokens ``start:end`` of a Doc; where each lies is kept with it."""
    kept: tuple[list[int], list[int]] | None = doc.user_data.get("characters")
    if kept is None:
        first, length = doc.to_array([IDX, LENGTH]).T
        doc.user_data["characters"] = kept = first.tolist(), (first + length).tolist()
    return kept[0][start], kept[1][end - 1]


def matches(doc: Doc) -> tuple[Match, ...]:
    """Return the rules met in a Doc that went through the pipeline."""
    found: tuple[Match, ...] = doc.user_data["leadcontract"]
    return found
