"""The letter to the other side: asks, quotes, lists; blames nobody, and says the same on paper as in an e-mail."""

from __future__ import annotations

import io
import re
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from leadcontract import resources, workflows
from leadcontract.assembly.letters import compose
from leadcontract.assembly.mailing import email, word
from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.document import NotRead
from leadcontract.domain.finding import Annex, Report
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.letter import Letter
from leadcontract.domain.library import Library
from leadcontract.library.phrases import pattern
from leadcontract.workflows import Reviewer

ON = date(2026, 11, 21)
DEMO = resources.folder("templates") / "demo" / "order.docx"
TEMPLATES = resources.folder("templates")


@pytest.fixture(scope="module")
def reports(reviewer: Reviewer) -> dict[Side, Report]:
    return {side: reviewer.review(DEMO, playbook_name=None, side=side, on=ON) for side in SIDES}


def written(report: Report, library: Library, lang: Lang, dated: date | None = ON) -> Letter:
    return compose(report, library, lang, dated=dated, not_read=[])


def text(letter: Letter) -> str:
    return email(letter)


def shown(docx: bytes) -> str:
    return "\n".join(p.text for p in Document(io.BytesIO(docx)).paragraphs)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("side", SIDES)
def test_every_grave_gap_is_asked_about_once_and_every_lesser_one_named(
    reports: dict[Side, Report], library: Library, side: Side, lang: Lang
) -> None:
    report = reports[side]
    letter = written(report, library, lang)
    said = text(letter)
    for finding in report.findings:
        question = library.clauses[finding.clause].question[side][lang]
        gap = finding.status != "present"
        grave = gap and finding.severity == "critical"
        lacking = finding.status == "partial" and not all(finding.elements.values())
        assert said.count(question) == (grave and not lacking) or finding.status == "contrary", finding.clause
        if gap:
            assert finding.title[lang].lower() in said.lower(), finding.clause
        if finding.status == "contrary":
            quoted = [q.text.rstrip(" .;") in said for q in finding.evidence if q.sense in ("forbids", "refuses")]
            assert any(quoted), finding.clause
    points = [line for line in letter.body if line.kind == "point"]
    assert points, "the sample order leaves questions"
    assert all("".join(run.text for run in line.runs).endswith("?") for line in points)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("side", SIDES)
def test_questions_stand_under_their_family_and_the_minor_points_last(
    reports: dict[Side, Report], library: Library, side: Side, lang: Lang
) -> None:
    letter = written(reports[side], library, lang)
    headings = ["".join(run.text for run in line.runs) for line in letter.body if line.kind == "family"]
    assert headings[-1] == library.letter.sentences["minor"][lang]
    families = [heading for heading in headings if heading in {f[lang] for f in library.letter.families.values()}]
    assert families == [f[lang] for f in library.letter.families.values() if f[lang] in families]
    last = max(i for i, line in enumerate(letter.body) if line.kind == "family")
    assert not any(line.kind == "point" for line in letter.body[last:])
    assert len(text(letter).split()) < 1400, "two pages or so"


@pytest.mark.parametrize("side", SIDES)
def test_a_passage_is_put_to_the_other_side_once(reports: dict[Side, Report], library: Library, side: Side) -> None:
    said = text(written(reports[side], library, "fr"))
    for finding in reports[side].findings:
        if finding.status == "contrary":
            for quote in finding.evidence:
                assert said.count(quote.text.rstrip(" .;")) <= 1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("side", SIDES)
def test_nothing_sounds_like_a_reproach_or_a_threat(
    reports: dict[Side, Report], library: Library, side: Side, lang: Lang
) -> None:
    report = reports[side]
    words = text(written(replace(report, outdated=(), not_supplied=()), library, lang))
    for finding in report.findings:
        for quote in finding.evidence:
            words = words.replace(quote.text.rstrip(" .;"), "")
    assert not pattern(library.letter.reproaches[lang]).findall(words.replace("’", "'"))


def test_the_client_asks_the_provider_and_the_reverse(reports: dict[Side, Report], library: Library) -> None:
    asking = {side: text(written(reports[side], library, "fr")) for side in SIDES}
    assert "pourrons-nous vérifier vos méthodes de collecte" in asking["client"]
    assert "Quels contrôles souhaitez-vous exercer sur nos méthodes de collecte" in asking["provider"]


@pytest.mark.parametrize(("lang", "quote"), [("fr", "« Contrôle : {} » (§ 74)"), ("en", "“Contrôle : {}” (para. 74)")])
def test_a_contrary_passage_is_quoted_with_its_place(
    reports: dict[Side, Report], library: Library, lang: Lang, quote: str
) -> None:
    said = text(written(reports["client"], library, lang)).replace("\u00a0", " ")
    assert quote.format("Aucun audit ne pourra être demandé par le client") in said


def test_outdated_law_is_named_once_with_its_day_and_what_replaced_it(
    reports: dict[Side, Report], library: Library
) -> None:
    report = reports["client"]
    one = report.outdated[0]
    twice = replace(report, outdated=(one, replace(one, page=4, paragraph=90)))
    said = text(written(twice, library, "fr")).replace("\u00a0", " ")
    assert "« Bloctel » (§ 69, p. 4), depuis le 11 août 2026. Aujourd’hui : Consentement préalable" in said
    assert said.count("Bloctel") == 1


def test_what_was_not_received_or_not_read_is_asked_for(reports: dict[Side, Report], library: Library) -> None:
    report = replace(
        reports["client"], annexes=(Annex("Annexe 2", "absent", 3, 30), Annex("Annexe 1", "present", 1, 9))
    )
    letter = compose(report, library, "fr", dated=None, not_read=["image sans texte (page 2)"])
    items = ["".join(run.text for run in line.runs) for line in letter.body if line.kind == "item"]
    assert items[0] == "image sans texte (page 2)"
    assert "kerledan.example/cgv" in items[1]
    assert items[2] == "Annexe 2, citée (p. 3)"
    assert not any("Annexe 1" in item for item in items)


def test_not_read_is_said_in_the_language_of_the_letter(reports: dict[Side, Report], library: Library) -> None:
    report = reports["client"]
    report = replace(report, document=replace(report.document, not_read=(NotRead("image without text", "page 2"),)))
    assert "image sans texte (page 2)" in workflows.letter(library, report, "txt").decode()
    assert "image without text (page 2)" in workflows.letter(library, report, "txt", lang="en").decode()


def test_a_document_without_gaps_gets_no_question(reports: dict[Side, Report], library: Library) -> None:
    report = reports["client"]
    whole = tuple(replace(f, status="present") for f in report.findings)
    letter = written(replace(report, findings=whole, outdated=(), not_supplied=(), annexes=()), library, "en")
    assert {line.kind for line in letter.body} == {"text"}
    assert "we have no question to raise" in text(letter)
    assert "?" not in text(letter)


def test_what_the_classifier_alone_suspects_is_not_put_to_the_other_side(
    reports: dict[Side, Report], library: Library
) -> None:
    report = reports["client"]
    quoted = next(f for f in report.findings if f.status == "contrary" and f.severity == "critical")
    quotes = tuple(replace(q, text="Un passage tout autre.", sense="hints") for q in quoted.evidence)
    hinted = replace(quoted, status="unclear", evidence=quotes)
    said = text(written(replace(report, findings=(hinted,)), library, "fr"))
    assert "Un passage tout autre" not in said
    assert library.clauses[hinted.clause].question["client"].fr in said


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_known_is_a_marked_blank(reports: dict[Side, Report], library: Library, lang: Lang) -> None:
    docx = Document(io.BytesIO(word(written(reports["client"], library, lang, dated=None))))
    marked = [run.text for p in docx.paragraphs for run in p.runs if run.font.highlight_color is not None]
    blanks = library.letter.blanks
    expected = set(blanks) - ({"town"} if lang == "en" else set())
    assert len(set(marked)) == len(expected)
    for name in expected:
        assert any(blanks[name][lang] in mark for mark in marked), name


def test_the_day_is_that_given_in_the_words_of_each_language(reports: dict[Side, Report], library: Library) -> None:
    assert ", le 21\u00a0novembre 2026" in shown(word(written(reports["client"], library, "fr")))
    assert "\n21\u00a0November 2026\n" in shown(word(written(reports["client"], library, "en")))


def test_each_language_has_its_own_order_and_farewell(reports: dict[Side, Report], library: Library) -> None:
    fr, en = (shown(word(written(reports["client"], library, lang))) for lang in LANGS)
    assert (
        fr.index("destinataire") < fr.index("le 21\u00a0novembre") < fr.index("Objet") < fr.index("Madame, Monsieur,")
    )
    assert en.index("21\u00a0November") < en.index("addressee") < en.index("Dear Sir or Madam,") < en.index("Subject:")
    assert "salutations distinguées" in fr
    assert "Yours faithfully," in en
    assert "Kind regards," in text(written(reports["client"], library, "en"))


@pytest.mark.parametrize("lang", LANGS)
def test_paper_and_e_mail_ask_the_same(reports: dict[Side, Report], library: Library, lang: Lang) -> None:
    letter = written(reports["client"], library, lang)
    paper, plain, marked = shown(word(letter)), email(letter), email(letter, markdown=True)
    for line in letter.body:
        said = "".join(run.text for run in line.runs)
        assert said in paper
        assert said in plain or said.upper() in plain
        assert said in re.sub(r"\\([\\`*_<>#|])", r"\1", marked)
    assert plain.startswith(f"{letter.subject_label} {letter.subject}\n\n")


def test_the_same_facts_give_the_same_bytes(reports: dict[Side, Report], library: Library) -> None:
    letter = written(reports["client"], library, "fr")
    assert word(letter) == word(letter)


def test_a_hostile_name_or_quote_comes_out_as_it_went_in(reports: dict[Side, Report], library: Library) -> None:
    report = reports["client"]
    name = "{{ bon }} <b>&amp;*{% if %}.docx"
    letter = written(replace(report, document=replace(report.document, name=name)), library, "fr")
    assert name in shown(word(letter))
    assert name in email(letter)


def test_the_shipped_template_is_what_its_script_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TEMPLATES))
    build = runpy.run_path(str(TEMPLATES / "build_letter.py"))["build"]
    assert Path(TEMPLATES / "letter.docx").read_bytes() == build()
