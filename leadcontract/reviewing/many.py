"""Reviews many documents in processes of their own, each with a reviewer of its own, and keeps their order."""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, LeadContractError, Problem

T = TypeVar("T")

LONGEST = 200
UNFORESEEN = Bilingual("erreur interne ({kind} : {error}).", "internal error ({kind}: {error}).")
ENDED = Bilingual("le programme qui le lisait s’est arrêté.", "the process that read it has ended.")
READ = Bilingual(
    "Ce document n’a pas été relu : lisez-le vous-même.", "This document was not reviewed: read it yourself."
)

_own: list[Callable[[Path], Any]] = []
"""The review of a worker process, made once when it starts."""


def each(paths: Sequence[Path], review: Callable[[Path], T]) -> Generator[T | InputError, None, None]:
    """Yield what the review of each document returns, in order; where one cannot be read, its error."""
    for path in paths:
        yield _tried(path, review)


def shared(
    paths: Sequence[Path], make: Callable[[], Callable[[Path], T]], jobs: int
) -> Generator[T | InputError, None, None]:
    """Yield the same as ``each``, worked out by ``jobs`` processes; ``make`` makes the review of each, and is pickled.

    Where a document ends its process, that document is refused, and what was not yet told is worked out one by one.
    Closed before its end, it drops what is not begun, and waits for what is.
    """
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(make,))
    told = 0
    try:
        for result in pool.map(_work, paths):
            told += 1
            yield result
    except BrokenProcessPool:
        yield from _one_by_one(paths[told:], make)
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(
    paths: Sequence[Path], make: Callable[[], Callable[[Path], T]]
) -> Generator[T | InputError, None, None]:
    """Yield the same, by one process at a time, which only the document at hand can end."""
    left = deque(paths)
    while left:
        with ProcessPoolExecutor(1, initializer=_start, initargs=(make,)) as pool:
            while left:
                path = left.popleft()
                try:
                    result = pool.submit(_work, path).result()
                except BrokenProcessPool:
                    yield InputError(Problem(str(path), ENDED, READ))
                    break
                yield result


def _start(make: Callable[[], Callable[[Path], Any]]) -> None:
    """Make the review of a worker, whom only the process that started it may stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _own[:] = [make()]


def _work(path: Path) -> Any:
    return _tried(path, _own[0])


def _tried(path: Path, review: Callable[[Path], T]) -> T | InputError:
    """Review a document; whatever it does to its reader, the other documents are reviewed."""
    try:
        return review(path)
    except InputError as error:
        return error
    except LeadContractError:
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:LONGEST]
        refused = InputError(Problem(str(path), UNFORESEEN.format(kind=type(error).__name__, error=said), READ))
        refused.add_note("".join(traceback.format_exception(error)))  # a cause would be lost between processes
        return refused
