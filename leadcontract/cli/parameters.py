"""Options and arguments that explain themselves in both languages, and the types of their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import click

from leadcontract.cli.speaking import language, settings
from leadcontract.domain.language import LANGS, Bilingual

DAY = Bilingual("AAAA-MM-JJ", "YYYY-MM-DD")
FILE = Bilingual("FICHIER", "FILE")
FOLDER = Bilingual("DOSSIER", "DIR")
NAME = Bilingual("NOM", "NAME")
NUMBER = Bilingual("NOMBRE", "NUMBER")
LIMIT = Bilingual("NOM=NOMBRE", "NAME=NUMBER")
_LIMIT = re.compile(r"([a-z_]+)=([1-9]\d{0,14})(?:(k|M|G)[bo])?", re.I)
_SCALE = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


class BadUsage(click.UsageError):
    """A command asked for something it cannot do, said in both languages."""

    def __init__(self, says: Bilingual, ctx: click.Context | None = None) -> None:
        super().__init__(says.en, ctx)
        self.says = says


class BadValue(click.BadParameter):
    """A value that an option or an argument does not take, said in both languages."""

    def __init__(self, says: Bilingual) -> None:
        super().__init__(says.en)
        self.says = says


class Option(click.Option):
    """An option with its help in both languages; ``takes`` names its value, None for a flag."""

    def __init__(self, *args: Any, says: Bilingual, takes: Bilingual | None = None, **attrs: Any) -> None:
        if takes is None:
            attrs["is_flag"] = True
        super().__init__(*args, **attrs)
        self.says = says
        self.takes = takes

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        if self.hidden:
            return None
        lang = language()
        name = ", ".join(self.opts)
        return f"{name} {self.takes[lang]}" if self.takes else name, self.says[lang]


class Argument(click.Argument):
    """An argument with its name and its help in both languages."""

    def __init__(self, *args: Any, says: Bilingual, takes: Bilingual, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.says = says
        self.takes = takes

    def name_shown(self) -> Bilingual:
        """Return its name as the usage line shows it: [NAME] where it can be left out, NAME... where it repeats."""
        shown = ("{name}" if self.required else "[{name}]") + ("..." if self.nargs == -1 else "")
        return Bilingual(shown, shown).format(name=self.takes)

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [self.name_shown()[language()]]


def day(text: str) -> date:
    """Read a date written YYYY-MM-DD; BadValue for anything else."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        what = Bilingual("« {text} » n’est pas une date (AAAA-MM-JJ).", "'{text}' is not a date (YYYY-MM-DD).")
        raise BadValue(what.format(text=text))
    return found


def option(*names: str, says: Bilingual, **attrs: Any) -> Callable[[Any], Any]:
    """Declare an option; ``takes`` names its value, and is left out for a flag."""
    return click.option(*names, cls=Option, says=says, **attrs)


def choice(*names: str, among: tuple[str, ...], says: Bilingual, **attrs: Any) -> Callable[[Any], Any]:
    """Declare an option whose value is one of a few words."""
    shown = "|".join(among)
    return option(*names, says=says, takes=Bilingual(shown, shown), type=one_of(among), **attrs)


def on_day(*, says: Bilingual, **attrs: Any) -> Callable[[Any], Any]:
    """Declare the option of the day whose law counts: ``--date``, given to the command as ``on``."""
    return option("--date", "on", takes=DAY, type=day, says=says, **attrs)


def up_to(most: int) -> Callable[[str], int]:
    """Return the type of an option whose value is a whole number from 1 on, in words where it is not."""

    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and 1 <= int(text) <= most:
            return int(text)
        what = Bilingual("« {text} » : un nombre de 1 à {most}.", "'{text}': a number from 1 to {most}.")
        raise BadValue(what.format(text=text, most=most))

    return read


def limit(text: str) -> tuple[str, int]:
    """Read a limit written ``name=number``, a size with kB, MB or GB (ko, Mo, Go); BadValue for no such limit."""
    from leadcontract.documents.guards import BYTES, NAMES

    found = _LIMIT.fullmatch(text)
    name = found[1].lower() if found else ""
    if found is None or name not in NAMES or (found[3] and name not in BYTES):
        what = Bilingual(
            "« {text} » n’est pas une limite : nom=nombre, 60MB pour une taille. Noms : {all}.",
            "'{text}' is no limit: name=number, 60MB for a size. Names: {all}.",
        )
        raise BadValue(what.format(text=text, all=", ".join(NAMES)))
    return name, int(found[2]) * _SCALE[(found[3] or "").lower()]


def one_of(among: tuple[str, ...]) -> Callable[[str], str]:
    """Return the reader of a value that is one of a few words; BadValue for any other."""

    def word(text: str) -> str:
        if text not in among:
            what = Bilingual(
                "« {text} » n’est pas possible. Choisissez : {all}.", "'{text}' will not do. Choose: {all}."
            )
            raise BadValue(what.format(text=text, all=", ".join(among)))
        return text

    return word


def argument(name: str, *, says: Bilingual, takes: Bilingual = FILE, **attrs: Any) -> Callable[[Any], Any]:
    """Declare an argument, a file unless ``takes`` names something else."""
    return click.argument(name, cls=Argument, says=says, takes=takes, **attrs)


def global_options(hidden: bool) -> list[click.Parameter]:
    """Return the options that every command takes; shown in the help of the first one only."""

    def remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value and param.name:
            held = getattr(settings(), param.name)
            changes: dict[str, Any] = {param.name: (*held, *value) if isinstance(held, tuple) else value}
            ctx.obj = replace(settings(), **changes)

    def make(*names: str, says: Bilingual, takes: Bilingual | None = None, **attrs: Any) -> Option:
        return Option(
            names, says=says, takes=takes, hidden=hidden, expose_value=False, is_eager=True, callback=remember, **attrs
        )

    words = Bilingual("|".join(LANGS), "|".join(LANGS))
    return [
        make(
            "--library",
            takes=FOLDER,
            says=Bilingual("Lit une autre bibliothèque de clauses.", "Reads another clause library."),
        ),
        make(
            "--limit",
            "limits",
            takes=LIMIT,
            type=limit,
            multiple=True,
            says=Bilingual(
                "Change une limite de lecture : pages=5000, seconds=1800, file=60MB… ; se répète.",
                "Changes a limit on what is read: pages=5000, seconds=1800, file=60MB…; can be repeated.",
            ),
        ),
        make(
            "--quiet",
            says=Bilingual("N’affiche que le résultat et les erreurs.", "Shows only the result and the errors."),
        ),
        make(
            "--ui-lang",
            takes=words,
            type=one_of(LANGS),
            says=Bilingual(
                "Langue des messages (par défaut : celle du système).",
                "Language of the messages (default: that of the system).",
            ),
        ),
    ]
