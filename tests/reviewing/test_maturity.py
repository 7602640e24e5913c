"""The answers to the maturity questionnaire are scored, each point from one question and one answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from leadcontract.domain.deal import Deal
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.maturity import Answer, Answers, Question
from leadcontract.errors import InputError
from leadcontract.reviewing.maturity import assess
from leadcontract.workflows import questionnaire, record, score

ON = date(2026, 11, 21)


def picked(question: Question, best: bool) -> str:
    points = [c.points for c in question.choices if c.points is not None]
    wanted = max(points) if best else min(points)
    return next(c.id for c in question.choices if c.points == wanted)


def all_answers(library: Library, best: bool = True) -> dict[str, Answer]:
    return {q.id: Answer(picked(q, best) if q.choices else "words") for q in library.questionnaire.questions}


def fill_in(form: bytes, path: Path, answers: dict[str, str]) -> Path:
    """Type answers into the controls of a form, as Word does."""
    document = Document(BytesIO(form))
    for control in document.element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        tag = properties.find(qn("w:tag")).get(qn("w:val")).removeprefix("leadcontract-")
        if tag in answers:
            properties.remove(properties.find(qn("w:showingPlcHdr")))
            next(control.iter(qn("w:t"))).text = answers[tag]
    document.save(str(path))
    return path


def test_the_best_answers_have_every_point_and_the_worst_none(library: Library) -> None:
    asked = library.questionnaire
    best = assess(asked, Answers("a", all_answers(library)), ON)
    worst = assess(asked, Answers("b", all_answers(library, best=False)), ON)
    assert (best.hundredths, best.flags, best.open, best.level) == (100, (), (), asked.levels[-1])
    assert (worst.points, worst.most, worst.level) == (0, best.most, asked.levels[0])
    assert len(worst.flags) >= 10


def test_no_answer_is_never_scored_as_good(library: Library) -> None:
    asked, full = library.questionnaire, all_answers(library)
    whole = assess(asked, Answers("a", full), ON)
    for question in asked.questions:
        if not question.choices:
            continue
        for given in ("", "   ", "peut-être", "yes and no"):
            one = assess(asked, Answers("a", {**full, question.id: Answer(given)}), ON)
            assert one.most == whole.most
            assert one.points == whole.points - 2 * question.weight
            assert [s.question.id for s in one.open] == [question.id]
    nothing = assess(asked, Answers("a", {}), ON)
    assert (nothing.points, nothing.level) == (0, asked.levels[0])


def test_not_concerned_counts_neither_way(library: Library) -> None:
    asked = library.questionnaire
    full = all_answers(library)
    left_out = assess(asked, Answers("a", {**full, "H1": Answer("outside")}), ON)
    whole = assess(asked, Answers("a", full), ON)
    assert whole.most - left_out.most == whole.points - left_out.points == 6


def test_one_red_flag_bars_the_highest_level(library: Library) -> None:
    asked = library.questionnaire
    flagged = assess(asked, Answers("a", {**all_answers(library), "E4": Answer("none")}), ON)
    assert flagged.hundredths > asked.levels[-1].since
    assert flagged.level == asked.levels[-2]
    assert [one.question.id for one in flagged.flags] == ["E4"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_form_comes_back_with_its_answers(library: Library, tmp_path: Path, lang: Lang) -> None:
    asked = library.questionnaire
    choices = {q.id: q.choices[0].says[lang] for q in asked.questions if q.choices}
    given = {**choices, "A1": "Leads <du> Sud & Cie", "B2-details": "voir pièce 3"}
    found = score(library, fill_in(questionnaire(library, lang), tmp_path / "form.docx", given), ON)
    assert found.name == "Leads <du> Sud & Cie"
    assert found.open == ()
    assert {one.question.id: one.choice.id for one in found.scored if one.choice} == {
        q.id: q.choices[0].id for q in asked.questions if q.choices
    }
    assert next(one.answer.details for one in found.scored if one.question.id == "B2") == "voir pièce 3"


def test_an_empty_form_answers_nothing(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "silent.docx"
    path.write_bytes(questionnaire(library, "fr"))
    found = score(library, path, ON)
    assert (found.name, found.points, len(found.open)) == ("silent", 0, len(found.scored))


def test_the_deal_names_both_sides_in_the_form(library: Library, deal: Deal, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(questionnaire(library, "en", deal))
    assert "Aurore Assurances asks Leads du Sud" in [p.text for p in Document(str(path)).paragraphs]
    assert score(library, path, ON).name == "Leads du Sud"
    nameless = replace(deal, provider=replace(deal.provider, name=None))
    path.write_bytes(questionnaire(library, "en", nameless))
    assert score(library, path, ON).name == "form"


@pytest.mark.parametrize("lang", LANGS)
def test_the_record_says_its_day_its_flags_and_each_point(library: Library, tmp_path: Path, lang: Lang) -> None:
    asked = library.questionnaire
    found = assess(asked, Answers("Leads du Sud", {**all_answers(library), "E4": Answer("none"), "C1": Answer()}), ON)
    data = record(library, found, lang)
    assert data == record(library, found, lang)
    document = Document(BytesIO(data))
    text = "\n".join(t.text or "" for t in document.element.body.iter(qn("w:t")))
    assert {"fr": "21 novembre 2026", "en": "21 November 2026"}[lang] in text
    assert found.flags[0].flag is not None
    assert found.flags[0].flag[lang] in text
    for one in found.scored:
        assert one.question.ask[lang] in text
        assert one.question.evidence is not None
        assert one.question.evidence[lang] in text
    assert {"fr": "aucune réponse\u00a0: 0 point", "en": "no answer: 0 points"}[lang] in text


def test_answers_in_yaml_and_what_is_wrong_with_them(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("generator: Sud\nanswers:\n  E4: both\n  B2: {says: all, details: pièce 3}\n", encoding="utf-8")
    assert (score(library, path, ON).name, score(library, path, ON).points) == ("Sud", 12)
    path.write_text("answers:\n  E4: '{maybe}'\n  Z9: all\n", encoding="utf-8")
    with pytest.raises(InputError) as told:
        score(library, path, ON)
    assert [p.where.rpartition(":")[2] for p in told.value.problems] == ["2", "3"]


def test_another_document_is_no_questionnaire(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    document = Document()
    document.add_paragraph("Bonjour")
    document.save(str(path))
    with pytest.raises(InputError, match="not the questionnaire"):
        score(library, path, ON)


def test_every_scored_question_rests_on_law_and_asks_for_evidence(library: Library) -> None:
    for question in library.questionnaire.questions:
        if question.choices:
            assert question.law, question.id
            assert question.evidence is not None, question.id
            assert all(basis.in_force(ON) for basis in question.law), question.id
