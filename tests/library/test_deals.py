"""A deal file tells every problem at once, with its line and a cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import DealError, InputError
from leadcontract.library import deals


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "deal.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_problem_is_told_in_one_pass(tmp_path: Path, library: Library) -> None:
    path = write(
        tmp_path,
        "client:\n  nane: Aurore\n  siren: 123456789\naudience: [consumers]\nsigned_on: 1 décembre\n"
        "countries: [France]\nterms:\n  unit_prise: 38 EUR\n  payment_days: 90 days\n",
    )
    with pytest.raises(DealError) as caught:
        deals.read(path, library)
    told = caught.value.say("en")
    for line, word in [
        (2, "name"),
        (3, "SIREN"),
        (4, "consumer"),
        (5, "date"),
        (6, "FR"),
        (8, "unit_price"),
        (9, "45"),
    ]:
        assert any(f"deal.yaml:{line}:" in row and word in row for row in told.splitlines()), (line, word, told)


def test_an_unlawful_value_says_which_article(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "terms:\n  payment_days: 90 days\n")
    with pytest.raises(DealError, match="commerce/l441-10"):
        deals.read(path, library)


def test_the_blank_form_can_be_read_back_in_both_languages(tmp_path: Path, library: Library) -> None:
    for lang in ("fr", "en"):
        text = workflows.blank_deal(library, lang)  # type: ignore[arg-type]
        deal = deals.read(write(tmp_path, text), library)
        assert deal.terms == {} and deal.client.name is None
        for name in library.parameters:
            assert f"\n  {name}:" in text


def test_a_name_may_hold_anything_but_control_characters(tmp_path: Path, library: Library) -> None:
    deal = deals.read(write(tmp_path, 'client: {name: "Dupont & Fils <SAS> {{ 7*7 }}"}\n'), library)
    assert deal.client.name == "Dupont & Fils <SAS> {{ 7*7 }}"
    with pytest.raises(DealError, match="control"):
        deals.read(write(tmp_path, 'client: {name: "a\\x07b"}\n'), library)


@pytest.mark.parametrize("text", ["", "just words", "- a\n- list\n"])
def test_what_is_no_deal_is_refused(tmp_path: Path, library: Library, text: str) -> None:
    with pytest.raises(InputError):
        deals.read(write(tmp_path, text), library)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path, library: Library) -> None:
    with pytest.raises(InputError, match="deal new --blank"):
        deals.read(tmp_path / "none.yaml", library)


def test_a_siren_keeps_its_zeros_and_a_foreign_number_is_left_alone(tmp_path: Path, library: Library) -> None:
    deal = deals.read(write(tmp_path, "client: {siren: 005520135}\nprovider: {siren: HRB 12345}\n"), library)
    assert deal.client.siren == "005520135"
    assert deal.provider.siren == "HRB 12345"


@pytest.mark.parametrize(
    "text", ['client: {name: "A\\rB"}', 'terms: {court: "a\\x07b"}', 'terms: {court: {fr: a, en: "\\a"}}']
)
def test_no_text_of_a_deal_may_hold_what_word_cannot(tmp_path: Path, library: Library, text: str) -> None:
    with pytest.raises(DealError, match="control characters"):
        deals.read(write(tmp_path, text + "\n"), library)


def test_a_folder_and_a_file_that_may_not_be_read_are_no_input(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="regular file"):
        deals.read(tmp_path, library)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(InputError, match="not allowed"):
        deals.read(write(tmp_path, "reference: a\n"), library)


def test_a_date_is_written_in_one_way(tmp_path: Path, library: Library) -> None:
    for text in ("20261121", "2026-W47-6", "2026-02-30"):
        with pytest.raises(DealError, match="YYYY-MM-DD"):
            deals.read(write(tmp_path, f"signed_on: {text}\n"), library)


def test_a_deal_says_what_its_document_calls_the_parties(tmp_path: Path, library: Library) -> None:
    for fr, en in [
        ("l'Annonceur", "the Advertiser"),
        ("le Donneur d'ordre", "the Buyer"),
        ("l’Hébergeur", "the Host"),
        ("le Client", "the Customer"),
    ]:
        deal = deals.read(write(tmp_path, f'client: {{called: {{fr: "{fr}", en: "{en}"}}}}\n'), library)
        assert deal.client.called == Bilingual(fr.replace("'", "’"), en)
    assert deal.provider.called is None


@pytest.mark.parametrize(
    ("fr", "en", "told"),
    [
        ("Annonceur", "the Advertiser", "client.called.fr: 'Annonceur' is not an article"),
        ("le Annonceur", "the Advertiser", "is not an article"),
        ("l'Fournisseur", "the Advertiser", "is not an article"),
        ("l'annonceur", "the Advertiser", "is not an article"),
        ("le Client {{ x }}", "the Advertiser", "is not an article"),
        ("l'Annonceur", "Advertiser", "client.called.en: 'Advertiser' is not an article"),
        ("l'Annonceur", "the advertiser", "is not an article"),
        ("la Société", "the Company", "is not masculine and singular"),
        ("les Acheteurs", "the Buyer", "is not masculine and singular"),
        ("l'Agence", "the Agency", "is not masculine and singular"),
        ("l'Imprimerie", "the Printer", "is not masculine and singular"),
        ("l'Officine", "the Pharmacy", "is not masculine and singular"),
        ("l'Entreprise", "the Company", "is not masculine and singular"),
        ("l'Association", "the Company", "is not masculine and singular"),
        ("l'Acheteuse", "the Buyer", "is not masculine and singular"),
        ("le Lead", "the Buyer", "already means something"),
        ("l'Acheteur", "the Source", "client.called.en: 'the Source' already means something"),
        ("le Sous-traitant", "the Buyer", "already means something"),
        ("le Prestataire", "the Buyer", "already means something"),
        ("l'Acheteur", "the Commission", "already means something"),
        ("l'Acheteur", "''", "client.called.en: '' is not an article"),
        ("l'Acheteur", "null", "client.called.en is missing"),
    ],
)
def test_a_name_that_the_texts_cannot_take_is_one_problem(
    tmp_path: Path, library: Library, fr: str, en: str, told: str
) -> None:
    path = write(tmp_path, f'client:\n  called:\n    fr: "{fr}"\n    en: {en}\n')
    with pytest.raises(DealError, match=told) as caught:
        deals.read(path, library)
    assert len(caught.value.problems) == 1


def test_one_name_for_both_parties_is_one_problem(tmp_path: Path, library: Library) -> None:
    text = (
        'client: {called: {fr: "l\'Acheteur", en: the Buyer}}\nprovider: {called: {fr: l’Acheteur, en: the Seller}}\n'
    )
    with pytest.raises(DealError, match=r"provider\.called\.fr: 'l’Acheteur' is the name of the other party") as caught:
        deals.read(write(tmp_path, text), library)
    assert len(caught.value.problems) == 1
