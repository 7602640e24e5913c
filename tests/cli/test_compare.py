"""``leadcontract compare``: what it prints and writes, and with which exit code."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from docx import Document

from leadcontract.domain.language import LANGS
from tests.cli.conftest import Run
from tests.word import invalid

SENT = """# Agreement

## 1. Delivery

The Provider shall deliver each Lead within 24 hours of collection & proof, 1 < 2.

## 2. Payment

The Client shall pay each invoice within 45 days of its date.

## 3. Notices

Notices are sent to the addresses of the Parties, by letter or by e-mail.
"""
RETURNED = SENT.replace("24 hours", "72 hours").replace("shall pay", "may pay").replace("## 3", "\n## 3")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "sent.md"
    path.write_text(SENT, encoding="utf-8")
    return path


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    path = tmp_path / "returned.md"
    path.write_text(RETURNED, encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_changed_leaves_with_zero(run: Run, sent: Path, lang: str) -> None:
    told = run("compare", sent, "--to", sent, lang=lang)
    assert told.exit_code == 0 and told.stderr == ""
    assert {"fr": "Rien n’a changé", "en": "Nothing has changed"}[lang] in told.stdout


@pytest.mark.parametrize("lang", LANGS)
def test_a_change_leaves_with_one_and_fits_the_terminal(run: Run, sent: Path, returned: Path, lang: str) -> None:
    told = run("compare", returned, "--to", sent, lang=lang)
    assert told.exit_code == 1 and told.stderr == ""
    assert max(map(len, told.stdout.splitlines())) <= 80
    weakened, strengthened = {"fr": ("AFFAIBLIE", "RENFORCÉE"), "en": ("WEAKENED", "STRENGTHENED")}[lang]
    assert told.stdout.index(weakened) < told.stdout.index(strengthened)
    assert "[-24-] {+72+}" in told.stdout


def test_the_other_side_reads_the_other_way(run: Run, sent: Path, returned: Path) -> None:
    told = json.loads(run("compare", returned, "--to", sent, "--side", "provider", "--format", "json").stdout)
    assert [told["clauses"][i]["status"] for i in told["first"]] == ["weakened", "strengthened"]
    assert told["schema"] == "leadcontract/compare/1" and told["intact"] is False
    (passage,) = told["clauses"][told["first"][0]]["passages"]
    assert {"kind": "gone", "text": "shall"} in passage["pieces"] and passage["returned"][0]["paragraph"] == 4


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_stands_alone_and_escapes(run: Run, sent: Path, returned: Path, lang: str) -> None:
    page = run("compare", returned, "--to", sent, "--format", "html", lang=lang).stdout
    assert "<del>24</del>" in page and "<ins>72</ins>" in page
    assert "collection &amp; proof, 1 &lt; 2" in page
    assert "<script" not in page and not re.search(r'(?:src|href)="(?!#)', page)
    assert f'<html lang="{lang}">' in page and 'lang="en"' in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_word_report_opens_and_marks_without_colour(run: Run, sent: Path, returned: Path, lang: str) -> None:
    out = sent.with_name("report.docx")
    assert run("compare", returned, "--to", sent, "--format", "docx", "-o", out, lang=lang).exit_code == 1
    data = out.read_bytes()
    assert invalid(data) == []
    runs = [r for t in Document(io.BytesIO(data)).tables for c in t._cells for p in c.paragraphs for r in p.runs]
    assert [r.text for r in runs if r.font.strike] == ["24", "shall"]
    assert [r.text for r in runs if r.font.underline] == ["72", "may"]


def test_what_cannot_be_compared_is_refused(run: Run, sent: Path, tmp_path: Path) -> None:
    assert run("compare", sent).exit_code == 2
    assert run("compare", sent, "--to", tmp_path / "nowhere.docx").exit_code == 3
    assert run("compare", sent, "--to", sent, "-o", sent).exit_code == 2
