"""Runs every benchmark and writes ``RESULTS.md``: accuracy where the labelled folders are, speed always."""

from __future__ import annotations

import gc
import json
import platform
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks import accuracy, mixed, speed
from leadcontract import resources, workflows
from leadcontract.assembly import rendering

HERE = Path(__file__).resolve().parent
TEN_PAGES = 190
"""How many paragraphs of our contract make ten pages."""


def main() -> None:
    gc.set_threshold(100_000)  # as the command line does: for ours and for the floors
    parts = [f"# Results\n\nPython {platform.python_version()}, {platform.machine()}.\n"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts.append(_speed(folder))
        parts.append(_folders(folder))
        if accuracy.available():
            for corpus in ("dev", "cuad"):
                parts.append(_accuracy(corpus, folder))
        else:
            print("accuracy: skipped, no labelled folder beside the project", file=sys.stderr)
    text = "\n".join(parts)
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


def _speed(folder: Path) -> str:
    library = workflows.load_library()
    templates = resources.folder("templates")
    deal_file = templates / "demo" / "deal.yaml"
    deal = workflows.read_deal(deal_file, library)
    draft = workflows.generate(library, deal).draft
    contract = folder / "contract.docx"
    contract.write_bytes(rendering.render([replace(draft, blocks=draft.blocks[:TEN_PAGES], annexes=())]))
    values = folder / "values.json"
    values.write_text(json.dumps(rendering.values([draft], templates / "contract.docx")), encoding="utf-8")
    texts = sorted((accuracy.EVAL / "dev" / "text").glob("*.txt")) + sorted(
        (accuracy.EVAL / "cuad" / "text").glob("*.txt")
    )
    ratios = speed.commands(folder, deal_file, contract, templates / "contract.docx", values)
    ratios.append(speed.drafts(deal_file, templates / "contract.docx", values))
    sample = speed.sample(texts or [contract, templates / "demo" / "order.docx"])
    ratios.append(speed.many(sample))
    ratios.append(speed.shared(sample))
    return f"## Speed\n\n{speed.HEAD}" + "\n".join(ratio.row() for ratio in ratios) + "\n"


def _folders(folder: Path) -> str:
    """Review folders of several formats, made of the labelled documents or, where they are not, of our own contract."""
    demo = resources.folder("templates") / "demo"
    library = workflows.load_library()
    draft = workflows.generate(library, workflows.read_deal(demo / "deal.yaml", library)).draft
    own = "\n".join("".join(run.text for run in block.runs) for block in draft.blocks)
    paths = [path for corpus in ("dev", "cuad") for path in sorted((accuracy.EVAL / corpus / "text").glob("*.txt"))]
    texts = [path.read_text(encoding="utf-8") for path in speed.sample(paths)] if paths else [own]
    ratio = mixed.speed(folder, texts, demo / "order.pdf")
    memory = mixed.memory(folder, texts, demo / "order.pdf")
    return f"## Folders\n\n{speed.HEAD}{ratio.row()}\n\nPeak memory of a review, by how it is told:\n\n{memory}"


def _accuracy(corpus: str, folder: Path) -> str:
    reports = folder / corpus
    reports.mkdir()
    accuracy.review_all(corpus, reports)
    gold = accuracy.labels(corpus, folder)
    own = accuracy.found(gold, reports)
    told = accuracy.score(gold, reports, "--misses", "80")
    check = accuracy.score(gold, reports, "--half", "check").split("\n\n")[0] if corpus == "dev" else ""
    counted = ", ".join(f"{name} {value:.3f}" for name, value in own.items())
    half = f"Half `check` alone:\n\n```\n{check}\n```\n" if check else ""
    return f"## Accuracy on {corpus}\n\nCounted here: {counted}.\n\n```\n{told}```\n{half}"


if __name__ == "__main__":
    main()
