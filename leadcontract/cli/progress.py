"""Shows how far a long work is, on a terminal only, and never in what it prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from leadcontract.cli.speaking import language, settings
from leadcontract.domain.language import Bilingual

LABEL = Bilingual("Relecture", "Review")
MANY = 1
_CLEAR = "\r\x1b[2K"


@dataclass(slots=True)
class Progress:
    """How many documents are done, with a bar where one is shown."""

    bar: Any = None
    done: int = 0

    def step(self) -> None:
        """Count one more."""
        self.done += 1
        if self.bar is not None:
            self.bar.update(1)

    def aside(self) -> None:
        """Take the bar off its line, for a message; it comes back at the next step."""
        if self.bar is not None:
            click.echo(_CLEAR, nl=False, err=True)


@contextmanager
def progress(count: int, shown: bool = True) -> Iterator[Progress]:
    """Count up to ``count``; with a bar and the time left for several, on a terminal, unless told to be quiet."""
    if count <= MANY or not shown or settings().quiet or sys.stderr is None or not sys.stderr.isatty():
        yield Progress()
        return
    with click.progressbar(
        length=count, label=LABEL[language()], file=sys.stderr, show_pos=True, show_eta=True, width=30
    ) as bar:
        yield Progress(bar)
