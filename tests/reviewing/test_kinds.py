"""The kind of a document: several signs weighed, and no guess where they conflict or lack."""

from __future__ import annotations

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Evidence
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Kind
from leadcontract.reviewing.kinds import guess_kind

NONE = {"fr": (), "en": ()}
KINDS = tuple(
    Kind(name, Bilingual(name, name), "contract", NONE, NONE, short)  # type: ignore[arg-type]
    for name, short in (("quote", True), ("purchase-order", True), ("terms", False))
)
PAGE = [Provision(n, "quelques mots") for n in range(30)]
BOOK = [Provision(n, "mot " * 100, heading=n % 3 == 0) for n in range(60)]


def named(kind: str, paragraph: int, pattern: str = "x") -> Evidence:
    return Evidence(kind, "", "topic", pattern, paragraph, 0, 5)


def test_the_name_at_the_top_tells_it() -> None:
    assert guess_kind([named("quote", 0), named("terms", 20)], [], PAGE, KINDS) == "quote"


def test_a_name_far_down_tells_nothing() -> None:
    assert guess_kind([named("quote", 28)], [], PAGE, KINDS) is None


def test_no_sign_is_not_sure() -> None:
    assert guess_kind([], [], PAGE, KINDS) is None


def test_signs_alone_can_tell_it() -> None:
    signs = [named("purchase-order", 9, pattern) for pattern in ("qty", "ship to", "vendor")]
    assert guess_kind([], signs, PAGE, KINDS) == "purchase-order"


def test_signs_of_two_kinds_are_not_sure() -> None:
    signs = [named(kind, 9, pattern) for kind in ("purchase-order", "quote") for pattern in ("qty", "total", "unit")]
    assert guess_kind([], signs, PAGE, KINDS) is None


def test_the_same_sign_met_often_is_one_sign() -> None:
    assert guess_kind([], [named("terms", n) for n in range(20)], BOOK, KINDS[:2]) is None


def test_a_book_of_articles_that_mentions_a_quote_is_no_quote() -> None:
    assert guess_kind([named("quote", 5), named("terms", 7)], [], BOOK, KINDS) == "terms"
