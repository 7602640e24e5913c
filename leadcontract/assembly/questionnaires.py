"""Lays out the maturity questionnaire as a form to fill in, and the record of what its answers are worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leadcontract.domain.deal import Deal
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.law import Basis
from leadcontract.domain.maturity import Assessment, Question, Questionnaire, Scored
from leadcontract.domain.sheet import Cell, Control, Grid, Heading, Paragraph, Part, Said, Sheet
from leadcontract.library.saying import both

TAG = "leadcontract-"
"""What the tags of the controls of a form begin with."""
NAMED = "A1"
"""The question whose answer names the generator."""
PICK = Bilingual("Choisir une réponse", "Pick an answer")
WRITE = Bilingual("Écrire ici", "Write here")
DETAIL = Bilingual("Précisions", "Details")
PROMPTS = tuple(text[lang] for text in (PICK, WRITE, DETAIL) for lang in ("fr", "en"))
"""What stands in a form where nothing was answered, in either language."""
HEADS: Mapping[str, Bilingual] = {
    "reference": Bilingual("Repère", "Ref."),
    "question": Bilingual("Question", "Question"),
    "answer": Bilingual("Réponse", "Answer"),
    "details": Bilingual("Précisions", "Details"),
    "points": Bilingual("Points", "Points"),
    "evidence": Bilingual("Preuve à demander", "Evidence to ask for"),
    "flag": Bilingual("Alerte", "Red flag"),
    "law": Bilingual("Droit", "Law"),
}
BETWEEN = Bilingual("{client} interroge {provider}", "{client} asks {provider}")
BUYER = Bilingual("L’acheteur de leads", "The buyer of leads")
GENERATOR = Bilingual("le générateur de leads", "the lead generator")
RECORD = Bilingual("Évaluation de maturité\u00a0: {name}", "Maturity assessment: {name}")
DATED = Bilingual(
    "Établie le {day} d’après les réponses du générateur, non vérifiées. À conserver avec ces réponses\u00a0: ce "
    "document rend compte de la vérification faite avant de contracter ({law}).",
    "Made on {day} from the generator’s answers, which were not verified. Keep this document with those answers: it "
    "accounts for the check made before contracting ({law}).",
)
SCORE = Bilingual(
    "{level}\u00a0: {points} points sur {most} ({hundredths}\u00a0%).",
    "{level}: {points} points out of {most} ({hundredths}%).",
)
CAPPED = Bilingual(
    "Une alerte interdit le niveau le plus haut, quel que soit le nombre de points.",
    "A red flag bars the highest level, whatever the points.",
)
FLAGS = Bilingual("Alertes ({count})", "Red flags ({count})")
OPEN = Bilingual("Sans réponse ({count})", "Without an answer ({count})")
NO_FLAG = Bilingual("Aucune d’après les réponses données.", "None from the answers given.")
NOT_ANSWERED = Bilingual("aucune réponse\u00a0: 0 point", "no answer: 0 points")
UNSAID = Bilingual("sans réponse", "no answer")
NOT_KNOWN = Bilingual(
    "«\u00a0{says}\u00a0»\u00a0: réponse non prévue, 0 point", "'{says}': not an answer proposed, 0 points"
)
OUT_OF = Bilingual("{points} / {most}", "{points} / {most}")
LEFT_OUT = Bilingual("non compté", "not counted")
WORTH = Bilingual("{points} × poids {weight}", "{points} × weight {weight}")
WHY = Bilingual("Points, un à un", "Points, one by one")
FACTS = Bilingual("Faits déclarés", "Facts stated")
TO_ASK = Bilingual("Preuves à demander", "Evidence to ask for")
STRANGE = Bilingual(
    "Repères inconnus du questionnaire\u00a0: {ids}.", "References unknown to the questionnaire: {ids}."
)
DOUBT = Bilingual("{law} (à vérifier)", "{law} (to be verified)")


def form(asked: Questionnaire, lang: Lang, deal: Deal | None = None) -> Sheet:
    """Return the questionnaire as a form in a language; a deal names the two sides, and answers A1."""
    client = deal.client.name if deal is not None else None
    provider = deal.provider.name if deal is not None else None
    sides = BETWEEN.format(client=client or BUYER, provider=provider or GENERATOR)
    parts: list[Part] = [Paragraph((Said(asked.intro[lang]),)), Paragraph((Said(asked.how[lang]),))]
    heads = tuple(HEADS[name][lang] for name in ("reference", "question", "answer", "details"))
    for section in asked.sections:
        rows = tuple(_row(question, lang, provider) for question in section.questions)
        parts += [Heading(section.title[lang]), Grid((7, 43, 25, 25), heads, rows)]
    subtitle = sides[lang][0].upper() + sides[lang][1:]
    return Sheet(lang, asked.title[lang], tuple(parts), subtitle, wide=True)


def _row(question: Question, lang: Lang, provider: str | None) -> tuple[Cell, ...]:
    choices = tuple(choice.says[lang] for choice in question.choices)
    prompt = PICK if choices else WRITE
    answer: Said | Control = Control(f"{TAG}{question.id}", prompt[lang], choices, question.id)
    if question.id == NAMED and provider:
        answer = Said(provider)
    details = Control(f"{TAG}{question.id}-details", DETAIL[lang], (), f"{question.id} +")
    return (Said(question.id, "strong"),), (Said(question.ask[lang]),), (answer,), (details,)


def record(asked: Questionnaire, found: Assessment, lang: Lang) -> Sheet:
    """Return the dated record of an assessment: level, red flags, what is open, evidence to ask for, each point."""
    law = ("\u00a0; " if lang == "fr" else "; ").join(_cited(asked.law, lang))
    parts: list[Part] = [
        Paragraph((Said(score(found)[lang], "strong"),)),
        Paragraph((Said(found.level.advice[lang]),)),
        *([Paragraph((Said(CAPPED[lang]),))] if found.flags else []),
        Heading(FLAGS.format(count=len(found.flags))[lang]),
        *_flags(found, lang),
        Heading(OPEN.format(count=len(found.open))[lang]),
        *(
            Paragraph((Said(f"{one.question.id}  ", "strong"), Said(one.question.ask[lang])), True)
            for one in found.open
        ),
        Heading(TO_ASK[lang]),
        Grid(
            (10, 52, 38),
            tuple(HEADS[name][lang] for name in ("reference", "evidence", "law")),
            tuple(_evidence(one, lang) for one in found.scored if one.question.evidence is not None and one.most),
        ),
        Heading(WHY[lang]),
        Grid(
            (9, 46, 30, 15),
            tuple(HEADS[name][lang] for name in ("reference", "question", "answer", "points")),
            tuple(_points(one, lang) for one in found.scored),
        ),
        Heading(FACTS[lang]),
        Grid(
            (10, 40, 50),
            tuple(HEADS[name][lang] for name in ("reference", "question", "answer")),
            tuple(
                ((Said(q.id, "strong"),), (Said(q.ask[lang]),), _lines(a.says or UNSAID[lang], a.details))
                for q, a in found.told
            ),
        ),
    ]
    if found.strange:
        parts.append(Paragraph((Said(STRANGE.format(ids=", ".join(found.strange))[lang]),)))
    dated = DATED.format(day=both(found.on), law=law)
    return Sheet(lang, RECORD.format(name=found.name)[lang], tuple(parts), dated[lang])


def score(found: Assessment) -> Bilingual:
    """Say the level and the points of an assessment."""
    counts: dict[str, Any] = {"points": found.points, "most": found.most, "hundredths": found.hundredths}
    return SCORE.format(level=found.level.title, **counts)


def reason(one: Scored) -> Bilingual:
    """Say why a question has its points: the answer given, or that there is none."""
    if one.choice is not None:
        return one.choice.says
    return NOT_KNOWN.format(says=one.answer.says) if one.answer.says else NOT_ANSWERED


def _flags(found: Assessment, lang: Lang) -> Iterator[Part]:
    if not found.flags:
        yield Paragraph((Said(NO_FLAG[lang]),))
        return
    rows = tuple(
        (
            (Said(one.question.id, "strong"),),
            (
                Said(one.flag[lang] if one.flag else "", "alert"),
                Said(f"{one.question.ask[lang]} {reason(one)[lang]}", "note"),
            ),
            tuple(Said(text, "note") for text in _cited(one.question.law, lang)),
        )
        for one in found.flags
    )
    yield Grid((10, 52, 38), tuple(HEADS[name][lang] for name in ("reference", "flag", "law")), rows)


def _evidence(one: Scored, lang: Lang) -> tuple[Cell, ...]:
    asked = one.question.evidence
    law = tuple(Said(text, "note") for text in _cited(one.question.law, lang))
    return (Said(one.question.id, "strong"),), (Said(asked[lang] if asked is not None else ""),), law


def _points(one: Scored, lang: Lang) -> tuple[Cell, ...]:
    choice = one.choice
    worth: list[Said] = [Said(OUT_OF.format(points=one.points, most=one.most)[lang], "strong")]
    if choice is not None and choice.points is None:
        worth = [Said(LEFT_OUT[lang])]
    elif choice is not None:
        worth.append(Said(WORTH.format(points=choice.points, weight=one.question.weight)[lang], "note"))
    says = _lines(reason(one)[lang], one.answer.details)
    return (Said(one.question.id, "strong"),), (Said(one.question.ask[lang]),), says, tuple(worth)


def _lines(says: str, details: str) -> Cell:
    return (*(Said(line) for line in says.split("\n")), *(Said(line, "note") for line in details.split("\n") if line))


def _cited(law: Iterable[Basis], lang: Lang) -> list[str]:
    return [(basis.citation if basis.verified else DOUBT.format(law=basis.citation))[lang] for basis in law]
