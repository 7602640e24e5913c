"""French or English, by a vote of the small words that no text does without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadcontract.domain.language import Lang

_WORD = re.compile(r"[^\W\d_]+['’]?")
_LATIN = re.compile("[a-zß-öø-\u024f]")
_MIXED = 0.05
_FEWEST_LETTERS = 100
_FRENCH_WORDS = """
    le la les des du de un une et est sont au aux dans par pour sur que qui ne pas ce cette ces leur
    leurs ou où il elle elles ils nous vous avec d' l' qu' s' n' j' c' d’ l’ qu’ s’ n’ j’ c’ sa ses
    son être sera seront doit doivent peut peuvent ainsi dont tout toute toutes tous sans sous entre
    chaque ci présent présente présentes notamment selon lors si afin à votre vos notre nos
    devis commande prix quantité livraison paiement règlement fournisseur montant jours facture durée objet annonceur
"""
_ENGLISH_WORDS = """
    the of and to in is are be been was were shall will by for or with that this these those its it
    not as from such any all may must which who their they his her has have had other under upon
    between into than if each no our your you we an at out do does hereby herein thereof including
    without within
    quote order price quantity delivery payment supplier buyer vendor amount days invoice term purchase law
"""
_OTHER_WORDS = """
    der die das und nicht zu den mit von dem ist sich auf für wird werden durch oder ein eine einer
    el los las y del por con para se al como su una lo será según
    il lo gli di che e non per del della dei delle sono è nel
    het een van voor op met dat zijn wordt niet te bij door
    o os do da dos em não para com uma pela seu
"""
_FRENCH = frozenset(_FRENCH_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHER = frozenset(_OTHER_WORDS.split()) - _FRENCH - _ENGLISH
_ACCENTS = frozenset("éèêàâçôîûùëïœ")


def languages(texts: Sequence[str]) -> list[Lang]:
    """Return the language of each text, in the same order.

    A text too short or too mixed to tell takes the language of the whole, which is French where it
    cannot be told.
    """
    votes = [_vote(text) for text in texts]
    french = sum(vote for vote, _ in votes if vote > 1)
    english = -sum(vote for vote, _ in votes if vote < -1)
    majority: Lang = "en" if sum(vote for vote, _ in votes) < 0 else "fr"
    mixed = min(french, english) > _MIXED * (french + english)
    return [_decide(vote, words, majority, mixed) for vote, words in votes]


def _vote(text: str) -> tuple[int, int]:
    """Return the French words less the English ones, and how many words there are."""
    text = text.lower()
    words = _WORD.findall(text)
    french = sum(map(_FRENCH.__contains__, words)) + (not _ACCENTS.isdisjoint(text))
    return french - sum(map(_ENGLISH.__contains__, words)), len(words)


def _decide(vote: int, words: int, majority: Lang, mixed: bool) -> Lang:
    if abs(vote) >= (2 if mixed else 3) or (mixed and vote and words <= 6):
        return "fr" if vote > 0 else "en"
    return majority


def is_foreign(texts: Sequence[str]) -> bool:
    """Say whether texts are mostly in neither language: by their small words, or by letters that are not Latin.

    False for what is too short to tell (under 100 letters).
    """
    text = "\n".join(texts).lower()
    letters = sum(map(str.isalpha, text))
    if letters < _FEWEST_LETTERS:
        return False
    if len(_LATIN.findall(text)) * 2 < letters:
        return True
    words = _WORD.findall(text)
    ours = sum(word in _FRENCH or word in _ENGLISH for word in words)
    return sum(map(_OTHER.__contains__, words)) > ours
