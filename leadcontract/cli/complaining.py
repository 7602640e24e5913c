"""Turns whatever goes wrong into one message on standard error and an exit code."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable
from typing import Any

import click

from leadcontract.cli.parameters import Argument, BadUsage, BadValue
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.errors import LeadContractError, UsageError

INTERRUPTED = 130
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SEE_HELP = Bilingual("Voyez « {path} --help ».", "See '{path} --help'.")
UNEXPECTED = Bilingual(
    "erreur interne ({kind} : {error}). LEADCONTRACT_DEBUG=1 en dit plus.",
    "internal error ({kind}: {error}). LEADCONTRACT_DEBUG=1 tells more.",
)
FAILED = Bilingual(
    "lecture ou écriture impossible ({reason}). Vérifiez la place et les droits sur le disque.",
    "cannot be read or written ({reason}). Check the space and your rights on the disk.",
)
SEVERAL = Bilingual("{count} problèmes :", "{count} problems:")


def _named(parameter: click.Parameter | None) -> Bilingual:
    """Return the name of a parameter as users know it."""
    if isinstance(parameter, Argument):
        return parameter.name_shown()
    name = " / ".join(parameter.opts) if parameter is not None else ""
    return Bilingual(name, name)


def _no_such_option(error: click.NoSuchOption) -> Bilingual:
    says = Bilingual("option inconnue : {name}.", "no such option: {name}.").format(name=error.option_name)
    if not error.possibilities:
        return says
    near = ", ".join(sorted(error.possibilities))
    return Bilingual(f"{says.fr} Vouliez-vous dire : {near} ?", f"{says.en} Did you mean: {near}?")


def _bad_option_usage(error: click.BadOptionUsage) -> Bilingual:
    params = error.ctx.command.params if error.ctx is not None else []
    option = next((p for p in params if error.option_name in p.opts), None)
    if isinstance(option, click.Option) and not option.is_flag:
        says = Bilingual("l’option {name} attend une valeur.", "option {name} needs a value.")
    else:
        says = Bilingual("l’option {name} ne prend pas de valeur.", "option {name} takes no value.")
    return says.format(name=error.option_name)


def _missing(error: click.MissingParameter) -> Bilingual:
    says = Bilingual("{name} manque.", "{name} is missing.")
    return says.format(name=_named(error.param))


def _bad_value(error: BadValue) -> Bilingual:
    return Bilingual("{name} : {says}", "{name}: {says}").format(name=_named(error.param), says=error.says)


SAYS: dict[type[click.ClickException], Callable[[Any], Bilingual]] = {
    click.NoSuchOption: _no_such_option,
    click.BadOptionUsage: _bad_option_usage,
    click.MissingParameter: _missing,
    BadValue: _bad_value,
    BadUsage: lambda error: error.says,
}
"""How each complaint of Click reads in both languages, made from what the exception holds."""


def message(error: Exception, lang: Lang) -> str:
    """Return what went wrong, as users should read it."""
    if isinstance(error, LeadContractError):
        many = f"{SEVERAL.format(count=len(error.problems))[lang]}\n" if len(error.problems) > 1 else ""
        return many + error.say(lang)
    if isinstance(error, click.ClickException):
        say = SAYS.get(type(error))
        says = say(error) if say else Bilingual(error.format_message(), error.format_message())
        context = getattr(error, "ctx", None)
        return f"{says[lang]} {SEE_HELP[lang].format(path=context.command_path)}" if context else says[lang]
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return place + FAILED[lang].format(reason=error.strerror)
    said = " ".join(str(error).split())[:200]
    return UNEXPECTED.format(kind=type(error).__name__, error=said)[lang]


def complain(error: Exception, lang: Lang) -> int:
    """Write one message on standard error, and return the exit code; with LEADCONTRACT_DEBUG=1, the traceback too."""
    if os.environ.get("LEADCONTRACT_DEBUG") == "1":
        traceback.print_exception(error)
    click.echo(f"leadcontract: {_CONTROL.sub('?', message(error, lang))}", err=True)
    if isinstance(error, LeadContractError | click.ClickException):
        return error.exit_code
    return UsageError.exit_code if isinstance(error, OSError) else 1
