"""Walks plain YAML values, and collects every problem with its file and line on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Generic, TypeVar

from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.typography import typography
from leadcontract.errors import LibraryError, Problem
from leadcontract.library.values import iso_date
from leadcontract.library.yaml_source import Plain, Source

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The words that a field accepts."""

    words: tuple[T, ...]


@dataclass(slots=True)  # not frozen: a library takes twenty thousand of them, and each would be twice as slow to make
class Cursor:
    """A value in a YAML file, and the list where problems found below it are told.

    The readers (``text``, ``integer``, …) never raise: they add a problem and return an empty value of
    the type asked for, so that one pass tells everything that is wrong.
    """

    source: Source
    problems: list[Problem]
    value: Plain
    path: tuple[str | int, ...] = ()

    @classmethod
    def top(cls, source: Source) -> Cursor:
        """Return the cursor on a whole file, problems of reading included."""
        return cls(source, list(source.problems), source.value)

    @property
    def name(self) -> str:
        """The dotted path from the top of the file: ``elements.notice.fr``."""
        return ".".join(str(part) for part in self.path)

    @property
    def given(self) -> bool:
        """False where the key is absent or null."""
        return self.value is not None

    def wrong(self, fr: str, en: str, cure: Bilingual | None = None) -> None:
        """Tell a problem here; ``{name}`` and ``{value}`` stand for this place and what is there.

        LibraryError at once in a sound source, where there can be none: nobody would look at the list.
        """
        what = Bilingual(fr, en).format(name=self.name or "…", value=self.value)
        problem = Problem(self.source.where(self.path), what, cure)
        if self.source.sound:
            raise LibraryError(problem)
        self.problems.append(problem)

    def keys(self, *allowed: str, need: tuple[str, ...] = ()) -> None:
        """Refuse keys that are not allowed (naming the nearest) and miss those that are needed."""
        if self.source.sound:
            return
        for item in self.items():
            key = str(item.path[-1])
            if key not in allowed:
                near = get_close_matches(key, allowed, 1)
                say = ", ".join(near or allowed)
                cure = Bilingual("Vouliez-vous dire : {say} ?", "Did you mean: {say}?").format(say=say)
                item.wrong("clé inconnue : {name}.", "unknown key: {name}.", cure)
        for key in need:
            if not self.get(key).given:
                self.get(key).wrong("{name} manque.", "{name} is missing.")

    def get(self, key: str) -> Cursor:
        """Return the cursor on a key of a mapping; its value is None where the key is absent."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Cursor(self.source, self.problems, value, (*self.path, key))

    def items(self) -> Iterator[Cursor]:
        """Yield a cursor for each value of a mapping; nothing where this is null."""
        if isinstance(self.value, dict):
            for key in self.value:
                yield self.get(key)
        elif self.given:
            self.wrong("{name} : on attend « clé : valeur ».", "{name}: 'key: value' is expected.")

    def list(self) -> Iterator[Cursor]:
        """Yield a cursor for each item of a list; nothing where this is null."""
        if isinstance(self.value, list):
            for i, item in enumerate(self.value):
                yield Cursor(self.source, self.problems, item, (*self.path, i))
        elif self.given:
            self.wrong("{name} : on attend une liste.", "{name}: a list is expected.")

    def text(self) -> str:
        """Return the text (a number counts as text); empty where there is none."""
        if isinstance(self.value, str):
            return self.value.strip()
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        if self.given:
            self.wrong("{name} : on attend un texte.", "{name}: a text is expected.")
        return ""

    def optional(self) -> str | None:
        """Return the text, or None where there is none."""
        return self.text() or None

    def texts(self) -> tuple[str, ...]:
        """Return the texts of a list; empty where there is none."""
        if self.source.sound and isinstance(self.value, list):
            return tuple(str(item).strip() for item in self.value)
        return tuple(item.text() for item in self.list())

    def flag(self) -> bool:
        """Return true or false; false where there is none."""
        if self.given and not isinstance(self.value, bool):
            self.wrong("{name} : on attend true ou false.", "{name}: true or false is expected.")
        return self.value is True

    def integer(self, default: int = 0) -> int:
        """Return the whole number, or the default where there is none."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return self.value
        if self.given:
            self.wrong("{name} : on attend un nombre entier.", "{name}: a whole number is expected.")
        return default

    def date(self) -> date | None:
        """Return the date written YYYY-MM-DD, or None where there is none."""
        if not self.given:
            return None
        try:
            return iso_date(self.text())
        except ValueError:
            self.wrong(
                "{name} : « {value} » n’est pas une date AAAA-MM-JJ.", "{name}: '{value}' is no YYYY-MM-DD date."
            )
            return None

    def word(self, choice: Choice[T]) -> T | None:
        """Return one of the words accepted, or None where there is none."""
        text = self.text()
        for known in choice.words:
            if text == known:
                return known
        if text:
            cure = Bilingual("Écrivez : {say}.", "Write: {say}.").format(say=" | ".join(choice.words))
            self.wrong("{name} : « {value} » n’est pas prévu.", "{name}: '{value}' is not known.", cure)
        return None

    def words(self, choice: Choice[T]) -> tuple[T, ...]:
        """Return the accepted words of a list."""
        return tuple(word for item in self.list() if (word := item.word(choice)) is not None)

    def bilingual(self) -> Bilingual:
        """Return a text given in both languages, in the typography of each; each one missing is a problem."""
        if self.given:
            self.keys(*LANGS, need=LANGS)
        return Bilingual(typography(self.get("fr").text(), "fr"), typography(self.get("en").text(), "en"))

    def optional_bilingual(self) -> Bilingual | None:
        """Return a text in both languages, or None where there is none."""
        return self.bilingual() if self.given else None
