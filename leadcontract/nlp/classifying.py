"""Asks the trained classifier which clause a paragraph is of, and listens only where it is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.attrs import NORM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.ml.extract_ngrams import extract_ngrams
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, SparseLinear_v2, chain, softmax_activation
from thinc.types import Floats2d

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Evidence

COMPONENT = "textcat"
NONE = "none"
"""The label of passages that are of no clause."""

SURE = 0.95
"""From this probability on the classifier is heard; ``models/README.md`` tells how often it was right."""

WORDS = 6
"""Shorter paragraphs say too little to be classified."""


@registry.architectures("leadcontract.FoldedBagOfWords.v1")  # type: ignore[untyped-decorator]
def folded_bag_of_words(length: int, ngram_size: int, nO: int | None = None) -> Model[list[Doc], Floats2d]:
    """Return a linear model over hashed folded words: spaCy's own bag of words reads words as they are written.

    ``length``: how many hash buckets, a power of two; the weights take four bytes for each bucket and label.
    """
    linear = SparseLinear_v2(nO=nO, length=length)
    model: Model[list[Doc], Floats2d] = chain(extract_ngrams(ngram_size, attr=NORM), linear, softmax_activation())
    model.set_ref("output_layer", linear)
    model.attrs["multi_label"] = False
    return model


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
