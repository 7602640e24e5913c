"""Scores reviews against documents whose clauses were labelled by hand: precision, recall, F1, evidence, contrary.

The measures and their layout are those of the labelled folder's own scorer, so that two people can compare figures.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from leadcontract.domain.finding import Report

FOUND = frozenset(("present", "partial", "contrary"))
ENOUGH = 3
"""A clause counts in the macro mean with at least this many positives and as many negatives."""

EITHER = ("audit/any", ("audit/client-audits-provider", "audit/provider-audits-client"))
"""A label that holds where one of several clauses does."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What readers found in one document: each clause there or not, its passages, and those against the client."""

    id: str
    lang: str
    labels: Mapping[str, bool]
    spans: Mapping[str, Sequence[str]] = field(default_factory=dict)
    contrary: frozenset[str] | None = None


def labelled(text: str) -> tuple[Labelled, ...]:
    """Read ``labels.json``; ValueError where it is not a list of labelled documents."""
    try:
        return tuple(
            Labelled(
                id=str(one["id"]),
                lang=str(one.get("lang", "en")),
                labels={str(clause): bool(there) for clause, there in one["labels"].items()},
                spans=one.get("spans", {}),
                contrary=frozenset(one["contrary"]) if "contrary" in one else None,
            )
            for one in json.loads(text)
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(str(error)) from error


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    by_clause: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, clause: str, gold: bool, said: bool) -> None:
        key = ("t" if gold == said else "f") + ("p" if said else "n")
        self.counts[key] += 1
        self.by_clause[clause][key] += 1


def _ratio(a: int, b: int) -> float:
    return a / b if b else float("nan")


def _prf(tp: int, fp: int, fn: int) -> tuple[float, float, float]:
    return _ratio(tp, tp + fp), _ratio(tp, tp + fn), _ratio(2 * tp, 2 * tp + fp + fn)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower()))


def measure(labelled: Iterable[Labelled], reports: Mapping[str, Report]) -> str:
    """Return the scores as text: per language and in all, then per clause, the weakest first.

    A clause counts as found when it is present, partial or contrary; a document without a report has none.
    ``evidence`` is the share of right findings of which one quote shares half of its words with a labelled passage.
    """
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    evidence, contrary, absent, documents = [0, 0], [0, 0, 0], 0, 0
    for document in labelled:
        documents += 1
        report = reports.get(document.id)
        absent += report is None
        statuses = {f.clause: f.status for f in report.findings} if report else {}
        quotes = {f.clause: [q.text for q in f.evidence] for f in report.findings} if report else {}
        either, clauses = EITHER
        both = [c for c in clauses if statuses.get(c) in FOUND]
        if both:
            statuses[either], quotes[either] = "present", [q for c in both for q in quotes[c]]
        for clause, gold in document.labels.items():
            said = statuses.get(clause) in FOUND
            for key in ("all", document.lang):
                tallies[key].add(clause, gold, said)
            if said and gold and document.spans.get(clause):
                evidence[1] += 1
                evidence[0] += _overlap(quotes[clause], document.spans[clause])
            if said and document.contrary is not None:
                against = statuses[clause] == "contrary"
                if clause in document.contrary:
                    contrary[1] += 1
                    contrary[0] += against
                else:
                    contrary[2] += against
    lines = [f"{documents} documents, {absent} without a report"]
    lines += [_line(key, tallies[key]) for key in sorted(tallies, key=lambda k: (k != "all", k))]
    lines.append(f"evidence {evidence[0]}/{evidence[1]} = {_ratio(*evidence):.3f}")
    if contrary[1] or contrary[2]:
        lines.append(f"contrary recall {contrary[0]}/{contrary[1]}, others called contrary {contrary[2]}")
    return "\n".join([*lines, "", *_table(tallies["all"])])


def _overlap(quotes: Sequence[str], spans: Sequence[str]) -> bool:
    ours, theirs = [_words(q) for q in quotes], [_words(s) for s in spans]
    return any(a and b and len(a & b) >= 0.5 * min(len(a), len(b)) for a in ours for b in theirs)


def _line(key: str, tally: _Tally) -> str:
    n = tally.counts
    p, r, f = _prf(n["tp"], n["fp"], n["fn"])
    mp, mr, mf = _prf(n["tn"], n["fn"], n["fp"])
    means = [
        _prf(c["tp"], c["fp"], c["fn"])[2]
        for c in tally.by_clause.values()
        if c["tp"] + c["fn"] >= ENOUGH and c["tn"] + c["fp"] >= ENOUGH
    ]
    macro = sum(means) / len(means) if means else float("nan")
    accuracy = _ratio(n["tp"] + n["tn"], n.total())
    return (
        f"{key:4} found P {p:.3f} R {r:.3f} F1 {f:.3f} | missing P {mp:.3f} R {mr:.3f} F1 {mf:.3f} | "
        f"macro F1 {macro:.3f} over {len(means)} clauses | accuracy {accuracy:.3f} | pairs {n.total()}"
    )


def _table(tally: _Tally) -> Iterator[str]:
    rows = []
    for clause, n in tally.by_clause.items():
        p, r, f = _prf(n["tp"], n["fp"], n["fn"])
        rows.append((f if f == f else 1.0, clause, p, r, n["tp"], n["fp"], n["fn"], n["tn"]))
    yield f"{'clause':44} {'P':>5} {'R':>5} {'F1':>5}   tp  fp  fn  tn"
    for f, clause, p, r, tp, fp, fn, tn in sorted(rows):
        yield f"{clause:44} {p:5.2f} {r:5.2f} {f:5.2f} {tp:4} {fp:3} {fn:3} {tn:3}"
