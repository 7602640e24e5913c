"""The questions and the answers of a deal go through files, and no file that was given is ever changed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.workflows.test_enquiring import filled


def test_a_deal_is_completed_by_the_form_that_asks_for_the_rest(run: Run, tmp_path: Path) -> None:
    deal, form, complete = tmp_path / "deal.yaml", tmp_path / "form.docx", tmp_path / "complete.yaml"
    deal.write_text("# agreed by phone\noffer: fibre\nroles: {form: provider}\n", encoding="utf-8")
    asked = run("deal", "questions", deal, "-o", form)
    assert asked.exit_code == 0 and asked.stderr.endswith(" questions.\n")
    form.write_bytes(filled(form.read_bytes(), {"client.name": "Dawn Ltd", "signed_on": "2026-11-27"}))
    taken = run("deal", "answers", form, "--from", deal, "-o", complete)
    assert taken.exit_code == 0 and "2 answers taken." in taken.stderr
    text = complete.read_text(encoding="utf-8")
    assert "# agreed by phone\noffer: fibre" in text and "name: Dawn Ltd" in text and "signed_on: 2026-11-27" in text
    assert "# ⇒ Conclusion: two separate controllers." in text
    assert run("deal", "check", complete).exit_code == 0


def test_a_wrong_answer_is_told_and_the_others_are_kept(run: Run, tmp_path: Path) -> None:
    form, deal = tmp_path / "form.docx", tmp_path / "deal.yaml"
    run("deal", "questions", "--document", "contract", "--lang", "fr", "-o", form)
    form.write_bytes(filled(form.read_bytes(), {"client.siren": "123456789", "client.name": "Aurore"}))
    told = run("deal", "answers", form, "-o", deal, lang="fr")
    assert told.exit_code == 4
    assert f"{form}: Numéro SIREN du Client: client.siren" in told.stderr
    assert "name: Aurore" in deal.read_text(encoding="utf-8")


def test_no_input_is_written_over(run: Run, tmp_path: Path) -> None:
    deal, form = tmp_path / "deal.yaml", tmp_path / "form.docx"
    deal.write_text("offer: fibre\n", encoding="utf-8")
    run("deal", "questions", deal, "-o", form)
    for arguments in (
        ("deal", "questions", deal, "-o", deal, "--force"),
        ("deal", "answers", form, "-o", form, "--force"),
        ("deal", "answers", form, "--from", deal, "-o", deal, "--force"),
    ):
        assert run(*arguments).exit_code == 2
    assert deal.read_text(encoding="utf-8") == "offer: fibre\n"


def test_what_could_not_be_written_again_is_refused_before_any_question(run: Run, tmp_path: Path) -> None:
    deal = tmp_path / "deal.yaml"
    deal.write_text("offre: fibre\n", encoding="utf-8")
    told = run("deal", "questions", deal, "-o", tmp_path / "form.docx")
    assert told.exit_code == 4 and f"{deal}:1: unknown key: offre." in told.stderr
