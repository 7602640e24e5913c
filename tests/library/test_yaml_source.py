"""YAML is read strictly: what a lawyer typed is what the tool sees, or the tool says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcontract.library.yaml_source import parse, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("48:00", "48:00"),
        ("0123", "0123"),
        ("1_000", "1_000"),
        ("2026-08-11", "2026-08-11"),
        ("1.5", "1.5"),
        ("'12'", "12"),
        ("12", 12),
        ("-3", -3),
        ("true", True),
        ("null", None),
        ("", None),
    ],
)
def test_only_true_false_null_and_integers_are_typed(text: str, value: object) -> None:
    source = parse(f"key: {text}", "x.yaml")
    assert source.problems == ()
    assert source.value == {"key": value}


def test_a_repeated_key_is_refused_with_its_line() -> None:
    source = parse("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert [p.where for p in source.problems] == ["x.yaml:3"]
    assert "répétée" in source.problems[0].what.fr


def test_an_alias_is_refused_so_that_a_file_cannot_grow() -> None:
    source = parse("a: &x [1, 2]\nb: *x\n", "x.yaml")
    assert "alias" in source.problems[0].what.en


def test_malformed_yaml_tells_its_line() -> None:
    source = parse("a: 1\nb: [1, 2\nc: 3\n", "x.yaml")
    assert source.problems[0].where.startswith("x.yaml:")
    assert source.value is None


def test_lines_are_kept_for_keys_and_items() -> None:
    source = parse("a:\n  b:\n    - one\n    - two\n", "x.yaml")
    assert source.where(("a", "b", 1)) == "x.yaml:4"
    assert source.where(("a", "b", 7)) == "x.yaml:2"


def test_a_file_that_is_not_utf_8_tells_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: 1\nb: é\n".encode("latin-1"))
    problem = read(path).problems[0]
    assert problem.where == f"{path}:2"
    assert "UTF-8" in problem.what.fr


def test_python_objects_are_never_made() -> None:
    source = parse("a: !!python/object/apply:os.system [echo hi]", "x.yaml")
    assert source.value == {"a": ["echo hi"]}


@given(st.text(alphabet="ab:[]{}-#&*!|>'\"%@ \n", max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    parse(text, "x.yaml")


@pytest.mark.parametrize("text", ["a: " + "[" * 300_000, "a: " + "[" * 900 + "]" * 900, "{a: " * 900 + "1" + "}" * 900])
def test_nesting_beyond_reason_is_one_problem_and_no_crash(text: str) -> None:
    (problem,) = parse(text, "a.yaml").problems
    assert problem.where == "a.yaml:1" and "nested too deeply" in problem.what.en


def test_a_key_that_is_no_word_is_told() -> None:
    (problem,) = parse("a: 1\n? [b, c]\n: 2\n", "a.yaml").problems
    assert problem.where == "a.yaml:2" and "key" in problem.what.en


def test_a_number_of_thousands_of_digits_stays_text() -> None:
    assert parse("a: " + "9" * 5000, "a.yaml").value == {"a": "9" * 5000}


def test_the_same_problem_is_told_once() -> None:
    assert len(parse("a: &x [1]\nb: [*x, *x, *x]\n", "a.yaml").problems) == 1
