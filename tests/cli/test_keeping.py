"""The commands that keep the library, as their users type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from leadcontract.cli import main


def run(*args: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(main, [str(a) for a in args])
    assert done.exit_code == code, done.output
    return done.output


def test_a_clause_is_shown_with_its_law_in_both_languages() -> None:
    for lang, word in (("fr", "Pourquoi"), ("en", "Why")):
        told = run("--ui-lang", lang, "clauses", "show", "term/duration")
        assert word in told and "civil/1210" in told and "{{ duration }}" in told


def test_only_the_texts_of_a_day_are_shown() -> None:
    told = run("clauses", "show", "prospecting/telephone-consent", "--date", "2026-08-10", "--lang", "fr")
    assert "2026-08-11 ·" not in told and "Bloctel" in told


def test_a_wrong_id_names_the_nearest() -> None:
    assert "term/duration" in run("--ui-lang", "en", "clauses", "show", "term/duratoin", code=2)


def test_words_are_found() -> None:
    assert "term/termination-for-convenience" in run("clauses", "search", "préavis", "résilier")
    assert run("--ui-lang", "en", "clauses", "search", "xylophone").strip() == "Nothing found."


def test_a_new_clause_is_written_once_and_passes_the_lint(tmp_path: Path) -> None:
    library = tmp_path / "firm"
    run("--library", library, "clauses", "new", "general/seal", "--date", "2026-11-21")
    assert (library / "general" / "seal.yaml").is_file()
    run("--library", library, "clauses", "lint")
    run("--library", library, "clauses", "new", "general/seal", "--date", "2026-11-21", code=2)


@pytest.mark.parametrize("name", ["seal", "General/Seal", "../x/y", "general/", "a/b/c"])
def test_what_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    run("--library", tmp_path / "firm", "clauses", "new", name, "--date", "2026-11-21", code=2)
    assert not (tmp_path / "firm").exists()


def test_the_same_library_shows_no_difference_and_a_firm_s_own_does(tmp_path: Path) -> None:
    library = tmp_path / "firm"
    run("--library", library, "clauses", "new", "general/seal", "--date", "2026-11-21")
    assert "general/seal" in run("clauses", "diff", library)
    assert run("--ui-lang", "en", "--library", library, "clauses", "diff", library).strip() == "No difference."


def test_stats_come_as_a_table_and_as_json() -> None:
    assert "all" in run("clauses", "stats")
    told = json.loads(run("clauses", "stats", "--format", "json"))
    assert told["areas"]["all"]["clauses"] >= 39


def test_what_is_due_on_a_day_is_told() -> None:
    assert "telephone-consent" in run("clauses", "due", "--date", "2026-11-21")


@pytest.mark.parametrize(("lang", "label"), [("fr", "Question à l’autre partie"), ("en", "Question to the other side")])
def test_show_tells_the_question_of_each_side_or_the_one_of_both(lang: str, label: str) -> None:
    sided = run("--ui-lang", lang, "clauses", "show", "audit/client-audits-provider")
    assert sided.count(label) == 2
    assert f"{label} (Client)" in sided
    assert run("--ui-lang", lang, "clauses", "show", "term/duration").count(label) == 1
    assert label not in run("--ui-lang", lang, "clauses", "show", "annex/essence")
