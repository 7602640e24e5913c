"""Names the countries of the world in both languages, and the languages that are a law's adjective: "Danish law"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from leadcontract.domain.language import Lang
from leadcontract.library.phrases import fold
from leadcontract.library.saying import LOCALES

_NO_COUNTRY = ("EU", "UN", "XA", "XB", "EZ", "ZZ")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAMED = re.compile(r"[^\W\d_][\w '’-]+")


@cache
def territories() -> Mapping[str, str]:
    """Return the codes of countries by their folded names in both languages, from the Unicode locale data."""
    named = {fold(name): code for lang in LOCALES for code, name in _territories(lang).items()}
    return named | {"france metropolitaine": "FR", "uk": "GB", "usa": "US", "great britain": "GB"}


@cache
def countries(lang: Lang) -> tuple[str, ...]:
    """Return the names of countries in a language, as running text writes them."""
    return tuple(name for name in _territories(lang).values() if _NAMED.fullmatch(name))


@cache
def nationals(lang: Lang) -> tuple[str, ...]:
    """Return the languages that are official somewhere, of one word: most are what a country calls its law."""
    from babel import Locale
    from babel.languages import get_official_languages

    spoken = {
        code.split("_")[0] for place in _territories(lang) for code in get_official_languages(place, de_facto=True)
    }
    names = Locale.parse(LOCALES[lang]).languages
    return tuple(sorted({names[code] for code in spoken if code in names and _WORD.fullmatch(names[code])}))


@cache
def _territories(lang: Lang) -> Mapping[str, str]:
    from babel import Locale

    names = Locale.parse(LOCALES[lang]).territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY}
