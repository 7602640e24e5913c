"""The number of an inserted article: the next one at the end, 9 bis or 9A between two others."""

from __future__ import annotations

import pytest

from leadcontract.documents.article_numbers import Numbers, label
from leadcontract.domain.language import Lang


@pytest.mark.parametrize(
    ("heading", "before", "number", "after"),
    [
        ("9. Confidentialité", "", "9", ". "),
        ("Article 12 – Durée", "Article ", "12", " – "),
        ("ARTICLE IV : PRIX", "ARTICLE ", "IV", " : "),
        ("9.3 Audit", "", "9.3", " "),
        ("Section 4", "Section ", "4", " – "),
    ],
)
def test_a_typed_number_is_read_with_what_surrounds_it(heading: str, before: str, number: str, after: str) -> None:
    found = label(heading)
    assert found is not None
    assert (found.before, found.number, found.after) == (before, number, after)


@pytest.mark.parametrize("heading", ["Confidentialité", "Indemnity", "Le Prestataire", "Vie privée", "I agree"])
def test_a_heading_without_a_number_has_none(heading: str) -> None:
    assert label(heading) is None


@pytest.mark.parametrize(
    ("lang", "after", "given"),
    [
        ("fr", "9. Audit", ["9\u00a0bis. ", "9\u00a0ter. ", "9\u00a0quater. "]),
        ("en", "9. Audit", ["9A. ", "9B. ", "9C. "]),
        ("fr", "Article 10 – Droit", ["Article 11 – ", "Article 12 – ", "Article 13 – "]),
        ("fr", "9.2 Notice", ["9.3 ", "9.4 ", "9.5 "]),
        ("fr", "IV. Prix", ["IV\u00a0bis. ", "IV\u00a0ter. ", "IV\u00a0quater. "]),
    ],
)
def test_numbers_go_on_where_they_are_free(lang: Lang, after: str, given: list[str]) -> None:
    numbers = Numbers(["9", "9.1", "9.2", "10"], lang)
    opened = label(after)
    assert opened is not None
    assert [numbers.after(opened).text for _ in given] == given


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_number_is_given_twice_however_many(lang: Lang) -> None:
    numbers, nine = Numbers(["9", "10"], lang), label("9. Audit")
    assert nine is not None
    given = [numbers.after(nine).number for _ in range(60)]
    assert len(set(given)) == 60
