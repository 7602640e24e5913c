from __future__ import annotations

import pytest

from leadcontract.documents.garbled import is_garbled

FRENCH = (
    "Le prestataire garantit que chaque prospect a donné un consentement préalable, libre, spécifique et éclairé à "
    "l'utilisation de ses coordonnées, et conserve la preuve de ce consentement pendant trois ans à compter de la "
    "livraison du lead. Le client peut demander cette preuve à tout moment."
)
ENGLISH = (
    "The provider warrants that each prospect has given prior, free, specific and informed consent to the use of the "
    "contact details, and keeps the proof of that consent for three years from the delivery of the lead. The client "
    "may ask for that proof at any time, and withhold payment until it is shown."
)
PRICES = "\n".join(
    f"LD-{n:03d}   Lead {kind} FR   {n * 10}   {n},50 €   {n * 10 * n},00 €   TVA 20 %"
    for n, kind in enumerate(("B2C fibre", "B2B énergie", "assurance", "crédit", "mutuelle", "piscine"), 11)
)
ACRONYMS = "SAS RCS SIREN SIRET TVA TTC HT CPL CPA CPC RGPD CNIL DPO DPA SFTP CSV HTTPS API CRM IBAN BIC SEPA KPI SLA"
CONTENTS = "\n".join(f"{n}. Obligations des parties ......................... {n}" for n in range(1, 12))
POLISH = (
    "Wykonawca zobowiązuje się przetwarzać dane osobowe wyłącznie na udokumentowane polecenie administratora danych."
)
GREEK = "Ο προμηθευτής εγγυάται ότι κάθε υποψήφιος πελάτης έχει δώσει προηγούμενη και ελεύθερη συγκατάθεση."


def shifted(text: str, by: int) -> str:
    """Return what a font without a map of characters gives for a text: each letter some places further on."""
    return "".join(chr(ord(sign) + by) if sign.isascii() and sign.isalnum() else sign for sign in text)


def swapped(text: str) -> str:
    """Return a text under a font whose letters were numbered in another order."""
    order = "qjxzkvbpygfwmucldrhsnioate"
    return "".join(order[ord(sign) - 97] if "a" <= sign <= "z" else sign for sign in text.lower())


CLEAN = {
    "French": FRENCH,
    "English": ENGLISH,
    "French in capitals": FRENCH.upper(),
    "English in capitals": ENGLISH.upper(),
    "prices": PRICES,
    "acronyms": ACRONYMS,
    "contents": CONTENTS,
    "Polish": POLISH,
    "Greek": GREEK,
    "nothing": "",
    "a page number": "Page 3 / 12",
    "rules": "_" * 300,
    "boxes": "☐ " * 60,
    "figures": "01 23 45 67 89 " * 20,
    "bullets": "\uf0b7 Le prix est de trente euros par lead.\n" * 9,
}


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_a_page_that_can_be_read_is_no_garbage(text: str) -> None:
    assert not is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        shifted(FRENCH, -29),
        shifted(ENGLISH, -29),
        shifted(FRENCH, 1),
        shifted(ENGLISH, 3),
        swapped(FRENCH),
        swapped(ENGLISH),
        "".join(chr(0xE000 + ord(sign)) for sign in FRENCH),
        "".join(chr(ord(sign) % 29 + 1) for sign in ENGLISH),
        "".join(f"(cid:{ord(sign)})" for sign in ENGLISH),
        "\ufffd" * 60,
        "".join(chr(0xC0 + ord(sign) % 60) for sign in FRENCH if sign != " "),
    ],
    ids=[
        "-29 fr",
        "-29 en",
        "+1 fr",
        "+3 en",
        "swapped fr",
        "swapped en",
        "private",
        "control",
        "cid",
        "unknown",
        "accents",
    ],
)
def test_a_page_whose_letters_are_lost_is_garbage(text: str) -> None:
    assert is_garbled(text)
