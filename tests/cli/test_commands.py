"""What the commands print, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from leadcontract.cli.forms import outputs
from tests.cli.conftest import Run


def test_a_review_is_a_table_to_read(run: Run, order: Path) -> None:
    told = run("review", order, "--playbook", "purchase-order")
    assert told.exit_code == 0
    assert told.stderr == ""
    assert told.stdout.startswith("order.txt\n")
    assert re.search(r"law in force on \d+ [A-Z][a-z]+ \d{4}", told.stdout)
    assert max(map(len, told.stdout.splitlines())) <= 80
    assert "\x1b" not in told.stdout


def test_a_review_in_json_is_an_object_for_one_file_and_an_array_for_several(run: Run, order: Path) -> None:
    one = json.loads(run("review", order, "--format", "json").stdout)
    assert one["schema"] == "leadcontract/review/1"
    several = json.loads(run("review", order, order, "--format", "json").stdout)
    assert several == [one, one]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run, order: Path, tmp_path: Path) -> None:
    told = run("review", tmp_path / "none.pdf", order, "--format", "json", "--fail-on", "minor")
    assert told.exit_code == 3
    assert [report["document"]["name"] for report in json.loads(told.stdout)] == ["order.txt"]
    assert "none.pdf: file not found." in told.stderr


def test_several_reports_go_to_a_folder_each_under_the_name_of_its_file(run: Run, order: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "order.txt").write_bytes(order.read_bytes())
    out = tmp_path / "reports"
    told = run("review", order, other / "order.txt", "--format", "json", "-o", out)
    assert told.exit_code == 0
    assert told.stdout == ""
    assert sorted(path.name for path in out.iterdir()) == ["order.txt-2.json", "order.txt.json"]
    again = run("review", order, other / "order.txt", "--format", "json", "-o", out)
    assert again.exit_code == 2


def test_fail_on_counts_the_severity_and_above(run: Run, order: Path) -> None:
    assert run("review", order, "--fail-on", "critical", "--playbook", "full").exit_code == 1
    assert run("review", order, "--fail-on", "never", "--playbook", "full").exit_code == 0


def test_an_unknown_playbook_names_those_there_are(run: Run, order: Path) -> None:
    told = run("review", order, "--playbook", "none", lang="fr")
    assert told.exit_code == 2
    assert "purchase-order" in told.stderr


def test_a_review_judges_the_law_of_the_day_given(run: Run, order: Path) -> None:
    report = json.loads(run("review", order, "--format", "json", "--date", "2026-08-10").stdout)
    assert report["playbook"]["date"] == "2026-08-10"


def test_quiet_leaves_only_the_result(run: Run, order: Path, tmp_path: Path) -> None:
    loud = run("review", order, "-o", tmp_path / "a.txt")
    quiet = run("review", order, "-o", tmp_path / "b.txt", "--quiet")
    assert loud.stderr == f"written: {tmp_path / 'a.txt'}\n"
    assert quiet.output == ""
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes()


def test_outdated_law_is_found_with_exit_code_1(run: Run, order: Path, tmp_path: Path) -> None:
    told = run("law", "check", order, lang="fr")
    assert told.exit_code == 1
    assert "95/46" in told.stdout
    assert "Remplacé par" in told.stdout
    (tmp_path / "sound.txt").write_text("Le présent contrat est soumis au droit français.", encoding="utf-8")
    assert run("law", "check", tmp_path / "sound.txt").exit_code == 0
    assert run("law", "check", order, "--date", "2017-01-01").exit_code == 0


def test_the_law_is_listed_and_shown(run: Run) -> None:
    listed = run("law", "list").stdout.splitlines()
    assert listed[0].split() == ["source", "from", "to", "read", "citation"]
    name = listed[1].split()[0]
    shown = run("law", "show", name, lang="fr")
    assert shown.exit_code == 0
    assert "https://" in shown.stdout
    told = run("law", "show", f"{name}x")
    assert told.exit_code == 2
    assert f"Did you mean: {name}" in told.stderr


def test_playbooks_are_counted_by_severity_and_told_clause_by_clause(run: Run) -> None:
    rows = [line.split()[:6] for line in run("playbooks").stdout.splitlines()[1:]]
    for name, total, *by_severity in rows:
        assert int(total) == sum(map(int, by_severity)), name
        assert len(run("playbooks", name).stdout.splitlines()) == int(total) + 1
    assert run("playbooks", "none").exit_code == 2


def test_clauses_are_listed_in_a_table_and_in_json(run: Run) -> None:
    table = run("clauses", "list").stdout.splitlines()
    told = json.loads(run("clauses", "list", "--format", "json").stdout)
    assert [line.split()[0] for line in table[1:]] == [clause["id"] for clause in told]


def test_lint_groups_problems_by_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "general").mkdir()
    (tmp_path / "general" / "a.yaml").write_text("id: general/b\n", encoding="utf-8")
    told = run("clauses", "lint", "--library", tmp_path)
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    file = f"{tmp_path.name}/general/a.yaml"
    assert lines.count(file) == 1
    assert lines[lines.index(file) + 1].startswith("  ")
    assert lines[-1].endswith("problems.")


def test_a_blank_deal_is_a_deal(run: Run, tmp_path: Path) -> None:
    for lang in ("fr", "en"):
        deal = tmp_path / f"{lang}.yaml"
        assert run("deal", "new", "--blank", "--lang", lang, "-o", deal).exit_code == 0
        told = run("deal", "check", deal)
        assert told.exit_code == 0 and told.stdout.endswith("Nothing to correct.\n")
    assert run("deal", "new", "--blank").stdout == (tmp_path / "en.yaml").read_text(encoding="utf-8")


@pytest.fixture
def blank(run: Run, tmp_path: Path) -> Path:
    deal = tmp_path / "deal.yaml"
    run("deal", "new", "--blank", "-o", deal)
    return deal


def test_a_draft_is_written_and_what_is_left_to_do_told(run: Run, blank: Path, tmp_path: Path) -> None:
    out = tmp_path / "contract.docx"
    told = run("generate", blank, "-o", out, "--date", "2026-12-01", lang="fr")
    assert told.exit_code == 0, told.output
    assert told.stdout == ""
    assert f"écrit : {out}" in told.stderr
    assert "droit en vigueur le 2026-12-01" in told.stderr
    assert re.search(r"À compléter \(\d+\)\s:\n  - ", told.stderr)
    assert Document(str(out)).paragraphs
    assert run("generate", blank, "-o", out, "--date", "2026-12-01").exit_code == 2
    piped = run("generate", blank, "-o", "-", "--date", "2026-12-01", "--quiet")
    assert piped.stderr == ""
    assert piped.stdout_bytes == out.read_bytes()
    assert Document(BytesIO(piped.stdout_bytes)).paragraphs


def test_a_draft_needs_a_day(run: Run, blank: Path, tmp_path: Path) -> None:
    told = run("generate", blank, "-o", tmp_path / "contract.docx")
    assert told.exit_code == 4
    assert "--date" in told.stderr
    assert not (tmp_path / "contract.docx").exists()


def test_the_demonstration_leaves_its_files(run: Run, tmp_path: Path) -> None:
    told = run("demo", "--out", tmp_path / "demo", lang="fr")
    assert told.exit_code == 0, told.output
    assert {path.name for path in (tmp_path / "demo").iterdir()} == {
        "order.docx", "order.pdf", "order-review.json", "order-facts.yaml", "deal.yaml", "contract.docx",
        "contract-review.json",
    }  # fmt: skip
    assert "order.docx :" in told.stdout
    assert "contract.docx :" in told.stdout
    assert run("demo", "--out", tmp_path / "demo").exit_code == 2


def test_the_language_of_a_document_and_that_of_messages_are_apart(run: Run, blank: Path, tmp_path: Path) -> None:
    day = ("--date", "2026-12-01")
    wanted = run("generate", blank, "-o", "-", "--lang", "fr", *day).stdout_bytes
    for messages, words in (("fr", "droit en vigueur"), ("en", "law in force")):
        told = run("generate", blank, "-o", "-", "--lang", "fr", *day, lang=messages)
        assert words in told.stderr and told.stdout_bytes == wanted
        told = run("generate", blank, "-o", "-", *day, "--ui-lang", messages)
        assert words in told.stderr and told.stdout_bytes == wanted
    assert "--lang: 'de'" in run("generate", blank, "-o", "-", "--lang", "de").stderr


def test_no_draft_is_written_of_a_law_older_than_the_library(run: Run, blank: Path, tmp_path: Path) -> None:
    told = run("generate", blank, "-o", tmp_path / "old.docx", "--date", "1900-01-01")
    assert told.exit_code == 4 and "1900-01-01" in told.stderr
    assert not (tmp_path / "old.docx").exists()


def test_a_template_that_is_none_is_an_input_that_cannot_be_read(run: Run, blank: Path, tmp_path: Path) -> None:
    other = Document()
    Document().save(str(tmp_path / "bare.docx"))
    other.add_paragraph("Bon de commande")
    other.save(str(tmp_path / "other.docx"))
    os.mkfifo(tmp_path / "pipe")
    for name, words in (
        ("none.docx", "not found"),
        ("pipe", "regular file"),
        ("bare.docx", "style 'Clause 2' is missing"),
        ("other.docx", "style 'Clause Item' is missing"),
    ):
        arguments = ["-o", tmp_path / "out.docx", "--date", "2026-12-01", "--template", tmp_path / name]
        told = run("generate", blank, *arguments)
        assert told.exit_code == 3 and words in told.stderr and name in told.stderr
        assert not (tmp_path / "out.docx").exists()


def test_no_two_reports_go_to_one_file(tmp_path: Path) -> None:
    targets = outputs(["x.txt", "x.txt", "x.txt-2", "X.TXT", "sub/x.txt"], str(tmp_path), "json", many=True)
    names = ["x.txt.json", "x.txt-2.json", "x.txt-2-2.json", "X.TXT-3.json", "sub/x.txt.json"]
    assert [Path(target).relative_to(tmp_path).as_posix() for target in targets] == names
    assert (tmp_path / "sub").is_dir()


def test_several_processes_say_the_same_in_the_same_order(run: Run, order: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04")
    copies = [tmp_path / f"{n}.docx" for n in range(3)]
    for copy in copies:
        copy.write_bytes(order.read_bytes())
    names = [copies[0], bad, *copies[1:]]
    one, two = (run("review", *names, "--format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.exit_code == two.exit_code == 3
    assert one.stdout == two.stdout and one.stderr == two.stderr
    assert [told["document"]["name"] for told in json.loads(two.stdout)] == [copy.name for copy in copies]


@pytest.mark.parametrize("jobs", ["0", "two", "65", "-1"])
def test_a_number_of_processes_that_makes_no_sense_is_a_wrong_usage(run: Run, order: Path, jobs: str) -> None:
    told = run("review", order, "--jobs", jobs)
    assert told.exit_code == 2 and "1 to 64" in told.stderr


def test_a_deal_is_extracted_from_a_document(run: Run, tmp_path: Path) -> None:
    order, deal = tmp_path / "order.txt", tmp_path / "deal.yaml"
    order.write_text("Bon de commande n° 12\n\nClient : Belloc\n\nPrix par lead : 18 € HT\n", encoding="utf-8")
    done = run("deal", "extract", order, "-o", deal)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Facts read: 4; to settle: 0." in done.stderr and "company name of the Provider" in done.stderr
    assert "Nothing to correct." in run("deal", "check", deal).stdout
    text = deal.read_text(encoding="utf-8")
    assert '# read "Prix par lead : 18 € HT" (para. 2' in text and "\n  unit_price: 18.00 EUR" in text
    assert run("deal", "extract", order, "-o", deal).exit_code == 2, "an existing file is not overwritten"
    french = run("deal", "extract", order, lang="fr")
    assert "# lu « Prix par lead : 18 € HT » (§ 2" in french.stdout and "Faits lus : 4" in french.stderr.replace(
        "\xa0", " "
    )
    assert run("deal", "extract", order, "--lang", "en", lang="fr").stdout == text
    assert run("deal", "extract", tmp_path / "none.pdf").exit_code == 3


def test_a_review_tells_the_facts_that_it_read(run: Run, tmp_path: Path) -> None:
    order = tmp_path / "order.txt"
    order.write_text(
        "Bon de commande\n\nClient : Belloc\n\nPrix par lead : 18 € HT\n\nPrix par lead : 20 € HT\n", "utf-8"
    )
    told = json.loads(run("review", order, "--format", "json").stdout)
    assert told["facts"]["client.name"] == {
        "value": "Belloc", "confidence": 0.8, "text": "Client : Belloc", "page": None, "paragraph": 1,
    }  # fmt: skip
    assert "terms.unit_price" not in told["facts"]
    assert [d["path"] for d in told["facts_to_settle"]] == ["terms.unit_price"]
    assert [q["paragraph"] for q in told["facts_to_settle"][0]["quotes"]] == [2, 3]
