"""Finds the patterns of the library in a provision: phrases by spaCy's PhraseMatcher, gaps by joining them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from leadcontract.library.patterns import GAP, segments
from leadcontract.nlp.folding import straighten
from leadcontract.nlp.rules import Rule
from leadcontract.nlp.sentences import sentences

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule met in a Doc: the tokens ``start:end`` of each of its segments, in order."""

    rule: Rule
    spans: Spans

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@Language.factory("leadcontract_patterns")
class Patterns:
    """Marks every rule met in a Doc; ``matches(doc)`` gives them back.

    All phrases of all segments go into one PhraseMatcher over folded words, whose time does not grow with
    their number; a rule is looked at only where its rarest segment was met.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self.segments_of: dict[int, tuple[int, ...]] = {}
        self.rules_at: dict[int, list[tuple[Rule, tuple[int, ...]]]] = {}

    def compile(self, rules: Iterable[Rule]) -> None:
        """Take the rules to look for, in place of any before."""
        numbers: dict[tuple[str, ...], int] = {}
        phrases: dict[str, set[int]] = defaultdict(set)
        numbered: list[tuple[Rule, tuple[int, ...]]] = []
        uses: dict[int, int] = defaultdict(int)
        for rule in rules:
            ids = []
            for choices in segments(rule.pattern):
                number = numbers.setdefault(choices, len(numbers))
                for phrase in choices:
                    phrases[phrase].add(number)
                uses[number] += 1
                ids.append(number)
            numbered.append((rule, tuple(ids)))
        by_norm: dict[tuple[int, ...], set[int]] = defaultdict(set)
        docs: dict[tuple[int, ...], Doc] = {}
        for phrase, numbers_of in phrases.items():
            doc = self.nlp.make_doc(straighten(phrase))
            norm = tuple(token.norm for token in doc)
            by_norm[norm] |= numbers_of
            docs.setdefault(norm, doc)
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="NORM")
        self.segments_of = {}
        for i, (norm, numbers_of) in enumerate(by_norm.items()):
            key = f"p{i}"
            self.matcher.add(key, [docs[norm]])
            self.segments_of[self.nlp.vocab.strings[key]] = tuple(sorted(numbers_of))
        self.rules_at = defaultdict(list)
        for rule, ids_ in numbered:
            self.rules_at[min(ids_, key=lambda n: uses[n])].append((rule, ids_))

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data["leadcontract"] = tuple(self._matches(doc))
        return doc

    def _matches(self, doc: Doc) -> Iterable[Match]:
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for key, start, end in self.matcher(doc):
            for number in self.segments_of[key]:
                hits[number].append((start, end))
        number_of: list[int] | None = None
        for segment in [n for n in hits if n in self.rules_at]:
            for rule, ids in self.rules_at[segment]:
                if len(ids) == 1:
                    for span in hits[segment]:
                        yield Match(rule, (span,))
                elif all(n in hits for n in ids):
                    number_of = number_of or sentences(doc)
                    for spans in _join([hits[n] for n in ids], number_of):
                        yield Match(rule, spans)


def _join(places: list[list[tuple[int, int]]], sentence: list[int]) -> list[Spans]:
    """Chain segments in order within one sentence, each at most GAP tokens after the one before."""
    chains: list[Spans] = [(span,) for span in places[0]]
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
