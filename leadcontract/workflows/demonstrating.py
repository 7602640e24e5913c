"""The whole path on the bundled samples: from the order to a contract that lacks nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract import documents, resources
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.library.sheets import NOTHING, Entry
from leadcontract.workflows.drafting import Generated, generate
from leadcontract.workflows.extracting import extract
from leadcontract.workflows.interviewing import Interview, Proposals, read_entries, reread
from leadcontract.workflows.reviewing import Reviewer

if TYPE_CHECKING:
    from leadcontract.domain.finding import Report

ANSWERS = "deal.yaml"
"""The file of what the parties answered and negotiated, among the samples; the deal file among those written."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How many facts of the deal the order stated, how many were asked for, changed in the negotiation, left blank."""

    read: int
    asked: int
    changed: int
    blank: int


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The sample order reviewed and read, the contract drafted to close its gaps, and that contract reviewed."""

    files: Mapping[str, bytes]
    order: Report
    settled: Settled
    generated: Generated
    contract: Report


def demonstrate(library: Library, lang: Lang = "fr") -> Demonstration:
    """Tell the whole story on the bundled samples; ``files`` are those to write, by name.

    The order is reviewed, its facts are read, and the interview asks for the others: its answers are a sample too.
    """
    from leadcontract.reporting import as_json

    samples = resources.folder("templates") / "demo"
    facts = extract(samples / "order.docx", library, lang).sheet
    interview, settled = _answered(library, lang, reread(facts, library), read_entries(samples / ANSWERS, library))
    deal = interview.deal
    on = deal.signed_on or date.fromisoformat(library.version)
    reviewer = Reviewer(library)
    order = reviewer.review(samples / "order.docx", playbook_name="purchase-order", side="client", on=on)
    generated = generate(library, deal, lang=lang, on=on, where=ANSWERS)
    contract = reviewer.judge(
        documents.read_bytes(Path("contract.docx"), generated.docx),
        playbook_name="contract",
        side="client",
        on=on,
        deal=deal,
    )
    files = {name: (samples / name).read_bytes() for name in ("order.docx", "order.pdf")}
    files |= {
        "order-review.json": as_json.dump([order]).encode(),
        "order-facts.yaml": facts.encode(),
        ANSWERS: interview.text.encode(),
        "contract.docx": generated.docx,
        "contract-review.json": as_json.dump([contract]).encode(),
    }
    return Demonstration(files, order, settled, generated, contract)


def _answered(
    library: Library, lang: Lang, stated: Mapping[str, Entry], answers: Mapping[str, Entry]
) -> tuple[Interview, Settled]:
    """Hold the interview that begins with what the order states: its answers, then what the library proposes."""
    needed = {question.fact for question in Interview(library, lang, {**stated, **answers}).questions()}
    read = {fact for fact in needed if stated.get(fact, NOTHING).value is not None}
    given = {fact: entry for fact, entry in answers.items() if entry.value is not None}
    changed = {fact for fact in read & given.keys() if given[fact].value != stated[fact].value}
    known = dict(stated)
    for fact, entry in given.items():
        if fact in changed or fact not in read:
            known[fact] = replace(entry, remarks=(*stated.get(fact, NOTHING).remarks, *entry.remarks))
    interview = Interview(library, lang, known)
    blank = 0
    while (step := interview.step()) is not None:
        if isinstance(step, Proposals):
            interview.accept_all(step)
        else:
            interview.skip(step)
            blank += 1
    return interview, Settled(len(read), len(needed) - len(read), len(changed), blank)
