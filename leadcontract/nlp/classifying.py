"""Asks the trained classifier which clause a paragraph is of, and listens only where it is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Evidence

COMPONENT = "textcat"
NONE = "none"
"""The label of passages that are of no clause."""

SURE = 0.9
"""From this probability on the classifier is heard."""

WORDS = 6
"""Shorter paragraphs say too little to be classified."""


def hints(read: Sequence[tuple[Provision, Doc]], nlp: Language) -> Iterator[Evidence]:
    """Yield, for running text, the clause of the library that the classifier is sure of, its probability as pattern."""
    asked = [(p, doc) for p, doc in read if not p.heading and len(p.text.split()) >= WORDS]
    if not asked:
        return
    component, known = nlp.get_pipe(COMPONENT), nlp.get_pipe("leadcontract_patterns").clauses  # type: ignore[attr-defined]
    labels = component.labels  # type: ignore[attr-defined]
    scores = component.predict([doc for _, doc in asked])  # type: ignore[attr-defined]
    for (provision, _), row in zip(asked, scores, strict=True):
        best = int(row.argmax())
        if row[best] >= SURE and labels[best] in known:
            pattern = f"{COMPONENT} {row[best]:.2f}"
            yield Evidence(labels[best], "", "hints", pattern, provision.paragraph, 0, len(provision.text))
