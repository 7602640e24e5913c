"""Reads the maturity questionnaire, and the answers to it that are written in YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from leadcontract.domain.language import Bilingual
from leadcontract.domain.law import Basis
from leadcontract.domain.maturity import BEST, Answer, Answers, Choice, Level, Question, Questionnaire, Section
from leadcontract.library.common import checked
from leadcontract.library.cursor import Choice as Words
from leadcontract.library.cursor import Cursor

Scales = Mapping[str, tuple[Choice, ...]]


def questionnaire(top: Cursor, law: Mapping[str, Basis]) -> Questionnaire:
    """Read the questionnaire; every law that it names is an entry of the register."""
    need = ("title", "intro", "how", "law", "scales", "levels", "sections", "checked")
    top.keys(*need, need=need)
    scales = {str(cursor.path[-1]): _choices(cursor) for cursor in top.get("scales").items()}
    seen: set[str] = set()
    sections = []
    for cursor in top.get("sections").list():
        cursor.keys("title", "questions", need=("title", "questions"))
        questions = tuple(_question(item, scales, law, seen) for item in cursor.get("questions").list())
        sections.append(Section(cursor.get("title").bilingual(), questions))
    levels = tuple(sorted(_levels(top.get("levels")), key=lambda level: level.since))
    if not levels or levels[0].since != 0:
        top.get("levels").wrong("{name} : il faut un niveau à partir de 0.", "{name}: a level from 0 on is needed.")
    return Questionnaire(
        title=top.get("title").bilingual(),
        intro=top.get("intro").bilingual(),
        how=top.get("how").bilingual(),
        law=_law(top.get("law"), law),
        sections=tuple(sections),
        levels=levels,
        checked=checked(top.get("checked")),
    )


def _question(cursor: Cursor, scales: Scales, law: Mapping[str, Basis], seen: set[str]) -> Question:
    plain = cursor.get("text").flag()
    if plain:
        cursor.keys("id", "text", "ask", need=("id", "ask"))
    else:
        scored = ("id", "ask", "law", "weight", "evidence")
        cursor.keys(*scored, "scale", "answers", "flag", need=scored)
        if cursor.get("scale").given == cursor.get("answers").given:
            cursor.wrong("{name} : « scale » ou « answers ».", "{name}: 'scale' or 'answers'.")
    name = cursor.get("id").text()
    if name in seen:
        cursor.get("id").wrong("{name} : « {value} » est déjà pris.", "{name}: '{value}' is taken already.")
    seen.add(name)
    question = Question(name, cursor.get("ask").bilingual())
    if plain:
        return question
    weight = cursor.get("weight").integer()
    if not 1 <= weight <= 3:
        cursor.get("weight").wrong("{name} : de 1 à 3.", "{name}: from 1 to 3.")
    scale = cursor.get("scale").word(Words(tuple(scales)))
    choices = scales[scale] if scale is not None else _choices(cursor.get("answers"))
    flags = {str(flag.path[-1]): flag.bilingual() for flag in cursor.get("flag").items()}
    cursor.get("flag").keys(*(choice.id for choice in choices))
    return replace(
        question,
        law=_law(cursor.get("law"), law),
        weight=weight,
        choices=tuple(replace(choice, flag=flags.get(choice.id)) for choice in choices),
        evidence=cursor.get("evidence").optional_bilingual(),
    )


def _choices(cursor: Cursor) -> tuple[Choice, ...]:
    found = []
    for item in cursor.items():
        item.keys("says", "points", need=("says",))
        points = item.get("points").integer() if item.get("points").given else None
        if points is not None and not 0 <= points <= BEST:
            item.get("points").wrong(f"{{name}} : de 0 à {BEST}.", f"{{name}}: from 0 to {BEST}.")
        found.append(Choice(str(item.path[-1]), item.get("says").bilingual(), points))
    if cursor.given and (not any(c.points == BEST for c in found) or not any(c.points == 0 for c in found)):
        cursor.wrong(
            f"{{name}} : il faut une réponse à {BEST} points et une à 0.",
            f"{{name}}: an answer of {BEST} points and one of 0 are needed.",
        )
    return tuple(found)


def _levels(cursor: Cursor) -> Iterator[Level]:
    for item in cursor.list():
        item.keys("from", "title", "advice", need=("from", "title", "advice"))
        yield Level(item.get("from").integer(), item.get("title").bilingual(), item.get("advice").bilingual())


def _law(cursor: Cursor, law: Mapping[str, Basis]) -> tuple[Basis, ...]:
    return tuple(law[name] for name in cursor.words(Words(tuple(law))))


def answers(top: Cursor, asked: Questionnaire, name: str) -> Answers:
    """Read answers written in YAML: ``generator``, and ``answers`` by the id of the question.

    An answer is the id of a choice, or words; ``{says: …, details: …}`` adds details. Without ``generator`` the
    answers bear the ``name`` given.
    """
    top.keys("generator", "answers", need=("answers",))
    known = {question.id: question for question in asked.questions}
    given: dict[str, Answer] = {}
    for cursor in top.get("answers").items():
        key = str(cursor.path[-1])
        if key not in known:
            cure = Bilingual("Les repères sont ceux du formulaire (B2, C1…).", "Use the form's references (B2, C1…).")
            cursor.wrong("pas de question « {name} ».", "no such question: {name}.", cure)
            continue
        if isinstance(cursor.value, dict):
            cursor.keys("says", "details")
            answer = Answer(cursor.get("says").text(), cursor.get("details").text())
        else:
            answer = Answer(cursor.text())
        ids = tuple(choice.id for choice in known[key].choices)
        if ids and answer.says and _chosen(known[key], answer.says) is None:
            cure = Bilingual("Écrivez : {all}.", "Write: {all}.").format(all=" | ".join(ids))
            said = cursor.get("says") if isinstance(cursor.value, dict) else cursor
            said.wrong("{name} : « {value} » n’est pas prévu.", "{name}: '{value}' is not known.", cure)
        given[key] = answer
    return Answers(top.get("generator").text() or name, given)


def _chosen(question: Question, says: str) -> Choice | None:
    return next((c for c in question.choices if says in (c.id, c.says.fr, c.says.en)), None)
