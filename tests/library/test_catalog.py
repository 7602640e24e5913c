"""A library loads whole, or tells everything that is wrong with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from leadcontract import resources, workflows
from leadcontract.domain.library import Library
from leadcontract.errors import LibraryError
from leadcontract.library import keeping

CLAUSE = "term/termination-for-convenience"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.folder("clauses"), tmp_path / "clauses"))


def edit(folder: Path, change: Callable[[str], str], clause: str = CLAUSE) -> str:
    """Change a clause file, load the library, and return what is told."""
    path = folder / f"{clause}.yaml"
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        workflows.load_library(folder)
    assert caught.value.exit_code == 5
    return caught.value.say("en")


def test_the_shipped_library_is_sound(library: Library) -> None:
    assert len(library.clauses) >= 39
    assert {"contract", "dpa", "quote", "purchase-order", "full"} <= library.playbooks.keys()


def test_a_second_load_from_the_cache_gives_the_same_library(library: Library) -> None:
    assert workflows.load_library(depth="examples") == library
    lean = workflows.load_library().clauses.values()
    assert not any(clause.examples or clause.positions for clause in lean)


def test_the_digest_follows_every_byte(copy: Path, library: Library) -> None:
    path = copy / f"{CLAUSE}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# note\n", encoding="utf-8")
    assert workflows.load_library(copy).sha256 != library.sha256


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ convenience_notice }}", "{{ convenience_notise }}", "unknown slot: convenience_notise"),
        ("{{ convenience_notice }}", "{{ convenience_notice", "only {{ name }}"),
        ("{{ convenience_notice }}", "{{ 7 * 7 }}", "only {{ name }}"),
        ("{{ convenience_notice }}", "{% for x in y %}{% endfor %}", "only {{ name }}"),
        ("{{ convenience_notice }}", "{{ convenience_notice.__class__ }}", "only {{ name }}"),
        ("severity: major", "severity: grave", "critical | major | minor | info"),
        ("required: true", "required: NO", "true or false"),
        ("id: term/", "id: price/", "is not the file's path"),
        ("civil/1210", "civil/1310", "unknown law: 'civil/1310'"),
        ("checked: {on: 2026-11-21", "checked: {on: 21/11/2026", "YYYY-MM-DD"),
    ],
)
def test_a_mistake_in_a_clause_is_told(copy: Path, old: str, new: str, told: str) -> None:
    says = edit(copy, lambda text: text.replace(old, new, 1))
    assert told in says
    assert f"{CLAUSE}.yaml" in says


def test_a_misspelt_key_names_the_nearest_and_its_line(copy: Path) -> None:
    says = edit(copy, lambda text: text.replace("\nelements:", "\nelemnts:", 1))
    line = next(i for i, row in enumerate((copy / f"{CLAUSE}.yaml").read_text().splitlines(), 1) if "elemnts" in row)
    assert f"{CLAUSE}.yaml:{line}: unknown key: elemnts. Did you mean: elements?" in says


def test_languages_that_differ_in_figures_are_told(copy: Path) -> None:
    assert "figures differ" in edit(
        copy, lambda text: text.replace("Either Party may", "Either Party may, under 99 rules,", 1)
    )


def test_two_mistakes_in_two_files_are_told_together(copy: Path) -> None:
    other = copy / "term" / "duration.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace("severity:", "severty:", 1), encoding="utf-8")
    says = edit(copy, lambda text: text.replace("\nelements:", "\nelemnts:", 1))
    assert "term/duration.yaml" in says and f"{CLAUSE}.yaml" in says


def test_a_folder_without_clauses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        workflows.load_library(tmp_path)


def test_a_firm_lays_its_own_clauses_over_the_shipped_ones(tmp_path: Path, library: Library) -> None:
    own = tmp_path / "firm"
    (own / "term").mkdir(parents=True)
    (own / "extra").mkdir()
    text = (resources.folder("clauses") / f"{CLAUSE}.yaml").read_text(encoding="utf-8")
    (own / f"{CLAUSE}.yaml").write_text(text.replace("severity: major", "severity: minor", 1), encoding="utf-8")
    (own / "extra" / "seal.yaml").write_text(keeping.skeleton("extra/seal", date(2026, 11, 21)), encoding="utf-8")
    laid = workflows.load_library(own, "examples")
    assert laid.clauses[CLAUSE].severity == "minor" and laid.clauses[CLAUSE].path == f"firm/{CLAUSE}.yaml"
    assert laid.clauses["extra/seal"].path == "firm/extra/seal.yaml"
    assert laid.clauses["term/duration"] == library.clauses["term/duration"]
    assert laid.sha256 != library.sha256
    assert not [problem for problem in workflows.lint(own) if "seal" in problem.where]


def test_a_folder_named_like_a_clause_is_told(copy: Path) -> None:
    (copy / "term" / "folder.yaml").mkdir()
    with pytest.raises(LibraryError, match=r"folder\.yaml: cannot be read"):
        workflows.load_library(copy)
