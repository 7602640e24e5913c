"""Describes a clause file as a JSON Schema, so that editors complete keys and underline mistakes while one writes."""

from __future__ import annotations

from typing import Any

from leadcontract.domain.clause import INSTRUMENTS, PARAMETER_TYPES, SEVERITIES, SIDES, STANCES
from leadcontract.domain.language import LANGS
from leadcontract.library.common import FACTS
from leadcontract.library.schema import KEYS, NEEDED

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "integer"]}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
ON_A_DAY = r"^\d{4}-\d{2}-\d{2}$"


def clause_schema() -> Schema:
    """Return the schema (draft 2020-12) of a clause file; keys come from the reader itself, so it cannot lag behind."""
    element = _object(
        {
            "asks": _both(TEXT),
            "required": {"type": "boolean"},
            "detail": {"type": "boolean"},
            "negative": {"type": "boolean"},
            "duty": {"type": "boolean"},
            "limits": _list(
                _object(
                    {
                        "law": TEXT,
                        "at_least": TEXT,
                        "at_most": TEXT,
                        "binding": {"type": "boolean"},
                        **dict.fromkeys(("where", "unless"), _both(_list(TEXT))),
                    },
                    ("law",),
                )
            ),
            "counts": _both(_list(TEXT)),
            "since": DAY,
            "until": DAY,
            "against": _list({"enum": list(SIDES)}),
            **dict.fromkeys(LANGS, _list(TEXT)),
        },
        ("asks", *LANGS),
    )
    parameter = _object(
        {
            "type": {"enum": list(PARAMETER_TYPES)},
            "asks": _both(TEXT),
            "default": {"anyOf": [TEXT, _both(TEXT)]},
            "at_least": TEXT,
            "at_most": TEXT,
            "law": TEXT,
            "choices": _map(_both(TEXT)),
        },
        ("type", "asks"),
    )
    paragraph = {"anyOf": [TEXT, _list(TEXT), _object({"table": _list(_list(TEXT))}, ("table",))]}
    wording = _object(
        {"basis": _list(TEXT), **dict.fromkeys(STANCES, _both({"anyOf": [TEXT, _list(paragraph)]}))},
        ("basis", "balanced"),
    )
    dated = {"type": "object", "patternProperties": {ON_A_DAY: {"anyOf": [wording, {"type": "null"}]}}}
    ladder = _object(dict.fromkeys(("preferred", "acceptable", "unacceptable"), _both(TEXT)), ("preferred",))
    facts = _object({fact: _list({"enum": list(known)}) for fact, known in FACTS.items()})
    example = _object(
        {"says": TEXT, "note": TEXT, **dict.fromkeys(("shows", "weakens", "refuses", "forbids"), _list(TEXT))},
        ("says",),
    )
    properties: Schema = {
        "id": {"type": "string", "pattern": "^[a-z-]+/[a-z0-9-]+$"},
        "title": _both(TEXT),
        "why": _both(TEXT),
        "question": {"anyOf": [_both(TEXT), _object(dict.fromkeys(SIDES, _both(TEXT)), SIDES)]},
        "severity": {"enum": list(SEVERITIES)},
        "when": facts,
        "parameters": _map(parameter),
        "wording": _object(dict.fromkeys(("any", *INSTRUMENTS), dated)),
        "checked": _object({"on": DAY, "again_by": DAY}, ("on", "again_by")),
        "topic": _object(dict.fromkeys(LANGS, _list(TEXT))),
        "under": _object(dict.fromkeys(LANGS, _list(TEXT))),
        "elements": _map(element),
        "forbidden": _map(element),
        "found_by": {"type": "integer", "minimum": 1},
        "decoys": _list(_object({**dict.fromkeys(LANGS, TEXT), "note": TEXT}, ("note",))),
        "positions": _list(
            _object(
                {"point": _both(TEXT), "because": _both(TEXT), **dict.fromkeys(SIDES, ladder)}, ("point", "because")
            )
        ),
        "examples": _object(dict.fromkeys(LANGS, _list(example)), LANGS),
        "tests": _list(
            _object(
                {
                    "as_of": DAY,
                    "instrument": {"enum": list(INSTRUMENTS)},
                    "deal": facts,
                    "wording": {"anyOf": [DAY, {"type": "null"}]},
                },
                ("as_of",),
            )
        ),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "leadcontract clause",
        **_object({key: properties[key] for key in KEYS}, NEEDED[:6]),
    }


def _object(properties: Schema, need: tuple[str, ...] = ()) -> Schema:
    return {"type": "object", "properties": properties, "required": list(need), "additionalProperties": False}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _both(text: Schema) -> Schema:
    return _object(dict.fromkeys(LANGS, text), LANGS)
