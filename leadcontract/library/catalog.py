"""Loads folders of clauses into one Library, or tells everything that is wrong with them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from leadcontract.domain.clause import Clause, Parameter
from leadcontract.domain.deal import FACTS, ROLES
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.domain.library import Library
from leadcontract.domain.playbook import Playbook
from leadcontract.errors import LibraryError, Problem
from leadcontract.library import cache, register, schema, yaml_source
from leadcontract.library.cursor import Cursor
from leadcontract.library.lazy import Makers, made
from leadcontract.library.parts import readers
from leadcontract.library.schema import Depth

ASIDE = ("law", "playbooks", "cues", "diligence")
"""The folders of a library that hold no clauses."""
_ASIDE = tuple(f"{folder}/" for folder in ASIDE)
_OUTDATED, _BANNED, _KINDS = "law/outdated.yaml", "law/banned.yaml", "cues/kinds.yaml"
_CUES: Mapping[Lang, str] = {lang: f"cues/{lang}.yaml" for lang in LANGS}


def load(folders: Sequence[Path], depth: Depth = "detection") -> Library:
    """Load a library; LibraryError tells every problem of every file, with its line.

    A file of a later folder stands in for the one of the same name in an earlier folder, or is added; ``Clause.path``
    tells where each came from.
    ``depth``: how much of each clause is wanted at least. Everything is checked when the files are first met.
    A library that was read and checked without a problem is kept as JSON in the user's cache, under the digest of
    all its files, so that the next start need do neither again: it then reads what a flow asks for, when it does.
    """
    files: dict[str, tuple[str, Path]] = {}
    for folder in folders:
        found = sorted(folder.rglob("*.yaml"))
        if not found:
            what = Bilingual("aucune clause dans ce dossier.", "no clause in this folder.")
            raise LibraryError(Problem(str(folder), what))
        for path in found:
            name = path.relative_to(folder).as_posix()
            files[name] = (f"{folder.name}/{name}", path)
    files = dict(sorted(files.items()))
    digest = hashlib.sha256()
    for label, path in files.values():
        digest.update(label.encode() + b"\0" + _bytes(path) + b"\0")
    sha256 = digest.hexdigest()
    sources = _recalled(f"{'texts' if depth == 'texts' else 'library'}-{sha256}")
    fresh = sources is None
    if sources is None:
        sources = {name: yaml_source.read(path, label) for name, (label, path) in files.items()}
    problems: list[Problem] = []
    library = _build(sources, sha256, problems, "examples" if fresh else depth)
    if fresh and not problems:
        from leadcontract.library import checks

        problems = checks.check(library)
    if problems:
        raise LibraryError(problems)
    if fresh:
        cache.keep(f"library-{sha256}", {name: (s.file, s.value) for name, s in sources.items()})
        cache.keep(f"texts-{sha256}", {name: (s.file, _texts(name, s.value)) for name, s in sources.items()})
    return _lean(library) if fresh and depth != "examples" else library


def _recalled(name: str) -> dict[str, yaml_source.Source] | None:
    """Return the sources kept under a name, known to be sound; None where there are none."""
    try:
        kept = cache.recall(name) or {}
        return {n: yaml_source.Source(file, value, {}, (), sound=True) for n, (file, value) in kept.items()} or None
    except (TypeError, ValueError, AttributeError):
        return None


def _texts(name: str, value: Any) -> Any:
    """Return what the file of a clause says, less what lies beyond its texts; any other file as it is."""
    if name.startswith(_ASIDE):
        return value
    return {key: said for key, said in value.items() if key not in schema.BEYOND_TEXTS}


def _lean(library: Library) -> Library:
    """Return a library without its examples, tests and positions."""
    clauses = {n: replace(c, examples=(), tests=(), positions=()) for n, c in library.clauses.items()}
    return replace(library, clauses=clauses)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = Bilingual("fichier illisible ({reason}).", "cannot be read ({reason}).").format(reason=error.strerror)
        raise LibraryError(Problem(str(path), what)) from error


def _build(sources: Mapping[str, yaml_source.Source], sha256: str, problems: list[Problem], depth: Depth) -> Library:
    """Return the library that sources make; what is sound is read when it is first asked for, the rest now."""
    sound = all(source.sound for source in sources.values())
    problems += [problem for source in sources.values() for problem in source.problems]
    readable = {name: source for name, source in sources.items() if source.value is not None or not source.problems}
    tops = {name: partial(Cursor, source, problems, source.value) for name, source in readable.items()}

    def named(folder: str) -> dict[str, Callable[[], Cursor]]:
        inside = {name.removeprefix(folder): top for name, top in tops.items() if name.startswith(folder)}
        return {name.removesuffix(".yaml"): top for name, top in inside.items()}

    own = {name: top for name, top in named("").items() if not name.startswith(_ASIDE)}
    clauses = made({n: partial(_clause, top, n, depth) for n, top in own.items()}, later=sound)
    register_files = {name: top for name, top in named("law/").items() if name not in ("outdated", "banned")}
    entries = [register.law(top(), name) for name, top in register_files.items()]
    law = made({name: make for group in entries for name, make in group.items()}, later=sound)
    outdated = register.outdated(tops[_OUTDATED]()) if _OUTDATED in tops else ()
    bans = register.bans(tops[_BANNED](), law) if _BANNED in tops else ()
    books = {name: partial(_playbook, top, name, clauses) for name, top in named("playbooks/").items()}
    playbooks = made(books, later=sound)
    cues = {lang: register.cues(tops[_CUES[lang]]()) for lang in LANGS if _CUES[lang] in tops}
    kinds = register.kinds(tops[_KINDS]()) if _KINDS in tops else ()
    known = made(_known(clauses, law), later=True)
    parts = made(readers(tops, known), later=sound)
    for lang in LANGS:
        if _CUES[lang] not in tops:
            problems.append(Problem(_CUES[lang], Bilingual("ce fichier manque.", "this file is missing.")))
    dates = [schema.checked_on(Cursor.top(readable[f"{name}.yaml"])) for name in own]
    return Library(
        version=str(max(dates)) if dates else "",
        sha256=sha256,
        clauses=clauses,
        law=law,
        outdated=outdated,
        bans=bans,
        playbooks=playbooks,
        cues=cues,
        kinds=kinds,
        parts=parts,
    )


def _clause(top: Callable[[], Cursor], name: str, depth: Depth) -> Clause:
    return schema.clause(top(), name, depth)


def _playbook(top: Callable[[], Cursor], name: str, clauses: Mapping[str, Clause]) -> Playbook:
    return register.playbook(top(), name, clauses)


def _known(clauses: Mapping[str, Clause], law: Mapping[str, Basis]) -> Makers[str, Any]:
    """Return what makes each thing that the readers of parts must know."""

    def parameters() -> dict[str, Parameter]:
        return {name: p for clause in clauses.values() for name, p in clause.parameters.items()}

    return {
        "clauses": lambda: clauses,
        "law": lambda: law,
        "roles": lambda: ROLES,
        "families": lambda: dict.fromkeys(name.partition("/")[0] for name in clauses),
        "parameters": parameters,
        "facts": lambda: {*FACTS, *(f"terms.{name}" for name in parameters())},
    }
