"""Answers what those who keep the library ask of it: where is it said, what is due, what changed, what is lacking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from leadcontract.domain.clause import INSTRUMENTS, Clause, flat
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.law import Basis, Checked
from leadcontract.domain.library import Library
from leadcontract.library.papers import rests_on
from leadcontract.library.phrases import fold


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage of a clause that holds the words searched for; ``place`` says what it is (title, wording, example…)."""

    clause: str
    place: str
    lang: Lang
    text: str


def search(library: Library, words: str) -> Iterator[Hit]:
    """Yield the passages that hold all the words, whatever their case and accents, in the order of the library."""
    wanted = fold(words).split()
    for clause in library.clauses.values():
        for place, lang, text in _passages(clause):
            plain = fold(text)
            if wanted and all(word in plain for word in wanted):
                yield Hit(clause.id, place, lang, text)


def _passages(clause: Clause) -> Iterator[tuple[str, Lang, str]]:
    for lang in LANGS:
        yield "title", lang, clause.title[lang]
        yield "why", lang, clause.why[lang]
        for question in dict.fromkeys(clause.question.values()):
            yield "question", lang, question[lang]
        for wording in clause.wordings:
            for text in flat(wording.text[lang]):
                yield f"{wording.since} {wording.stance}", lang, text
        for element in (*clause.elements.values(), *clause.forbidden.values()):
            for pattern in element.patterns[lang]:
                yield element.id, lang, pattern
    for example in clause.examples:
        yield "example", example.lang, example.says


@dataclass(frozen=True, slots=True)
class Due:
    """A file of the library to check again (a clause by its id, ``diligence/calling``), by when, and why."""

    file: str
    by: date
    why: Bilingual


def due(library: Library, on: date) -> list[Due]:
    """Return what must be checked again on a day, the most pressing first: clauses, and the files of due diligence.

    A file whose own date has come; one whose law ends after the day, or ended before it; one whose law was not read
    in its official text, by the date of the file.
    """
    found: list[Due] = []
    for file, checked, law in (*_clauses(library, on), *rests_on(library, on)):
        if checked.again_by <= on:
            why = Bilingual("vérifié le {day}", "checked on {day}").format(day=checked.on)
            found.append(Due(file, checked.again_by, why))
        for basis in law:
            if basis.in_force_to is not None:
                why = Bilingual("{law} cesse le {day}", "{law} ceases on {day}")
                found.append(Due(file, basis.in_force_to, why.format(law=basis.id, day=basis.in_force_to)))
            if not basis.verified:
                why = Bilingual("{law} n’est pas vérifié à sa source", "{law} was not verified at its source")
                found.append(Due(file, checked.again_by, why.format(law=basis.id)))
    return sorted(found, key=lambda d: (d.by, d.file))


def _clauses(library: Library, on: date) -> Iterator[tuple[str, Checked, tuple[Basis, ...]]]:
    """Yield each clause, when it was checked, and the law that its wordings of a day rest on."""
    for clause in library.clauses.values():
        current = [w for instrument in INSTRUMENTS if (w := clause.wording(on, instrument)) is not None]
        names = dict.fromkeys(name for wording in current for name in wording.basis)
        yield clause.id, Checked(clause.checked_on, clause.check_again_by), tuple(library.law[name] for name in names)


@dataclass(frozen=True, slots=True)
class Stats:
    """What an area of the library holds, and what it lacks."""

    clauses: int
    wordings: int
    stances: int
    parameters: int
    elements: int
    patterns: int
    examples: int
    look_alikes: int
    bases: int
    positions: int


def stats(library: Library) -> dict[str, Stats]:
    """Return the counts of each area, then of the whole under "all"; the library must hold its examples."""
    areas = dict.fromkeys(clause.id.partition("/")[0] for clause in library.clauses.values())
    counted = {
        area: _count([c for c in library.clauses.values() if c.id.startswith(f"{area}/")]) for area in sorted(areas)
    }
    return {**counted, "all": _count(list(library.clauses.values()))}


def _count(clauses: list[Clause]) -> Stats:
    elements = [e for c in clauses for e in (*c.elements.values(), *c.forbidden.values())]
    examples = [e for c in clauses for e in c.examples]
    showing = [e for e in examples if e.seen]
    dated = {(c.id, w.instrument, w.since) for c in clauses for w in c.wordings}
    return Stats(
        clauses=len(clauses),
        wordings=len(dated),
        stances=sum(len(c.wordings) for c in clauses),
        parameters=sum(len(c.parameters) for c in clauses),
        elements=len(elements),
        patterns=sum(len(patterns) for e in elements for patterns in e.patterns.values()),
        examples=len(showing),
        look_alikes=len(examples) - len(showing),
        bases=len({name for c in clauses for w in c.wordings for name in w.basis}),
        positions=sum(len(c.positions) for c in clauses),
    )


def holes(library: Library, showing: int = 8, look_alikes: int = 4) -> Iterator[tuple[str, Bilingual]]:
    """Yield the clauses that a review looks for with fewer examples, of either kind and language, than asked for."""
    for clause in (c for c in library.clauses.values() if c.elements):
        for lang in LANGS:
            own = [e for e in clause.examples if e.lang == lang]
            shown = sum(bool(e.seen) for e in own)
            if shown < showing or len(own) - shown < look_alikes:
                what = Bilingual(
                    "{lang} : {shown} exemples, {like} sosies", "{lang}: {shown} examples, {like} look-alikes"
                )
                yield clause.id, what.format(lang=lang, shown=shown, like=len(own) - shown)


def diff(old: Library, new: Library) -> Iterator[tuple[str, Bilingual]]:
    """Yield, clause by clause, what changed from one library to another."""
    for name in sorted(old.clauses.keys() | new.clauses.keys()):
        before, after = old.clauses.get(name), new.clauses.get(name)
        if before is None:
            yield name, Bilingual("ajoutée", "added")
        elif after is None:
            yield name, Bilingual("retirée", "removed")
        else:
            for what in _changes(before, after):
                yield name, what


def _changes(before: Clause, after: Clause) -> Iterator[Bilingual]:
    texts = [{(w.instrument, w.since, w.stance): w for w in c.wordings} for c in (before, after)]
    for key in sorted(texts[0].keys() | texts[1].keys(), key=str):
        one, other = texts[0].get(key), texts[1].get(key)
        label = " ".join(str(part) for part in key if part is not None)
        if one is None or other is None:
            fr, en = ("texte ajouté", "wording added") if one is None else ("texte retiré", "wording removed")
            yield Bilingual(f"{fr} : {label}", f"{en}: {label}")
        elif one != other:
            langs = ", ".join(lang for lang in LANGS if one.text[lang] != other.text[lang]) or "basis"
            yield Bilingual(f"texte changé : {label} ({langs})", f"wording changed: {label} ({langs})")
    parts: Mapping[str, Bilingual] = {
        "title": Bilingual("titre", "title"),
        "why": Bilingual("raison", "reason"),
        "question": Bilingual("question", "question"),
        "severity": Bilingual("gravité", "severity"),
        "when": Bilingual("conditions", "conditions"),
        "parameters": Bilingual("paramètres", "parameters"),
        "elements": Bilingual("éléments et motifs", "elements and patterns"),
        "forbidden": Bilingual("éléments interdits", "forbidden elements"),
        "decoys": Bilingual("leurres", "decoys"),
        "positions": Bilingual("positions", "positions"),
        "examples": Bilingual("exemples", "examples"),
    }
    for part, named in parts.items():
        if getattr(before, part) != getattr(after, part):
            yield Bilingual(f"changé : {named.fr}", f"changed: {named.en}")


SKELETON = """\
id: {id}
title: {{fr: À TITRER, en: TO BE TITLED}}
severity: minor
why:
  fr: >-
    Pourquoi cette clause : la décision ou l'article qui la rend nécessaire.
  en: >-
    Why this clause: the decision or article that makes it needed.
question:
  fr: >-
    Pouvez-vous nous indiquer ce que vous prévoyez sur ce point ?
  en: >-
    Could you tell us what you provide for on this point?
topic:
  fr: []
  en: []
wording:
  any:
    {on}:
      basis: [civil/1103]
      balanced:
        fr:
          - >-
            Le Prestataire s'engage à écrire ici la règle.
        en:
          - >-
            The Provider shall write the rule here.
checked: {{on: {on}, again_by: {again}}}
elements:
  rule:
    asks: {{fr: La règle, en: The rule}}
    required: true
    fr: [(écrire|écrit) … règle]
    en: [write … rule]
examples:
  fr:
    - says: Le Prestataire écrit la règle.
      shows: [rule]
    - says: La règle est ailleurs.
      note: Un sosie, et pourquoi il ne compte pas.
  en:
    - says: The Provider writes the rule.
      shows: [rule]
    - says: The rule is elsewhere.
      note: A look-alike, and why it does not count.
tests:
  - {{as_of: {on}, deal: {{}}, wording: {on}}}
"""


def skeleton(name: str, on: date) -> str:
    """Return a clause file to start from, which passes the lint; to be checked again after six months."""
    month = on.month + 6
    again = on.replace(year=on.year + (month > 12), month=(month - 1) % 12 + 1, day=min(on.day, 28))
    return SKELETON.format(id=name, on=on, again=again)
