"""A verification reads well in both languages: what differs is in sight, nothing else takes room."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.verification import Change, MarkedFile, Provenance, Verification, Verified
from leadcontract.reporting.verification import table

AUDIT = Verified("audit/notice", Bilingual("Préavis", "Notice"), "same", date(2018, 5, 25))
FOUND = Verification(
    file=MarkedFile("back.docx", "0" * 64, {}, (), tracked=False),
    provenance=Provenance(
        "1.2", "2026-11-21", "a" * 64, "b" * 64, date(2026, 11, 27), "contract", "client", ("fr", "en"), {}
    ),
    library="2026-11-21",
    library_sha256="a" * 64,
    clauses=(AUDIT,),
    outside=(),
)
LONG = " ".join(f"mot{n}" for n in range(150))


def told(found: Verification, lang: Lang = "en") -> str:
    text = table(found, lang)
    assert max(map(len, text.splitlines())) <= 80
    assert lang == "fr" or not re.search(r" [:;]", text), text
    return " ".join(text.split(" ")).replace("\n", " ")


def changed(*changes: Change) -> Verification:
    return replace(FOUND, clauses=(replace(AUDIT, standing="changed", changes=changes),))


@pytest.mark.parametrize(
    ("version", "sha256", "said"),
    [
        ("2026-11-21", "a" * 64, "the same as on this machine"),
        ("2027-01-01", "c" * 64, "is newer (2027-01-01)"),
        ("2026-01-01", "c" * 64, "is older (2026-01-01)"),
        ("2026-11-21", "c" * 64, "has the same date and another text"),
    ],
)
def test_the_library_of_the_draft_is_told_from_that_of_the_machine(version: str, sha256: str, said: str) -> None:
    assert said in " ".join(told(replace(FOUND, library=version, library_sha256=sha256)).split())


@pytest.mark.parametrize("lang", LANGS)
def test_a_long_paragraph_is_shown_where_it_differs(lang: Lang) -> None:
    text = told(changed(Change("changed", LONG.replace("mot75", "AUTRE"), LONG)), lang)
    assert "mot74 AUTRE mot76" in " ".join(text.split()) and "mot74 mot75 mot76" in " ".join(text.split())
    assert "mot60" not in text and "mot90" not in text


def test_a_long_paragraph_that_only_goes_on_is_shown_at_its_end() -> None:
    text = " ".join(told(changed(Change("changed", f"{LONG} ET CECI", LONG))).split())
    assert "mot149 ET CECI" in text and "mot100" not in text


def test_values_are_told_where_what_stood_there_is_not_known() -> None:
    asks = Bilingual("préavis", "notice period")
    change = Change("changed", "Un préavis de 5 jours.", "", "Un préavis de ‹préavis›.", ((asks, "5 jours"),))
    text = " ".join(told(changed(change)).split())
    assert "with: notice period = “5 jours”" in text
    assert "‹préavis›" not in text
    known = " ".join(told(changed(replace(change, drafted="Un préavis de 30 jours."))).split())
    assert "Drafted: “Un préavis de 30 jours.”" in known and "notice period" not in known


def test_another_wording_of_the_library_is_shown_with_its_slots_named() -> None:
    text = " ".join(told(changed(Change("changed", "Sans préavis.", "", "Un préavis de ‹préavis›."))).split())
    assert "Library: “Un préavis de ‹préavis›.”" in text


def test_a_paragraph_gone_whose_text_is_not_known_is_told_all_the_same() -> None:
    assert "Gone: a paragraph whose text the library cannot tell" in " ".join(told(changed(Change("gone", ""))).split())


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_library_says_today_is_told_of_clauses_left_as_drafted(lang: Lang) -> None:
    one = replace(AUDIT, library="changed", newer=date(2026, 8, 11))
    text = " ".join(told(replace(FOUND, library_sha256="c" * 64, clauses=(one,)), lang).split())
    assert "2018-05-25" in text and "2026-08-11" in text
    assert {"fr": "autre texte dans cette bibliothèque", "en": "another text in this library"}[lang] in text
    assert "worded otherwise" not in told(FOUND)


def test_colour_is_for_the_standing_alone() -> None:
    text = table(changed(Change("added", "Et ceci.")), "en", colour=True)
    assert text.count("\x1b[") == 2 and "\x1b[33mCHANGED\x1b[0m" in text


def test_what_could_steer_a_terminal_is_not_printed() -> None:
    assert "\x1b" not in table(changed(Change("added", "Et \x1b[2Jceci.")), "en")
