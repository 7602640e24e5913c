"""Trains the classifier of a language with spaCy, from passages alone, and keeps its weights."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from leadcontract.nlp import startup

startup.prepare()

from spacy.tokens import DocBin  # noqa: E402
from spacy.util import load_config, load_model_from_config  # noqa: E402

from leadcontract.domain.passage import Passage  # noqa: E402
from leadcontract.nlp import folding, matching  # noqa: E402, F401  (importing them registers the factories)
from leadcontract.nlp.classifying import COMPONENT, NONE  # noqa: E402
from leadcontract.nlp.folding import straighten  # noqa: E402

KEPT = ("cfg", "model")
"""The files of a trained component that a review needs."""


def train(config: Path, passages: Sequence[Passage], out: Path, epochs: int | None = None) -> None:
    """Train on passages as the ``[training]`` of ``config`` says, and write the weights to ``out``.

    A passage of several clauses is shown once for each, one of none as ``none``. The seed is fixed: the same passages
    give the same bytes on the same machine. ``out`` is replaced whole, and only once training has ended.
    """
    from spacy.cli.train import train as spacy_train

    nlp = load_model_from_config(load_config(config), auto_fill=True, validate=False)
    labels = [*sorted({clause for passage in passages for clause in passage.of}), NONE]
    docs = []
    for passage in passages:
        for label in passage.of or (NONE,):
            doc = nlp.make_doc(straighten(passage.says))
            doc.cats = {name: float(name == label) for name in labels}
            docs.append(doc)
    overrides = {} if epochs is None else {"training.max_epochs": epochs}
    with tempfile.TemporaryDirectory() as folder:
        corpus, filled, trained = (Path(folder) / name for name in ("train.spacy", "config.cfg", "trained"))
        DocBin(docs=docs, store_user_data=False).to_disk(corpus)
        paths = {f"corpora.{part}.path": str(corpus) for part in ("train", "dev")}
        nlp.config.to_disk(filled)
        spacy_train(filled, trained, overrides=paths | overrides)
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        for name in KEPT:
            shutil.copyfile(trained / "model-last" / COMPONENT / name, out / name)
