"""Any contract is compared by its titles, and a change is weighed only where its words tell."""

from __future__ import annotations

import pytest

from leadcontract.domain.clause import Side
from leadcontract.domain.comparison import Effect
from leadcontract.domain.language import Lang
from tests.comparing.conftest import Compare, changed

CONTRACT: dict[Lang, str] = {
    "en": """# Lead supply agreement

## 1. Purpose

The Provider collects Leads and delivers them to the Client under the conditions of this Agreement.

## 2. Delivery

The Provider shall deliver each Lead within 24 hours of collection. Late Leads are refused under article 5.

## 3. Confidentiality

Each Party shall keep confidential the information that it receives from the other Party for 3 years after the end of
the Agreement.

## 4. Payment

The Client shall pay each invoice within 45 days of its date. The price is 18.50 EUR per Lead.

## 5. Rejection

The Client may reject a Lead that does not conform within 10 working days of delivery, as article 2 allows.

## 6. Liability

The total liability of the Provider is limited to 100,000 EUR per year, save in case of gross negligence.
""",
    "fr": """# Contrat de fourniture de leads

## 1. Objet

Le Prestataire collecte des Leads et les livre au Client dans les conditions du présent Contrat.

## 2. Livraison

Le Prestataire doit livrer chaque Lead dans un délai de 24 heures après sa collecte. Un Lead tardif est refusé selon
l'article 5.

## 3. Confidentialité

Chaque Partie doit garder confidentielles les informations reçues de l'autre Partie pendant 3 ans après la fin du
Contrat.

## 4. Paiement

Le Client doit payer chaque facture dans un délai de 45 jours après sa date. Le prix est de 18,50 € par Lead.

## 5. Refus

Le Client peut refuser un Lead non conforme dans les 10 jours ouvrés qui suivent sa livraison, selon l'article 2.

## 6. Responsabilité

La responsabilité totale du Prestataire est limitée à 100 000 € par an, sauf en cas de faute lourde.
""",
}
TITLES: dict[Lang, dict[int, str]] = {
    lang: {
        int(line[3]): line[3:].removeprefix("## ")
        for line in text.splitlines()
        if line.startswith("## ") and line[3].isdigit()
    }
    for lang, text in CONTRACT.items()
}


def titled(found: object) -> dict[str, object]:
    return {one.title.en: one for one in found.first}  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", CONTRACT)
def test_the_same_text_is_unchanged_however_it_is_broken_and_spaced(texts: Compare, lang: Lang) -> None:
    sent = CONTRACT[lang]
    found = texts(sent.replace("'", "’").replace(" 24 ", "  24\u00a0").replace("- ", "– "), sent)
    assert found.intact and not found.first
    assert found.summary["unchanged"] == len(found.clauses) == 7


DELETED: dict[Lang, tuple[str, str]] = {
    "en": ("## 3. Confidentiality", "## 4. Payment"),
    "fr": ("## 3. Confidentialité", "## 4. Paiement"),
}


def without_three(lang: Lang) -> str:
    text = CONTRACT[lang]
    start, end = (text.index(title) for title in DELETED[lang])
    text = text[:start] + text[end:]
    for number in (4, 5, 6):
        text = text.replace(f"## {number}.", f"## {number - 1}.")
    return text


@pytest.mark.parametrize("lang", CONTRACT)
def test_numbers_that_follow_a_deletion_do_not_count(texts: Compare, lang: Lang) -> None:
    found = texts(without_three(lang).replace("article 5", "article 4"), CONTRACT[lang])
    (one,) = found.first
    assert one.standing == "deleted" and one.title.en == TITLES[lang][3]
    assert found.moves["renumbered"] == 1


@pytest.mark.parametrize("lang", CONTRACT)
def test_a_reference_that_points_elsewhere_counts(texts: Compare, lang: Lang) -> None:
    (one,) = texts(CONTRACT[lang].replace("article 5", "article 6"), CONTRACT[lang]).first
    assert one.standing == "reworded" and one.title.en == TITLES[lang][2]
    assert "6" in one.signals[0].what[lang]


@pytest.mark.parametrize("lang", CONTRACT)
def test_an_article_of_a_code_is_no_reference_to_the_contract(texts: Compare, lang: Lang) -> None:
    law = {
        "en": ("article 28 of the GDPR", "article 26 of the GDPR"),
        "fr": ("article 28 du RGPD", "article 26 du RGPD"),
    }
    old, new = law[lang]
    sent = CONTRACT[lang].replace("## 6.", f"See {old}.\n\n## 6.")
    (one,) = texts(without_three(lang).replace("## 5.", f"See {new}.\n\n## 5."), sent).first[1:2]
    assert "28" in one.passages[0].before and "26" in one.passages[0].after


@pytest.mark.parametrize("lang", CONTRACT)
def test_a_title_taken_out_merges_and_a_title_put_in_splits(texts: Compare, lang: Lang) -> None:
    sent = CONTRACT[lang]
    found = texts(sent.replace(f"## {TITLES[lang][4]}\n", ""), sent)
    assert found.moves["merged"] == 2 and found.summary["unchanged"] == 7 and not found.intact
    late = {"en": "Late Leads are", "fr": "Un Lead tardif est"}[lang]
    found = texts(sent.replace(f" {late}", f"\n\n## 2 bis. Contestation\n\n{late}"), sent)
    assert found.moves["split"] == 1 and found.summary["unchanged"] == 7 and not found.intact


@pytest.mark.parametrize("lang", CONTRACT)
def test_a_clause_moved_and_reworded_is_both(texts: Compare, lang: Lang) -> None:
    sent = CONTRACT[lang]
    start, end = sent.index("## 5."), sent.index("## 6.")
    clause = sent[start:end].replace("10", "4")
    returned = sent[:start] + sent[end:]
    returned = returned.replace("## 2.", f"{clause}## 2.")
    (one,) = texts(returned, sent).first
    assert one.shifts[:1] == ("moved",) and one.title.en == TITLES[lang][5]
    assert [(f.before and f.before[:2], f.after and f.after[:1]) for f in one.figures] == [("10", "4")]


FIGURES: list[tuple[Lang, str, str, Effect]] = [
    ("en", "24 hours", "72 hours", "weaker"),
    ("fr", "24 heures", "soixante-douze (72) heures", "weaker"),
    ("en", "24 hours", "12 hours", "stronger"),
    ("fr", "45 jours", "60 jours", "stronger"),
    ("en", "45 days", "30 days", "weaker"),
    ("en", "100,000 EUR", "10,000 EUR", "weaker"),
    ("fr", "100 000 €", "10 000 €", "weaker"),
    ("fr", "18,50 €", "19,50 €", "weaker"),
    ("en", "18.50 EUR", "17.50 EUR", "stronger"),
    ("en", "10 working days", "3 working days", "unknown"),
]


@pytest.mark.parametrize(("lang", "old", "new", "effect"), FIGURES)
def test_a_figure_is_told_with_both_values_and_for_both_sides(
    texts: Compare, lang: Lang, old: str, new: str, effect: Effect
) -> None:
    other: dict[Effect, Effect] = {"weaker": "stronger", "stronger": "weaker", "unknown": "unknown"}
    sides: dict[Side, Effect] = {"client": effect, "provider": other[effect]}
    for side, expected in sides.items():
        (one,) = texts(CONTRACT[lang].replace(old, new), CONTRACT[lang], side).first
        (figure,) = one.figures
        assert figure.effect == expected
        assert figure.before == old and figure.after and figure.after.split()[-2:] == new.split()[-2:]
        assert one.standing == {"weaker": "weakened", "stronger": "strengthened", "unknown": "reworded"}[expected]


FORCE: list[tuple[Lang, str, str, str]] = [
    ("en", "Provider shall deliver", "Provider may deliver", "weakened"),
    ("en", "Provider shall deliver", "Provider shall use reasonable endeavours to deliver", "weakened"),
    ("fr", "Prestataire doit livrer", "Prestataire peut livrer", "weakened"),
    ("fr", "Prestataire doit livrer", "Prestataire s'efforce de livrer", "weakened"),
    ("en", "Client shall pay", "Client may pay", "strengthened"),
    ("fr", "Chaque Partie doit garder", "Chaque Partie peut garder", "reworded"),
    ("en", "Each Party shall keep", "The Client shall keep", "weakened"),
    ("fr", "Chaque Partie doit garder", "Le Prestataire doit garder", "strengthened"),
    ("en", "Provider shall deliver", "Provider shall not deliver", "weakened"),
    ("fr", "sauf en cas de faute lourde", "même en cas de faute lourde", "weakened"),
    ("en", "collects Leads and delivers", "gathers Leads and delivers", "reworded"),
]


@pytest.mark.parametrize(("lang", "old", "new", "standing"), FORCE)
def test_only_what_the_words_tell_is_weighed(texts: Compare, lang: Lang, old: str, new: str, standing: str) -> None:
    (one,) = texts(CONTRACT[lang].replace(old, new), CONTRACT[lang]).first
    assert one.standing == standing
    assert all(signal.effect == "unknown" for signal in one.signals) == (standing == "reworded")


def test_a_duty_denied_is_told_to_both_and_better_for_neither(texts: Compare) -> None:
    effects: dict[Side, Effect] = {"client": "weaker", "provider": "unknown"}
    for side, effect in effects.items():
        (one,) = texts(CONTRACT["en"].replace("shall deliver", "shall not deliver"), CONTRACT["en"], side).first
        assert any("denied" in signal.what.en and signal.effect == effect for signal in one.signals)


def test_what_is_better_and_what_is_unclear_together_is_not_better(texts: Compare) -> None:
    returned = (
        CONTRACT["en"]
        .replace("24 hours", "12 hours")
        .replace("Late Leads are refused", "Leads that are late are refused")
    )
    (one,) = texts(returned, CONTRACT["en"]).first
    assert one.standing == "reworded"
    assert [figure.effect for figure in one.figures] == ["stronger"]


@pytest.mark.parametrize("lang", CONTRACT)
def test_a_clause_of_theirs_is_added_where_it_stands(texts: Compare, lang: Lang) -> None:
    own = {
        "en": "## 7. Waiver\n\nThe Client hereby gives up every remedy against the Provider.\n",
        "fr": "## 7. Renonciation\n\nLe Client abandonne tout recours contre le Prestataire.\n",
    }[lang]
    found = texts(f"{CONTRACT[lang]}\n{own}", CONTRACT[lang])
    (one,) = found.first
    assert one.standing == "added" and not one.sent and len(one.returned) == 2
    assert found.clauses[-1] is one and one.near and one.near.en == TITLES[lang][6]


def test_a_place_kept_by_a_word_is_no_clause(texts: Compare) -> None:
    sent = CONTRACT["en"]
    start, end = sent.index("The total liability"), len(sent)
    (one,) = texts(sent[:start] + "[Reserved]\n" + sent[end:], sent).first
    assert one.standing == "deleted"


def test_the_same_texts_give_the_same_words_twice(texts: Compare) -> None:
    from leadcontract.reporting import comparison

    returned = without_three("en").replace("24 hours", "72 hours")
    first, second = (comparison.dump(texts(returned, CONTRACT["en"])) for _ in range(2))
    assert first == second


def test_pieces_make_up_both_versions(texts: Compare) -> None:
    sent = CONTRACT["en"]
    returned = sent.replace("collects Leads and delivers them to", "gathers Leads, checks them, and sends them on to")
    (one,) = texts(returned, sent).first
    (passage,) = one.passages
    assert passage.before == passage.sent[0].text
    assert passage.after == passage.returned[0].text
    assert changed(texts(returned, sent))


def test_long_contracts_take_seconds(texts: Compare) -> None:
    """Fifty pages, all reworded: what is alike is found without comparing all with all."""
    from time import perf_counter

    words = ["delivery", "notice", "records", "price", "leads", "audit", "consent", "liability", "term", "security"]
    page = "\n\n".join(
        f"## {n}. Clause {n}\n\nThe Provider shall keep the {words[n % 10]} of {words[n % 7]} number {n * 37} "
        f"for {n} days, and the Client shall check {words[n % 5]} {n * 11} within {n + 3} days of {words[n % 9]}."
        for n in range(1, 500)
    )
    start = perf_counter()
    found = texts(page.replace("shall check", "may verify and approve"), page)
    assert found.summary["deleted"] == 0 and len(found.first) == 499
    assert perf_counter() - start < 30


@pytest.mark.parametrize("lost", ["Error: Reference source not found", "Erreur ! Source du renvoi introuvable."])
def test_a_reference_to_what_was_deleted_is_lost_and_no_negation(texts: Compare, lost: str) -> None:
    (one,) = texts(CONTRACT["en"].replace("under article 5", f"under {lost}"), CONTRACT["en"]).first
    assert one.standing == "reworded"
    assert [signal.what.en for signal in one.signals] == ["reference lost, what it pointed to is gone: “article 5”"]
