"""A small library in the making: one clause with the patterns that a test gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import pytest

from leadcontract.domain.clause import Clause, Decoy, Element
from leadcontract.domain.document import Provision
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.nlp.evidence import Collected, collect
from leadcontract.nlp.pipelines import Pipelines

Both = Bilingual("x", "x")
See = Callable[..., Collected]


def element(name: str, lang: Lang, *patterns: str, detail: bool = False) -> Element:
    return Element(name, Both, {"fr": (), "en": (), lang: patterns}, required=not detail, detail=detail)


@pytest.fixture(scope="session")
def small(library: Library) -> Callable[[Clause], Library]:
    def make(clause: Clause) -> Library:
        return Library("", "", {clause.id: clause}, {}, (), {}, library.cues, ())

    return make


@pytest.fixture(scope="session")
def see(small: Callable[[Clause], Library]) -> See:
    """Return what given patterns see in given paragraphs."""

    def look(
        lang: Lang,
        paragraphs: str | list[str],
        *patterns: str,
        detail: tuple[str, ...] = (),
        decoys: tuple[str, ...] = (),
        topic: tuple[str, ...] = (),
        headings: tuple[int, ...] = (),
        labels: Mapping[int, tuple[int, ...]] = MappingProxyType({}),
    ) -> Collected:
        elements = {"main": element("main", lang, *patterns)}
        if detail:
            elements["detail"] = element("detail", lang, *detail, detail=True)
        clause = Clause(
            id="x/y", title=Both, why=Both, severity="major", when={}, parameters={}, wordings=(), repealed={},
            checked_on=date.min, check_again_by=date.min, topic={"fr": (), "en": (), lang: topic}, elements=elements,
            forbidden={}, found_by=1, decoys=tuple(Decoy(lang, d, "note") for d in decoys), positions=(),
            examples=(), tests=(), path="",
        )  # fmt: skip
        texts = [paragraphs] if isinstance(paragraphs, str) else paragraphs
        provisions = [
            Provision(i, t, lang=lang, heading=int(i in headings), labels=labels.get(i, ()))
            for i, t in enumerate(texts)
        ]
        return collect(provisions, Pipelines(small(clause)).get(LANGS))

    return look
