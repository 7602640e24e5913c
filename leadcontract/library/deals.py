"""Reads the facts of a deal from YAML, and writes the commented form to fill in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path

from leadcontract.domain.clause import Parameter, Side
from leadcontract.domain.deal import AUDIENCES, CHANNELS, PARTY, WHO, Deal, Party, Roles, Value
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import DealError, InputError, Problem
from leadcontract.library import naming, schema, values, yaml_source
from leadcontract.library.cursor import Choice, Cursor

ROLES = tuple(f.name for f in fields(Roles))
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
    top = Cursor.top(source)
    deal = _deal(top, library)
    if top.problems:
        raise DealError(top.problems)
    return deal


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
    return party


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
    elif isinstance(cursor.value, str) and _CONTROL.search(cursor.value):
        cursor.wrong("{name} : caractère de contrôle interdit.", "{name}: control characters are not allowed.")


def _country(cursor: Cursor) -> str:
    code = cursor.text()
    if not isinstance(cursor.value, dict | list) and not re.fullmatch(r"[A-Z]{2}", code):
        cure = Bilingual("Deux lettres : FR, BE, DE.", "Two letters: FR, BE, DE.")
        cursor.wrong("{name} : « {value} » n’est pas un code de pays.", "{name}: '{value}' is no country code.", cure)
    return code


def _terms(cursor: Cursor, parameters: Mapping[str, Parameter]) -> Iterator[tuple[str, Value]]:
    for item in cursor.items():
        name = str(item.path[-1])
        if name not in parameters:
            near = get_close_matches(name, parameters, 3)
            cure = Bilingual("Vouliez-vous dire : {say} ?", "Did you mean: {say}?").format(say=", ".join(near))
            item.wrong("{name} : terme inconnu.", "{name}: unknown term.", cure if near else None)
            continue
        _refuse_control(item)
        value = schema.value(item, parameters[name])
        if value is not None:
            yield name, value


BLANK_HEAD = Bilingual(
    "# Fiche d'un deal : complétez ce que vous savez, laissez vide ce que vous ignorez.\n"
    "# Ce qui manque devient un blanc surligné dans le contrat ; rien n'est inventé.\n",
    "# The facts of a deal: fill in what you know, leave empty what you do not.\n"
    "# What is missing becomes a highlighted blank in the contract; nothing is invented.\n",
)
BLANK_CALLED = {
    "client": Bilingual(
        "son nom dans le contrat, si ce n'est « le Client » {fr: l'Annonceur, en: the Advertiser}",
        "its name in the agreement, if not 'the Client' {fr: l'Annonceur, en: the Advertiser}",
    ),
    "provider": Bilingual(
        "son nom dans le contrat, si ce n'est « le Prestataire » {fr: l'Éditeur, en: the Publisher}",
        "its name in the agreement, if not 'the Provider' {fr: l'Éditeur, en: the Publisher}",
    ),
}
BLANK_CLEARED = Bilingual(
    "pourquoi aucune interdiction sectorielle ne s'applique, si l'outil en voit une",
    "why no sector ban applies, if the tool sees one",
)
BLANK_VERIFIED = Bilingual(
    "les sources de la liste « à vérifier » qu'un juriste a vérifiées : exigé pour une version finale",
    "the sources on the list 'to verify' that a lawyer has verified: needed for a final version",
)
BLANK_ROLES = {
    "purpose": Bilingual("Qui décide des finalités de la collecte ?", "Who decides the purposes of the collection?"),
    "form": Bilingual("Qui conçoit le formulaire ?", "Who designs the form?"),
    "recipients": Bilingual("Qui choisit les destinataires ?", "Who picks the recipients?"),
    "copy": Bilingual("Qui garde une copie des données ?", "Who keeps a copy of the data?"),
    "calls": Bilingual("Qui appelle les prospects ?", "Who calls the prospects?"),
}


def blank(library: Library, lang: Lang, labels: Mapping[str, Bilingual]) -> str:
    """Return a commented deal file with every fact and term, in the order of the library, none filled in.

    ``labels`` names the facts by slot; a term's proposed value stands in its comment.
    """
    lines = [BLANK_HEAD[lang]]

    def fact(name: str, label: str, indent: str = "", example: str = "") -> None:
        lines.append(f"{indent}{name}: {example}".rstrip() + f"   # {label}")

    fact("reference", labels["reference"][lang])
    fact("signed_on", f"{labels['signed_on'][lang]} (2026-12-01)")
    for side in ("client", "provider"):
        lines.append(f"{side}:")
        for name in PARTY:
            fact(name, labels[f"{side}_{name}"][lang], "  ")
        fact("called", BLANK_CALLED[side][lang], "  ")
    fact("offer", labels["offer"][lang])
    fact("sector", labels["sector"][lang])
    fact("sector_cleared", BLANK_CLEARED[lang])
    fact("audience", f"{labels['audience'][lang]} [{', '.join(AUDIENCES)}]", example="[]")
    fact("channels", f"{labels['channels'][lang]} [{', '.join(CHANNELS)}]", example="[]")
    fact("countries", f"{labels['countries'][lang]} [FR]", example="[]")
    lines.append(f"roles:   # {' | '.join(WHO)}")
    for name, label in BLANK_ROLES.items():
        fact(name, label[lang], "  ")
    lines.append("terms:")
    for parameter in library.parameters.values():
        fact(parameter.name, _described(parameter, lang), "  ")
    fact("verified", BLANK_VERIFIED[lang], example="[]")
    return "\n".join(lines) + "\n"


def _described(parameter: Parameter, lang: Lang) -> str:
    says = parameter.asks[lang]
    if parameter.choices:
        says += f" [{' | '.join(parameter.choices)}]"
    if parameter.default is not None:
        default = parameter.default
        proposed = default[lang] if isinstance(default, Bilingual) else values.say(default)
        says += f" ({Bilingual('proposé', 'proposed')[lang]}: {proposed})"
    return says
