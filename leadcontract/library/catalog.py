"""Loads folders of clauses into one Library, or tells everything that is wrong with them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from leadcontract.domain.clause import Clause
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.law import Basis
from leadcontract.domain.letter import Stationery
from leadcontract.domain.library import Library, Proofs, Weights
from leadcontract.errors import LibraryError, Problem
from leadcontract.library import cache, register, schema, yaml_source
from leadcontract.library.cursor import Cursor
from leadcontract.library.schema import Depth
from leadcontract.library.weights import weights as read_weights

ASIDE = ("law", "playbooks", "cues")
"""The folders of a library that hold no clauses."""


def load(folders: Sequence[Path], depth: Depth = "detection") -> Library:
    """Load a library; LibraryError tells every problem of every file, with its line.

    A file of a later folder stands in for the one of the same name in an earlier folder, or is added; ``Clause.path``
    tells where each came from.
    ``depth``: how much of each clause is wanted at least. Everything is checked when the files are first met.
    A library that was read and checked without a problem is kept as JSON in the user's cache, under the digest of
    all its files, so that the next start need do neither again.
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
    sources = _recalled(f"library-{sha256}")
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
    return _lean(library) if fresh and depth != "examples" else library


def _recalled(name: str) -> dict[str, yaml_source.Source] | None:
    """Return the sources kept under a name, known to be sound; None where there are none."""
    try:
        kept = cache.recall(name) or {}
        return {n: yaml_source.Source(file, value, {}, (), sound=True) for n, (file, value) in kept.items()} or None
    except (TypeError, ValueError, AttributeError):
        return None


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


def _build(sources: dict[str, yaml_source.Source], sha256: str, problems: list[Problem], depth: Depth) -> Library:
    def tops(prefix: str) -> Iterator[tuple[str, Cursor]]:
        for name, source in sources.items():
            if name.startswith(prefix):
                if source.value is None and source.problems:
                    problems.extend(source.problems)
                    continue
                cursor = Cursor.top(source)
                yield name.removeprefix(prefix).removesuffix(".yaml"), cursor
                problems.extend(cursor.problems)

    clauses: dict[str, Clause] = {}
    for name, top in tops(""):
        if not name.startswith(tuple(f"{aside}/" for aside in ASIDE)):
            clauses[name] = schema.clause(top, name, depth)
    law: dict[str, Basis] = {}
    for name, top in tops("law/"):
        if name not in ("outdated", "banned"):
            law.update(register.law(top, name))
    outdated = [register.outdated(top) for name, top in tops("law/outdated")]
    bans = [register.bans(top, law) for _, top in tops("law/banned")]
    playbooks = {name: register.playbook(top, name, clauses) for name, top in tops("playbooks/")}
    cues = {lang: register.cues(top) for lang in LANGS for _, top in tops(f"cues/{lang}.yaml")}
    kinds = [register.kinds(top) for _, top in tops("cues/kinds.yaml")]
    proofs = [register.proofs(top) for _, top in tops("cues/proofreading.yaml")]
    letters = [register.letter(top) for _, top in tops("cues/letter.yaml")]
    weights = [read_weights(top) for _, top in tops("cues/comparison.yaml")]
    for need, have in (("cues/fr.yaml", "fr" in cues), ("cues/en.yaml", "en" in cues)):
        if not have:
            problems.append(Problem(need, Bilingual("ce fichier manque.", "this file is missing.")))
    return Library(
        version=max((str(c.checked_on) for c in clauses.values()), default=""),
        sha256=sha256,
        clauses=clauses,
        law=law,
        outdated=tuple(o for group in outdated for o in group),
        bans=tuple(b for group in bans for b in group),
        playbooks=playbooks,
        cues=cues,
        kinds=tuple(k for group in kinds for k in group),
        proofs=proofs[0] if proofs else Proofs(),
        letter=letters[0] if letters else Stationery(),
        weights=weights[0] if weights else Weights(),
    )
