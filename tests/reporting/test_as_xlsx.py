"""The workbook holds one row a clause, sets documents side by side, and never runs what a document says."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from leadcontract.domain.document import SourceDocument
from leadcontract.domain.finding import Report
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.reporting.as_xlsx import workbook
from tests.reporting.samples import FULL, finding, hostile


def named(report: Report, name: str) -> Report:
    return replace(report, document=replace(report.document, name=name))


@pytest.mark.parametrize(
    ("lang", "heads", "row"),
    [
        ("fr", "Famille Clause Titre Gravité Statut", ("Contrôle", "Clause audit", "critique", "contraire", "§ 1")),
        ("en", "Family Clause Title Severity Status", ("Audit", "The audit", "critical", "contrary", "para. 1")),
    ],
)
def test_a_clause_is_a_row(lang: Lang, heads: str, row: tuple[str, ...], library: Library) -> None:
    (sheet,) = load_workbook(io.BytesIO(workbook([FULL], lang, library))).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert " ".join(str(cell) for cell in rows[0][:5]) == heads and len(rows[0]) == 10
    assert [one[1] for one in rows[1:7]] == [one.clause for one in FULL.findings]
    told = " | ".join(str(cell) for cell in rows[3]).replace("\u00a0", " ")
    for text in (*row, "audit/client-audits-provider", "Aucun audit ne pourra être diligenté.", "Il prévient."):
        assert text in told
    assert {"fr": "Résultat incomplet", "en": "Incomplete result"}[lang] in str(rows[8][0])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", "A1:J7")
    assert sheet.column_dimensions["F"].width > sheet.column_dimensions["D"].width


@pytest.mark.parametrize("lang", LANGS)
def test_several_documents_are_set_against_the_clauses(lang: Lang, library: Library) -> None:
    other = replace(
        named(FULL, "b.pdf"), findings=(FULL.findings[3], finding("term/duration", "present", "minor", (2, 0, 42)))
    )
    book = load_workbook(io.BytesIO(workbook([FULL, other], lang, library)))
    assert book.sheetnames == [{"fr": "Matrice", "en": "Matrix"}[lang], "devis.pdf", "b.pdf"]
    rows = {str(row[1]): row[3:] for row in book.worksheets[0].iter_rows(values_only=True)}
    missing, present = {"fr": ("○ absente", "✓ présente"), "en": ("○ missing", "✓ present")}[lang]
    assert rows["gdpr/security"] == (missing, missing)
    assert rows["term/duration"] == (None, present)
    assert len(rows) == 1 + 7
    assert str(rows["Clause"][0]).startswith("devis.pdf (")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r="])
def test_no_cell_is_a_formula(start: str, library: Library) -> None:
    evil = start + 'HYPERLINK("http://evil.example","x")'
    report = replace(named(FULL, evil), findings=(replace(FULL.findings[2], clause=evil),))
    for sheet in load_workbook(io.BytesIO(workbook([report, report], "fr", library))).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.value
                if str(cell.value).lstrip().startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix


def test_what_a_stranger_writes_stays_text(library: Library) -> None:
    package = workbook([hostile(), hostile()], "fr", library)
    book = load_workbook(io.BytesIO(package))
    values = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("<script>alert(1)</script>" in value for value in values)
    assert not any(mark in value for value in values for mark in "\x00\u202e\ud800")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert not any(b"<f>" in archive.read(name) or b"<script" in archive.read(name) for name in archive.namelist())


def test_a_cell_holds_no_more_than_excel_takes(library: Library) -> None:
    long = replace(FULL.findings[0], evidence=(replace(FULL.findings[0].evidence[0], text="mot " * 10_000),))
    (sheet,) = load_workbook(io.BytesIO(workbook([replace(FULL, findings=(long,))], "fr", library))).worksheets
    assert len(str(sheet["G2"].value)) == 32_767


def test_sheets_have_names_that_excel_takes(library: Library) -> None:
    names = ["x" * 40, "X" * 40, "a/b:c?.pdf", "", "History", "Matrice"]
    book = load_workbook(io.BytesIO(workbook([named(FULL, name) for name in names], "fr", library)))
    assert len({name.casefold() for name in book.sheetnames}) == len(names) + 1
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in book.sheetnames)
    assert "history" not in (name.casefold() for name in book.sheetnames)


def test_the_same_reports_give_the_same_bytes(library: Library) -> None:
    package = workbook([FULL], "fr", library)
    assert workbook([FULL], "fr", library) == package
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:created" not in archive.read("docProps/core.xml")
        assert b"dcterms:modified" not in archive.read("docProps/core.xml")
    assert load_workbook(io.BytesIO(package)).properties.creator == "leadcontract"


def test_an_empty_report_is_a_workbook_too(library: Library) -> None:
    bare = replace(FULL, findings=(), document=SourceDocument("x.txt", "", None, ()))
    for reports in ([bare], [bare, bare]):
        assert load_workbook(io.BytesIO(workbook(reports, "en", library))).worksheets
