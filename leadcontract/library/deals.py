"""Reads the facts of a deal from YAML, and writes the commented form to fill in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from leadcontract.domain.clause import Parameter, Side
from leadcontract.domain.deal import AUDIENCES, CHANNELS, PARTY, ROLES, WHO, Deal, Party, Roles, Value
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import DealError, InputError, Problem
from leadcontract.library import naming, yaml_source
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.parameters import value

KEYS = (
    "reference", "signed_on", "client", "provider", "offer", "sector", "sector_cleared", "audience", "channels",
    "countries", "roles", "terms", "verified",
)  # fmt: skip
MOST_BYTES = 1_000_000
_CHECK = Bilingual("Vérifiez le chemin et les droits.", "Check the path and your rights.")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""What a text may not hold: what XML forbids, and what turns the direction of the words around it."""


def read(path: Path, library: Library) -> Deal:
    """Read a deal file; DealError tells every problem in it at once, InputError that it is no file to read."""
    deal, problems = examine(open_source(path), library)
    if problems:
        raise DealError(problems)
    return deal


def open_source(path: Path) -> yaml_source.Source:
    """Open a deal file, whatever its facts are worth; InputError where it is no file to read, or no deal."""
    if path.exists() and not path.is_file():
        what = Bilingual("ce n’est pas un fichier ordinaire.", "this is not a regular file.")
        raise InputError(Problem(str(path), what, _CHECK))
    if not path.is_file():
        what = Bilingual("fichier introuvable.", "file not found.")
        cure = Bilingual(
            "Créez-le avec « leadcontract deal new --blank -o deal.yaml ».",
            "Make one with 'leadcontract deal new --blank -o deal.yaml'.",
        )
        raise InputError(Problem(str(path), what, cure))
    if path.stat().st_size > MOST_BYTES:
        what = Bilingual("fichier trop gros pour un deal (1 Mo au plus).", "too large for a deal file (1 MB at most).")
        raise InputError(Problem(str(path), what))
    if not os.access(path, os.R_OK):
        what = Bilingual("la lecture de ce fichier vous est refusée.", "you are not allowed to read this file.")
        raise InputError(Problem(str(path), what, _CHECK))
    source = yaml_source.read(path)
    if not source.problems and not isinstance(source.value, dict):
        what = Bilingual("ce n’est pas une fiche de deal.", "this is no deal file.")
        raise InputError(Problem(str(path), what))
    return source


def examine(source: yaml_source.Source, library: Library) -> tuple[Deal, list[Problem]]:
    """Return the facts that can be read in a source, and every problem with the others."""
    top = Cursor.top(source)
    return _deal(top, library), top.problems


def line(path: Path, fact: str) -> str:
    """Return ``file:line`` of a fact in a deal file, the file alone where there is no such fact or file."""
    return yaml_source.read(path).where((fact,)) if path.is_file() else str(path)


def _deal(top: Cursor, library: Library) -> Deal:
    top.keys(*KEYS)
    naming.check_apart(top)
    roles = top.get("roles")
    roles.keys(*ROLES)
    return Deal(
        client=_party(top.get("client"), "client", library),
        provider=_party(top.get("provider"), "provider", library),
        reference=_clean(top.get("reference")),
        signed_on=top.get("signed_on").date(),
        offer=_clean(top.get("offer")),
        sector=_clean(top.get("sector")),
        sector_cleared=_clean(top.get("sector_cleared")),
        audience=top.get("audience").words(Choice(AUDIENCES)),
        channels=top.get("channels").words(Choice(CHANNELS)),
        countries=tuple(_country(c) for c in top.get("countries").list()),
        roles=Roles(**{name: roles.get(name).word(Choice(WHO)) for name in ROLES}),
        terms=dict(_terms(top.get("terms"), library.parameters)),
        verified=tuple(_source(c, library) for c in top.get("verified").list()),
    )


def _source(cursor: Cursor, library: Library) -> str:
    name = cursor.text()
    if name not in library.law:
        cure = Bilingual("Liste : leadcontract law list.", "List: leadcontract law list.")
        cursor.wrong("{name} : « {value} » n’est pas au registre.", "{name}: '{value}' is not in the register.", cure)
    return name


def _party(cursor: Cursor, side: Side, library: Library) -> Party:
    cursor.keys(*PARTY, "called")
    called = naming.called(cursor.get("called"), side, library)
    party = Party(**{name: _clean(cursor.get(name)) for name in PARTY}, called=called)
    siren = cursor.get("siren")
    if party.siren and not _siren_is_valid(party.siren):
        siren.wrong("{name} : « {value} » n’est pas un SIREN valide.", "{name}: '{value}' is not a valid SIREN.")
    elif party.vat:
        _check_vat(cursor.get("vat"), party.vat, party.siren)
    return party


def _check_vat(cursor: Cursor, vat: str, siren: str | None) -> None:
    """Refuse a VAT number whose key is wrong, or a French one of another company; other countries' are left alone."""
    from stdnum import get_cc_module
    from stdnum.util import clean

    plain = clean(vat, " .-\u00a0\u202f").upper()
    known = get_cc_module(plain[:2].lower(), "vat") if plain[:2].isalpha() else None
    if plain.startswith("CHE"):  # a Swiss number is that of the register, with or without the word for VAT behind it
        known, plain = get_cc_module("ch", "uid"), plain[:12]
    if not any(c.isdigit() for c in plain) or (known is not None and not known.is_valid(plain)):
        cursor.wrong(
            "{name} : « {value} » n’est pas un numéro de TVA valide.", "{name}: '{value}' is not a valid VAT number."
        )
    elif plain.startswith("FR") and siren and plain[4:] != clean(siren, " .\u00a0\u202f"):
        cure = Bilingual("Un numéro de TVA français finit par le SIREN.", "A French VAT number ends with the SIREN.")
        cursor.wrong(
            "{name} : « {value} » est celui d’une autre société que le SIREN.",
            "{name}: '{value}' belongs to another company than the SIREN.",
            cure,
        )


def _siren_is_valid(text: str) -> bool:
    """Say whether a text is a French SIREN; a foreign registration number, with a letter, is left alone."""
    from stdnum.fr import siren

    return any(c.isalpha() for c in text) or siren.is_valid(text)


def _clean(cursor: Cursor) -> str | None:
    text = cursor.optional()
    _refuse_control(cursor)
    return text


def _refuse_control(cursor: Cursor) -> None:
    if isinstance(cursor.value, dict):
        for item in cursor.items():
            _refuse_control(item)
    elif isinstance(cursor.value, str) and has_control(cursor.value):
        cursor.wrong("{name} : caractère de contrôle interdit.", "{name}: control characters are not allowed.")


def has_control(text: str) -> bool:
    """Say whether a text holds a sign that no fact may hold: what XML forbids, what turns the words around it."""
    return _CONTROL.search(text) is not None


def without_control(text: str) -> str:
    """Return the text with a space for each such sign."""
    return _CONTROL.sub(" ", text)


def _country(cursor: Cursor) -> str:
    code = cursor.text()
    if not isinstance(cursor.value, dict | list) and not re.fullmatch(r"[A-Z]{2}", code):
        cure = Bilingual("Deux lettres : FR, BE, DE.", "Two letters: FR, BE, DE.")
        cursor.wrong("{name} : « {value} » n’est pas un code de pays.", "{name}: '{value}' is no country code.", cure)
    elif code and not _country_exists(code):
        what = Bilingual("{{name}} : « {code} » n’est aucun pays{near}.", "{{name}}: '{code}' is no country{near}.")
        near = _MEANT.get(code)
        said = Bilingual(f" (c’est {near})", f" (it is {near})") if near else Bilingual("", "")
        what = what.format(code=code, near=said)
        cursor.wrong(what.fr, what.en)
    return code


_MEANT = {"UK": "GB", "EL": "GR"}
"""Codes that are in use, though not those of ISO 3166."""


def _country_exists(code: str) -> bool:
    """Say whether people live under a code, by the CLDR, whose ZZ is nowhere."""
    from babel.core import get_global

    return code != "ZZ" and code in get_global("territory_languages")


def _terms(cursor: Cursor, parameters: Mapping[str, Parameter]) -> Iterator[tuple[str, Value]]:
    for item in cursor.items():
        name = str(item.path[-1])
        if name not in parameters:
            near = get_close_matches(name, parameters, 3)
            cure = Bilingual("Vouliez-vous dire : {say} ?", "Did you mean: {say}?").format(say=", ".join(near))
            item.wrong("{name} : terme inconnu.", "{name}: unknown term.", cure if near else None)
            continue
        _refuse_control(item)
        term = value(item, parameters[name])
        if term is not None:
            yield name, term
