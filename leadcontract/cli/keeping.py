"""The commands of ``leadcontract clauses`` beyond ``list`` and ``lint``: show, search, new, diff, stats, due."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from leadcontract import files, workflows
from leadcontract.cli import common, options
from leadcontract.cli.columns import columns, paragraph
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import FOLDER, NAME, BadUsage, argument, choice, on_day
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import SIDES, Clause, flat
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.library import keeping
from leadcontract.library.values import say
from leadcontract.reporting.words import SEVERITY

UNKNOWN = Bilingual("clause inconnue : {name}.", "no such clause: {name}.")
NEAR = Bilingual("Vouliez-vous dire : {near} ?", "Did you mean: {near}?")
NOT_AN_ID = Bilingual("« {name} » n’est pas un id : famille/nom.", "'{name}' is no id: family/name.")
NOTHING = Bilingual("Rien trouvé.", "Nothing found.")
SAME = Bilingual("Aucune différence.", "No difference.")
NOTHING_DUE = Bilingual("Rien à revoir au {day}.", "Nothing to check on {day}.")
HOLES = Bilingual("Lacunes :", "Holes:")
LABELS = {
    "why": Bilingual("Pourquoi", "Why"),
    "question": Bilingual("Question à l’autre partie", "Question to the other side"),
    "parameters": Bilingual("Paramètres", "Parameters"),
    "elements": Bilingual("Éléments (* exigé)", "Elements (* required)"),
    "forbidden": Bilingual("Interdits", "Forbidden"),
    "positions": Bilingual("Positions", "Positions"),
}
RUNGS = {
    "preferred": Bilingual("souhaité", "preferred"),
    "acceptable": Bilingual("acceptable", "acceptable"),
    "unacceptable": Bilingual("inacceptable", "unacceptable"),
}
SIDE = {"client": Bilingual("Client", "Client"), "provider": Bilingual("Prestataire", "Provider")}


def find(library: Library, name: str) -> Clause:
    """Return a clause by its id; a wrong one is a wrong usage that names the nearest."""
    if name not in library.clauses:
        near = ", ".join(get_close_matches(name, library.clauses, 3))
        cure = NEAR.format(near=near) if near else Bilingual("", "")
        what = UNKNOWN.format(name=name)
        raise BadUsage(Bilingual(f"{what.fr} {cure.fr}".strip(), f"{what.en} {cure.en}".strip()))
    return library.clauses[name]


@make("show", Bilingual("Montre une clause : textes, droit, positions.", "Shows a clause: texts, law, positions."))
@argument("name", takes=NAME, says=Bilingual("L’id de la clause : gdpr/roles.", "The id of the clause: gdpr/roles."))
@choice("--lang", among=LANGS, default=None, says=Bilingual("Cette langue seule.", "That language only."))
@on_day(says=Bilingual("Les seuls textes en vigueur ce jour-là.", "Only the texts in force on that day."))
def show(name: str, lang: Lang | None, on: date | None) -> None:
    library = common.library("examples")
    clause, spoken = find(library, name), language()
    click.echo(f"{clause.id} · {clause.title[spoken]} · {SEVERITY[clause.severity][spoken]}\n{clause.path}")
    click.echo(f"\n{LABELS['why'][spoken]}\n{paragraph(clause.why[spoken])}")
    asked = {text: side for side, text in clause.question.items()}
    for question, side in asked.items():
        by = f" ({SIDE[side][spoken]})" if len(asked) > 1 else ""
        click.echo(f"\n{LABELS['question'][spoken]}{by}\n{paragraph(question[spoken])}")
    for wording in clause.wordings:
        if on is not None and clause.wording(on, wording.instrument or "contract", wording.stance) != wording:
            continue
        click.echo(f"\n{wording.since} · {wording.instrument or 'any'} · {wording.stance}")
        for basis in wording.basis:
            click.echo(f"  {library.law[basis].citation[spoken]} ({basis})")
        for shown in (lang,) if lang else LANGS:
            click.echo("")
            for text in flat(wording.text[shown]):
                click.echo(paragraph(text))
    _list("parameters", spoken, [_parameter(p.name, p.asks[spoken], p.default) for p in clause.parameters.values()])
    required = [f"{e.id}{' *' if e.required else ''}: {e.asks[spoken]}" for e in clause.elements.values()]
    _list("elements", spoken, required)
    _list(
        "forbidden", spoken, [f"{e.id} ({', '.join(e.against)}): {e.asks[spoken]}" for e in clause.forbidden.values()]
    )
    if clause.positions:
        click.echo(f"\n{LABELS['positions'][spoken]}")
        for position in clause.positions:
            click.echo(paragraph(f"{position.point[spoken]}. {position.because[spoken]}"))
            for side in SIDES:
                for rung, label in RUNGS.items():
                    said = getattr(position.ladders[side], rung)[spoken]
                    click.echo(paragraph(f"  {SIDE[side][spoken]}, {label[spoken]}: {said}"))


def _list(name: str, lang: Lang, lines: list[str]) -> None:
    if lines:
        click.echo(f"\n{LABELS[name][lang]}")
        for line in lines:
            click.echo(f"  {line}")


def _parameter(name: str, asks: str, default: object) -> str:
    shown = "" if default is None or isinstance(default, Bilingual) else f" [{say(default)}]"  # type: ignore[arg-type]
    return f"{name}: {asks}{shown}"


@make("search", Bilingual("Cherche des mots dans les clauses.", "Searches the clauses for words."))
@argument(
    "words",
    takes=Bilingual("MOTS", "WORDS"),
    nargs=-1,
    required=True,
    says=Bilingual("Les mots à trouver, tous.", "The words to find, all of them."),
)
def search(words: tuple[str, ...]) -> None:
    library = workflows.load_library(common.library_folder(), "examples")
    rows = [(hit.clause, hit.place, hit.lang, hit.text) for hit in keeping.search(library, " ".join(words))]
    click.echo(columns(rows) if rows else NOTHING[language()])


@make("new", Bilingual("Écrit un fichier de clause à compléter.", "Writes a clause file to complete."))
@argument("name", takes=NAME, says=Bilingual("L’id de la clause : famille/nom.", "The id of the clause: family/name."))
@on_day(required=True, says=Bilingual("Le jour où elle commence.", "The day on which it begins."))
def new(name: str, on: date) -> None:
    folder = common.library_folder() or Path("clauses")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*", name):
        raise BadUsage(NOT_AN_ID.format(name=name))
    path = folder / f"{name}.yaml"
    files.folder(folder)
    files.folder(path.parent)
    files.write(path, keeping.skeleton(name, on).encode(), force=False)
    common.note(common.WRITTEN.format(path=path)[language()])


@make("diff", Bilingual("Dit ce qui change d’une bibliothèque à l’autre.", "Tells what changes between two libraries."))
@argument("old", takes=FOLDER, says=Bilingual("L’ancienne bibliothèque.", "The old library."))
def diff(old: str) -> None:
    before = workflows.load_library(Path(old), "examples")
    after = workflows.load_library(common.library_folder(), "examples")
    rows = [(name, what[language()]) for name, what in keeping.diff(before, after)]
    click.echo(columns(rows) if rows else SAME[language()])


@make(
    "stats",
    Bilingual(
        "Compte ce que la bibliothèque contient, et dit ses lacunes.",
        "Counts what the library holds, and tells its holes.",
    ),
)
@options.form("json")
def stats(form: str) -> None:
    library = workflows.load_library(common.library_folder(), "examples")
    counted, holes = keeping.stats(library), list(keeping.holes(library))
    if form == "json":
        told = {
            "areas": {area: asdict(count) for area, count in counted.items()},
            "holes": [{"clause": name, "what": {"fr": what.fr, "en": what.en}} for name, what in holes],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    heads = ["", *(f.name.replace("_", " ") for f in fields(keeping.Stats))]
    click.echo(columns([heads, *([area, *map(str, asdict(count).values())] for area, count in counted.items())]))
    if holes:
        click.echo(f"\n{HOLES[language()]}")
        click.echo(columns([(name, what[language()]) for name, what in holes]))


@make("due", Bilingual("Dit ce qu’il faut revoir, et pour quand.", "Tells what must be checked again, and by when."))
@on_day(
    says=Bilingual(
        "Le jour de la liste (par défaut : celui où la bibliothèque a été vérifiée).",
        "The day of the list (default: the day on which the library was checked).",
    )
)
def due(on: date | None) -> None:
    library = common.library()
    asked = common.law_day(on, library)
    rows = [(item.by.isoformat(), item.file, item.why[language()]) for item in keeping.due(library, asked)]
    click.echo(columns(rows) if rows else NOTHING_DUE.format(day=asked)[language()])


COMMANDS = (show, search, new, diff, stats, due)
