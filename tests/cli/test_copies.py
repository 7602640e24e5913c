"""``review --annotate``, ``--redline`` and ``--rider``: one clear word where they cannot be, no half file ever."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from leadcontract import resources
from tests.cli.conftest import Run

DEMO = resources.folder("templates") / "demo" / "order.docx"


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    path = tmp_path / "commande.docx"
    path.write_bytes(DEMO.read_bytes())
    return path


def test_three_files_from_one_review(run: Run, docx: Path, tmp_path: Path) -> None:
    original = docx.read_bytes()
    names = {kind: tmp_path / f"{kind}.docx" for kind in ("annotate", "redline", "rider")}
    told = run("review", docx, *(part for kind, name in names.items() for part in (f"--{kind}", name)))
    assert told.exit_code == 0, told.output
    assert docx.read_bytes() == original
    assert all(str(name) in told.stderr and name.is_file() for name in names.values())
    assert "blanks to complete" in told.stderr and "'the Provider'" in told.stderr
    assert b"Clause contraire" in _part(names["annotate"], "word/comments.xml")
    assert b"<w:ins " in _part(names["redline"], "word/document.xml")
    assert any("commande.docx" in p.text for p in Document(str(names["rider"])).paragraphs)


def _part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read(name)


@pytest.mark.parametrize(("lang", "word"), [("fr", "--rider FICHIER.docx"), ("en", "--rider FILE.docx")])
def test_what_is_no_word_file_gets_a_rider(run: Run, order: Path, tmp_path: Path, lang: str, word: str) -> None:
    out = tmp_path / "out.docx"
    told = run("review", order, "--redline", out, lang=lang)
    assert told.exit_code == 2 and word in told.stderr and not out.exists()
    assert run("review", order, "--rider", out).exit_code == 0
    texts = [p.text for p in Document(str(out)).paragraphs]
    assert "Avenant" in texts and any("order.txt" in text for text in texts)
    assert run("review", order, "--rider", out, "--lang", "en", "--force").exit_code == 0
    assert "Rider" in [p.text for p in Document(str(out)).paragraphs]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--annotate", "DOCX", "--force"), "input file"),
        (("--annotate", "a.pdf"), "writes a .docx"),
        (("--redline", "-"), "writes a .docx"),
        (("--annotate", "a.docx", "--redline", "a.docx"), "two results"),
        (("--rider", "a.docx", "-o", "a.docx"), "two results"),
        (("--rider", "a.docx", "OTHER"), "one document"),
        (("--redline", "there.docx"), "--force"),
    ],
)
def test_what_cannot_be_is_said_once_and_nothing_is_written(
    run: Run,
    docx: Path,
    order: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.docx").write_bytes(b"kept")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    named = [str({"DOCX": docx, "OTHER": order}.get(one, one)) for one in arguments]
    told = run("review", docx, *named)
    assert told.exit_code == 2, told.output
    assert says in told.stderr and told.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_document_that_is_not_there_cannot_be_read(run: Run, tmp_path: Path) -> None:
    assert run("review", tmp_path / "no.docx", "--annotate", tmp_path / "a.docx").exit_code == 3
