"""Editors are given a schema that accepts every clause that ships and refuses what the reader refuses."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from leadcontract import resources
from leadcontract.library import yaml_source
from leadcontract.library.catalog import ASIDE
from leadcontract.library.json_schema import clause_schema

FOLDER = resources.folder("clauses")

FILES = [p for p in sorted(FOLDER.rglob("*.yaml")) if p.relative_to(FOLDER).parts[0] not in ASIDE]
VALIDATOR = Draft202012Validator(clause_schema())


def test_the_shipped_schema_is_the_one_that_is_built() -> None:
    shipped = json.loads((FOLDER / "clause.schema.json").read_text(encoding="utf-8"))
    assert shipped == clause_schema()


def test_the_schema_accepts_every_shipped_clause() -> None:
    Draft202012Validator.check_schema(clause_schema())
    for path in FILES:
        problems = [
            f"{path.name}: {e.json_path} {e.message[:80]}" for e in VALIDATOR.iter_errors(yaml_source.read(path).value)
        ]
        assert not problems


@pytest.mark.parametrize(
    ("key", "value"),
    [("severity", "grave"), ("elemnts", {}), ("checked", {"on": "21/11/2026"}), ("title", {"fr": "x"})],
)
def test_the_schema_refuses_what_the_reader_refuses(key: str, value: object) -> None:
    clause = yaml_source.read(FOLDER / "term" / "duration.yaml").value
    assert isinstance(clause, dict)
    assert VALIDATOR.is_valid(clause)
    assert not VALIDATOR.is_valid({**clause, key: value})
