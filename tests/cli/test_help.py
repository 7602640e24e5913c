"""Every command explains itself in both languages, without loading what it does not need."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from leadcontract.cli import main
from leadcontract.cli.commands import Group, Spoken
from leadcontract.cli.parameters import Argument, Option
from leadcontract.domain.language import LANGS
from tests.cli.conftest import Run

CLICK_ENGLISH = re.compile(r"Usage:|Options:|Commands:|Arguments:|Show this|ARGS|\bFILE\b|\bDIR\b|default|required")


def commands(group: Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Spoken]]:
    """Yield every command below a group with its path, groups included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert isinstance(command, Spoken), name
        yield (*path, name), command
        if isinstance(command, Group):
            yield from commands(command, (*path, name))


ALL = [((), main), *commands(main)]
IDS = [" ".join(path) or "leadcontract" for path, _ in ALL]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", [path for path, _ in ALL], ids=IDS)
def test_help_is_in_the_language_asked_for(run: Run, path: tuple[str, ...], lang: str) -> None:
    told = run(*path, "--help", lang=lang)
    assert told.exit_code == 0
    assert ("Usage :" in told.output) == (lang == "fr")
    assert lang == "en" or not CLICK_ENGLISH.search(told.output), told.output
    assert not re.search(r"\x20[:;?!»]|«\x20", told.output), told.output
    assert max(map(len, told.output.splitlines())) <= 80


@pytest.mark.parametrize("command", [command for _, command in ALL], ids=IDS)
def test_every_option_and_argument_speaks_both_languages(command: Spoken) -> None:
    assert command.says.fr != command.says.en
    for param in command.params:
        assert isinstance(param, Option | Argument), param
        assert param.says.fr.strip(), param
        assert param.says.en.strip(), param
        assert param.says.fr != param.says.en, param


@pytest.mark.parametrize("command", [command for _, command in ALL], ids=IDS)
def test_french_help_has_french_typography(command: Spoken) -> None:
    for text in (command.says.fr, *(param.says.fr for param in command.params if isinstance(param, Option | Argument))):
        assert not re.search(r"\x20[:;?!»]|«\x20|[\w)][;?!»]|'", text), text


def said_of(name: str) -> set[tuple[str, str]]:
    """Return every wording of an option, in all commands."""
    params = [param for _, command in ALL for param in command.params]
    return {(p.says.fr, p.says.en) for p in params if isinstance(p, Option) and name in p.opts}


def test_an_option_of_several_commands_has_one_wording() -> None:
    for name in ("--force", "--from", "--limit", "--quiet", "--ui-lang", "--library"):
        assert len(said_of(name)) == 1, name
    for fr, en in said_of("--output"):
        assert fr.startswith("Où écrire l") and en.startswith("Where to write the "), fr
    for fr, en in said_of("--format"):
        assert fr.endswith("(par défaut\u00a0: table).") and en.endswith("(default: table)."), fr


def test_one_process_speaks_both_languages_in_turn(run: Run) -> None:
    first, second, third = (run("review", "--help", lang=lang).output for lang in ("fr", "en", "fr"))
    assert first == third != second


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "Usage :"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "Usage:"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_BE.UTF-8"}, "Usage :"),
        ({"LANG": "de_DE.UTF-8"}, "Usage:"),
        ({}, "Usage:"),
    ],
)
def test_the_locale_gives_the_language(environment: dict[str, str], word: str) -> None:
    assert word in CliRunner().invoke(main, ["--help"], env=environment).output


def test_the_language_may_stand_after_the_command() -> None:
    assert "Usage :" in CliRunner().invoke(main, ["review", "--help", "--ui-lang=fr"]).output


def test_no_command_shows_the_help_as_a_wrong_usage(run: Run) -> None:
    for path in ((), ("law",)):
        told = run(*path)
        assert told.exit_code == 2
        assert "Commands:" in told.stderr


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom leadcontract.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'yaml', 'jinja2', 'docx', 'docxtpl', 'lxml', 'pypdfium2', 'leadcontract.workflows'}\n"
        "sys.exit(str(sorted(heavy & sys.modules.keys())) if heavy & sys.modules.keys() else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
