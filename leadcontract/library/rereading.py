"""Reads a deal file back as entries: what each fact says, and every comment that a person or a tool left there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import DealError
from leadcontract.library import deals, sheets, yaml_source
from leadcontract.library.sheets import Entry
from leadcontract.library.yaml_source import Plain, Source

SECTIONS = ("client", "provider", "roles", "terms")
FOLLOWS = "⇒ "
"""Opens a remark that the tool works out from the answers: it is written again, never read back."""


def entries(text: str, name: str, library: Library, labels: Mapping[str, Bilingual]) -> dict[str, Entry]:
    """Return what a deal file holds, by dotted name; a fact with neither value nor comment is absent.

    A comment belongs to the fact it stands behind, or above; those that ``sheets.sheet`` writes on every file
    (``labels`` names the facts) are left out. DealError where the file is no YAML, or has a key that no deal has,
    which could not be written again.
    """
    source = yaml_source.parse(text, name)
    strays = _strays(source, library)
    if source.problems or strays.value:
        raise DealError(source.problems or deals.examine(strays, library)[1])
    found: dict[str, Entry] = {}
    remarks = _remarks(text, source, library, labels)
    for path in (*SECTIONS, *library.facts):
        entry = Entry(None if path in SECTIONS else _said(_at(source.value, path)), tuple(remarks.get(path, ())))
        if entry != sheets.NOTHING:
            found[path] = entry
    return found


def source(known: Mapping[str, Entry], name: str = "") -> Source:
    """Return entries as the source of a deal, to be examined as a file would be; its problems name no line."""
    top: dict[str, Plain] = {}
    for path, entry in known.items():
        if entry.value is None:
            continue
        section, _, key = path.rpartition(".")
        inside = top.setdefault(section, {}) if section else top
        if isinstance(inside, dict):
            inside[key] = _plain(entry.value)
    return Source(name, top, {}, ())


def _plain(value: str | tuple[str, ...] | Bilingual) -> Plain:
    if isinstance(value, Bilingual):
        return {"fr": value.fr, "en": value.en}
    return list(value) if isinstance(value, tuple) else value


def _at(value: Plain, path: str) -> Plain:
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _said(value: Plain) -> str | tuple[str, ...] | Bilingual | None:
    match value:
        case None | []:
            return None
        case list():
            return tuple(str(item) for item in value)
        case {"fr": str(fr), "en": str(en), **others} if not others:
            return Bilingual(fr, en)
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _strays(source: Source, library: Library) -> Source:
    """Return the part of a source under keys that no deal has."""
    known = {*library.facts, *SECTIONS}
    top: dict[str, Plain] = {}
    for key, value in source.value.items() if isinstance(source.value, dict) else ():
        if key not in known:
            top[key] = value
        elif key in SECTIONS and isinstance(value, dict):
            odd = {name: said for name, said in value.items() if f"{key}.{name}" not in known}
            top |= {key: odd} if odd else {}
    return Source(source.file, top, source.lines, ())


def _remarks(text: str, source: Source, library: Library, labels: Mapping[str, Bilingual]) -> dict[str, list[str]]:
    own = {comment for lang in LANGS for _, _, comment in _comments(sheets.sheet(library, lang, labels))}
    known = {*library.facts, *SECTIONS}
    places = sorted(
        (line, ".".join(map(str, path))) for path, line in source.lines.items() if ".".join(map(str, path)) in known
    )
    found: dict[str, list[str]] = {}
    for line, alone, comment in _comments(text):
        if comment in own or comment.startswith(FOLLOWS) or not places:
            continue
        before = [place for place in places if place[0] <= line]
        after = [place for place in places if place[0] > line]
        owner = (after or before)[0 if after else -1] if alone or not before else before[-1]
        found.setdefault(owner[1], []).append(comment)
    return found


def _comments(text: str) -> Iterator[tuple[int, bool, str]]:
    """Yield every comment with its line, from 1, and whether it stands alone on it."""
    import yaml

    ends: dict[int, int] = {}
    inside: set[int] = set()
    tokens: Iterable[yaml.Token] = yaml.scan(text, yaml.SafeLoader)
    for token in tokens:
        start, end = token.start_mark, token.end_mark
        inside.update(range(start.line, end.line))
        ends[end.line] = max(ends.get(end.line, 0), end.column)
    for number, line in enumerate(text.splitlines()):
        rest = line[ends.get(number, 0) :].strip()
        if number not in inside and rest.startswith("#"):
            yield number + 1, line.lstrip().startswith("#"), rest.lstrip("#").strip()
