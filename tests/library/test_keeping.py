"""What those who keep the library ask of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.library import keeping
from leadcontract.library.phrases import fold


def test_search_finds_all_words_whatever_their_accents(library: Library) -> None:
    hits = list(keeping.search(library, "PREAVIS resilier"))
    assert any(h.clause == "term/termination-for-convenience" for h in hits)
    assert all("preavis" in fold(h.text) and "resilier" in fold(h.text) for h in hits)
    assert not list(keeping.search(library, "  "))


def test_due_tells_the_dates_that_have_come_and_the_law_not_verified(library: Library) -> None:
    early = keeping.due(library, date(2026, 11, 21))
    assert not [d for d in early if "vérifié le" in d.why.fr]
    late = keeping.due(library, date(2030, 1, 1))
    papers = {"diligence/calling", "diligence/questionnaire", "diligence/evidence"}
    assert {d.file for d in late if "vérifié le" in d.why.fr} == {*library.clauses, *papers}
    assert [d.by for d in late] == sorted(d.by for d in late)
    assert any("conso/r223-1 " in d.why.en for d in early)


def test_due_holds_calling_rules_to_the_law_of_the_day(library: Library) -> None:
    old, new = date(2026, 8, 10), date(2026, 8, 11)
    ends = [d for d in keeping.due(library, old) if d.file == "diligence/calling" and "ceases on" in d.why.en]
    assert {(d.by, d.why.en.split()[0]) for d in ends} == {(old, "conso/d223-9-2022")}
    assert not [d for d in keeping.due(library, new) if d.file == "diligence/calling" and "ceases on" in d.why.en]


def test_stats_add_up_to_the_whole(library: Library) -> None:
    counted = keeping.stats(library)
    whole = counted.pop("all")
    assert whole.clauses == len(library.clauses) == sum(c.clauses for c in counted.values())
    assert whole.examples == sum(c.examples for c in counted.values()) > 500


def test_diff_tells_what_changed_and_nothing_else(library: Library) -> None:
    assert not list(keeping.diff(library, library))
    clause = library.clauses["term/duration"]
    wording = clause.wordings[0]
    other = replace(wording, text={**wording.text, "fr": ("Autre texte.",)})
    changed = replace(clause, title=Bilingual("Autre", clause.title.en), wordings=(other, *clause.wordings[1:]))
    clauses = {**library.clauses, "term/duration": changed}
    del clauses["price/fees"]
    told = [(name, what.en) for name, what in keeping.diff(library, replace(library, clauses=clauses))]
    assert ("price/fees", "removed") in told
    assert ("term/duration", "changed: title") in told
    assert any(name == "term/duration" and "(fr)" in what for name, what in told)
    assert len(told) == 3


@pytest.mark.parametrize(("on", "again"), [(date(2026, 11, 21), "2027-05-21"), (date(2026, 8, 31), "2027-02-28")])
def test_a_skeleton_is_checked_again_after_six_months(on: date, again: str) -> None:
    assert f"again_by: {again}" in keeping.skeleton("general/seal", on)
