"""What several commands share: the library, the day of the law, notes and results."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leadcontract import files, workflows
from leadcontract.cli.speaking import language, settings
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.library.schema import Depth

if TYPE_CHECKING:
    from leadcontract.documents.guards import Limits

STDOUT = "-"
WRITTEN = Bilingual("écrit : {path}", "written: {path}")


def library_folder() -> Path | None:
    """Return the folder that --library names, None for the library that ships."""
    folder = settings().library
    return Path(folder) if folder else None


def library(depth: Depth = "detection") -> Library:
    """Load the library that the global options ask for, as deep as the work needs."""
    return workflows.load_library(library_folder(), depth)


def limits() -> Limits:
    """Return the limits on what is read, with those that the global options change."""
    from leadcontract.documents.guards import LIMITS

    asked: dict[str, Any] = dict(settings().limits)
    return replace(LIMITS, **asked)


def law_day(asked: date | None, library: Library) -> date:
    """Return the day asked for, or the day on which the law of the library was last checked."""
    return asked or date.fromisoformat(library.version)


def note(text: str) -> None:
    """Say something beside the result, on standard error, unless told to be quiet."""
    if not settings().quiet:
        click.echo(text, err=True)


def check(output: str, force: bool, inputs: Iterable[Path]) -> None:
    """Refuse an output that cannot be written, before any work; standard output always can."""
    if output != STDOUT:
        files.check(Path(output), force, inputs)


def write(output: str, data: bytes, force: bool, inputs: Iterable[Path] = (), told: bool = True) -> None:
    """Write a result to a file, and say so where it is to be ``told``, or to standard output."""
    if output == STDOUT:
        click.echo(data, nl=False)
        return
    files.write(Path(output), data, force, inputs)
    if told:
        note(WRITTEN.format(path=output)[language()])


def writer(output: str, force: bool, *read: str | None) -> Callable[[bytes], None]:
    """Refuse an output that cannot be written, before any work, and return what writes it; ``read`` are its inputs."""
    inputs = [Path(name) for name in read if name is not None]
    check(output, force, inputs)
    return lambda data: write(output, data, force, inputs)


def on_terminal() -> bool:
    """Say whether results go to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Return how many columns a result may take: those of the terminal within reason, 80 elsewhere."""
    return max(60, min(shutil.get_terminal_size().columns, 100)) if on_terminal() else 80


def in_colour() -> bool:
    """Say whether results may be coloured: on a terminal that can, unless NO_COLOR is set."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
