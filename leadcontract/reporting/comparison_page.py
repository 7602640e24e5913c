"""Writes a comparison as one page that stands alone: to mail, to print, to read without colour, script or network."""

from __future__ import annotations

from leadcontract.domain.comparison import STANDINGS, Compared, Comparison
from leadcontract.domain.language import Lang
from leadcontract.library.saying import both, say
from leadcontract.reporting import comparison_words, pages, words
from leadcontract.reporting.lines import placed

TEMPLATE = "comparison.html.j2"


def page(found: Comparison, lang: Lang) -> str:
    """Return a comparison as a whole HTML page in a language; always the same text for the same comparison.

    Words taken out are ``del``, words put in ``ins``, with marks that are read without colour; all that the documents
    say is escaped, and passages keep their own language.
    """
    environment = pages.environment(lang)
    environment.globals |= {
        "lang": lang,
        "t": comparison_words.PAGE,
        "standings": STANDINGS,
        "standing": {name: said[0] for name, said in comparison_words.STANDING.items()},
        "shift": {name: said[0] for name, said in comparison_words.SHIFT.items()},
        "signs": comparison_words.SIGNS,
        "severity": words.SEVERITY,
        "look": look,
        "words": comparison_words,
        "placed": lambda p: placed(p.page, p.within, p.paragraph, lang),
        "not_read": lambda text: words.not_read(text, lang),
        "say": lambda value: say(value, lang),
    }
    numbers = {id(one): number for number, one in enumerate(found.first, 1)}
    return environment.get_template(TEMPLATE).render(
        **pages.styled(environment),
        found=found,
        heading=comparison_words.heading(found, both(found.on)),
        counted=comparison_words.counts(found, lang),
        labels=lambda one: comparison_words.labels(one, lang),
        reasons=lambda one: list(comparison_words.reasons(one)),
        number=lambda one: numbers.get(id(one)),
    )


def look(one: Compared) -> str:
    """Return the class that colours a clause: its standing, or that it only changed its place."""
    return "moved" if one.standing == "unchanged" and one.changed else one.standing
