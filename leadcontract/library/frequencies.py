"""Reads the durations and frequencies that a sentence holds, in figures or in words, and writes them alike."""

from __future__ import annotations

import re
from functools import cache

from leadcontract.domain.deal import Duration, Unit
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.library.values import UNIT_WORDS

_SMALL: dict[Lang, dict[str, str]] = {
    "fr": {"un": "1", "une": "1", "deux": "2", "trois": "3"},
    "en": {"one": "1", "two": "2", "three": "3"},
}
UNITS: dict[Unit, dict[Lang, tuple[str, str]]] = {
    "hour": {"fr": ("heure", "heures"), "en": ("hour", "hours")},
    "day": {"fr": ("jour", "jours"), "en": ("day", "days")},
    "working_day": {"fr": ("jour ouvré", "jours ouvrés"), "en": ("working day", "working days")},
    "week": {"fr": ("semaine", "semaines"), "en": ("week", "weeks")},
    "month": {"fr": ("mois", "mois"), "en": ("month", "months")},
    "year": {"fr": ("an", "ans"), "en": ("year", "years")},
}
"""The words for one and for several of each unit."""

_MONTHS = {
    "an": 12, "année": 12, "year": 12, "annum": 12, "semestre": 6, "semester": 6, "trimestre": 3, "quarter": 3,
    "mois": 1, "month": 1, "months": 1,
}  # fmt: skip
_EACH: dict[Lang, str] = {
    "fr": r"(?:par|chaque|tous les|toutes les|au cours d[’']une?|pendant une|sur une)",
    "en": r"(?:a|an|per|each|every|in any|in each|in every|in a|in|during any|during each|any)",
}
_TIMES = {"once": "1 time", "twice": "2 times"}
_COUNTED = r"(?:fois|times?|audits?|contrôles?|vérifications?|inspections?|verifications?)"
_SPAN = r"(?:(?:année|période|period|of|de|consecutive|rolling|single|calendar|contract|contractual)\s+)*"
_YEARLY = {
    r"annuel(?:le)?(?:s|ment)?|annual(?:ly)?|yearly": 12, r"semestriel(?:le)?(?:s|ment)?": 6,
    r"trimestriel(?:le)?(?:s|ment)?|quarterly": 3, r"mensuel(?:le)?(?:s|ment)?|monthly": 1,
}  # fmt: skip
_BETWEEN = r"\)? (?:calendar |consecutive |dernières? |premières? )?"


def durations(text: str, lang: Lang) -> list[Duration]:
    """Return the durations of a text in reading order: "quarante-huit (48) heures" is one, of 48 hours.

    An hour of the day ("18 h") is none.
    """
    pattern, units = _units()
    return [Duration(int(m[1]), units[m[2].lower()]) for m in pattern.finditer(_figures(text, lang)) if int(m[1])]


def frequencies(text: str, lang: Lang) -> list[Bilingual]:
    """Read how often a text lets something be done, in reading order: "deux audits par an" is twice a year.

    A text that gives no number ("an annual audit") means once. Empty where it says nothing.
    """
    figures = re.sub(r"\b(once|twice)\b", lambda m: _TIMES[m[0].lower()], _figures(text, lang), flags=re.IGNORECASE)
    unit = "|".join(sorted(_MONTHS, key=len, reverse=True))
    counted = re.compile(
        rf"(\d{{1,3}})\)?\s+(?:seule?\s+|single\s+)?(?:{_COUNTED}\s+)?(?:au (?:plus|maximum)\s+)?{_EACH[lang]}\s+"
        rf"(?:given\s+)?{_SPAN}(?:(?:\d+ )?\(?(\d{{1,2}})\)?[ -])?({unit})\b",
        re.IGNORECASE,
    )
    found = [(int(m[1]), int(m[2] or 1) * _MONTHS[m[3].lower()]) for m in counted.finditer(figures)]
    if not found:
        found = [(1, months) for words, months in _YEARLY.items() if re.search(rf"\b(?:{words})\b", figures, re.I)]
    return list(dict.fromkeys(_often(times, months) for times, months in found if times and months))


def in_words(value: Duration) -> Bilingual:
    """Write a duration in both languages: « 10 jours ouvrés », "10 working days"."""
    fr, en = UNITS[value.unit]["fr"], UNITS[value.unit]["en"]
    return Bilingual(f"{value.count} {fr[value.count > 1]}", f"{value.count} {en[value.count != 1]}")


def _often(times: int, months: int) -> Bilingual:
    spans = {12: ("par an", "a year"), 3: ("par trimestre", "a quarter"), 1: ("par mois", "a month")}
    fr, en = spans.get(months, (f"tous les {months} mois", f"every {months} months"))
    said = {1: ("une fois", "once"), 2: ("deux fois", "twice")}.get(times, (f"{times} fois", f"{times} times"))
    return Bilingual(f"{said[0]} {fr}", f"{said[1]} {en}")


def _figures(text: str, lang: Lang) -> str:
    """Return a text with its numbers in figures and ordinary spaces."""
    from text_to_num import alpha2digit

    figures = alpha2digit(re.sub(r"\b\w+\b", lambda m: _SMALL[lang].get(m[0].lower(), m[0]), text), lang)
    return str(figures).replace("\u00a0", " ")


@cache
def _units() -> tuple[re.Pattern[str], dict[str, Unit]]:
    units = {word: unit for unit, words in UNIT_WORDS.items() for word in words if word != "h"}
    longest = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    return re.compile(rf"(\d{{1,5}}){_BETWEEN}({longest})\b", re.IGNORECASE), units
