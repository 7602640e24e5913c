"""What a stranger may do to a text: say the opposite, shout, scan it badly, retype it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from zlib import crc32

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from leadcontract.domain.language import Lang

_CLITICS = r"((?:(?:l[’']|le |la |les |lui |leur |en |y |se |s[’'])*))"
_SUBJECT_FR = (
    r"\b(Le [\w-]+|le Sous-traitant|le Prestataire|La \w+|Les \w+|L[’']\w+"
    r"|Chaque Partie|Une Partie|La Partie \w+|Ces \w+|Cette \w+"
    r"|Ce \w+|Celui-ci|Ils?|Elles?|ils?|elles?) "
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
    text = re.sub(r"\b(Such \w+s) (include|comprise)\b", r"\1 do not \2", text)
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


_DUTY_EN = re.compile(r"\b([Ss]hall|[Mm]ust)\b(?! not\b)")
_DUTY_FR = re.compile(r"\b([Ll]e Sous-traitant|[Ll]e Prestataire|Il) (?!ne\b|n')((?:l'|lui |leur )?)(\w+e|\w*met)\b")

WEAKER: dict[Lang, tuple[str, ...]] = {
    "en": (
        "may",
        "may at its sole discretion",
        "shall, if it sees fit,",
        "shall use reasonable efforts to",
        "shall, where commercially practicable,",
    ),
    "fr": (
        "pourra",
        "pourra, s'il le juge utile,",
        "a la faculté de",
        "fera ses meilleurs efforts pour",
        "s'efforcera de",
    ),
}
"""What may stand in the place of a duty and bind to nothing."""


def weaken(text: str, lang: Lang, weaker: str) -> str:
    """Return the text with its duties replaced: "shall notify", « Le Sous-traitant notifie »."""
    if lang == "en":
        return _DUTY_EN.sub(weaker, text)

    def soften(match: re.Match[str]) -> str:
        subject, clitic, verb = match.groups()
        infinitive = f"{verb}tre" if verb.endswith("met") else f"{verb}r"
        elided = weaker[:-1] + "'" if weaker.endswith(" de") and infinitive[0] in "aeéiou" and not clitic else weaker
        gap = "" if elided.endswith("'") else " "
        return f"{subject} {elided}{gap}{clitic}{infinitive}"

    return _DUTY_FR.sub(soften, text)


def _running(document: docx.document.Document) -> list[BaseOxmlElement]:
    """Return the paragraphs of the body that are no headings."""
    return [p._p for p in document.paragraphs if p.text and not (p.style and p.style.name.startswith("Heading"))]


def _saved(document: docx.document.Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def into_tables(content: bytes) -> bytes:
    """Return a .docx with each paragraph of running text in a table of two cells, beside a number."""
    document = docx.Document(BytesIO(content))
    for number, paragraph in enumerate(_running(document)):
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = str(number)
        cell = table.cell(0, 1)._tc
        cell.remove(cell.p_lst[0])
        paragraph.addprevious(table._tbl)
        cell.append(paragraph)
    return _saved(document)


def tracked(content: bytes, how: str, which: Callable[[str], bool] = lambda text: True) -> bytes:
    """Return a .docx whose running text is a tracked change, ``ins`` or ``del``; of the paragraphs chosen only."""
    document = docx.Document(BytesIO(content))
    for paragraph in _running(document):
        if not which("".join(t.text or "" for t in paragraph.iter(qn("w:t")))):
            continue
        for run in list(paragraph.iter(qn("w:r"))):
            change = OxmlElement(f"w:{how}")
            change.set(qn("w:id"), "1")
            change.set(qn("w:author"), "Counterparty")
            run.addprevious(change)
            change.append(deepcopy(run))
            run.getparent().remove(run)
            for text in change.iter(qn("w:t")):
                text.tag = qn("w:delText") if how == "del" else text.tag
    return _saved(document)
