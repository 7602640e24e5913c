"""What counts as evidence: reach of gaps and negations, decoys, details, headings, true offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcontract.domain.document import Provision
from leadcontract.domain.finding import Evidence
from leadcontract.nlp.placing import at_home
from tests.nlp.conftest import See

AUDIT_FR = "(client|donneur d'ordre) … auditer"
AUDIT_EN = "client … audit"


def senses(collected: object) -> list[str]:
    return [e.sense for e in collected.kept]  # type: ignore[attr-defined]


def test_offsets_point_at_the_words_as_written(see: See) -> None:
    text = "ARTICLE 4 – L’audit : le CLIENT, à ses frais, peut auditer le Prestataire."
    (evidence,) = see("fr", text, AUDIT_FR).kept
    assert text[evidence.start : evidence.end] == "CLIENT, à ses frais, peut auditer"


def test_a_gap_stops_at_the_end_of_the_sentence(see: See) -> None:
    assert not see("fr", "Le client paie. Le commissaire peut auditer.", AUDIT_FR).kept


def test_an_abbreviation_does_not_end_the_sentence(see: See) -> None:
    assert see("fr", "Le client peut, selon l'art. 28 du RGPD, auditer le Prestataire.", AUDIT_FR).kept


def test_a_gap_does_not_reach_for_ever(see: See) -> None:
    assert not see("fr", "Le client " + "mot " * 30 + "auditer.", AUDIT_FR).kept


@pytest.mark.parametrize(
    "text",
    [
        "Le client ne pourra pas auditer le Prestataire.",
        "Le client n'est pas autorisé à auditer le Prestataire.",
        "En aucun cas le client ne peut auditer le Prestataire.",
        "Le droit du client d'auditer le Prestataire est exclu.",
    ],
)
def test_a_negation_refuses_in_french(see: See, text: str) -> None:
    assert senses(see("fr", text, AUDIT_FR)) == ["refuses"]


@pytest.mark.parametrize(
    "text",
    [
        "The client may not audit the provider.",
        "In no event shall the client audit the provider.",
        "The client's right to audit the provider is excluded.",
        "The client shall not be entitled to audit the provider.",
    ],
)
def test_a_negation_refuses_in_english(see: See, text: str) -> None:
    assert senses(see("en", text, AUDIT_EN)) == ["refuses"]


@pytest.mark.parametrize(
    "text",
    [
        "Le client peut sans délai auditer le Prestataire.",
        "Le client peut, sans préjudice de ses droits, auditer le Prestataire.",
        "Le client peut non seulement auditer le Prestataire mais aussi visiter ses locaux.",
        "Aucun frais n'est dû, mais le client peut auditer le Prestataire.",
    ],
)
def test_words_that_only_look_negative_refuse_nothing(see: See, text: str) -> None:
    assert senses(see("fr", text, AUDIT_FR)) == ["shows"]


def test_a_negation_that_the_pattern_asks_for_is_no_refusal(see: See) -> None:
    assert senses(see("fr", "Il s'engage à ne pas divulguer les données.", "ne pas divulguer … données")) == ["shows"]


def test_a_decoy_discards_and_says_why(see: See) -> None:
    seen = see("fr", "Le client fait auditer ses comptes.", AUDIT_FR, decoys=("auditer ses comptes",))
    assert not seen.kept
    assert "autre chose" in seen.discarded[0].reason.fr


def test_a_heading_provides_nothing_by_itself(see: See) -> None:
    seen = see("fr", ["Le client peut auditer"], AUDIT_FR, headings=(0,))
    assert not seen.kept and seen.discarded


def test_a_detail_counts_only_beside_the_clause(see: See) -> None:
    alone = see("fr", "Un préavis de 30 jours.", AUDIT_FR, detail=("préavis de NN jours",))
    assert not alone.kept and "auprès" in alone.discarded[0].reason.fr
    beside = see(
        "fr", ["Le client peut auditer.", "Un préavis de 30 jours."], AUDIT_FR, detail=("préavis de NN jours",)
    )
    assert [e.element for e in beside.kept] == ["main", "detail"]


def test_a_topic_counts_in_a_heading_and_at_the_head_of_a_paragraph(see: See) -> None:
    seen = see(
        "fr", ["Audit", "5. Audit. Le client paie.", "Le client paie un audit."], topic=("audit",), headings=(0,)
    )
    assert [(e.sense, e.paragraph) for e in seen.kept] == [("topic", 0), ("topic", 1)]


def test_a_topic_left_to_another_document_is_a_referral(see: See) -> None:
    seen = see("fr", "Audit : voir nos conditions générales de vente disponibles sur www.exemple.fr", topic=("audit",))
    assert "refers" in senses(seen)
    assert seen.elsewhere


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(["le", "client", "ne", "pas", "auditer", ".", ",", "sans", "mais"]), max_size=12))
def test_offsets_always_lie_within_the_text(see: See, words: list[str]) -> None:
    text = " ".join(words) or "x"
    for evidence in see("fr", text, AUDIT_FR).kept:
        assert 0 <= evidence.start < evidence.end <= len(text)


def test_in_a_document_with_a_place_for_each_subject_words_count_in_their_place() -> None:
    sections = [f"Titre {i}" for i in range(12)]
    provisions = [
        p for i, t in enumerate(sections) for p in (Provision(2 * i, t, heading=1), Provision(2 * i + 1, "x"))
    ]
    kept = [Evidence("audit/x", "right", "shows", "p", 3, 0, 1), Evidence("audit/x", "right", "shows", "p", 5, 0, 1)]
    named = {p.paragraph: {"audit/x" if p.paragraph == 4 else "price/fees"} for p in provisions if p.heading}
    home, abroad = at_home(kept, named, provisions)
    assert [e.paragraph for e in home] == [5]
    assert [d.evidence.paragraph for d in abroad] == [3] and "autre clause" in abroad[0].reason.fr
    most = dict(list(named.items())[:9])
    assert at_home(kept, most, provisions) == (kept, []), "three headings of twelve may hold anything"


def labelled(see: See, label: str, value: str, *patterns: str, lang: str = "fr") -> object:
    return see(lang, [label, value], *patterns, labels={1: (0,)})


def test_a_label_and_its_value_are_one_passage(see: See) -> None:
    (evidence,) = labelled(see, "Délai de paiement", "30 jours", "paiement : NN jours").kept  # type: ignore[attr-defined]
    assert (evidence.paragraph, evidence.start, evidence.end) == (1, 0, 8)


def test_words_of_the_label_alone_are_found_in_the_label(see: See) -> None:
    (evidence,) = labelled(see, "Délai de paiement", "30 jours", "délai de paiement").kept  # type: ignore[attr-defined]
    assert (evidence.paragraph, evidence.start, evidence.end) == (0, 0, 17)


@pytest.mark.parametrize("value", ["à définir", "____", "—", "N/A", "?"])
def test_a_label_left_open_states_nothing(see: See, value: str) -> None:
    collected = labelled(see, "Délai de paiement", value, "délai de paiement")
    assert not collected.kept and collected.discarded  # type: ignore[attr-defined]
