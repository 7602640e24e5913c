"""Reviews many documents in several processes, each with a reviewer of its own, and keeps their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from leadcontract.domain.finding import Report
from leadcontract.errors import InputError

Review = Callable[[Path], Report]

_own: list[Review] = []
"""The review of a worker process, made once when it starts."""


def each(paths: Sequence[Path], review: Review) -> Iterator[Report | InputError]:
    """Yield the report of each document in order; where one cannot be read, its error."""
    for path in paths:
        yield _tried(path, review)


def shared(paths: Sequence[Path], make: Callable[[], Review], jobs: int) -> Iterator[Report | InputError]:
    """Yield the same as ``each``, worked out by ``jobs`` processes; ``make`` makes the review of each, and is pickled.

    A process takes a few documents at a time, so that one long document does not hold back the others.
    """
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(make,)) as pool:
        yield from pool.map(_work, paths, chunksize=max(1, min(8, len(paths) // (4 * jobs))))


def _start(make: Callable[[], Review]) -> None:
    _own[:] = [make()]


def _work(path: Path) -> Report | InputError:
    return _tried(path, _own[0])


def _tried(path: Path, review: Review) -> Report | InputError:
    try:
        return review(path)
    except InputError as error:
        return error
