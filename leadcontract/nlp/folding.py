"""Makes démarché, DEMARCHEE and démarchés meet, without moving a character of the text.

The NORM of a word is its lower-case, unaccented Snowball stem, less a last "i" so that notifié, notifier and
notification meet; it is computed once per word type. French plurals in -is and -us and verbs in -ons, which Snowball
leaves apart, meet their singular and their infinitive (lois and loi, respectons and respecter), while singulars in -s
and nouns in -ons stay what they are. Every number in figures has the same NORM, and so have the forms of the French
articles. Patterns are folded by the same function.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import Stemmer
from spacy.attrs import IS_ALPHA, IS_PUNCT, IS_SPACE, LOWER, NORM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from leadcontract.domain.language import Lang

NUMBER = "nn"
READ = (LOWER, NORM, IS_ALPHA, IS_PUNCT, IS_SPACE)
"""The attributes of a word that a review reads; the others would be worked out for every new word, and for nothing."""

_FIGURES = re.compile(r"\d+([.,:/\u202f]\d+)*(er|e|st|nd|rd|th|%|€|h|j)?")
_DOUBLE_E = re.compile(r"ee(s?)$")
_PLURAL = re.compile(r"(?<=..)(i|u)s$")
_OWN_S = re.compile(
    r"fois|mais|mois|nous|vous|plus|sous|tous|puis|suis|inclus|refus|abus|avis|.*(m|pr|qu|c|ca|gla|va)is"
)
_WE = re.compile(r"(?<=[^aicp])(?<!ais)ons$")
_NOUN = re.compile(
    "(abandon|ballon|beton|boisson|bon|bouchon|bouton|brouillon|canton|carton|chainon|cloison|cordon|coton|crayon|don|"
    "doublon|echantillon|echelon|environ|etalon|feuilleton|filon|fleuron|horizon|jalon|jargon|jeton|maillon|mouton|"
    "patron|pavillon|pieton|piston|poisson|prison|rayon|salon|son|talon|ton|tourbillon|vallon|wagon)s"
)
_FRENCH_SMALL = {
    **dict.fromkeys(("la", "les", "l'"), "le"),
    **dict.fromkeys(("du", "des", "d'"), "de"),
    **dict.fromkeys(("au", "aux", "à"), "a"),
    "une": "un",
    "n'": "ne",
    "qu'": "que",
    "s'": "se",
    "j'": "je",
    "c'": "ce",
}
_SNOWBALL = {"fr": "french", "en": "english"}
_SAME_LENGTH = str.maketrans("’‘ʼ`´“”„«»–—\u00a0\u202f\u2009\t", "'''''\"\"\"\"\"--    ")


def straighten(text: str) -> str:
    """Return the text with straight quotes, plain hyphens and ordinary spaces, of the same length."""
    return text.translate(_SAME_LENGTH)


@lru_cache(maxsize=2)
def folder(lang: Lang) -> Callable[[str], str]:
    """Return the function that folds one word of a language."""
    stem = Stemmer.Stemmer(_SNOWBALL[lang]).stemWord

    def fold(word: str) -> str:
        low = word.lower()
        if low == NUMBER or _FIGURES.fullmatch(low):
            return NUMBER
        if lang == "fr" and low in _FRENCH_SMALL:
            return _FRENCH_SMALL[low]
        plain = "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
        if not plain.isascii():
            plain = plain.replace("œ", "oe").replace("æ", "ae")
        if lang == "fr":
            plain = _DOUBLE_E.sub(r"e\1", plain)
            if not _OWN_S.fullmatch(plain):
                plain = _PLURAL.sub(r"\1", plain)
            if not _NOUN.fullmatch(plain):
                plain = _WE.sub("e", plain)
        stemmed = str(stem(plain)) or plain
        return stemmed[:-1] if len(stemmed) > 5 and stemmed.endswith("i") else stemmed

    return fold


@Language.factory("leadcontract_folding")
class Folding:
    """Sets the NORM of every word of the vocabulary to its folded form, those already met included."""

    def __init__(self, nlp: Language, name: str) -> None:
        fold = folder("fr" if nlp.lang == "fr" else "en")
        getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        nlp.vocab.lex_attr_getters = {name: getters[name] for name in READ}  # type: ignore[attr-defined]
        nlp.vocab.lex_attr_getters[NORM] = fold  # type: ignore[attr-defined]
        for lexeme in nlp.vocab:
            lexeme.norm_ = fold(lexeme.orth_)

    def __call__(self, doc: Doc) -> Doc:
        return doc
