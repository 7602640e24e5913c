"""Finds the patterns of the library in a provision: phrases by spaCy's PhraseMatcher, gaps by joining them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from leadcontract.library.patterns import GAP
from leadcontract.nlp.folding import straighten
from leadcontract.nlp.planning import Plan, plan
from leadcontract.nlp.rules import Rule
from leadcontract.nlp.sentences import sentences

TURNED = frozenset(("element", "detail", "forbidden"))
TURNING = frozenset(("negation", "absence", "refusal", "harmless", "ends", "open"))
Hits = dict[int, list[tuple[int, int]]]
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
    """A rule with the phrase classes that each of its segments may be, also as masks of bits, one a class."""

    rule: Rule
    segments: tuple[tuple[int, ...], ...]
    masks: tuple[int, ...]


@Language.factory("leadcontract_patterns")
class Patterns:
    """Marks every rule met in a Doc; ``matches(doc)`` gives them back.

    All phrases of all segments go into one PhraseMatcher over folded words, whose time does not grow with
    their number. Phrases that serve the same segments are one class, so that each place of the Doc is told once;
    a rule is looked at only where its rarest segment was met, and cues of negation only where something was met
    that they could turn.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self.clauses: set[str] = set()
        self.class_of: dict[int, int] = {}
        self.planned_at: dict[int, list[Planned]] = {}
        self.turning_at: dict[int, list[Planned]] = {}

    def plan(self, rules: Iterable[Rule]) -> Plan:
        """Return the plan of rules, to be given to ``take`` with the same rules."""
        return plan((rule.pattern for rule in rules), self._cut)

    def take(self, rules: Iterable[Rule], plan: Plan) -> None:
        """Look for these rules from now on, in place of any before."""
        strings = self.nlp.vocab.strings
        known = {word: strings.add(word) for phrases in plan["classes"] for phrase in phrases for word in phrase}
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="NORM")
        self.class_of = {}
        for i, phrases in enumerate(plan["classes"]):
            key = f"class {i}"
            norms = [tuple(known[word] for word in phrase) for phrase in phrases]
            self.matcher.add(key, norms)  # type: ignore[arg-type]  # takes folded words as well as Docs
            self.class_of[strings[key]] = i
        self.planned_at, self.turning_at = defaultdict(list), defaultdict(list)
        self.clauses = set()
        bits = cache(mask)
        for rule, parts, rarest in zip(rules, plan["rules"], plan["rarest"], strict=True):
            classes = tuple(map(tuple, parts))
            self.clauses.add(rule.clause)
            planned = Planned(rule, classes, tuple(map(bits, classes)))
            for i in classes[rarest]:
                (self.turning_at if rule.role in TURNING else self.planned_at)[i].append(planned)

    def _cut(self, chunk: str) -> tuple[str, ...]:
        return tuple(token.norm_ for token in self.nlp.make_doc(straighten(chunk)))

    def __call__(self, doc: Doc) -> Doc:
        hits: Hits = defaultdict(list)
        for key, start, end in self.matcher(doc):
            hits[self.class_of[key]].append((start, end))
        seen = mask(hits)
        found = tuple(_met(self.planned_at, hits, seen, doc))
        if any(match.rule.role in TURNED for match in found):
            found += tuple(_met(self.turning_at, hits, seen, doc))
        doc.user_data["leadcontract"] = found
        return doc


def _met(planned_at: Mapping[int, list[Planned]], hits: Hits, seen: int, doc: Doc) -> Iterable[Match]:
    """Yield the rules whose segments are all among the hits (``seen``: their mask), in order and near enough."""
    planned = {id(p): p for i in hits if i in planned_at for p in planned_at[i]}
    for rule, wanted, masks in planned.values():
        if all(seen & one for one in masks):
            places = [[span for i in classes if i in hits for span in hits[i]] for classes in wanted]
            for spans in _join(places, doc):
                yield Match(rule, spans)


def mask(classes: Iterable[int]) -> int:
    """Return the bits of classes, so that two sets are compared in one step."""
    bits = 0
    for i in classes:
        bits |= 1 << i
    return bits


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


def characters(start: int, end: int, doc: Doc) -> tuple[int, int]:
    """Return the characters ``start:end`` of the tokens ``start:end`` of a Doc."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def matches(doc: Doc) -> tuple[Match, ...]:
    """Return the rules met in a Doc that went through the pipeline."""
    found: tuple[Match, ...] = doc.user_data["leadcontract"]
    return found
