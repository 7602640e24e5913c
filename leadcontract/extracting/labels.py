"""Knows a label by its words: a text made of nothing else is a form's own, and no value that somebody filled in."""

from __future__ import annotations

import re

from leadcontract.domain.fact import Vocabulary
from leadcontract.library.stated import both, plain

_WORD = re.compile(r"[^\W\d_]+")
_SYNTAX = re.compile(r"[()|…@^${}]")


class LabelWords:
    """The words of all labels and heads of a vocabulary; called with a plain text, says whether it has no other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = [*vocabulary.details.values(), *vocabulary.roles.values(), *vocabulary.heads.values()]
        said += [vocabulary.words[name] for name in ("before", "signing", "label_words")]
        said += [words for field in vocabulary.fields for words in (field.labels, field.columns)]
        phrases = (_SYNTAX.sub(" ", plain(phrase)).lower() for words in said for phrase in both(words))
        self.words = frozenset(word for phrase in phrases for word in _WORD.findall(phrase))

    def __call__(self, flat: str) -> bool:
        """Say whether a text has words, and all are those of labels; a plural counts as its singular."""
        words = _WORD.findall(flat.lower())
        return bool(words) and all(w in self.words or w.removesuffix("s") in self.words for w in words)
