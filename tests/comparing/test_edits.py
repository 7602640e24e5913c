"""What the other side does to one sentence, and what that is to each side: weakened, strengthened, or for a lawyer."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract.domain.clause import Side
from leadcontract.domain.comparison import Standing
from leadcontract.domain.language import Lang
from tests.comparing.conftest import Compare

FRAME: dict[Lang, str] = {
    "en": "# Agreement\n\n## 1. Purpose\n\nThis Agreement sets out how the Parties work together.\n\n"
    "## 2. Undertaking\n\n{sentence}\n\n## 3. Miscellany\n\nThe headings of this Agreement are for convenience only.\n",
    "fr": "# Contrat\n\n## 1. Objet\n\nLe présent Contrat fixe le cadre de la collaboration des Parties.\n\n"
    "## 2. Engagement\n\n{sentence}\n\n## 3. Divers\n\nLes titres du présent Contrat sont de pure commodité.\n",
}
STANDING: dict[str, Standing] = {"-": "weakened", "+": "strengthened", "?": "reworded"}
TABLE = [
    line.split(" | ")
    for line in (Path(__file__).parent / "edits.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("expected", "lang", "sentence", "old", "new"), TABLE)
def test_an_edit_is_judged_for_each_side(
    texts: Compare, expected: str, lang: Lang, sentence: str, old: str, new: str
) -> None:
    assert sentence.count(old) == 1
    sent = FRAME[lang].format(sentence=sentence)
    sides: tuple[Side, Side] = ("client", "provider")
    for side, sign in zip(sides, expected, strict=True):
        (one,) = texts(sent.replace(old, new), sent, side).first
        assert one.standing == STANDING[sign], (side, [signal.what[lang] for signal in one.signals])


def test_no_edit_is_better_both_when_it_is_made_and_when_it_is_undone(texts: Compare) -> None:
    sides: tuple[Side, Side] = ("client", "provider")
    for expected, lang, sentence, old, new in TABLE:
        sent = FRAME[lang].format(sentence=sentence)
        for side in (side for side, sign in zip(sides, expected, strict=True) if sign == "+"):
            (one,) = texts(sent, sent.replace(old, new), side).first
            assert one.standing != "strengthened", (side, new, old)
