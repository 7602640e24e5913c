"""Checks what the library says to the other side: a question a clause, in both languages, without blame or threat."""

from __future__ import annotations

from collections.abc import Iterator

from leadcontract.domain.clause import SIDES, Clause
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.library import Library
from leadcontract.domain.typography import NBSP
from leadcontract.errors import Problem
from leadcontract.library.phrases import pattern
from leadcontract.library.proofreading import differences

LETTER = "cues/letter.yaml"


def check_manners(library: Library) -> Iterator[Problem]:
    """Yield each clause that a review looks for without a question, each question or sentence that is ill put."""
    for clause in library.clauses.values():
        if clause.elements and not clause.question:
            yield Problem(clause.path, Bilingual("question : elle manque.", "question: it is missing."))
        for what in _question(clause, library):
            yield Problem(clause.path, what)
    for name, sentence in library.letter.sentences.items():
        for what in _ill_put(sentence, library):
            yield Problem(LETTER, Bilingual(f"{name} : {what.fr}.", f"{name}: {what.en}."))


def _question(clause: Clause, library: Library) -> Iterator[Bilingual]:
    asked = dict.fromkeys(clause.question[side] for side in SIDES if side in clause.question)
    for question in asked:
        for lang in LANGS:
            if not question[lang].endswith("?"):
                yield Bilingual(
                    f"question.{lang} : « ? » manque à la fin.", f"question.{lang}: '?' is missing at its end."
                )
        for what in _ill_put(question, library):
            yield Bilingual(
                f"question : {what.fr} — « {question.fr[:60]}… »", f"question: {what.en} — '{question.en[:60]}…'"
            )


def _ill_put(text: Bilingual, library: Library) -> Iterator[Bilingual]:
    plain = Bilingual(text.fr.replace(NBSP, " "), text.en.replace(NBSP, " "))
    yield from differences(plain, library.proofs)
    for lang in LANGS:
        for match in pattern(library.letter.reproaches[lang]).finditer(text[lang].replace("’", "'")):
            yield Bilingual("« {x} » sonne comme un reproche", "'{x}' sounds like a reproach").format(x=match[0])
