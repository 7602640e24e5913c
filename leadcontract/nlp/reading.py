"""Reads a value together with what names it: "Payment" and "30 days" are two provisions and one passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from leadcontract.domain.document import Provision
from leadcontract.domain.language import Lang
from leadcontract.nlp.folding import straighten
from leadcontract.nlp.matching import characters

BETWEEN, NAMED = ", ", " : "
"""What stands between two labels, and between the last of them and the value, where they are read as one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A provision as it was read: the Doc of its labels and its text, and where each part begins in it."""

    provision: Provision
    doc: Doc
    parts: tuple[tuple[int, Provision], ...]

    def place(self, start: int, end: int) -> tuple[Provision, int, int]:
        """Return the provision that the tokens ``start:end`` lie in, and which characters of it they are.

        Tokens of a label and of the value are the value's, which says what the label only names.
        """
        first, last = characters(start, end, self.doc)
        if len(self.parts) == 1:
            return self.provision, first, last
        for offset, provision in self.parts[:-1]:
            if offset <= first and last <= offset + len(provision.text):
                return provision, first - offset, last - offset
        return self.provision, *self.clip(start, end, self.provision)

    def clip(self, start: int, end: int, provision: Provision) -> tuple[int, int]:
        """Return the characters of a provision, one of the parts, that the tokens ``start:end`` cover."""
        first, last = characters(start, end, self.doc)
        if len(self.parts) == 1:
            return first, last
        offset = next(offset for offset, part in self.parts if part is provision)
        return max(0, first - offset), min(len(provision.text), max(0, last - offset))

    @property
    def value(self) -> int:
        """The first character of the provision's own text in the Doc."""
        return self.parts[-1][0]


def read(provisions: Sequence[Provision], pipelines: dict[Lang, Language]) -> Iterator[Reading]:
    """Yield the provisions as read, each by the pipeline of its language, in reading order.

    What names others is read with them, and not by itself; a heading is read both ways.
    """
    known = {p.paragraph: p for p in provisions}
    labels = {p.paragraph: [known[n] for n in p.labels if n in known] for p in provisions}
    naming = {label.paragraph for own in labels.values() for label in own if not label.heading}
    alone = [p for p in provisions if p.paragraph not in naming]
    docs: dict[int, Doc] = {}
    laid: dict[int, tuple[tuple[int, Provision], ...]] = {}
    for lang, nlp in pipelines.items():
        texts = []
        own = [p for p in alone if p.lang == lang]
        for p in own:
            text, laid[p.paragraph] = _passage(p, labels[p.paragraph])
            texts.append(straighten(text))
        docs.update(zip((p.paragraph for p in own), nlp.pipe(texts), strict=True))
    return (Reading(p, docs[p.paragraph], laid[p.paragraph]) for p in alone if p.paragraph in docs)


def _passage(provision: Provision, labels: Sequence[Provision]) -> tuple[str, tuple[tuple[int, Provision], ...]]:
    """Return the labels and the text as one passage, and where each begins."""
    text, parts = "", []
    for label in labels:
        text += BETWEEN if text else ""
        parts.append((len(text), label))
        text += label.text.rstrip(" :")
    text += NAMED if text else ""
    return text + provision.text, (*parts, (len(text), provision))
