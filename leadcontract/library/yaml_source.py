"""Reads YAML strictly: repeated keys and aliases refused, few types, the line of everything kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leadcontract.domain.language import Bilingual
from leadcontract.errors import Problem

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DEEPEST = 40
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file as plain values; ``lines`` maps the path of a key or item to its line, from 1.

    ``sound``: the values are known to be without a problem, and need not be checked again.
    """

    file: str
    value: Plain
    lines: dict[tuple[str | int, ...], int]
    problems: tuple[Problem, ...]
    sound: bool = False

    def where(self, path: tuple[str | int, ...]) -> str:
        """Return ``file:line`` of the nearest known ancestor of a path, or the file alone."""
        while path and path not in self.lines:
            path = path[:-1]
        line = self.lines.get(path)
        return self.file if line is None else f"{self.file}:{line}"


def read(path: Path, name: str | None = None) -> Source:
    """Read a YAML file; what is wrong with it is in ``problems``, never raised.

    Only ``true``, ``false``, ``null`` and decimal integers are typed; ``NO``, ``48:00``, ``0123`` and dates
    stay text. ``name`` stands for the file in messages (default: its path).
    """
    file = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        what = Bilingual("ce fichier n’est pas en UTF-8.", "this file is not in UTF-8.")
        cure = Bilingual("Enregistrez-le en UTF-8.", "Save it as UTF-8.")
        line = text_line(path, error.start)
        return Source(file, None, {}, (Problem(f"{file}:{line}", what, cure),))
    except OSError as error:
        what = Bilingual("fichier illisible ({reason}).", "cannot be read ({reason}).").format(reason=error.strerror)
        return Source(file, None, {}, (Problem(file, what),))
    return parse(text, file)


def text_line(path: Path, offset: int) -> int:
    """Return the line, from 1, of a byte offset in a file."""
    return path.read_bytes()[:offset].count(b"\n") + 1


def parse(text: str, file: str) -> Source:
    """Parse YAML text as ``read`` does."""
    import yaml  # ten milliseconds that a start from the cache does without

    lines: dict[tuple[str | int, ...], int] = {}
    problems: list[Problem] = []
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        deep = _too_deep(yaml.parse(text, loader), file)
        if deep is not None:
            return Source(file, None, {}, (deep,))
        node = yaml.compose(text, loader)
    except yaml.YAMLError as error:
        return Source(file, None, {}, (_syntax(error, file),))
    value = _plain(node, (), file, lines, problems, set()) if node is not None else None
    return Source(file, value, lines, tuple(dict.fromkeys(problems)))


def _too_deep(events: Iterable[Any], file: str) -> Problem | None:
    """Return what is wrong with a text nested deeper than any sensible file, None for any other."""
    depth = 0
    for event in events:
        kind = type(event).__name__
        depth += kind in ("SequenceStartEvent", "MappingStartEvent")
        depth -= kind in ("SequenceEndEvent", "MappingEndEvent")
        if depth > _DEEPEST:
            what = Bilingual("trop d’imbrications ({most} au plus).", "nested too deeply ({most} levels at most).")
            cure = Bilingual("Vérifiez les crochets et l’alignement.", "Check the brackets and the indentation.")
            return Problem(f"{file}:{event.start_mark.line + 1}", what.format(most=_DEEPEST), cure)
    return None


def _syntax(error: Exception, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", "?")
    where = f"{file}:{mark.line + 1}" if mark is not None else file
    return Problem(
        where,
        Bilingual("le YAML est mal formé ({reason}).", "the YAML is malformed ({reason}).").format(reason=reason),
        Bilingual(
            "Vérifiez l’alignement, et mettez les phrases après « >- ».",
            "Check the indentation, and put sentences after '>-'.",
        ),
    )


def _plain(
    node: Any,
    path: tuple[str | int, ...],
    file: str,
    lines: dict[tuple[str | int, ...], int],
    problems: list[Problem],
    seen: set[int],
) -> Plain:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if id(node) in seen:
        what = Bilingual("les alias YAML (*nom) sont refusés.", "YAML aliases (*name) are refused.")
        problems.append(Problem(f"{file}:{line}", what, Bilingual("Recopiez le texte.", "Write the text again.")))
        return None
    seen.add(id(node))
    if node.id == "scalar":
        return _scalar(node)
    if node.id == "sequence":
        return [_plain(n, (*path, i), file, lines, problems, seen) for i, n in enumerate(node.value)]
    mapping: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + 1
        if key_node.id != "scalar":
            what = Bilingual("une clé doit être un mot.", "a key must be a word.")
            cure = Bilingual("Mettez-la entre guillemets.", "Put it in quotes.")
            problems.append(Problem(f"{file}:{key_line}", what, cure))
            continue
        key = str(key_node.value)
        if key in mapping:
            what = Bilingual("la clé « {key} » est répétée.", "the key '{key}' is repeated.").format(key=key)
            cure = Bilingual("Gardez-en une seule.", "Keep only one.")
            problems.append(Problem(f"{file}:{key_line}", what, cure))
            continue
        lines[(*path, key)] = key_line
        mapping[key] = _plain(value_node, (*path, key), file, lines, problems, seen)
    return mapping


def _scalar(node: Any) -> Plain:
    text: str = node.value
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
