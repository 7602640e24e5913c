"""Values are made when they are asked for, once, and are then those of any mapping."""

from __future__ import annotations

import pickle
import subprocess
import sys

from leadcontract import resources
from leadcontract.library import catalog
from leadcontract.library.lazy import Lazy, made


def test_a_value_is_made_when_it_is_asked_for_and_once() -> None:
    asked: list[str] = []

    def make() -> int:
        asked.append("one")
        return 1

    lazy = Lazy({"one": make, "two": lambda: 2})
    assert len(lazy) == 2 and "one" in lazy and "three" not in lazy and list(lazy) == ["one", "two"]
    assert asked == []
    assert lazy["one"] == lazy["one"] == 1 and asked == ["one"]
    assert lazy.get("three") is None


def test_it_equals_and_pickles_as_the_dict_of_its_values() -> None:
    lazy = made({"one": int}, later=True)
    assert lazy == {"one": 0} == made({"one": int}, later=False)
    assert type(pickle.loads(pickle.dumps(lazy))) is dict  # noqa: S301  (our own bytes)


def test_a_library_known_to_be_sound_reads_only_what_is_asked_for() -> None:
    folder = resources.folder("clauses")
    catalog.load([folder])  # kept from now on
    start = (
        "import sys; from pathlib import Path; from leadcontract.library import catalog;"
        f"library = catalog.load([Path({str(folder)!r})], 'texts');"
        "assert library.law['civil/1112-1'].citation.fr;"
        "print(*(name for name in ('calling', 'letter', 'maturity') if f'leadcontract.domain.{name}' in sys.modules));"
        "print(library.calling.rules[0].check, library.letter.families['other'].en != '')"
    )
    told = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == ["", f"{catalog.load([folder]).calling.rules[0].check} True"]
