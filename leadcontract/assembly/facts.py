"""The facts of a deal as values that a wording can print, and what to call each when it is missing."""

from __future__ import annotations

from collections.abc import Mapping

from leadcontract.domain.deal import PARTY, Deal, Value
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import typography
from leadcontract.library.saying import LOCALES

_SIDES = {"client": Bilingual("du Client", "of the Client"), "provider": Bilingual("du Prestataire", "of the Provider")}
_PARTY = {
    "name": Bilingual("dénomination sociale {of}", "company name {of}"),
    "legal_form": Bilingual("forme sociale {of}", "legal form {of}"),
    "capital": Bilingual("capital social {of}", "share capital {of}"),
    "siren": Bilingual("numéro SIREN {of}", "registration number (SIREN) {of}"),
    "registry": Bilingual("ville du RCS {of}", "registry town {of}"),
    "vat": Bilingual("numéro de TVA {of}", "VAT number {of}"),
    "address": Bilingual("siège {of}", "registered office {of}"),
    "signatory": Bilingual("signataire {of}", "signatory {of}"),
    "capacity": Bilingual("qualité du signataire {of}", "capacity of the signatory {of}"),
    "privacy_contact": Bilingual("contact {of} pour la protection des données", "data-protection contact {of}"),
}
LABELS: Mapping[str, Bilingual] = {
    **{f"{side}_{name}": label.format(of=of) for side, of in _SIDES.items() for name, label in _PARTY.items()},
    "offer": Bilingual("offre pour laquelle les leads sont achetés", "offer for which the leads are bought"),
    "sector": Bilingual("secteur d’activité", "business sector"),
    "reference": Bilingual("référence du contrat", "reference of the agreement"),
    "signed_on": Bilingual("date de signature", "date of signature"),
    "audience": Bilingual("public visé", "audience"),
    "channels": Bilingual("canaux de prospection", "prospecting channels"),
    "countries": Bilingual("pays des prospects", "countries of the prospects"),
}

WORDS = {
    "consumer": Bilingual("consommateurs", "consumers"),
    "business": Bilingual("professionnels", "businesses"),
    "telephone": Bilingual("téléphone", "telephone"),
    "email": Bilingual("courrier électronique", "e-mail"),
    "sms": Bilingual("SMS", "SMS"),
}


_AS_TYPED = frozenset(("name", "signatory", "privacy_contact", "reference"))
"""Facts that are names and references, and no running text."""


def values(deal: Deal, lang: Lang) -> dict[str, Value]:
    """Return every fact that the deal states, by slot name; what it does not state is absent.

    Running text takes the typography of the language, as the sentences around it do; names and references do not.
    """

    found: dict[str, Value] = {}
    for side, party in (("client", deal.client), ("provider", deal.provider)):
        for name in PARTY:
            text = getattr(party, name)
            if text:
                found[f"{side}_{name}"] = text if name in _AS_TYPED else typeset(text, lang)
    for name in ("offer", "sector", "reference", "signed_on"):
        value = getattr(deal, name)
        if value:
            found[name] = value if name in _AS_TYPED else typeset(value, lang)
    if deal.audience:
        found["audience"] = _listed([WORDS[a] for a in deal.audience])
    if deal.channels:
        found["channels"] = _listed([WORDS[c] for c in deal.channels])
    if deal.countries:
        found["countries"] = _listed([_country(code, lang) for code in deal.countries])
    return found


def typeset(value: Value, lang: Lang) -> Value:
    """Return a value of a deal in the typography of a language: a text, or a text in both; any other as it is."""
    match value:
        case Bilingual():
            return Bilingual(typography(value.fr, "fr"), typography(value.en, "en"))
        case str():
            return typography(value, lang)
        case _:
            return value


def _country(code: str, lang: Lang) -> Bilingual:
    """Return the name of a country in the language asked for (loading the other's would take as long again)."""
    from babel import Locale

    name = Locale.parse(LOCALES[lang]).territories.get(code, code)
    return Bilingual(name, name)


def _listed(words: list[Bilingual]) -> Bilingual:
    """Join words as each language enumerates: « a, b et c », "a, b and c"."""

    def join(items: list[str], last: str) -> str:
        return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"

    return Bilingual(join([w.fr for w in words], "et"), join([w.en for w in words], "and"))
