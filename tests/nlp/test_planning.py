"""A plan is plain values that give the same matches, kept or made."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from leadcontract.domain.library import Library
from leadcontract.nlp.matching import Patterns, matches
from leadcontract.nlp.pipelines import load_pipeline
from leadcontract.nlp.planning import plan
from leadcontract.nlp.rules import rules


def cut(chunk: str) -> tuple[str, ...]:
    return (chunk.lower(),)


def test_phrases_that_serve_the_same_segments_are_one_class() -> None:
    made = plan(["(a|b) … c", "(a|b) d", "c"], cut)
    assert sorted(made["classes"]) == [[["a"], ["b"]], [["a", "d"], ["b", "d"]], [["c"]]]
    assert [len(parts) for parts in made["rules"]] == [2, 1, 1]
    assert made["rules"][0][1] == made["rules"][2][0]


def test_a_rule_is_looked_at_where_its_rarest_segment_is() -> None:
    assert plan(["a … b c d", "x y … z"], cut)["rarest"] == [1, 0]


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
    patterns.take(wanted, json.loads(json.dumps(patterns.plan(wanted))))
    assert before and set(matches(nlp(text))) == before
