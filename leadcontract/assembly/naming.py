"""Has the texts of a library call the parties as a deal does: « de l’Annonceur » for « du Client », "an Advertiser".

Names are masculine and singular, as Client and Prestataire are: nothing else in a sentence has to agree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from leadcontract.domain.clause import SIDES, Clause, Paragraph, Parameter, Table, Wording
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import CALLED, Called, Library
from leadcontract.domain.playbook import Playbook

_ELIDED = {"le": "l’", "du": "de l’", "au": "à l’", "de": "d’", "ce": "cet "}
"""What French makes of a word before a noun that begins with a vowel."""
_AN = re.compile(r"(?!eu|one\b|uni|us|ut)[aeiou]", re.IGNORECASE)
"""English nouns that take "an"; « user » and « unit » sound a consonant first."""
_ARTICLE = {"fr": re.compile(r"(?:le |l’)"), "en": re.compile(r"the ")}
_SIDES = {lang: {_ARTICLE[lang].sub("", CALLED[side][lang], 1): side for side in SIDES} for lang in LANGS}
"""The side that each noun of the library names."""
_BEFORE = {"fr": rf"(?:\b({'|'.join(_ELIDED)}) («[ \u00a0])?)?", "en": r"(?:\b(an?) ()?)?"}
_NAMED = {
    lang: re.compile(rf"{_BEFORE[lang]}(?<![\w-])((?-i:{'|'.join(_SIDES[lang])}))(?![\w-])", re.IGNORECASE)
    for lang in LANGS
}


def names(deal: Deal) -> Called:
    """Return what a deal calls its parties, as the library does where it does not say."""
    return {"client": deal.client.called or CALLED["client"], "provider": deal.provider.called or CALLED["provider"]}


def rename(text: str, lang: Lang, called: Called) -> str:
    """Return a text of the library with these names for the parties; other words that hold "client" stay."""

    def put(match: re.Match[str]) -> str:
        before, opening, noun = match[1], match[2] or "", match[3]
        name = called[_SIDES[lang][noun]][lang]
        new = _ARTICLE[lang].sub("", name, 1)
        if before is None:
            return new
        if lang == "en":
            said = "an " if _AN.match(new) else "a "
        else:
            said = _ELIDED[before.lower()] if name.startswith("l’") else f"{before} "
        return f"{said[0].upper() if before[0].isupper() else said[0]}{said[1:]}{opening}{new}"

    return _NAMED[lang].sub(put, text)


def both(text: Bilingual, called: Called) -> Bilingual:
    """Return a text of the library in both languages with these names for the parties."""
    return Bilingual(rename(text.fr, "fr", called), rename(text.en, "en", called))


def named(library: Library, called: Called) -> Library:
    """Return the library with these names for the parties in all that a document can show: texts, titles, blanks."""
    if called == library.called:
        return library
    return replace(
        library,
        clauses={name: _clause(clause, called) for name, clause in library.clauses.items()},
        playbooks={name: _playbook(playbook, called) for name, playbook in library.playbooks.items()},
        called=called,
    )


def _clause(clause: Clause, called: Called) -> Clause:
    return replace(
        clause,
        title=both(clause.title, called),
        parameters={name: _parameter(parameter, called) for name, parameter in clause.parameters.items()},
        wordings=tuple(_wording(wording, called) for wording in clause.wordings),
    )


def _parameter(parameter: Parameter, called: Called) -> Parameter:
    default = parameter.default
    return replace(
        parameter,
        asks=both(parameter.asks, called),
        default=both(default, called) if isinstance(default, Bilingual) else default,
        choices=_all(parameter.choices, called),
    )


def _wording(wording: Wording, called: Called) -> Wording:
    text = {lang: tuple(_paragraph(p, lang, called) for p in own) for lang, own in wording.text.items()}
    return replace(wording, text=text)


def _paragraph(paragraph: Paragraph, lang: Lang, called: Called) -> Paragraph:
    if isinstance(paragraph, str):
        return rename(paragraph, lang, called)
    if isinstance(paragraph, Table):
        return Table(tuple(tuple(rename(cell, lang, called) for cell in row) for row in paragraph.rows))
    return tuple(rename(item, lang, called) for item in paragraph)


def _playbook(playbook: Playbook, called: Called) -> Playbook:
    articles = (
        replace(article, title=both(article.title, called)) if article.title else article
        for article in playbook.articles
    )
    return replace(
        playbook,
        title=both(playbook.title, called),
        articles=tuple(articles),
        labels=_all(playbook.labels, called),
    )


def _all(texts: Mapping[str, Bilingual], called: Called) -> dict[str, Bilingual]:
    return {key: both(text, called) for key, text in texts.items()}
