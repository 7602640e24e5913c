"""Writes the facts of a deal as a commented YAML file, filled in as far as they are known."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from leadcontract.domain.clause import Parameter
from leadcontract.domain.deal import AUDIENCES, CHANNELS, PARTY, WHO
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.library import values


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one fact: its value as text, or None, and remarks, each printed as a comment above it.

    A list of words is a tuple; a text in both languages is a Bilingual.
    """

    value: str | tuple[str, ...] | Bilingual | None = None
    remarks: tuple[str, ...] = ()


NOTHING = Entry()
_PLAIN = re.compile(r"[\w«(][^:#\n\r\t\"'{}\[\]&*!|>%@`]*")
"""A text that YAML reads as itself without quotes."""

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


def sheet(
    library: Library, lang: Lang, labels: Mapping[str, Bilingual], entries: Mapping[str, Entry] | None = None
) -> str:
    """Return a commented deal file with every fact and term, in the order of the library.

    ``labels`` names the facts by slot; a term's proposed value stands in its comment. ``entries`` fills facts in, by
    dotted name ("client.name", "roles.form", "terms.unit_price"); without them the form is blank. Sections ("client",
    "provider", "roles", "terms") take remarks too.
    """
    known = entries or {}
    lines = [BLANK_HEAD[lang]]

    def remark(path: str) -> Entry:
        entry = known.get(path, NOTHING)
        lines.extend(f"{_indent(path)}# {' '.join(remark.split())}" for remark in entry.remarks)
        return entry

    def section(name: str, label: str = "") -> None:
        remark(name)
        lines.append(f"{name}:{label}")

    def fact(path: str, label: str, example: str = "") -> None:
        entry = remark(path)
        said = _scalar(entry.value) if entry.value is not None else example
        lines.append(f"{_indent(path)}{path.rpartition('.')[2]}: {said}".rstrip() + f"   # {label}")

    fact("reference", labels["reference"][lang])
    fact("signed_on", f"{labels['signed_on'][lang]} (2026-12-01)")
    for side in ("client", "provider"):
        section(side)
        for name in PARTY:
            fact(f"{side}.{name}", labels[f"{side}_{name}"][lang])
        fact(f"{side}.called", BLANK_CALLED[side][lang])
    fact("offer", labels["offer"][lang])
    fact("sector", labels["sector"][lang])
    fact("sector_cleared", BLANK_CLEARED[lang])
    fact("audience", f"{labels['audience'][lang]} [{', '.join(AUDIENCES)}]", example="[]")
    fact("channels", f"{labels['channels'][lang]} [{', '.join(CHANNELS)}]", example="[]")
    fact("countries", f"{labels['countries'][lang]} [FR]", example="[]")
    section("roles", f"   # {' | '.join(WHO)}")
    for name, question in library.gate.questions.items():
        fact(f"roles.{name}", question.asks[lang])
    section("terms")
    for parameter in library.parameters.values():
        fact(f"terms.{parameter.name}", _described(parameter, lang))
    fact("verified", BLANK_VERIFIED[lang], example="[]")
    return "\n".join(lines) + "\n"


def _indent(path: str) -> str:
    return "  " * path.count(".")


def _scalar(value: str | tuple[str, ...] | Bilingual) -> str:
    """Write a value so that it is read back as it is, whatever it holds; JSON strings are YAML strings."""
    if isinstance(value, Bilingual):
        return f"{{fr: {json.dumps(value.fr, ensure_ascii=False)}, en: {json.dumps(value.en, ensure_ascii=False)}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(_scalar(item) for item in value)}]"
    plain = _PLAIN.fullmatch(value) and "," not in value and value == value.strip()
    return value if plain and value.lower() not in _WORDS else json.dumps(value, ensure_ascii=False)


_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""What some reader of YAML takes for something else than text."""


def _described(parameter: Parameter, lang: Lang) -> str:
    says = parameter.asks[lang]
    if parameter.choices:
        says += f" [{' | '.join(parameter.choices)}]"
    if parameter.default is not None:
        default = parameter.default
        proposed = default[lang] if isinstance(default, Bilingual) else values.say(default)
        says += f" ({Bilingual('proposé', 'proposed')[lang]}: {proposed})"
    return says
