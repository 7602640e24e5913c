"""The loop that keeps drafting and review honest: what we draft, the review finds; what we drop, it misses."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from leadcontract import documents, workflows
from leadcontract.domain.clause import STANCES, Instrument, Side, Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.finding import Report
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.reporting import as_json
from leadcontract.workflows import Reviewer

CASES = [(name, lang) for name in ("contract", "dpa", "joint") for lang in LANGS]
DAYS = [date(2026, 8, 10), date(2026, 8, 11), date(2026, 12, 1)]


def written(
    library: Library, deal: Deal, name: Instrument, lang: Lang, on: date, stance: Stance = "balanced"
) -> SourceDocument:
    docx = workflows.generate(library, deal, document=name, lang=lang, stance=stance, on=on).docx
    return documents.read_bytes(Path(f"{name}.docx"), docx)


def short(report: Report) -> list[str]:
    return [
        f"{f.clause} {f.status}, lacks {[i for i, found in f.elements.items() if not found]}, "
        f"{[(q.pattern, q.text[:120]) for q in f.evidence[:2]]}"
        for f in report.findings
        if f.status != "present"
    ]


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize(("name", "lang"), CASES)
def test_what_is_drafted_is_found_present(
    library: Library,
    reviewer: Reviewer,
    fitting: dict[str, Deal],
    name: Instrument,
    lang: Lang,
    stance: Stance,
    on: date,
) -> None:
    deal = fitting[name]
    document = written(library, deal, name, lang, on, stance)
    side: Side = "provider" if stance == "provider" else "client"
    report = reviewer.judge(document, playbook_name=name, side=side, on=on, deal=deal)
    assert report.kind == name
    assert not short(report)
    assert not report.outdated, [o.text for o in report.outdated]


@pytest.mark.parametrize("channels", [("email",), ("telephone",), ("sms", "email")])
def test_another_deal_is_found_present_too(
    library: Library, reviewer: Reviewer, deal: Deal, channels: tuple[str, ...]
) -> None:
    other = replace(deal, channels=channels)
    on = date(2026, 12, 1)
    document = written(library, other, "contract", "fr", on)
    assert not short(reviewer.judge(document, playbook_name="contract", side="client", on=on, deal=other))


class Remembering:
    """A pipeline that reads each text once: to drop a passage changes what is judged, not how the others are read."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.read: dict[str, Doc] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.nlp, name)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            if text not in self.read:
                self.read[text] = self.nlp(text)
            yield self.read[text]


STILL_PRESENT = 2
"""How many clauses are still called present once dropped: definitions (the parties have some), security (its annex)."""


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_dropping_a_clause_never_costs_another_and_is_mostly_seen(
    library: Library,
    reviewer: Reviewer,
    fitting: dict[str, Deal],
    name: Instrument,
    lang: Lang,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on = date(2026, 12, 1)
    deal = fitting[name]
    draft = workflows.generate(library, deal, document=name, lang=lang, on=on).draft
    document = written(library, deal, name, lang, on)
    remembering = Reviewer(library, facts=False)
    known = {lang: Remembering(nlp) for lang, nlp in reviewer.pipelines.get(document.languages).items()}
    monkeypatch.setattr(remembering.pipelines, "get", lambda langs: {lang: known[lang] for lang in langs})
    unseen = []
    for used in draft.used:
        gone = {documents.normalise(block.text) for block in draft.blocks if block.clause == used.clause}
        rest = tuple(p for p in document.provisions if p.text not in gone)
        less = replace(document, provisions=rest)
        report = remembering.judge(less, playbook_name=name, side="client", on=on, deal=deal)
        status = {f.clause: f.status for f in report.findings}
        assert not [c for c, s in status.items() if c != used.clause and s == "missing"], f"without {used.clause}"
        if gone and status[used.clause] == "present":
            unseen.append(used.clause)
    assert len(unseen) <= STILL_PRESENT, unseen
    plain = reviewer.judge(less, playbook_name=name, side="client", on=on, deal=deal)
    assert plain.findings == report.findings


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_the_same_facts_give_the_same_bytes(
    library: Library, fitting: dict[str, Deal], name: Instrument, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [workflows.generate(library, fitting[name], document=name, lang=lang).docx]
    now = time.time() + 4_000
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(now))
    made.append(workflows.generate(library, fitting[name], document=name, lang=lang).docx)
    assert made[0] == made[1]


def test_the_same_document_gives_the_same_report(library: Library, deal: Deal) -> None:
    on = date(2026, 12, 1)
    document = written(library, deal, "contract", "fr", on)
    told = [
        as_json.dump([Reviewer(library).judge(document, playbook_name="full", side="client", on=on)]) for _ in range(2)
    ]
    assert told[0] == told[1]
