"""What a stranger may do to a text: say the opposite, shout, scan it badly, retype it."""

from __future__ import annotations

import re
import unicodedata
from zlib import crc32

from leadcontract.domain.language import Lang

_CLITICS = r"((?:(?:l[’']|le |la |les |lui |leur |en |y |se |s[’'])*))"
_SUBJECT_FR = (
    r"\b(Le \w+|La \w+|Les \w+|L[’']\w+|Chaque Partie|Une Partie|La Partie \w+|Cette \w+|Ce \w+|Celui-ci"
    r"|Ils?|Elles?|ils?|elles?) "
)
_VERB_FR = r"(\w+(?:e|t|nt|a|it|d|s))\b"
_NO_VERB = {
    "ne", "de", "du", "des", "et", "dont", "que", "qui", "autre",
    "même", "présent", "présente", "Partie", "Parties",
}  # fmt: skip
_SUBJECT_EN = r"\b(The \w+|This \w+|That \w+|Each Party|Either Party|A Party|It|it) (\w+[^s\W]s)\b"


def negate(text: str, lang: Lang) -> str:
    """Return the text with its main verbs denied, as far as a few rules can tell them."""
    return _negate_fr(text) if lang == "fr" else _negate_en(text)


def _negate_fr(text: str) -> str:
    def deny(match: re.Match[str]) -> str:
        subject, clitics, verb = match.groups()
        if verb in _NO_VERB:
            return match[0]
        elided = (clitics or verb)[0].lower() in "aeéêèiouyhà"
        return f"{subject} {'n’' if elided else 'ne '}{clitics}{verb} pas"

    out = re.sub(_SUBJECT_FR + _CLITICS + _VERB_FR, deny, text)
    if out != text:
        return out
    return re.sub(
        r"\b(est|sont|peut|peuvent|doit|doivent) ", lambda m: ("n’" if m[1][0] == "e" else "ne ") + m[1] + " pas ", text
    )


def _negate_en(text: str) -> str:
    def deny(match: re.Match[str]) -> str:
        return f"{match[1]} does not {_infinitive(match[2])}"

    text = re.sub(r"\b(shall|may|must|can|will|is|are) (?!not\b)", r"\1 not ", text)
    return re.sub(_SUBJECT_EN, deny, text)


def _infinitive(verb: str) -> str:
    if verb in ("has", "does"):
        return {"has": "have", "does": "do"}[verb]
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if re.search(r"(ss|sh|ch|x|z)es$", verb) else verb[:-1]


def shout(text: str) -> str:
    """Return the text in capitals without accents, as old forms are typed."""
    plain = unicodedata.normalize("NFD", text.upper())
    return "".join(c for c in plain if not unicodedata.combining(c))


def retype(text: str) -> str:
    """Return the text as a word processor dresses it: curly quotes, no-break spaces, dashes."""
    text = re.sub(r"'", "’", text)
    return re.sub(r" (?=[:;?!%€])", "\u202f", text).replace(" - ", " – ")


_SCANNED = {"l": "1", "I": "l", "o": "0", "e": "c", "é": "e", "è": "e", "à": "a", "m": "rn", "u": "n"}


def scan(text: str, rate: float, seed: int) -> str:
    """Return the text as a poor scan reads it: one letter in ``1 / rate`` that can be mistaken is."""
    hit = (crc32(f"{seed} {i} {text}".encode()) % 10_000 < rate * 10_000 for i in range(len(text)))
    return "".join(_SCANNED[c] if c in _SCANNED and struck else c for c, struck in zip(text, hit, strict=True))
