"""Checks what the schema cannot see: two languages that say the same, law in force, names that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from leadcontract.domain.clause import Clause, Wording, flat, shape
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import Problem
from leadcontract.library.patterns import PatternError, segments, spelled
from leadcontract.library.register import in_force_between
from leadcontract.library.slots import FACTS, WordingError, parts

_FIGURES = re.compile(r"\d+")


def check(library: Library) -> list[Problem]:
    """Return every problem of a library that loads; empty where it is sound."""
    return [
        *(p for clause in library.clauses.values() for p in _clause(clause, library)),
        *_spelled(library),
        *_declared_once(library),
        *_drafted(library),
    ]


def _clause(clause: Clause, library: Library) -> Iterator[Problem]:
    def problem(fr: str, en: str) -> Problem:
        return Problem(clause.path, Bilingual(fr, en))

    if clause.elements and all(element.detail for element in clause.elements.values()):
        yield problem("aucun élément principal (sans detail).", "no main element (without detail).")
    for example in clause.examples:
        for name in (example.shows | example.weakens | example.refuses) - clause.elements.keys():
            yield problem(f"exemple : élément « {name} » inconnu.", f"example: unknown element '{name}'.")
        for name in example.forbids - clause.forbidden.keys():
            yield problem(f"exemple : interdit « {name} » inconnu.", f"example: unknown forbidden '{name}'.")
        if not (example.seen or example.note):
            yield problem(f"« {example.says} » : dites pourquoi (note).", f"'{example.says}': say why (note).")
    for parameter in clause.parameters.values():
        if parameter.law is not None and parameter.law not in library.law:
            yield problem(f"droit inconnu : « {parameter.law} ».", f"unknown law: '{parameter.law}'.")
    for element in clause.elements.values():
        for law in dict.fromkeys(limit.law for limit in element.limits if limit.law not in library.law):
            yield problem(f"droit inconnu : « {law} ».", f"unknown law: '{law}'.")
    for wording in clause.wordings:
        for fr, en in _wording(clause, wording, library):
            where = f"{wording.instrument or 'any'} {wording.since} {wording.stance}"
            yield problem(f"{where} : {fr}", f"{where}: {en}")
    for test in clause.tests:
        chosen = clause.wording(test.as_of, test.instrument) if clause.applies(test.deal) else None
        if (chosen.since if chosen else None) != test.wording:
            yield problem(
                f"essai du {test.as_of} ({test.instrument}) : {chosen and chosen.since}, et non {test.wording}.",
                f"test of {test.as_of} ({test.instrument}): {chosen and chosen.since}, not {test.wording}.",
            )


def _spelled(library: Library) -> Iterator[Problem]:
    """Yield the patterns that name words which the cues do not hold, or too many with them written out."""
    for clause in library.clauses.values():
        for lang in LANGS:
            asked = [p for e in (*clause.elements.values(), *clause.forbidden.values()) for p in e.patterns[lang]]
            asked += [
                *clause.topic[lang],
                *clause.under.get(lang, ()),
                *(d.pattern for d in clause.decoys if d.lang == lang),
            ]
            for pattern in asked:
                try:
                    segments(spelled(pattern, library.cues[lang].words))
                except PatternError as error:
                    what = Bilingual("motif « {pattern} » : {why}.", "pattern '{pattern}': {why}.")
                    yield Problem(clause.path, what.format(pattern=pattern, why=error.what))


def _wording(clause: Clause, wording: Wording, library: Library) -> Iterator[tuple[str, str]]:
    fr, en = wording.text["fr"], wording.text["en"]
    if shape(fr) != shape(en):
        yield "les deux langues n’ont pas les mêmes paragraphes.", "the two languages differ in their paragraphs."
    try:
        slots = [sorted(p for text in flat(t) for p in parts(text) if p[0] != "text") for t in (fr, en)]
        literal = ["".join(v for text in flat(t) for k, v in parts(text) if k == "text") for t in (fr, en)]
    except WordingError as error:
        yield error.what.fr + ".", error.what.en + "."
        return
    if slots[0] != slots[1]:
        odd = ", ".join(sorted({name for _, name in set(slots[0]) ^ set(slots[1])})) or "…"
        yield f"blancs différents dans les deux langues : {odd}.", f"slots differ between the languages: {odd}."
    for kind, name in dict.fromkeys(slots[0] + slots[1]):
        if kind == "slot" and name not in FACTS and name not in library.parameters:
            yield f"blanc inconnu : {name}.", f"unknown slot: {name}."
        if kind == "reference" and name not in library.clauses:
            yield f"renvoi à une clause inconnue : {name}.", f"reference to an unknown clause: {name}."
    figures = [sorted(_FIGURES.findall(text)) for text in literal]
    if figures[0] != figures[1]:
        odd = ", ".join(sorted(set(figures[0]) ^ set(figures[1]))) or "…"
        yield f"nombres différents dans les deux langues : {odd}.", f"figures differ between the languages: {odd}."
    until = last_day(clause, wording)
    for name in wording.basis:
        basis = library.law.get(name)
        if basis is None:
            yield f"droit inconnu : « {name} ».", f"unknown law: '{name}'."
            continue
        broken = in_force_between(basis, wording.since, until)
        if broken is not None:
            yield f"« {name} » {broken.fr}.", f"'{name}' {broken.en}."


def last_day(clause: Clause, wording: Wording) -> date | None:
    """Return the last day of a wording, None while nothing closes it."""
    later = [w.since for w in clause.wordings if w.instrument == wording.instrument and w.since > wording.since]
    ended = clause.repealed.get(wording.instrument)
    if ended is not None and ended > wording.since:
        later.append(ended)
    return min(later) - timedelta(days=1) if later else None


def _declared_once(library: Library) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for clause in library.clauses.values():
        for name in clause.parameters:
            if name in owner or name in FACTS:
                what = Bilingual("« {name} » est déjà déclaré ({owner}).", "'{name}' is declared already ({owner}).")
                yield Problem(clause.path, what.format(name=name, owner=owner.get(name, "deal")))
            owner[name] = clause.id


def _drafted(library: Library) -> Iterator[Problem]:
    """A clause that a playbook drafts has a wording for its instrument, and refers to clauses beside it."""
    for playbook in library.playbooks.values():
        if playbook.instrument is None:
            continue
        named = playbook.drafted
        for clause in (library.clauses[c] for c in named if c in library.clauses):
            own = [w for w in clause.wordings if w.instrument in (playbook.instrument, None)]
            if not own:
                what = Bilingual("aucun texte pour « {name} ».", "no wording for '{name}'.")
                yield Problem(clause.path, what.format(name=playbook.instrument))
            for wording in own:
                for kind, name in {p for t in wording.text.values() for text in flat(t) for p in _parts(text)}:
                    if kind == "reference" and not (name in named and clause.implies(library.clauses[name])):
                        what = Bilingual("renvoi à {name}, qui peut manquer.", "refers to {name}, which may be absent.")
                        yield Problem(clause.path, what.format(name=name))


def _parts(text: str) -> tuple[tuple[str, str], ...]:
    try:
        return parts(text)
    except WordingError:
        return ()
