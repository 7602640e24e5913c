"""The library looked over: every problem of its files, its texts and its patterns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from leadcontract.domain.document import Provision
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import LibraryError, Problem
from leadcontract.workflows.libraries import load_library


def lint(folder: Path | None = None) -> list[Problem]:
    """Return every problem of a library: its files, its texts, and what its patterns find in its examples."""
    from leadcontract.assembly.drafting import paragraphs
    from leadcontract.library.manners import check_manners
    from leadcontract.library.papers import check_papers
    from leadcontract.library.proofreading import proofread
    from leadcontract.library.terms import check_terms
    from leadcontract.nlp.pipelines import Pipelines
    from leadcontract.nlp.proving import prove

    try:
        library = load_library(folder, "examples")
    except LibraryError as error:
        return list(error.problems)
    pipelines = Pipelines(library).get(LANGS)
    problems = [*proofread(library), *check_terms(library), *check_manners(library), *check_papers(library)]
    problems += _dead_authorities(library)
    for clause in library.clauses.values():
        texts = [(lang, w, paragraphs(library, w, lang)) for w in clause.wordings for lang in LANGS]
        problems += prove(clause, texts, pipelines)
    return problems


def _dead_authorities(library: Library) -> Iterator[Problem]:
    """Yield each reference, in a text of the library, to law that ceases while the text is in force."""
    from leadcontract.domain.clause import flat
    from leadcontract.library.checks import last_day
    from leadcontract.reviewing.outdated import outdated

    what = Bilingual("{since} : « {text} » a cessé ({title}).", "{since}: '{text}' has ceased ({title}).")
    today = date.fromisoformat(library.version)
    for clause in library.clauses.values():
        told = set()
        for wording in clause.wordings:
            texts = [text for lang in LANGS for text in flat(wording.text[lang])]
            provisions = [Provision(n, text) for n, text in enumerate(texts)]
            for old in outdated(provisions, library.outdated, last_day(clause, wording) or today):
                if (key := (wording.since, old.text)) not in told:
                    told.add(key)
                    says = what.format(since=wording.since, text=old.text, title=old.reference.title)
                    yield Problem(clause.path, says, old.reference.replaced_by)
