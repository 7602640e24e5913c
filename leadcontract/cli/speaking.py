"""The language in which the command line speaks, and what holds for a whole command."""

from __future__ import annotations

import locale
import os
from collections.abc import Sequence
from dataclasses import dataclass

import click

from leadcontract.domain.language import LANGS, Lang


@dataclass(frozen=True, slots=True)
class Settings:
    """What the global options say; ``library`` is a folder, None for the library that ships.

    ``limits`` are those on what is read that were asked for, by name.
    """

    ui_lang: Lang
    quiet: bool = False
    library: str | None = None
    limits: tuple[tuple[str, int], ...] = ()


def from_locale() -> Lang:
    """Return French for a French locale, English for any other; the first of the variables that is set decides."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), None)
    if name is None and os.name == "nt":
        name = locale.getlocale()[0]
    return "fr" if (name or "").lower().startswith("fr") else "en"


def from_arguments(arguments: Sequence[str]) -> Lang:
    """Return the language that ``--ui-lang`` asks for, wherever it stands, or that of the locale.

    Read before Click parses anything, so that its complaints too are in that language.
    """
    lang = from_locale()
    for argument, following in zip(arguments, (*arguments[1:], ""), strict=True):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        asked = value if equals else following
        if name == "--ui-lang" and asked in LANGS:
            lang = "fr" if asked == "fr" else "en"
    return lang


def settings() -> Settings:
    """Return the settings of the command that runs, those of the locale outside any."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Settings) if context is not None else None
    return found or Settings(from_locale())


def language() -> Lang:
    """Return the language to speak now."""
    return settings().ui_lang
