"""Reviews many documents in several processes, each with a reviewer of its own, and keeps their order."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from leadcontract.domain.finding import Report
from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, LeadContractError, Problem

Review = Callable[[Path], Report]

LONGEST = 200
UNFORESEEN = Bilingual("erreur interne ({kind} : {error}).", "internal error ({kind}: {error}).")
SEND = Bilingual(
    "Ce document n’a pas été relu : lisez-le vous-même.", "This document was not reviewed: read it yourself."
)

_own: list[Review] = []
"""The review of a worker process, made once when it starts."""


def each(paths: Sequence[Path], review: Review) -> Generator[Report | InputError, None, None]:
    """Yield the report of each document in order; where one cannot be read, its error."""
    for path in paths:
        yield _tried(path, review)


def shared(paths: Sequence[Path], make: Callable[[], Review], jobs: int) -> Generator[Report | InputError, None, None]:
    """Yield the same as ``each``, worked out by ``jobs`` processes; ``make`` makes the review of each, and is pickled.

    Closed before its end, it drops what is not begun, and waits for what is.
    """
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(make,))
    try:
        yield from pool.map(_work, paths)
    finally:
        pool.shutdown(cancel_futures=True)


def _start(make: Callable[[], Review]) -> None:
    """Make the review of a worker, whom only the process that started it may stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _own[:] = [make()]


def _work(path: Path) -> Report | InputError:
    return _tried(path, _own[0])


def _tried(path: Path, review: Review) -> Report | InputError:
    """Review a document; whatever it does to its reader, the other documents are reviewed."""
    try:
        return review(path)
    except InputError as error:
        return error
    except LeadContractError:
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:LONGEST]
        refused = InputError(Problem(str(path), UNFORESEEN.format(kind=type(error).__name__, error=said), SEND))
        refused.__cause__ = error
        return refused
