"""Drafts the rider that gives a document the clauses it lacks, whatever the format the document came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from leadcontract.assembly.drafting import assemble, by_title
from leadcontract.assembly.wording import fill
from leadcontract.domain.clause import Stance, Wording
from leadcontract.domain.deal import Deal, Value
from leadcontract.domain.draft import Draft
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.playbook import Article, Playbook


def rider(
    library: Library,
    order: Playbook,
    chosen: Mapping[str, Wording],
    document: str,
    *,
    deal: Deal,
    lang: Lang,
    stance: Stance,
    on: date,
) -> Draft:
    """Assemble the rider to a ``document``, called by its name, from the wordings of the clauses that it lacks.

    The parties open it and sign it. Clauses stand in the articles of the playbook ``order``, those that it does not
    draft in articles of their own at the end; what they refer to and is not here is called by its title.
    """
    articles = [Article(a.title, tuple(c for c in a.clauses if c in chosen)) for a in order.articles]
    placed = {clause for article in articles for clause in article.clauses}
    alone = [Article(None, (clause,)) for clause in chosen if clause not in placed and clause not in order.preamble]
    labels = {
        **order.labels,
        "title": library.letter.sentences["rider"],
        "agreed": Bilingual(*(_said(library, "rider_terms", one, {"document": document}) for one in ("fr", "en"))),
    }
    made = replace(
        order,
        articles=tuple(_single(one) for one in (*articles, *alone) if one.clauses),
        annexes=(),
        labels=labels,
    )
    return assemble(library, made, deal, lang, stance, on, chosen, by_title(library, lang))


def _single(article: Article) -> Article:
    """Return an article under the title of its clause, where it has only one left."""
    return Article(None, article.clauses) if len(article.clauses) == 1 else article


def _said(library: Library, name: str, lang: Lang, values: Mapping[str, Value]) -> str:
    forms = library.letter
    runs = fill(forms.sentences[name][lang], lang, values, forms.blanks.__getitem__, lambda clause: clause)
    return "".join(run.text for run in runs)
