"""What stands beside the clauses and few flows need: one file a part, read by a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from leadcontract.library.cursor import Cursor
from leadcontract.library.lazy import Makers

PARTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "proofs": ("cues/proofreading.yaml", "register.proofs", ()),
    "letter": ("cues/letter.yaml", "register.letter", ()),
    "gate": ("cues/roles.yaml", "gates.gate", ("law", "roles")),
    "rules": ("cues/deal-rules.yaml", "guidance.rules", ("law", "facts")),
    "guide": ("cues/interview.yaml", "guidance.guide", ("facts", "families")),
    "stated": ("cues/facts.yaml", "stated.vocabulary", ("parameters",)),
    "calling": ("diligence/calling.yaml", "calling.calling", ("law",)),
    "questionnaire": ("diligence/questionnaire.yaml", "maturity.questionnaire", ("law",)),
    "pack": ("diligence/evidence.yaml", "pack.pack", ("clauses", "law")),
    "weights": ("cues/comparison.yaml", "weights.weights", ()),
}
"""The parts of a library by name: the file, what reads it, and what that must know of the rest of the library."""


def readers(tops: Mapping[str, Callable[[], Cursor]], known: Mapping[str, Any]) -> Makers[str, Any]:
    """Return what reads each part of which there is a file; ``tops`` open the files, by their path."""
    return {
        name: partial(_read, tops[file], reader, known, needs)
        for name, (file, reader, needs) in PARTS.items()
        if file in tops
    }


def _read(top: Callable[[], Cursor], reader: str, known: Mapping[str, Any], needs: tuple[str, ...]) -> Any:
    """Read a part; the module that does is imported only now."""
    module, name = reader.split(".")
    read = getattr(import_module(f"leadcontract.library.{module}"), name)
    return read(top(), *(known[need] for need in needs))
