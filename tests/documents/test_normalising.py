from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcontract.documents.normalising import normalise, normalise_with_origins

AWKWARD = st.text(
    alphabet=st.sampled_from("ab (_.\u00a0\u202f\u2009\t\n\u00ad\u200b\ufeffﬁﬄée\u0301\x02\ufffe"),
    max_size=80,
)
RUNS = st.builds(lambda c, n, t: c * n + t, st.sampled_from("(_.a-"), st.integers(30, 1100), st.text(max_size=5))
TEXTS = st.one_of(st.text(), AWKWARD, RUNS)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("  l\u00a0objet\u202f: \t x\n", "l objet : x"),
        ("sous\u00adtraitant", "soustraitant"),
        ("e\ufb03cace \ufb01n", "efficace fin"),
        ("re\u0301silie\u0301", "résilié"),
        ("« l’Éditeur » “Terms”", "« l’Éditeur » “Terms”"),
        ("_" * 90 + "end", "_" * 40 + "end"),
        ("a" * 501, "a" * 500 + " a"),
        ("\u00ad \u200b", ""),
    ],
)
def test_text_becomes_plain(raw: str, plain: str) -> None:
    assert normalise(raw) == plain


@given(TEXTS)
def test_both_functions_give_the_same_text(raw: str) -> None:
    assert normalise_with_origins(raw)[0] == normalise(raw)


@given(TEXTS)
def test_every_character_has_an_origin_and_origins_never_go_back(raw: str) -> None:
    text, origins = normalise_with_origins(raw)
    assert len(text) == len(origins)
    assert all(0 <= origin < len(raw) for origin in origins)
    assert list(origins) == sorted(origins)


@given(st.text(alphabet="abcdé.,()\u00ad\u00a0 \t"))
def test_letters_and_marks_are_those_at_their_origins(raw: str) -> None:
    text, origins = normalise_with_origins(raw)
    assert all(char == raw[origin] for char, origin in zip(text, origins, strict=True) if char != " ")


@given(TEXTS)
def test_once_is_enough(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert once == once.strip() and "  " not in once
    assert all(len(token) <= 500 for token in once.split(" "))
