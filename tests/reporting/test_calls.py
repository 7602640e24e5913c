"""The workbook of a call log: a row a breach, a summary, and never a formula."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.reporting import calls
from leadcontract.workflows import CheckedLog, check_calls

LOG = """Téléphone;Date et heure;Résultat
=1+1;2026-03-04 11:00;refus
=1+1;2026-03-05 11:00;@SUM(A1)
+33612345678;2026-09-06 10:30;"=HYPERLINK(""http://x"")"
0698765432;2026-09-07 21:15;-2+3
"""
ON = date(2026, 11, 21)


def checked(library: Library, tmp_path: Path, lang: Lang) -> CheckedLog:
    path = tmp_path / "calls.csv"
    path.write_text(LOG, encoding="utf-8")
    return check_calls(library, path, on=ON, lang=lang, workbook=True)


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_a_breach_with_its_line_law_and_words(library: Library, tmp_path: Path, lang: Lang) -> None:
    book = load_workbook(io.BytesIO(checked(library, tmp_path, lang).workbook or b""))
    rows = list(book.worksheets[1].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [3, 4, 5]
    refusal, weekday, hours = rows[1:]
    assert weekday[2] == "2026-09-06 10:30"
    assert {"fr": "dimanche", "en": "Sunday"}[lang] in weekday[5]
    assert "223-9" in weekday[6]
    assert {"fr": "à vérifier", "en": "to be verified"}[lang] in weekday[6], "the decree was not read at its source"
    assert {"fr": "21\u00a0h\u00a015", "en": "21:15"}[lang] in hours[5]
    assert "2022-1313" in refusal[6]
    summary = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell]
    assert any("3" in str(cell) for cell in summary[:1])
    assert calls.WORDS["unchecked"][lang] in summary


def test_no_cell_is_a_formula(library: Library, tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(checked(library, tmp_path, "fr").workbook or b""))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    active = [cell for cell in cells if str(cell.value).lstrip().startswith(calls.ACTIVE)]
    assert len(active) == 8
    assert all(cell.quotePrefix for cell in active)


def test_the_same_log_gives_the_same_bytes(library: Library, tmp_path: Path) -> None:
    assert checked(library, tmp_path, "fr").workbook == checked(library, tmp_path, "fr").workbook


def test_breaches_beyond_a_sheet_go_to_the_next(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "MOST_ROWS", 3)
    book = load_workbook(io.BytesIO(checked(library, tmp_path, "fr").workbook or b""))
    assert [sheet.max_row for sheet in book.worksheets[1:]] == [3, 2]
