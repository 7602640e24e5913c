"""Every word of a report exists in both languages."""

from __future__ import annotations

from typing import get_args

from leadcontract.domain.clause import SEVERITIES, SIDES
from leadcontract.domain.document import NotRead
from leadcontract.domain.finding import STATUSES
from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Evidence
from leadcontract.reporting.words import READ_IN, SEVERITY, SIDE, STATUS, counts, not_read, unread


def test_every_status_severity_side_and_source_has_its_words() -> None:
    for words, names in ((STATUS, STATUSES), (SEVERITY, SEVERITIES), (SIDE, SIDES), (READ_IN, get_args(Evidence))):
        assert tuple(words) == tuple(names)
        assert all(text.fr and text.en for text in words.values())


def test_counts_leave_out_what_there_is_none_of_and_agree_in_number() -> None:
    summary = dict.fromkeys(STATUSES, 0) | {"present": 1, "missing": 2, "unclear": 3}
    assert counts(summary, "fr") == "1 présente, 3 à lire, 2 absentes"
    assert counts(summary, "en") == "1 present, 3 unclear, 2 missing"
    assert counts(dict.fromkeys(STATUSES, 0), "fr") == ""


def test_what_was_not_read_keeps_its_numbers() -> None:
    assert not_read("comments (3)", "fr") == "commentaires (3)"
    assert not_read("paragraph 12", "fr") == "paragraphe 12"
    assert not_read("text of a kind never seen", "fr") == "text of a kind never seen"
    assert not_read("image without text", "en") == "image without text"


def test_what_was_not_read_is_said_whole_in_both_languages() -> None:
    said = unread(NotRead("image without text", "order.pdf › page 2"))
    assert said == Bilingual("image sans texte (order.pdf › page 2)", "image without text (order.pdf › page 2)")
