"""The classifier is trained from passages alone, the same each time, and heard only where it is sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract import resources
from leadcontract.domain.document import Provision
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.passage import Passage
from leadcontract.errors import LibraryError
from leadcontract.library import passages
from leadcontract.nlp.classifying import COMPONENT, NONE
from leadcontract.nlp.pipelines import Pipelines
from leadcontract.nlp.training import train

MODELS = resources.folder("models")
FEW = [
    Passage("fr", "Le présent contrat est soumis à la loi française.", ("general/governing-law",)),
    Passage("fr", "Les factures se règlent à trente jours.", ("price/payment-terms",)),
    Passage("fr", "Les bureaux sont ouverts du lundi au vendredi.", ()),
]


@pytest.mark.parametrize("lang", LANGS)
def test_every_passage_is_of_a_known_clause_and_none_is_there_twice(library: Library, lang: Lang) -> None:
    read = passages.read(MODELS / "examples", lang, library)
    said = [passage.says for passage in read]
    assert len(read) > 1_000
    assert len(said) == len(set(said))


def test_an_unknown_clause_is_told_with_its_line(library: Library, tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "a.yaml").write_text("passages:\n  - of: [gdpr/nothing]\n    says: Rien.\n", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"a\.yaml:2"):
        passages.read(tmp_path, "fr", library)


def test_the_same_passages_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        train(MODELS / "fr" / "config.cfg", FEW * 6, tmp_path / name, epochs=1)
        made.append({p.name: p.read_bytes() for p in sorted((tmp_path / name).iterdir())})
    assert made[0] == made[1]
    assert sorted(made[0]) == ["cfg", "model"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_shipped_classifier_knows_clauses_of_the_library_and_none_other(library: Library, lang: Lang) -> None:
    nlp = Pipelines(library).get([lang])[lang]
    labels = set(nlp.get_pipe(COMPONENT).labels)  # type: ignore[attr-defined]
    assert NONE in labels
    assert labels - {NONE} <= set(library.clauses)


def test_the_shipped_weights_are_small() -> None:
    size = sum(p.stat().st_size for p in MODELS.rglob("*") if p.is_file() and COMPONENT in p.parts)
    assert 0 < size < 10_000_000


def test_a_heading_or_a_few_words_are_not_classified(library: Library) -> None:
    from leadcontract.nlp.classifying import hints

    nlp = Pipelines(library).get(["fr"])["fr"]
    short = [Provision(0, "Droit applicable", heading=1), Provision(1, "Loi française")]
    assert list(hints([(p, nlp.make_doc(p.text)) for p in short], nlp)) == []
