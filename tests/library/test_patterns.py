"""The pattern language: phrases, choices, gaps, numbers."""

from __future__ import annotations

import pytest

from leadcontract.library.patterns import MOST, PatternError, segments, spelled


def test_a_phrase_is_one_segment() -> None:
    assert segments("résilier le contrat") == (("résilier le contrat",),)


def test_choices_are_multiplied_out_within_a_segment() -> None:
    assert segments("(a|b) c (d|)") == (("a c d", "a c", "b c d", "b c"),)


def test_choices_nest() -> None:
    assert segments("(a|b (c|d))") == (("a", "b c", "b d"),)


@pytest.mark.parametrize("gap", ["…", "..."])
def test_a_gap_parts_segments(gap: str) -> None:
    assert segments(f"a b {gap} (c|d)") == (("a b",), ("c", "d"))


@pytest.mark.parametrize("wrong", ["(a", "a)", "a | b", "… a", "a …", "a … … b", "30 jours", "(a|) … b", ""])
def test_a_pattern_that_cannot_be_read_is_refused(wrong: str) -> None:
    with pytest.raises(PatternError) as caught:
        segments(wrong)
    assert caught.value.what.fr and caught.value.what.en


def test_a_pattern_does_not_explode() -> None:
    with pytest.raises(PatternError):
        segments("(a|b|c|d|e) " * 6)
    assert len(segments("(a|b|c|d|e) " * 4)[0]) == 5**4 < MOST


def test_a_pattern_names_the_words_for_a_party() -> None:
    words = {"client": ("client", "donneur d'ordre")}
    assert segments(spelled("(le|du) <client> … (<client>'s|elle)", words)) == (
        ("le client", "le donneur d'ordre", "du client", "du donneur d'ordre"),
        ("client's", "elle", "donneur d'ordre's"),
    )
    assert spelled("(a|b) … c", words) == "(a|b) … c"


def test_words_that_nobody_listed_are_told() -> None:
    with pytest.raises(PatternError, match="<tiers>"):
        spelled("<tiers> paie", {"client": ("client",)})
