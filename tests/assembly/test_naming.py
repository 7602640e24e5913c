"""A deal names its parties, and the whole document says so, in the grammar of each language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadcontract import documents, workflows
from leadcontract.assembly.naming import named, names, rename
from leadcontract.domain.clause import Instrument
from leadcontract.domain.deal import Deal, Party
from leadcontract.domain.language import EDITIONS, Bilingual, Edition, Lang, languages
from leadcontract.domain.library import CALLED, Called, Library
from leadcontract.workflows import Reviewer
from tests import edits
from tests.test_round_trip import short

VOWEL: Called = {
    "client": Bilingual("l’Annonceur", "the Advertiser"),
    "provider": Bilingual("l’Éditeur", "the Publisher"),
}
CONSONANT: Called = {
    "client": Bilingual("le Donneur d’ordre", "the User"),
    "provider": Bilingual("le Fournisseur", "the Introducer"),
}
PHRASES: tuple[tuple[Lang, str, str, str], ...] = (
    ("fr", "Le Client paie.", "L’Annonceur paie.", "Le Donneur d’ordre paie."),
    ("fr", "si le Client paie", "si l’Annonceur paie", "si le Donneur d’ordre paie"),
    ("fr", "les Données du Client", "les Données de l’Annonceur", "les Données du Donneur d’ordre"),
    ("fr", "Au Client de payer", "À l’Annonceur de payer", "Au Donneur d’ordre de payer"),
    ("fr", "jusqu’au Client", "jusqu’à l’Annonceur", "jusqu’au Donneur d’ordre"),
    ("fr", "Du Prestataire au Client", "De l’Éditeur à l’Annonceur", "Du Fournisseur au Donneur d’ordre"),
    ("fr", "ci-après le « Client »,", "ci-après l’« Annonceur »,", "ci-après le « Donneur d’ordre »,"),
    ("fr", "ce Client", "cet Annonceur", "ce Donneur d’ordre"),
    ("fr", "faute de Prestataire", "faute d’Éditeur", "faute de Fournisseur"),
    ("fr", "au seul Client", "au seul Annonceur", "au seul Donneur d’ordre"),
    ("fr", "d'un Client", "d'un Annonceur", "d'un Donneur d’ordre"),
    ("fr", "Client : {{ client_name }}", "Annonceur : {{ client_name }}", "Donneur d’ordre : {{ client_name }}"),
    ("en", "The Client pays.", "The Advertiser pays.", "The User pays."),
    ("en", "the Provider's forms", "the Publisher's forms", "the Introducer's forms"),
    ("en", "A Client that asks", "An Advertiser that asks", "A User that asks"),
    ("en", "of a Client, by a Provider", "of an Advertiser, by a Publisher", "of a User, by an Introducer"),
    ("en", 'hereinafter the "Client",', 'hereinafter the "Advertiser",', 'hereinafter the "User",'),
)  # fmt: skip
UNTOUCHED: tuple[tuple[Lang, str], ...] = (
    ("fr", "les données des autres clients, la clientèle, d'autres prestataires"),
    ("fr", "Clients, Prestataires, sous-Client, Client-serveur"),
    ("fr", "{{ client_name }} et {{ 'audit/client-audits-provider' | article }}"),
    ("en", "other clients, another provider, Clients, sub-Provider, Client-side, a Party"),
)
FLUENT = {
    "fr": re.compile(r"\b(?:[Ll]e|[Dd]u|[Aa]u|[Dd]e|[Cc]e) «?\s?(?:Annonceur|Éditeur)|\bClient\b|\bPrestataire\b"),
    "en": re.compile(r"\b[Aa] Advertiser|\b[Aa]n Publisher|\bClient\b|\bProvider\b"),
}
"""What a document that calls its parties as VOWEL does may not say."""
EDITED: dict[Edition, tuple[str, str]] = {
    "fr": ("L’Éditeur ne doit ni modifier", "L’Éditeur peut modifier"),
    "en": ("The Publisher shall not alter", "The Publisher may alter"),
    "fr-en": ("The Publisher shall not alter", "The Publisher may alter"),
}
WORKING: tuple[tuple[Lang, str, str], ...] = (
    ("fr", "l’Annonceur", "l’Éditeur"),
    ("fr", "l’Acheteur", "le Vendeur"),
    ("fr", "le Donneur d’ordre", "le Fournisseur"),
    ("en", "the Advertiser", "the Publisher"),
    ("en", "the Customer", "the Supplier"),
    ("en", "the Purchaser", "the Lead Provider"),
    ("en", "the Company", "the Vendor"),
)
"""Names of the parties that the words of the library know."""


def calling(deal: Deal, called: Called) -> Deal:
    return replace(
        deal,
        client=replace(deal.client, called=called["client"]),
        provider=replace(deal.provider, called=called["provider"]),
    )


@pytest.mark.parametrize(("lang", "text", "vowel", "consonant"), PHRASES)
def test_a_name_takes_its_article_and_its_elision(lang: Lang, text: str, vowel: str, consonant: str) -> None:
    assert rename(text, lang, VOWEL) == vowel
    assert rename(text, lang, CONSONANT) == consonant


@pytest.mark.parametrize("text", PHRASES)
def test_the_names_of_the_library_change_nothing(text: tuple[Lang, str, str, str]) -> None:
    assert rename(text[1], text[0], CALLED) == text[1]


@pytest.mark.parametrize(("lang", "text"), UNTOUCHED)
def test_other_words_that_hold_a_name_stay(lang: Lang, text: str) -> None:
    assert rename(text, lang, VOWEL) == text


def test_a_deal_without_names_drafts_from_the_library_as_it_is(library: Library, deal: Deal) -> None:
    assert named(library, names(deal)) is library


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("document", ["contract", "dpa", "joint"])
def test_a_whole_document_calls_the_parties_so(
    library: Library,
    fitting: dict[str, Deal],
    document: Instrument,
    edition: Edition,
) -> None:
    deal, on = calling(fitting[document], VOWEL), date(2026, 12, 1)
    done = workflows.generate(library, deal, document=document, lang=edition, on=on, notes=True)
    for draft, lang in zip(done.drafts, languages(edition), strict=True):
        blocks = (*draft.preamble, *draft.blocks, *draft.annexes)
        said = [*(text for block in blocks for text in block.texts), *(s.role for s in draft.signatures)]
        assert not [text for text in said if FLUENT[lang].search(text)]
        (client, provider), by = (s.role for s in draft.signatures), "Pour " if lang == "fr" else "For "
        assert client.startswith(f"{by}{VOWEL['client'][lang]}") and provider.startswith(
            f"{by}{VOWEL['provider'][lang]}"
        )


def test_the_blanks_and_the_choices_say_the_names_and_what_the_parties_are_called_elsewhere_stays(
    library: Library, deal: Deal
) -> None:
    firm = Deal(client=Party(name="Le Client Heureux"), signed_on=date(2026, 12, 1))
    said = workflows.generate(library, calling(firm, VOWEL), lang="fr").draft
    assert any(blank.fr == "dénomination sociale de l’Éditeur" for blank in said.blanks)
    assert any("of the Advertiser" in blank.en for blank in said.blanks)
    assert said.signatures[0].company[0].text == "Le Client Heureux"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_document_with_names_of_its_own_is_verified(
    library: Library, deal: Deal, edition: Edition, tmp_path: Path
) -> None:
    path = tmp_path / "back.docx"
    docx = workflows.generate(library, calling(deal, VOWEL), lang=edition).docx
    path.write_bytes(docx)
    found = workflows.verify(path, library)
    assert found.provenance.called == VOWEL
    assert {one.standing for one in found.clauses} == {"same"} and not found.outside
    newer = workflows.verify(path, replace(library, sha256="0" * 64))
    assert [one.clause for one in newer.clauses if one.library != "same"] == []
    path.write_bytes(edits.edited(docx, edits.said(*EDITED[edition])))
    (changed,) = [one for one in workflows.verify(path, library).clauses if one.standing == "changed"]
    assert any(EDITED[edition][0] in change.drafted for change in changed.changes)


@pytest.mark.parametrize("document", ["contract", "dpa", "joint"])
@pytest.mark.parametrize(("lang", "client", "provider"), WORKING)
def test_what_is_drafted_with_the_names_that_lawyers_use_is_found_present(
    library: Library,
    reviewer: Reviewer,
    fitting: dict[str, Deal],
    document: Instrument,
    lang: Lang,
    client: str,
    provider: str,
) -> None:
    called: Called = {"client": Bilingual(client, client), "provider": Bilingual(provider, provider)}
    deal = calling(fitting[document], called)
    on = date(2026, 12, 1)
    docx = workflows.generate(library, deal, document=document, lang=lang, on=on).docx
    read = documents.read_bytes(Path("named.docx"), docx)
    report = reviewer.judge(read, playbook_name=document, side="client", on=on, deal=deal)
    assert report.kind == document and not short(report)
