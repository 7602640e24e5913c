"""``leadcontract verify``: what it prints, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leadcontract import resources
from leadcontract.domain.language import LANGS
from tests import edits
from tests.cli.conftest import Run

DEAL = resources.folder("templates") / "demo" / "deal.yaml"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from click.testing import CliRunner

    from leadcontract.cli import main

    path = tmp_path_factory.mktemp("drafted") / "contract.docx"
    assert CliRunner().invoke(main, ["generate", str(DEAL), "-o", str(path)]).exit_code == 0
    return path.read_bytes()


@pytest.fixture
def contract(drafted: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "contract.docx"
    path.write_bytes(drafted)
    return path


@pytest.fixture
def returned(drafted: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "returned.docx"
    done = (
        edits.said("ne doit ni modifier ni déduire", "peut modifier et déduire"),
        edits.said("[À COMPLÉTER\xa0: qualité du signataire du Client]", "directrice"),
        edits.said("45\xa0jours", "90\xa0jours"),
        edits.deleted("delivery/exclusivity"),
        edits.moved("delivery/volume", "delivery/sources"),
        edits.within("PROJET", edits.run(" signé")),
    )
    path.write_bytes(edits.edited(drafted, *done))
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_a_file_left_as_drafted_verifies(run: Run, contract: Path, lang: str) -> None:
    told = run("verify", contract, lang=lang)
    assert told.exit_code == 0
    assert told.stderr == ""
    assert {"fr": "Rien d’autre n’a changé.", "en": "Nothing else has changed."}[lang] in told.stdout
    assert "2026-11-27" in told.stdout


@pytest.mark.parametrize("lang", LANGS)
def test_what_changed_is_told_in_80_columns(run: Run, returned: Path, lang: str) -> None:
    told = run("verify", returned, lang=lang)
    assert told.exit_code == 1
    assert max(map(len, told.stdout.splitlines())) <= 80
    assert "\x1b" not in told.stdout
    plain = " ".join(told.stdout.split())
    for clause in ("delivery/lead-definition", "general/parties", "delivery/exclusivity", "delivery/volume"):
        assert f"({clause})" in plain
    words = {
        "fr": ("MODIFIÉE", "DISPARUE", "Rédigé :", "Complété :", "Clauses déplacées (1)", "Hors des clauses (1)"),
        "en": ("CHANGED", "GONE", "Drafted:", "Completed:", "Clauses moved (1)", "Outside the clauses (1)"),
    }
    for word in words[lang]:
        assert word in plain
    assert "peut modifier et déduire" in plain and "ne doit ni modifier ni déduire" in plain


def test_json_tells_the_same_to_scripts(run: Run, returned: Path) -> None:
    told = run("verify", returned, "--format", "json")
    assert told.exit_code == 1
    found = json.loads(told.stdout)
    assert found["schema"] == "leadcontract/verify/1"
    assert found["document"]["name"] == "returned.docx"
    assert found["drafted"]["law"] == "2026-11-27" and found["drafted"]["languages"] == ["fr"]
    assert found["drafted"]["library"] == found["library"]
    assert sum(found["summary"].values()) == len(found["clauses"])
    by_id = {one["clause"]: one for one in found["clauses"]}
    assert by_id["delivery/exclusivity"]["status"] == "gone"
    assert by_id["delivery/volume"]["status"] == "same" and by_id["delivery/volume"]["moved"]
    assert by_id["general/parties"]["changes"][0]["kind"] == "completed"
    assert not found["intact"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_file_that_is_not_ours_is_one_message(run: Run, lang: str) -> None:
    told = run("verify", resources.folder("templates") / "demo" / "order.docx", lang=lang)
    assert told.exit_code == 3
    assert told.stdout == ""
    assert "leadcontract review" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1


def test_what_is_not_there_or_no_word_file_cannot_be_verified(run: Run, tmp_path: Path) -> None:
    assert run("verify", tmp_path / "none.docx").exit_code == 3
    (tmp_path / "order.pdf").write_bytes(b"%PDF-1.7")
    assert run("verify", tmp_path / "order.pdf").exit_code == 3
    assert run("verify").exit_code == 2
