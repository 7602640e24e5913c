"""Times commands as ratios to a named floor, measured turn by turn in the same run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 9
HEAD = "| what | ours | floor | ratio | aim |\n|---|---|---|---|---|\n"

FLOORS = {
    "help": "import click\n@click.command()\ndef main(): 'Say nothing.'\nmain(['--help'])",
    "review": (
        "import sys, zipfile\nimport spacy\nfrom lxml import etree\n"
        "root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))\n"
        "w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'\n"
        "texts = [''.join(t.text or '' for t in p.iter(w + 't')) for p in root.iter(w + 'p')]\n"
        "nlp = spacy.blank('en')\nlist(nlp.pipe(texts))\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Ratio:
    """One measure: seconds of ours and of its floor (each the least of RUNS), and what was aimed at."""

    name: str
    ours: float
    floor: float
    aim: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    def row(self) -> str:
        return (
            f"| {self.name} | {self.ours * 1000:.0f} ms | {self.floor * 1000:.0f} ms | {self.ratio:.2f} | {self.aim} |"
        )


def command(arguments: Sequence[str]) -> Callable[[], None]:
    """Return a run of a whole process."""
    environment = os.environ | {"NO_COLOR": "1", "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed tool is compiled once, as its floor is

    def run() -> None:
        subprocess.run(arguments, check=True, capture_output=True, env=environment)

    return run


def pair(name: str, ours: Callable[[], None], floor: Callable[[], None], aim: float, runs: int = RUNS) -> Ratio:
    """Time two things turn by turn, after one warm-up each, and keep the least of each."""
    best = [float("inf"), float("inf")]
    for turn in range(runs + 1):
        for i, run in enumerate((ours, floor)):
            start = time.perf_counter()
            run()
            if turn:
                best[i] = min(best[i], time.perf_counter() - start)
    return Ratio(name, best[0], best[1], aim)


def commands(folder: Path, deal: Path, contract: Path, template: Path, values: Path) -> list[Ratio]:
    """Time the commands a lawyer waits for: help, a cold review, a draft (``values``: what fills the template)."""
    tool = str(Path(sys.executable).with_name("leadcontract"))
    python = sys.executable
    return [
        pair("`--help`", command([tool, "--help"]), command([python, "-c", FLOORS["help"]]), 1.3),
        pair(
            "cold review of a ten-page .docx",
            command([tool, "review", str(contract), "--playbook", "full", "--format", "json", "-o", "-"]),
            command([python, "-c", FLOORS["review"], str(contract)]),
            1.5,
        ),
        pair(
            "generate",
            command([tool, "generate", str(deal), "-o", str(folder / "out.docx"), "--force"]),
            command([python, "-m", "benchmarks.floor", str(template), str(values), str(folder / "floor.docx")]),
            1.5,
        ),
    ]


def many(paths: Sequence[Path]) -> Ratio:
    """Time reviews in one process against reading and blank tokenisation of the same files."""
    from datetime import date

    from leadcontract import documents, workflows
    from leadcontract.nlp import pipelines  # noqa: F401  (starts spaCy fast, for both)

    import spacy  # isort: skip

    reviewer = workflows.Reviewer(workflows.load_library(), facts=False)
    blank = {lang: spacy.blank(lang) for lang in ("fr", "en")}

    def ours() -> None:
        for path in paths:
            reviewer.review(path, playbook_name="full", side="client", on=date(2026, 11, 21))

    def floor() -> None:
        for path in paths:
            provisions = documents.read(path).provisions
            for lang, nlp in blank.items():
                list(nlp.pipe(p.text for p in provisions if p.lang == lang))

    return pair(f"{len(paths)} documents in one process", ours, floor, 2.0, runs=3)


def sample(paths: Sequence[Path], count: int = 200) -> list[Path]:
    """Return ``count`` paths drawn in turn from those given, in a fixed shuffled order."""
    order = list(paths)
    random.Random(0).shuffle(order)  # noqa: S311
    return [order[i % len(order)] for i in range(count)]


def drafts(deal: Path, template: Path, kept: Path, count: int = 100) -> Ratio:
    """Time contracts drafted in one process against docxtpl rendering the same template as often."""
    import io
    import json

    from docxtpl import DocxTemplate

    from benchmarks.floor import context
    from leadcontract import workflows

    library = workflows.load_library(depth="texts")
    facts = workflows.read_deal(deal, library)
    filled = context(json.loads(kept.read_text(encoding="utf-8")))

    def ours() -> None:
        for _ in range(count):
            workflows.generate(library, facts)

    def floor() -> None:
        for _ in range(count):
            document = DocxTemplate(str(template))
            document.render(filled, autoescape=True)
            document.save(io.BytesIO())

    return pair(f"{count} contracts in one process", ours, floor, 2.5, runs=1)


def shared(paths: Sequence[Path]) -> Ratio:
    """Time reviews, told as JSON, in one process against the same in two: above 1.8, the second one pays."""
    from datetime import date

    from leadcontract import workflows
    from leadcontract.reporting import as_json

    asked = workflows.Asked(workflows.load_library(), "full", "client", date(2026, 11, 21))

    def one() -> None:
        list(workflows.review_all(paths, asked, 1, as_json.one))

    def two() -> None:
        list(workflows.review_all(paths, asked, 2, as_json.one))

    return pair(f"{len(paths)} documents: one process to two (at least)", one, two, 1.8, runs=3)
