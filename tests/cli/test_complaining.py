"""What goes wrong is one message in the right language, and the right exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.cli.complaining import complain, message
from tests.cli.conftest import Run

WRONG = [
    (["--nope"], "option inconnue : --nope.", "no such option: --nope."),
    (["review", "x", "--plabook", "y"], "Vouliez-vous dire : --playbook ?", "Did you mean: --playbook?"),
    (["revue"], "commande inconnue : revue.", "no such command: revue."),
    (["law", "revue"], "Choisissez : list, show, check.", "Choose: list, show, check."),
    (["review"], "FICHIER... manque.", "FILE... is missing."),
    (["generate", "deal.yaml"], "-o / --output manque.", "-o / --output is missing."),
    (["generate", "a", "b", "-o", "c"], "argument en trop : b.", "unexpected argument: b."),
    (["review", "x", "--date"], "--date attend une valeur.", "option --date needs a value."),
    (["review", "x", "--force=1"], "--force ne prend pas de valeur.", "option --force takes no value."),
    (["review", "x", "--side", "both"], "--side : « both » n’est pas possible.", "--side: 'both' will not do."),
    (["review", "x", "--date", "20261121"], "n’est pas une date (AAAA-MM-JJ).", "is not a date (YYYY-MM-DD)."),
    (["review", "x", "--date", "2026-02-30"], "n’est pas une date", "is not a date"),
    (["deal", "new"], "sans terminal", "without one"),
]


@pytest.mark.parametrize(("arguments", "french", "english"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
def test_a_wrong_usage_is_one_line_in_both_languages(run: Run, arguments: list[str], french: str, english: str) -> None:
    for lang, words in (("fr", french), ("en", english)):
        told = run(*arguments, lang=lang)
        assert told.exit_code == 2
        assert told.stdout == ""
        assert told.stderr.startswith("leadcontract: ")
        assert told.stderr.count("\n") == 1
        assert words in told.stderr
        assert "--help" in told.stderr


def test_a_language_that_does_not_exist_is_refused(run: Run) -> None:
    assert run("--ui-lang", "de", "law", "list").exit_code == 2


def test_a_file_that_is_not_there_is_an_input_error(run: Run, tmp_path: Path) -> None:
    for arguments in (["law", "check"], ["review"], ["deal", "check"], ["generate", "-o", tmp_path / "out.docx"]):
        told = run(*arguments, tmp_path / "none.yaml", lang="fr")
        assert told.exit_code == 3
        assert "none.yaml: fichier introuvable." in told.stderr


def test_every_problem_of_a_deal_is_told_at_once(run: Run, tmp_path: Path) -> None:
    deal = tmp_path / "deal.yaml"
    deal.write_text("signed_on: 2026-02-30\nchannel: [sms]\n", encoding="utf-8")
    told = run("deal", "check", deal)
    assert told.exit_code == 4
    assert told.stderr.startswith("leadcontract: 2 problems:\n")
    assert f"{deal}:1" in told.stderr
    assert f"{deal}:2" in told.stderr


def test_a_folder_without_clauses_is_an_invalid_library(run: Run, tmp_path: Path) -> None:
    assert run("--library", tmp_path, "law", "list").exit_code == 5
    assert run("law", "list", "--library", tmp_path).exit_code == 5


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: object) -> None:
        raise RuntimeError("the\nlibrary broke")

    monkeypatch.setattr(workflows, "load_library", load)


@pytest.mark.usefixtures("broken")
def test_the_unexpected_is_one_line_without_a_traceback(run: Run) -> None:
    told = run("law", "list", lang="fr")
    assert told.exit_code == 1
    assert told.stderr.startswith("leadcontract: erreur interne (RuntimeError : the library broke).")
    assert told.stderr.count("\n") == 1


@pytest.mark.usefixtures("broken")
def test_debugging_shows_the_traceback_and_keeps_the_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADCONTRACT_DEBUG", "1")
    told = run("law", "list")
    assert told.exit_code == 1
    assert "Traceback" in told.stderr


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workflows, "load_library", load)
    told = run("law", "list")
    assert told.exit_code == 130
    assert told.output.strip() == ""


def test_a_message_sends_no_command_to_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text('"\\e[31mkey": 1\n', encoding="utf-8")
    told = run("deal", "check", tmp_path / "deal.yaml")
    assert told.exit_code == 4
    assert "?[31mkey" in told.stderr and "\x1b" not in told.stderr


def test_a_full_disk_or_a_closed_output_is_no_internal_error() -> None:
    error = OSError(28, "No space left on device")
    assert message(error, "en").startswith("cannot be read or written (No space left on device).")
    assert complain(error, "en") == 2
