"""The Word report of a comparison: its template is what its script builds."""

from __future__ import annotations

import runpy

import pytest

from leadcontract import resources
from leadcontract.assembly import memos
from leadcontract.domain.comparison import Piece
from leadcontract.domain.memo import Grid, Line, Memo
from tests.word import invalid, texts

TEMPLATES = resources.folder("templates")


def test_the_shipped_template_is_what_its_script_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TEMPLATES))
    build = runpy.run_path(str(TEMPLATES / "build_memo.py"))["build"]
    assert (TEMPLATES / "memo.docx").read_bytes() == build()


def test_a_memo_says_what_it_is_given_whatever_it_holds() -> None:
    odd = "{{ a }} <b>&amp;</b> {% if %} «\u00a0é\u00a0»"
    cells = ((Piece("Before"),), (Piece("After"),)), ((Piece(odd, "gone"),), (Piece(" new ", "new"),))
    memo = Memo("fr", odd, (Line("title", (Piece(odd),)), Grid(cells, (50, 50))))
    data = memos.word(memo)
    assert invalid(data) == []
    assert [text for text in texts(data) if text] == [odd, "Before", "After", odd, " new "]
    assert data == memos.word(memo)
