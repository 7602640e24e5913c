"""``--limit``, and what every output says of a document that was not read whole."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from leadcontract import workflows
from leadcontract.documents import tesseract
from leadcontract.documents.guards import LIMITS
from leadcontract.domain.language import LANGS, Lang
from leadcontract.resources import folder
from tests.cli.conftest import Run
from tests.documents.scans import pictures, saved

ORDER = folder("templates") / "demo" / "order.pdf"
PAGE = "<html><p>Le client peut auditer le prestataire.</p><img src='scan.png'>"


def test_a_limit_is_named_where_it_refuses_and_can_be_raised(run: Run, order: Path) -> None:
    for arguments in (("--limit", "paragraphs=3", "review", order), ("review", order, "--limit", "paragraphs=3")):
        told = run(*arguments)
        assert told.exit_code == 3
        assert "paragraphs, 3 paragraphs at most" in told.stderr
        assert "--limit paragraphs=" in told.stderr
    assert "relevez la limite\u00a0: --limit" in run("review", order, "--limit", "paragraphs=3", lang="fr").stderr
    enough = told.stderr.rpartition("--limit ")[2].strip(" .\n")
    assert run("review", order, "--limit", "paragraphs=3", "--limit", enough).exit_code == 0


def test_the_limits_hold_in_every_process_and_in_other_commands(run: Run, order: Path) -> None:
    assert run("review", order, order, "--jobs", "2", "--limit", "file=1kB", "-o", "-").exit_code == 0
    assert run("--limit", "paragraphs=2", "review", order, order, "--jobs", "2").stderr.count("--limit") == 2
    assert "--limit paragraphs=" in run("--limit", "paragraphs=2", "law", "check", order).stderr


@pytest.mark.parametrize("text", ["pages", "pages=0", "pages=-1", "pages=5MB", "sheets=4", "file=1,5MB", "pages=4x"])
def test_what_is_no_limit_is_refused_in_words(run: Run, order: Path, text: str) -> None:
    for lang in ("fr", "en"):
        told = run("review", order, "--limit", text, lang=lang)
        assert told.exit_code == 2
        assert "page_seconds" in told.stderr and text in told.stderr


@pytest.mark.parametrize(
    ("lang", "word"),
    [("fr", "résultat incomplet|relecture est incompl"), ("en", "incomplete result|review is incomplete")],
)
@pytest.mark.parametrize("form", ["table", "json", "html", "xlsx", "letter"])
def test_every_output_says_that_a_document_was_not_read_whole(
    run: Run, tmp_path: Path, lang: str, word: str, form: str
) -> None:
    whole, part = tmp_path / "whole.html", tmp_path / "part.html"
    whole.write_text(PAGE.partition("<img")[0], encoding="utf-8")
    part.write_text(PAGE, encoding="utf-8")
    said = []
    for source in (whole, part):
        out = tmp_path / f"{source.stem}-report.{'txt' if form == 'letter' else form}"
        if form == "letter":
            told = run("review", source, "--letter", out, "--lang", lang, lang=lang)
        else:
            told = run("review", source, "--format", form, "-o", out, lang=lang)
        assert told.exit_code == 0, told.output
        if form == "json":
            report = json.loads(out.read_text(encoding="utf-8"))
            said.append(report["document"]["incomplete"])
            image = {"fr": "image (paragraphe 1)", "en": "image (paragraph 1)"}
            assert all(one["says"] == image for one in report["not_read"])
        elif form == "xlsx":
            cells = load_workbook(out).worksheets[0].iter_rows(values_only=True)
            said.append(any(re.search(word, str(row[0]).lower()) for row in cells))
        else:
            said.append(re.search(word, out.read_text(encoding="utf-8").lower()) is not None)
    assert said == [False, True]


@pytest.mark.parametrize("lang", LANGS)
def test_who_has_no_tesseract_is_told_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang
) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: None)
    text, scan = pypdfium2.PdfDocument(ORDER), saved(pictures(ORDER), tmp_path / "scan.pdf")
    text.import_pages(pypdfium2.PdfDocument(scan))
    text.save(tmp_path / "mixed.pdf")
    told = run("review", tmp_path / "mixed.pdf", lang=lang)
    assert told.exit_code == 0
    assert "mixed.pdf: Install" in told.stderr and "tesseract-ocr-fra" in told.stderr
    assert told.stderr.count("\n") == 1
    assert run("review", ORDER).stderr == ""
    assert run("review", scan, lang=lang).exit_code == 3


def crowded(docx: Path, to: Path) -> Path:
    """Write a Word file again with more members than one may have, all of no use."""
    to.write_bytes(docx.read_bytes())
    with zipfile.ZipFile(to, "a") as archive:
        for number in range(LIMITS.members):
            archive.writestr(f"word/spare/{number}.xml", b"<a/>")
    return to


READS = {
    "review": "review FILE",
    "annotate": "review ORDER --annotate OUT.docx",
    "redline": "review ORDER --redline OUT.docx",
    "rider": "review ORDER --rider OUT.docx",
    "compare": "compare FILE --to FILE",
    "verify": "verify FILE",
    "law check": "law check FILE",
    "deal extract": "deal extract FILE",
    "deal answers": "deal answers FORM -o OUT.yaml",
    "diligence score": "diligence score ASKED",
    "template check": "template check TEMPLATE",
    "generate": "generate DEAL --template TEMPLATE -o OUT.docx",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Word files of each kind that is read, each with too many members."""
    place = tmp_path_factory.mktemp("crowded")
    templates = folder("templates")
    library = workflows.load_library(depth="texts")
    (place / "form.docx").write_bytes(workflows.enquire(library, "en", {})[0])
    (place / "asked.docx").write_bytes(workflows.questionnaire(library, "en"))
    deal = workflows.read_deal(templates / "demo" / "deal.yaml", library)
    (place / "drafted.docx").write_bytes(workflows.generate(library, deal).docx)
    sources = {
        "FILE": place / "drafted.docx",
        "ORDER": templates / "demo" / "order.docx",
        "FORM": place / "form.docx",
        "ASKED": place / "asked.docx",
        "TEMPLATE": templates / "contract.docx",
    }
    made = {name: crowded(source, place / f"crowded-{name}.docx") for name, source in sources.items()}
    return made | {"DEAL": templates / "demo" / "deal.yaml"}


@pytest.mark.parametrize("line", READS.values(), ids=READS)
def test_a_limit_can_be_raised_wherever_a_document_is_read(
    run: Run, files: dict[str, Path], tmp_path: Path, line: str
) -> None:
    said = [str(files.get(word, word)).replace("OUT", str(tmp_path / "out")) for word in line.split()]
    refused = run(*said)
    assert refused.exit_code == 3, refused.output
    assert "--limit members=" in refused.stderr
    assert not list(tmp_path.iterdir())
    done = run(*said, "--limit", f"members={2 * LIMITS.members}")
    assert done.exit_code in (0, 1), done.output
    assert done.stderr.count("members") == 0
