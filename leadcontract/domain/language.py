"""The two languages of the project, and text that exists in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, Lang] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in French and in English; ``text[lang]`` picks one."""

    fr: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.fr if lang == "fr" else self.en

    def format(self, **values: object) -> Bilingual:
        """Fill the ``{name}`` fields of both texts; a Bilingual value is filled in its own language."""

        def pick(lang: Lang) -> dict[str, object]:
            return {k: v[lang] if isinstance(v, Bilingual) else v for k, v in values.items()}

        return Bilingual(self.fr.format(**pick("fr")), self.en.format(**pick("en")))


Edition = Literal["fr", "en", "fr-en"]
EDITIONS: tuple[Edition, ...] = ("fr", "en", "fr-en")
"""In which languages a document is drafted: one, or two side by side, the first leading the page."""


def languages(edition: Edition) -> tuple[Lang, ...]:
    """Return the languages of an edition, the leading one first."""
    return tuple(lang for lang in LANGS if lang in edition.split("-"))
