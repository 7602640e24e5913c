"""Proves a clause file by itself: examples show exactly what they say, patterns fire, wordings show themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language

from leadcontract.domain.clause import Clause, Wording
from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Evidence
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.errors import Problem
from leadcontract.nlp.evidence import collect

Text = tuple[Lang, Wording, Sequence[str]]
"""A wording as it reads in a language, paragraph by paragraph."""


def prove(clause: Clause, texts: Iterable[Text], pipelines: dict[Lang, Language]) -> list[Problem]:
    """Return what is wrong with the detection of a clause; empty where it holds."""
    problems: list[Problem] = []
    fired: set[tuple[Lang, str]] = set()

    def see(lang: Lang, paragraphs: Sequence[str]) -> list[Evidence]:
        provisions = [Provision(i, text, lang=lang) for i, text in enumerate(paragraphs)]
        collected = collect(provisions, pipelines)
        seen = [e for e in collected.kept if e.clause == clause.id]
        fired.update((lang, e.pattern) for e in seen)
        fired.update((lang, d.evidence.pattern) for d in collected.discarded if d.evidence.clause == clause.id)
        return seen

    def tell(fr: str, en: str) -> None:
        problems.append(Problem(clause.path, Bilingual(fr, en)))

    for example in clause.examples:
        seen = see(example.lang, [example.says])
        for sense in ("shows", "weakens", "refuses", "forbids"):
            wanted = getattr(example, sense)
            got = {e.element: e.pattern for e in seen if e.sense == sense}
            if got.keys() != wanted:
                was = ", ".join(f"{i} ({p})" for i, p in got.items()) or "—"
                due = ", ".join(sorted(wanted)) or "—"
                tell(
                    f"exemple {example.lang} « {example.says} » : {sense} attendu {due}, trouvé {was}.",
                    f"{example.lang} example '{example.says}': {sense} expected {due}, found {was}.",
                )
    for lang, wording, paragraphs in texts:
        seen = see(lang, paragraphs)
        shown = {e.element for e in seen if e.sense == "shows"}
        name = f"{lang} {wording.instrument or 'any'} {wording.since} {wording.stance}"
        for element in clause.elements.values():
            if element.required and element.asked_on(wording.since) and element.id not in shown:
                tell(
                    f"le texte {name} ne montre pas « {element.id} ».", f"the text {name} does not show '{element.id}'."
                )
        for e in seen:
            against = e.sense == "forbids" and (
                wording.stance == "balanced" or wording.stance in clause.forbidden[e.element].against
            )
            if against or (e.sense == "refuses" and e.element not in shown):
                tell(
                    f"le texte {name} : {e.sense} « {e.element} » ({e.pattern}).",
                    f"the text {name}: {e.sense} '{e.element}' ({e.pattern}).",
                )
    for element in (*clause.elements.values(), *clause.forbidden.values()):
        for lang in LANGS:
            for pattern in element.patterns[lang]:
                if (lang, pattern) not in fired:
                    tell(
                        f"{element.id} : aucun exemple ni texte {lang} pour le motif « {pattern} ».",
                        f"{element.id}: no {lang} example or text for the pattern '{pattern}'.",
                    )
    return problems
