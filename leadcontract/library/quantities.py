"""Reads the durations that a sentence holds, in figures or in words."""

from __future__ import annotations

import re
from functools import cache

from leadcontract.domain.deal import Duration, Unit
from leadcontract.domain.language import Lang
from leadcontract.library.values import UNIT_WORDS

_SMALL: dict[Lang, dict[str, str]] = {
    "fr": {"un": "1", "une": "1", "deux": "2", "trois": "3"},
    "en": {"one": "1", "two": "2", "three": "3"},
}
_BETWEEN = r"\)? (?:calendar |consecutive |dernières? |premières? )?"


def durations(text: str, lang: Lang) -> list[Duration]:
    """Return the durations of a text in reading order: "quarante-huit (48) heures" is one, of 48 hours.

    An hour of the day ("18 h") is none.
    """
    from text_to_num import alpha2digit

    figures = alpha2digit(re.sub(r"\b\w+\b", lambda m: _SMALL[lang].get(m[0].lower(), m[0]), text), lang)
    pattern, units = _units()
    return [
        Duration(int(m[1]), units[m[2].lower()]) for m in pattern.finditer(figures.replace("\u00a0", " ")) if int(m[1])
    ]


@cache
def _units() -> tuple[re.Pattern[str], dict[str, Unit]]:
    units = {word: unit for unit, words in UNIT_WORDS.items() for word in words if word != "h"}
    longest = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    return re.compile(rf"(\d{{1,5}}){_BETWEEN}({longest})\b", re.IGNORECASE), units
