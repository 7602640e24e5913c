"""Turns what a person answers, typed or picked from a list, into what a deal file says, and back."""

from __future__ import annotations

import re
from datetime import date

from leadcontract.domain.deal import Duration, Value
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.question import Question
from leadcontract.domain.typography import NBSP
from leadcontract.library import saying, values
from leadcontract.library.phrases import fold

Said = str | tuple[str, ...] | Bilingual
_SEVERAL = re.compile(r"\s*[,;]\s*|\s+(?:et|and)\s+", re.IGNORECASE)
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def understood(question: Question, text: str, lang: Lang) -> Said:
    """Return an answer as a deal file says it; what is not understood is returned as it is, for the reader to refuse.

    A choice may be named by its number in the list, its word or what it means, in either language, with or
    without its article; French dates may be
    written 27/11/2026.
    """
    text = text.replace(NBSP, " ").replace("\u202f", " ").strip()
    match question.type:
        case "words":
            return tuple(_chosen(question, part) for part in _SEVERAL.split(text) if part)
        case "codes":
            return tuple(part.upper() for part in re.split(r"[\s,;]+", text) if part)
        case "choice":
            return _chosen(question, text)
        case "date" if lang == "fr" and (day := _FRENCH_DAY.fullmatch(text)):
            return _iso(int(day[3]), int(day[2]), int(day[1])) or text
        case _:
            return text


def _chosen(question: Question, text: str) -> str:
    words = list(question.choices)
    if text.isdecimal() and 1 <= int(text) <= len(words):
        return words[int(text) - 1]
    said = fold(text)
    for word, label in question.choices.items():
        labels = [fold(label[lang]) for lang in LANGS]
        if said in {fold(word), *labels, *(name.partition(" ")[2] for name in labels)}:
            return word
    return text


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def written(value: Value, lang: Lang) -> Said:
    """Return a value as a deal file in a language holds it: « 3 ans », "38.50 EUR", a text in both as it is."""
    match value:
        case Bilingual():
            return value
        case Duration():
            return saying.say(value, lang).replace(NBSP, " ")
        case _:
            return values.say(value)


def shown(question: Question, value: Value, lang: Lang) -> str:
    """Return a value as a person reads it: a choice by what it means."""
    choice = question.choices.get(str(value))
    return choice[lang] if choice is not None else saying.say(value, lang)


def editable(said: Said, lang: Lang) -> str:
    """Return what a deal file says as one line to be edited."""
    if isinstance(said, Bilingual):
        return said[lang]
    return ", ".join(said) if isinstance(said, tuple) else said
