"""Reviews a folder of files of several formats: how fast against reading them, and in how much memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path

from docx import Document

from benchmarks.speed import Ratio, many

COUNTS = (50, 100, 200)
"""How many files are reviewed when memory is measured: flat, it is the same for each."""
FORMATS = ("txt", "docx", "html", "eml", "pdf")
WAYS: dict[str, Sequence[str]] = {
    "json, a file each": ("--format", "json", "-o", "{out}"),
    "docx, a file each": ("--format", "docx", "-o", "{out}"),
    "table, standard output": (),
    "json, standard output": ("--format", "json"),
    "xlsx, one workbook": ("--format", "xlsx", "-o", "{out}.xlsx"),
}
"""What the reports are written as, and the options that say so."""
_STARTER = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
MEGABYTE = 1024
"""In the units of the operating system, kilobytes on Linux."""


def fill(folder: Path, texts: Sequence[str], pdf: Path, count: int) -> list[Path]:
    """Write ``count`` files in turn of each format: the texts in four of them, the same PDF in the fifth."""
    folder.mkdir()
    made = []
    for number in range(count):
        form = FORMATS[number % len(FORMATS)]
        path = folder / f"{number:03}.{form}"
        if form == "pdf":
            shutil.copy(pdf, path)
        else:
            _write(path, form, texts[number % len(texts)])
        made.append(path)
    return made


def _write(path: Path, form: str, text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    match form:
        case "docx":
            document = Document()
            for line in lines:
                document.add_paragraph("".join(c for c in line if c.isprintable()))
            document.save(str(path))
        case "html":
            body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
            path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
        case "eml":
            mail = EmailMessage()
            mail["From"], mail["Subject"] = "sales@example.org", "Terms"
            mail.set_content(text)
            path.write_bytes(mail.as_bytes())
        case _:
            path.write_text(text, encoding="utf-8")


def speed(folder: Path, texts: Sequence[str], pdf: Path, count: int = COUNTS[-1]) -> Ratio:
    """Time the reviews of a mixed folder against reading and blank tokenisation of the same files."""
    ratio = many(fill(folder / "mixed", texts, pdf, count))
    return Ratio(f"a folder of {count} mixed files", ratio.ours, ratio.floor, ratio.aim)


def memory(folder: Path, texts: Sequence[str], pdf: Path) -> str:
    """Return, as a table, the peak memory of a whole review of so many files, by way of writing the reports."""
    head = f"| reports | {' | '.join(f'{count} files' for count in COUNTS)} |\n|---|{'---|' * len(COUNTS)}\n"
    rows: dict[str, list[int]] = {name: [] for name in WAYS}
    for count in COUNTS:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            files = Path(place) / "files"
            fill(files, texts, pdf, count)
            for name, way in WAYS.items():
                out = Path(place) / name.partition(",")[0]
                rows[name].append(_peak(files, [option.format(out=out) for option in way]))
    return head + "".join(
        f"| {name} | {' | '.join(f'{kilobytes / MEGABYTE:.0f} MB' for kilobytes in peaks)} |\n"
        for name, peaks in rows.items()
    )


def _peak(files: Path, options: Sequence[str]) -> int:
    """Return the peak resident memory of one review, as the operating system counts it.

    A small process starts it: one that this one starts would begin with all the memory held here.
    """
    tool = [sys.executable, "-m", "leadcontract", "--quiet", "review", str(files), *options]
    done = subprocess.run([sys.executable, "-c", _STARTER, *tool], check=True, capture_output=True, text=True)
    return int(done.stdout)
