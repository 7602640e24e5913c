"""A plan is plain values that give the same matches, kept or made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict

from leadcontract.domain.library import Library
from leadcontract.nlp.matching import Patterns, matches
from leadcontract.nlp.pipelines import load_pipeline
from leadcontract.nlp.planning import Plan, plan
from leadcontract.nlp.rules import rules


def cut(chunk: str) -> tuple[str, ...]:
    return (chunk.lower(),)


def phrases(plan: Plan) -> list[list[str]]:
    """Return the phrases of each class, in order."""
    classes = defaultdict(list)
    for word, number in plan["words"].items():
        classes[number].append(word)
    for waiting in plan["phrases"].values():
        for number, some in waiting:
            classes[number] += some
    return sorted(sorted(some) for some in classes.values())


def test_phrases_that_serve_the_same_segments_are_one_class() -> None:
    made = plan(["(a|b) … c", "(a|b) d", "c"], cut)
    assert phrases(made) == [["a", "b"], ["a d", "b d"], ["c"]]
    assert [len(parts) for parts in made["rules"]] == [2, 1, 1]
    assert made["rules"][0][1] == made["rules"][2][0]


def test_a_phrase_waits_for_the_word_that_the_fewest_phrases_share() -> None:
    made = plan(["le (client|tiers) paie", "le client", "le délai paie", "client"], cut)
    assert list(made["words"]) == ["client"]
    waiting = {word: sorted(p for _, some in classes for p in some) for word, classes in made["phrases"].items()}
    assert waiting == {
        "client": ["le client", "le client paie"],
        "tiers": ["le tiers paie"],
        "délai": ["le délai paie"],
    }


def test_a_rule_is_looked_at_where_its_rarest_segment_is() -> None:
    made = plan(["a … b c d", "x y … z"], cut)
    assert made["rarest"] == [made["rules"][0][1], made["rules"][1][0]]


def test_two_machines_make_the_same_plan() -> None:
    code = "from leadcontract.nlp.planning import plan; print(plan(['(a|b|c|d|e|f) … (g|h|i|j)', 'a'], lambda c: (c,)))"
    runs = [
        subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True)
        for seed in ("1", "2", "3")
    ]
    assert runs[0].stdout and {run.stdout for run in runs} == {runs[0].stdout}


def test_a_plan_that_was_kept_matches_as_one_that_was_made(library: Library) -> None:
    nlp = load_pipeline("fr", library)
    patterns = nlp.get_pipe("leadcontract_patterns")
    assert isinstance(patterns, Patterns)
    wanted = list(rules(library, "fr"))
    text = "Le Client peut résilier à tout moment, moyennant un préavis de 30 jours, et auditer le Prestataire."
    before = set(matches(nlp(text)))
    patterns.take(wanted, json.loads(json.dumps(patterns.plan(wanted, library.cues["fr"].words))))
    assert before and set(matches(nlp(text))) == before


def test_what_is_met_does_not_depend_on_the_documents_before(library: Library) -> None:
    texts = ["Le Client peut auditer le Prestataire.", "Un préavis de 30 jours est dû.", "Le contrat est résilié."]
    fresh = [load_pipeline("fr", library) for _ in texts]
    used = load_pipeline("fr", library)
    with used.memory_zone():
        for text in reversed(texts):
            used(text)
    for nlp, text in zip(fresh, texts, strict=True):
        assert matches(nlp(text)) and matches(nlp(text)) == matches(used(text))
