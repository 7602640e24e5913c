"""Many documents, several processes: the order is kept, and what one document does is not done to the others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, LibraryError, Problem
from leadcontract.reviewing import many

NAMES = ("a", "dies", "b", "unreadable", "breaks", "c", "dies-too", "d")


def review(path: Path) -> Any:
    if path.name.startswith("dies"):
        os._exit(1)
    if path.name == "unreadable":
        raise InputError(Problem(path.name, Bilingual("illisible", "unreadable")))
    if path.name == "breaks":
        raise RecursionError("too deep")
    if path.name == "library":
        raise LibraryError(Problem("", Bilingual("bibliothèque", "library")))
    return path.name


def make() -> Callable[[Path], Any]:
    return review


def said(told: list[Any]) -> list[str]:
    return [one.say("en") if isinstance(one, InputError) else one for one in told]


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_document_that_ends_its_process_is_refused_and_the_others_are_told_in_order(jobs: int) -> None:
    told = said(list(many.shared([Path(name) for name in NAMES], make, jobs)))
    assert told == [
        "a",
        "dies: the process that read it has ended. This document was not reviewed: read it yourself.",
        "b",
        "unreadable: unreadable",
        "breaks: internal error (RecursionError: too deep). This document was not reviewed: read it yourself.",
        "c",
        "dies-too: the process that read it has ended. This document was not reviewed: read it yourself.",
        "d",
    ]


def test_one_process_says_the_same_as_several() -> None:
    paths = [Path(name) for name in NAMES if not name.startswith("dies")]
    assert said(list(many.each(paths, review))) == said(list(many.shared(paths, make, 2)))


def test_what_is_wrong_with_the_library_stops_all() -> None:
    for told in (many.each([Path("library")], review), many.shared([Path("library"), Path("a")], make, 2)):
        with pytest.raises(LibraryError):
            list(told)


def test_what_is_left_is_dropped_when_nobody_asks_for_more() -> None:
    told = many.shared([Path(str(number)) for number in range(1000)], make, 2)
    assert next(told) == "0"
    told.close()
