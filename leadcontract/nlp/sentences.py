"""Finds where sentences end in a provision, knowing how lawyers abbreviate."""

from __future__ import annotations

from itertools import pairwise

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc

_STOPS = frozenset(hash_string(stop) for stop in ".!?;")
_ABBREVIATIONS = frozenset(
    (
        "al", "art", "arts", "c", "cf", "civ", "co", "com", "consom", "corp", "d", "e.g", "ets", "etc", "éts", "i.e",
        "inc", "l", "lit", "ltd", "m", "me", "mm", "mme", "n°", "no", "nos", "p", "para", "pp", "r", "sec", "sect",
        "soc", "st", "ste", "sté", "vs",
    )
)  # fmt: skip


def sentences(doc: Doc) -> list[tuple[int, int]]:
    """Return, for each token, the tokens ``start:end`` of its sentence. Empty for an empty Doc.

    A stop ends a sentence unless an abbreviation stands before it or a figure or a lower-case word after it;
    ``;`` always does. Found once for a Doc, and kept with it.
    """
    kept: list[tuple[int, int]] | None = doc.user_data.get("sentences")
    if kept is None:
        stops = [i for i, word in enumerate(doc.to_array(ORTH).tolist(), 1) if word in _STOPS and i < len(doc)]
        ends = [i for i in stops if doc[i - 1].text != "." or _ends(doc, i - 1)]
        kept = [bounds for bounds in pairwise([0, *ends, len(doc)]) for _ in range(*bounds)]
        doc.user_data["sentences"] = kept
    return kept


def _ends(doc: Doc, i: int) -> bool:
    before = doc[i - 1].lower_ if i else ""
    after = doc[i + 1].text[0]
    return before not in _ABBREVIATIONS and not (after.isdigit() or after.islower())
