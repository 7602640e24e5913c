"""A draft says what the facts and the day call for, numbered without a gap, and invents nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadcontract.assembly.drafting import draft, letter
from leadcontract.assembly.wording import blank
from leadcontract.domain.deal import Deal
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library

DAY = date(2026, 12, 1)


def drafted(library: Library, deal: Deal, name: str = "contract", lang: Lang = "fr", on: date = DAY) -> Draft:
    return draft(library, library.playbooks[name], deal, lang, "balanced", on)


@pytest.mark.parametrize("name", ["contract", "dpa", "joint"])
@pytest.mark.parametrize("lang", LANGS)
def test_articles_are_numbered_without_a_gap(library: Library, deal: Deal, name: str, lang: Lang) -> None:
    numbers = [b.number for b in drafted(library, deal, name, lang).blocks if b.style == "article"]
    assert numbers == [str(i) for i in range(1, len(numbers) + 1)]


def test_a_clause_that_the_facts_do_not_call_for_is_left_out_and_the_numbers_close_up(
    library: Library, deal: Deal
) -> None:
    by_mail = drafted(library, replace(deal, channels=("email",)))
    used = {u.clause for u in by_mail.used}
    assert "prospecting/telephone-consent" not in used and "prospecting/electronic-messages" in used
    numbers = [b.number for b in by_mail.blocks if b.style == "article"]
    assert numbers == [str(i) for i in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("name", ["contract", "dpa", "joint"])
def test_every_reference_is_the_number_of_the_clause_it_names(library: Library, deal: Deal, name: str) -> None:
    made = drafted(library, deal, name)
    numbered = ("article", "sub-article", "annex")
    headings = {b.clause: b.number for b in (*made.blocks, *made.annexes) if b.style in numbered}
    references = [run for b in made.blocks for run in b.runs if run.kind == "reference"]
    assert references
    for run in references:
        assert run.text == headings[run.target]


@pytest.mark.parametrize("name", ["contract", "joint"])
def test_the_two_languages_have_the_same_numbers(library: Library, deal: Deal, name: str) -> None:
    shape = [[(b.style, b.number, b.clause) for b in drafted(library, deal, name, lang).blocks] for lang in LANGS]
    assert shape[0] == shape[1]


def test_the_arrangement_of_joint_controllers_names_two_controllers_and_gives_their_notice(
    library: Library, deal: Deal
) -> None:
    made = drafted(library, deal, "joint", "en")
    roles = " ".join(b.text for b in made.blocks if b.clause == "gdpr/roles")
    assert "joint controllers" in roles and "the processor" not in roles
    notice = " ".join(text for b in made.annexes if b.clause == "annex/essence" for text in b.texts)
    assert deal.client.name in notice and deal.provider.name in notice


def test_the_arrangement_of_joint_controllers_leaves_the_price_to_the_commercial_contract(
    library: Library, deal: Deal
) -> None:
    made = drafted(library, deal, "joint", "en")
    assert not [u.clause for u in made.used if u.clause.startswith(("price/", "delivery/"))]


def test_the_telephone_regime_changes_on_11_august_2026(library: Library, deal: Deal) -> None:
    def wording(on: date) -> tuple[date, str]:
        made = drafted(library, deal, on=on)
        since = next(u.since for u in made.used if u.clause == "prospecting/telephone-consent")
        return since, " ".join(b.text for b in made.blocks if b.clause == "prospecting/telephone-consent")

    old_since, old = wording(date(2026, 8, 10))
    new_since, new = wording(date(2026, 8, 11))
    assert old_since < new_since == date(2026, 8, 11)
    assert "Bloctel" in old and "Bloctel" not in new
    assert "consentement" in new and "1\u00a0an" in new


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_deal_gives_blanks_and_nothing_invented(library: Library, lang: Lang) -> None:
    made = drafted(library, Deal(), lang=lang)
    marks = {run.text for b in (*made.preamble, *made.blocks) for run in b.runs if run.kind == "blank"}
    assert len(made.blanks) >= 15
    assert all(mark.startswith("[À COMPLÉTER" if lang == "fr" else "[TO BE COMPLETED") for mark in marks)
    assert len(made.blanks) == len(set(made.blanks))


def test_a_full_deal_leaves_only_the_blanks_it_lists(library: Library, deal: Deal) -> None:
    made = drafted(library, deal)
    shown = {run.text for b in (*made.preamble, *made.blocks) for run in (*b.runs,) if run.kind == "blank"}
    listed = {blank(asked, "fr") for asked in made.blanks}
    assert shown <= listed
    assert "dénomination" not in " ".join(shown)


def test_values_are_data(library: Library, deal: Deal) -> None:
    name = "Dupont & Fils <SAS> {{ 7*7 }} {% raw %}"
    made = drafted(library, replace(deal, client=replace(deal.client, name=name)))
    assert name in " ".join(b.text for b in made.preamble)
    assert "".join(run.text for run in made.signatures[0].company) == name


def test_what_is_unverified_in_the_register_is_told(library: Library, deal: Deal) -> None:
    made = drafted(library, deal)
    assert "conso/r223-1" in made.to_verify
    assert all(not library.law[name].verified for name in made.to_verify)


def test_list_items_are_lettered_as_word_does() -> None:
    assert [letter(i) for i in (0, 25, 26, 27)] == ["a", "z", "aa", "bb"]
