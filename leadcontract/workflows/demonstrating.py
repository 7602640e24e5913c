"""The whole story on the bundled samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leadcontract import documents, resources
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.workflows.drafting import Generated, generate
from leadcontract.workflows.facts import read_deal
from leadcontract.workflows.reviewing import Reviewer

if TYPE_CHECKING:
    from leadcontract.domain.finding import Report


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The sample order reviewed, the contract drafted to close its gaps, and that contract reviewed."""

    files: Mapping[str, bytes]
    order: Report
    generated: Generated
    contract: Report


def demonstrate(library: Library, lang: Lang = "fr") -> Demonstration:
    """Tell the whole story on the bundled samples; ``files`` are those to write, by name."""
    from leadcontract.reporting import as_json

    samples = resources.folder("templates") / "demo"
    deal = read_deal(samples / "deal.yaml", library)
    on = deal.signed_on or date.fromisoformat(library.version)
    reviewer = Reviewer(library)
    order = reviewer.review(samples / "order.docx", playbook_name="purchase-order", side="client", on=on)
    generated = generate(library, deal, lang=lang, on=on, where="deal.yaml")
    contract = reviewer.judge(
        documents.read_bytes(Path("contract.docx"), generated.docx),
        playbook_name="contract",
        side="client",
        on=on,
        deal=deal,
    )
    files = {name: (samples / name).read_bytes() for name in ("order.docx", "order.pdf", "deal.yaml")}
    files |= {
        "contract.docx": generated.docx,
        "order-review.json": as_json.dump([order]).encode(),
        "contract-review.json": as_json.dump([contract]).encode(),
    }
    return Demonstration(files, order, generated, contract)
