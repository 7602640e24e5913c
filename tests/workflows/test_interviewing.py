"""The interview asks only for what the document needs, checks each answer, and loses none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leadcontract.domain.library import Library
from leadcontract.domain.question import Question
from leadcontract.library.sheets import Entry
from leadcontract.workflows.interviewing import Entries, Interview, Proposals, faults, read_entries

PROCESSOR = {f"roles.{name}": Entry("client") for name in ("purpose", "form", "recipients", "copy")}


def held(library: Library, known: Entries, answers: dict[str, str]) -> Interview:
    """Hold an interview: the answers given, every proposal kept, the rest skipped."""
    interview = Interview(library, "fr", known)
    while (step := interview.step()) is not None:
        if isinstance(step, Proposals):
            interview.accept_all(step)
        elif step.fact in answers:
            assert not interview.answer(step, answers[step.fact])
        else:
            interview.skip(step)
    return interview


def asked(interview: Interview) -> list[str]:
    return [question.fact for question in interview.questions()]


def walk(interview: Interview, fact: str) -> Question:
    """Skip to a question."""
    while (step := interview.step()) is not None:
        if isinstance(step, Question) and step.fact == fact:
            return step
        interview.skip(step)
    raise AssertionError(fact)


def test_sections_come_in_the_order_of_the_guide(library: Library) -> None:
    sections = [question.section.name for question in Interview(library, "fr", {}).questions()]
    order = [section.name for section in library.guide.sections]
    assert sections == sorted(sections, key=order.index)
    assert order.index("offer") < order.index("roles") < order.index("price")


def test_each_document_asks_for_what_its_clauses_use(library: Library) -> None:
    contract, dpa = asked(Interview(library, "fr", {})), asked(Interview(library, "fr", PROCESSOR))
    assert "terms.unit_price" in contract and "terms.unit_price" not in dpa
    assert "terms.subprocessors" in dpa and "terms.subprocessors" not in contract
    assert "terms.contact_point_address" in asked(Interview(library, "fr", {"roles.purpose": Entry("both")}))
    assert "terms.subprocessors" in asked(Interview(library, "fr", {}, "dpa")), "the document planned, before any role"


def test_the_facts_so_far_decide_what_is_asked(library: Library) -> None:
    businesses = {"audience": Entry(("business",)), "channels": Entry(("email",))}
    consumers = {"audience": Entry(("consumer",)), "channels": Entry(("telephone",))}
    joint = {"roles.purpose": Entry("both")}
    assert "terms.compliance_alert" in asked(Interview(library, "fr", {**joint, **consumers}))
    assert "terms.compliance_alert" not in asked(Interview(library, "fr", {**joint, **businesses}))
    assert "sector_cleared" not in asked(Interview(library, "fr", consumers))
    assert "sector_cleared" in asked(Interview(library, "fr", {**consumers, "offer": Entry("pompes à chaleur")}))


def test_an_answer_is_checked_with_the_messages_of_a_deal_file(library: Library) -> None:
    interview = Interview(library, "en", {})
    siren = walk(interview, "client.siren")
    assert "not a valid SIREN" in interview.answer(siren, "123456789")[0].say("en")
    assert interview.said("client.siren") is None
    assert not interview.answer(siren, "732829320")
    price = walk(interview, "terms.unit_price")
    assert "an amount" in interview.answer(price, "cheap")[0].say("en")


def test_an_answer_is_checked_beside_the_others(library: Library) -> None:
    known = {"client.siren": Entry("732829320"), "terms.exclusivity": Entry("exclusive")}
    assert "another company" in faults(library, known, "client.vat", "FR83404833048")[0].say("en")
    assert "one recipient" in faults(library, known, "terms.max_recipients", "3")[0].say("en")
    assert not faults(library, known, "client.vat", "FR44732829320")


def test_back_puts_the_last_question_again_with_its_answer(library: Library) -> None:
    interview = Interview(library, "fr", {})
    first = interview.step()
    assert isinstance(first, Question) and not interview.back()
    interview.answer(first, "27/11/2026")
    second = interview.step()
    assert isinstance(second, Question)
    interview.skip(second)
    assert interview.back() and interview.step() == second
    assert interview.back() and interview.step() == first
    assert interview.said("signed_on") == "2026-11-27"
    assert not interview.answer(first, "2026-12-01")
    assert interview.said("signed_on") == "2026-12-01" and interview.step() == second


def test_proposals_are_kept_together_but_for_those_that_contradict_an_answer(library: Library) -> None:
    interview = held(library, {}, {"terms.exclusivity": "exclusive", "terms.unit_price": "18,50 EUR"})
    assert interview.said("terms.payment_days") == "30 jours"
    assert interview.said("terms.max_recipients") is None
    assert interview.deal.terms["duplicate_window"] == library.parameters["duplicate_window"].default


def test_back_after_proposals_asks_for_them_again(library: Library) -> None:
    interview = Interview(library, "fr", {"terms.unit_price": Entry("18 EUR")})
    while not isinstance(step := interview.step(), Proposals):
        assert step is not None
        interview.skip(step)
    interview.accept_all(step)
    assert interview.said("terms.payment_days") == "30 jours"
    assert interview.back() and interview.step() == step
    assert interview.said("terms.payment_days") is None


def test_what_is_known_is_not_asked_again_but_what_is_wrong_is(library: Library) -> None:
    known = {"client.name": Entry("Aurore"), "client.siren": Entry("123456789", ("lu page 1",))}
    interview = Interview(library, "fr", known)
    steps = [step.fact for step in _steps(interview) if isinstance(step, Question)]
    assert "client.name" not in steps and "client.siren" in steps
    assert "SIREN" in Interview(library, "fr", known).wrong["client.siren"][0].say("fr")


def _steps(interview: Interview) -> Iterator[Question | Proposals]:
    while (step := interview.step()) is not None:
        yield step
        interview.skip(step)


def test_the_file_at_each_moment_goes_on_where_it_was_left(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    interview = Interview(library, "en", {"offer": Entry("home insurance", ("read on page 2",))})
    for fact, text in (("client.name", "Dawn: <Ltd> # 1"), ("audience", "1, business"), ("roles.form", "provider")):
        assert not interview.answer(walk(interview, fact), text)
        path.write_text(interview.text, encoding="utf-8")
        again = read_entries(path, library)
        assert again == {name: entry for name, entry in interview.entries.items() if entry != Entry()}
    assert "# read on page 2\noffer: home insurance" in path.read_text(encoding="utf-8")


def test_the_conclusion_stands_above_the_roles_and_follows_the_answers(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text(Interview(library, "en", {"roles.purpose": Entry("both")}).text, encoding="utf-8")
    assert "# ⇒ Conclusion: two joint controllers." in path.read_text(encoding="utf-8")
    interview = Interview(library, "en", {**read_entries(path, library), "roles.purpose": Entry("provider")})
    above = interview.text.partition("\nroles:")[0]
    assert "separate controllers" in above and "joint controllers" not in above


def test_a_document_that_the_roles_do_not_call_for_is_told(library: Library) -> None:
    interview = Interview(library, "en", {"roles.copy": Entry("provider")}, "dpa")
    told = interview.mismatch()
    assert told is not None and "does not fit" in told.say("en")
    assert Interview(library, "en", PROCESSOR, "dpa").mismatch() is None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_question_can_be_put_in_both_languages(library: Library, lang: str) -> None:
    known = {"audience": Entry(("consumer",)), "channels": Entry(("telephone", "email", "sms"))}
    for question in Interview(library, lang, known).questions():  # type: ignore[arg-type]
        assert question.asks.fr and question.asks.en, question.fact
        assert question.explains is None or (question.explains.fr and question.explains.en)


def test_a_wrong_answer_that_is_left_blank_stays_as_a_remark(library: Library) -> None:
    known = {"client.siren": Entry("123456789", ("page 1",))}
    interview = Interview(library, "en", known)
    interview.skip(walk(interview, "client.siren"))
    assert interview.entries["client.siren"] == Entry(None, ("page 1", "answer not taken: '123456789'"))


def test_what_was_wrong_beside_an_answer_is_right_once_that_is_mended(library: Library) -> None:
    known = {"client.siren": Entry("732829320"), "client.vat": Entry("FR83404833048")}
    interview = Interview(library, "en", known)
    assert set(interview.wrong) == set(known)
    assert not interview.answer(walk(interview, "client.siren"), "404833048")
    assert not interview.wrong
