"""Every document that can be drafted opens in Word without repair, and comes out the same twice."""

from __future__ import annotations

from hashlib import sha256

import pytest

from leadcontract import workflows
from leadcontract.domain.clause import INSTRUMENTS, STANCES, Instrument, Stance
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import EDITIONS, Edition
from leadcontract.domain.library import Library
from tests.word import invalid


@pytest.mark.parametrize("notes", [False, True], ids=["plain", "notes"])
@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("lang", EDITIONS)
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_document_is_valid_and_the_same_twice(
    library: Library, fitting: dict[str, Deal], name: Instrument, lang: Edition, stance: Stance, notes: bool
) -> None:
    first, second = (
        workflows.generate(library, fitting[name], document=name, lang=lang, stance=stance, notes=notes).docx
        for _ in range(2)
    )
    assert sha256(first).hexdigest() == sha256(second).hexdigest()
    assert invalid(first) == []
