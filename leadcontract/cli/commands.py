"""Commands and groups of Click whose every word exists in both languages."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import click

from leadcontract.cli.parameters import Argument, BadUsage, global_options
from leadcontract.cli.speaking import language
from leadcontract.domain.language import Bilingual

USAGE = Bilingual("Usage : ", "Usage: ")
ARGUMENTS = Bilingual("Arguments ", "Arguments")
OPTIONS = Bilingual("Options ", "Options")
COMMANDS = Bilingual("Commandes ", "Commands")
SUBCOMMAND = Bilingual("COMMANDE [ARGUMENTS]...", "COMMAND [ARGS]...")
HELP = Bilingual("Affiche cette aide.", "Shows this help.")


class Spoken(click.Command):
    """What commands and groups share: help in the language of the moment, and the global options."""

    def __init__(self, *args: Any, says: Bilingual, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.says = says
        self.params += global_options(hidden=True)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_short_help_str(self, limit: int = 45) -> str:
        return self.says[language()].partition("\n")[0]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP[language()]
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), USAGE[language()])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language()
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.says[lang])
        params = self.get_params(ctx)
        arguments = [(p.name_shown()[lang], p.says[lang]) for p in params if isinstance(p, Argument)]
        options = [record for p in params if isinstance(p, click.Option) and (record := p.get_help_record(ctx))]
        for heading, rows in ((ARGUMENTS, arguments), (OPTIONS, options), (COMMANDS, self.rows(ctx))):
            if rows:
                with formatter.section(heading[lang]):
                    formatter.write_dl(rows)

    def rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return the names of the commands below and their short help; none below a command."""
        return []


class Command(Spoken):
    """A command; what stands on its line beyond its arguments is refused in the right language."""

    allow_extra_args = True

    def invoke(self, ctx: click.Context) -> Any:
        rest = ctx.args
        if rest:
            raise BadUsage(
                Bilingual("argument en trop : {rest}.", "unexpected argument: {rest}.").format(rest=" ".join(rest)),
                ctx,
            )
        return super().invoke(ctx)


def _help_without_command() -> None:
    """Show the help where no command is named: a wrong usage (exit code 2)."""
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


class Group(Spoken, click.Group):
    """A group; ``modules`` maps the names of commands to the module that holds each and its short help.

    A module is imported when its command is called for (its name there is ``command``), never for the help of the
    group.
    """

    def __init__(self, *args: Any, modules: Mapping[str, tuple[str, Bilingual]] | None = None, **attrs: Any) -> None:
        super().__init__(*args, callback=_help_without_command, invoke_without_command=True, **attrs)
        self.modules = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.modules, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.modules:
            found = importlib.import_module(self.modules[cmd_name][0]).command
            return found if isinstance(found, click.Command) else None
        return self.commands.get(cmd_name)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[OPTIONS]", SUBCOMMAND[language()]]

    def rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        lazy = [(name, says[language()]) for name, (_, says) in self.modules.items()]
        return lazy + [(name, command.get_short_help_str()) for name, command in self.commands.items()]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args[0] not in names and not ctx.resilient_parsing:
            what = Bilingual("commande inconnue : {name}.", "no such command: {name}.").format(name=args[0])
            cure = Bilingual("Choisissez : {all}.", "Choose: {all}.").format(all=", ".join(names))
            raise BadUsage(Bilingual(f"{what.fr} {cure.fr}", f"{what.en} {cure.en}"), ctx)
        return super().resolve_command(ctx, args)


def command(name: str, says: Bilingual) -> Callable[[Any], Command]:
    """Make a function a command."""
    return click.command(name, cls=Command, says=says)


def group(name: str, says: Bilingual) -> Group:
    """Make a group of commands; add those with ``group.add_command``."""
    return Group(name, says=says)
