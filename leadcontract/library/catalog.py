"""Loads folders of clauses into one Library, or tells everything that is wrong with them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from leadcontract.domain.calling import CallingCode
from leadcontract.domain.clause import Clause
from leadcontract.domain.deal import FACTS, ROLES
from leadcontract.domain.fact import Vocabulary
from leadcontract.domain.gate import RoleGate
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.law import Basis
from leadcontract.domain.letter import Stationery
from leadcontract.domain.library import Library, Proofs, Weights
from leadcontract.domain.maturity import Questionnaire
from leadcontract.domain.pack import Pack
from leadcontract.domain.question import Guide
from leadcontract.errors import LibraryError, Problem
from leadcontract.library import cache, calling, guidance, maturity, pack, register, schema, stated, yaml_source
from leadcontract.library.cursor import Cursor
from leadcontract.library.schema import Depth
from leadcontract.library.weights import weights as read_weights

ASIDE = ("law", "playbooks", "cues", "diligence")
"""The folders of a library that hold no clauses."""
_ASIDE = tuple(f"{folder}/" for folder in ASIDE)


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
        if not name.startswith(_ASIDE):
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
    gates = [guidance.gate(top, law, ROLES) for _, top in tops("cues/roles.yaml")]
    facts = {*FACTS, *(f"terms.{name}" for clause in clauses.values() for name in clause.parameters)}
    rules = [guidance.rules(top, law, facts) for _, top in tops("cues/deal-rules.yaml")]
    families = dict.fromkeys(name.partition("/")[0] for name in clauses)
    guides = [guidance.guide(top, facts, families) for _, top in tops("cues/interview.yaml")]
    parameters = {name: p for clause in clauses.values() for name, p in clause.parameters.items()}
    vocabularies = [stated.vocabulary(top, parameters) for _, top in tops("cues/facts.yaml")]
    codes = [calling.calling(top, law) for _, top in tops("diligence/calling")]
    forms = [maturity.questionnaire(top, law) for _, top in tops("diligence/questionnaire")]
    packs = [pack.pack(top, clauses, law) for _, top in tops("diligence/evidence")]
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
        gate=gates[0] if gates else RoleGate(),
        guide=guides[0] if guides else Guide(),
        rules=tuple(rule for group in rules for rule in group),
        stated=vocabularies[0] if vocabularies else Vocabulary(),
        calling=codes[0] if codes else CallingCode(),
        questionnaire=forms[0] if forms else Questionnaire(),
        pack=packs[0] if packs else Pack(),
        weights=weights[0] if weights else Weights(),
    )
