"""Reads the words by which documents state the facts of a deal, and compiles them to find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import get_args

from leadcontract.domain.clause import SIDES, Parameter, ParameterType
from leadcontract.domain.deal import AUDIENCES, CHANNELS
from leadcontract.domain.fact import Field, Reads, Vocabulary, Words
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.library.countries import countries, nationals
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.phrases import fold

READS: tuple[Reads, ...] = get_args(Reads)
WORDS = (
    "before", "signing", "open_party", "defined", "strangers", "deliveries", "examples", "blanks", "leads",
    "no_names", "issuer",
    "titles", "capacities", "articles", "register", "numbers", "vat", "company_number", "court_register",
    "tax_number", "account_number", "insured", "capital", "currencies", "seat", "after", "after_name", "represented",
    "own", "as", "authorised", "either_made",
    "privacy_mail",
    "ordered", "label_words", "street", "street_abroad",
    "numbered", "post_box", "reached", "state_of", "countries", "states",
    "buyer_made", "seller_terms", "by_hand",
    "witness", "in_names", "signing_day",
    "goes_on", "anybody", "made_by", "general_terms", "authorised_by", "we", "trading", "parents",
    "names_article", "no_party", "pays", "is_paid", "no_company", "messrs", "departments", "term",
    "price_list", "free_mail",
    "orders_for", "ordered_from", "item_column", "amount_column", "sums",
    "day_first", "month_first", "number_alone", "expiry", "invoice_nouns", "quote_nouns", "order_nouns",
    "contract_nouns", "papers", "nationalities", "units", "attention", "seller_contact", "buyer_contact",
    "maker_contact", "billing", "given_names", "vague_reference", "no_leads", "no_unit", "placeless", "later",
    "of_days", "may", "contrasts", "jobs", "other_bases",
)  # fmt: skip
DETAILS = (
    "town", "postcode", "name", "brand", "person", "capacity", "form", "capital", "registry", "address", "privacy",
    "contact", "number", "vat",
)  # fmt: skip
HEADS = (*SIDES, "issued", "received", "maker", "addressee")
FACTS: Mapping[str, Reads] = {
    "reference": "code", "signed_on": "date", "offer": "text", "sector": "text", "audience": "words",
    "channels": "words", "countries": "countries", "dated": "date", "governing_law": "phrase", "period": "period",
    "volume": "integer", "minimum": "integer", "maximum": "integer", "cap": "money", "end_date": "date",
    "price_model": "word",
}  # fmt: skip
"""How the facts of a deal that are no terms are read."""
TERMS: Mapping[ParameterType, tuple[Reads, ...]] = {
    "duration": ("duration",), "money": ("money",), "integer": ("integer",), "percentage": ("percentage",),
    "choice": ("word",), "text": ("text", "phrase"), "date": ("date",),
}  # fmt: skip
KNOWN = {"audience": AUDIENCES, "channels": CHANNELS, "price_model": ("CPA", "CPC", "CPM", "flat")}
_NAMED = r"[A-Z][\w'’-]*(?: (?:(?:de|du|la|le|les|des|sur|and|of|the|et) ){0,2}[A-Z][\w'’-]*){0,4}"
_PIECE = re.compile(r"(\((?:\w[\w' -]*\w(?:\||(?=\))))+\)|\s+|[()|@^$]|(?<!\w)…|\{@?\})")
_INNER = re.compile(r"(\([^()]*)\([^()]*\)")
"""A choice within another, up to where it ends."""
_LIST = re.compile(r"<(\w+)>")
_GAP = r"(?:(?![.?!]\s|[;\n]).){0,60}?"


def vocabulary(top: Cursor, parameters: Mapping[str, Parameter]) -> Vocabulary:
    """Read the file of the words; a field is a fact of a deal, or a term of the library read as its type wants."""
    need = ("roles", "called", "heads", "words", "details", "forms", "fields")
    top.keys(*need, need=need)
    top.get("words").keys(*WORDS, need=WORDS)
    top.get("details").keys(*DETAILS, need=DETAILS)
    for key in ("roles", "called"):
        top.get(key).keys(*SIDES, need=SIDES)
    top.get("heads").keys(*HEADS, need=HEADS)
    words = {name: _words(top.get("words").get(name)) for name in WORDS}
    lists = words | {
        "countries": {lang: countries(lang) for lang in LANGS},
        "languages": {"fr": tuple(f"{name}…" for name in nationals("fr")), "en": nationals("en")},
    }
    return Vocabulary(
        fields=tuple(_field(c, parameters, lists) for c in top.get("fields").items()),
        roles={side: _words(top.get("roles").get(side)) for side in SIDES},
        heads={who: _words(top.get("heads").get(who)) for who in HEADS},
        details={name: _words(top.get("details").get(name)) for name in DETAILS},
        forms={str(c.path[-1]): c.texts() for c in top.get("forms").items()},
        called={side: tuple(_called(c) for c in top.get("called").get(side).list()) for side in SIDES},
        words=words,
    )


def _field(cursor: Cursor, parameters: Mapping[str, Parameter], lists: Mapping[str, Words]) -> Field:
    cursor.keys(
        "reads",
        "of_leads",
        "labels",
        "columns",
        "rows",
        "says",
        "repeats",
        "choices",
        "rival",
        "unless",
        "apart",
        "needs",
        "qualified",
        "stops",
        "holds",
        "why",
        need=("reads",),
    )
    path = str(cursor.path[-1])
    term = path.removeprefix("terms.")
    parameter = parameters.get(term) if term != path else None
    reads = cursor.get("reads").word(Choice(READS)) or "text"
    fit = TERMS[parameter.type] if parameter else (FACTS[path],) if path in FACTS else ()
    if not fit:
        cursor.wrong("{name} : ni fait d’un deal, ni terme de la bibliothèque.", "{name}: no fact or term of a deal.")
    elif reads not in fit:
        cursor.get("reads").wrong("{name} : « {value} » ne lit pas ce champ.", "{name}: '{value}' does not read it.")
    choices = {str(c.path[-1]): _words(c, lists) for c in cursor.get("choices").items()}
    known = tuple(parameter.choices) if parameter and reads == "word" else KNOWN.get(path, ("",))
    for choice in cursor.get("choices").items():
        if choice.path[-1] not in known:
            choice.wrong("{name} : ce choix n’existe pas.", "{name}: there is no such choice.")
    if reads in ("word", "words", "phrase") and not choices:
        cursor.wrong("{name} : « choices » manque.", "{name}: 'choices' is missing.")
    for say in (item for lang in LANGS for item in cursor.get("says").get(lang).list()):
        if say.text().replace("{@}", "{}").count("{}") != 1:
            say.wrong("{name} : il faut « {{}} », une fois.", "{name}: '{{}}' is needed, once.")
    for other in (c for c in (cursor.get("rival"), *cursor.get("repeats").items()) if c.given):
        known_path = str(other.path[-1]) if other.path[-2] == "repeats" else other.text()
        if known_path not in FACTS and known_path.removeprefix("terms.") not in parameters:
            other.wrong("{name} : ce champ n’existe pas.", "{name}: there is no such field.")
    if cursor.get("qualified").given != cursor.get("why").given:
        cursor.wrong("{name} : « qualified » va avec « why ».", "{name}: 'qualified' goes with 'why'.")
    keys = ("labels", "columns", "rows", "says", "unless", "apart", "needs", "qualified", "stops", "holds")
    found = {key: _words(cursor.get(key), lists) for key in keys}
    return Field(
        path,
        reads,
        of_leads=cursor.get("of_leads").flag(),
        choices=choices,
        why=cursor.get("why").optional_bilingual(),
        repeats={str(c.path[-1]): _words(c, lists) for c in cursor.get("repeats").items()},
        rival=cursor.get("rival").text() if cursor.get("rival").given else "",
        **found,
    )


def _called(cursor: Cursor) -> Bilingual:
    return cursor.optional_bilingual() or Bilingual("", "")


def _words(cursor: Cursor, lists: Mapping[str, Words] = MappingProxyType({})) -> Words:
    """Read phrases in both languages, each name of a list as its words; one that is malformed is a problem."""
    cursor.keys(*LANGS)
    for lang in LANGS:
        for item in () if cursor.source.sound else cursor.get(lang).list():
            try:
                re.compile(expression(item.text()))
            except re.error:
                item.wrong("{name} : « {value} » est mal formé.", "{name}: '{value}' is malformed.")
        for name in (n for item in cursor.get(lang).list() for n in _LIST.findall(item.text()) if n not in lists):
            cursor.wrong(f"{{name}} : il n’y a pas de liste « {name} ».", f"{{name}}: there is no list '{name}'.")
    return {lang: tuple(_listed(phrase, lists, lang) for phrase in cursor.get(lang).texts()) for lang in LANGS}


def _listed(phrase: str, lists: Mapping[str, Words], lang: Lang) -> str:
    """Return a phrase with "<name>" replaced by what stands in the list of that name: "(this|the) (<papers>)"."""
    return _LIST.sub(lambda match: "|".join(lists.get(match[1], {}).get(lang, ())), phrase)


@cache
def expression(phrase: str, value: str = "") -> str:
    """Return the regular expression of a phrase on plain text (``plain``); ``{}`` in it stands for ``value``.

    Between its words may stand any white space, or none; "…" ends a word in any way, or jumps within a sentence. "{@}"
    is a value too, and a proper name.
    """
    parts = []
    for piece in _PIECE.split(phrase.removeprefix("=")):
        if piece.startswith("(") and len(piece) > 1:
            words = "|".join(r"\s*".join(map(re.escape, fold(choice).split())) for choice in piece[1:-1].split("|"))
            parts.append(rf"(?:\b(?i:{words})\b)")
        elif piece == "…":
            parts.append(_GAP)
        elif piece in ("^", "$"):
            parts.append(r"^\W*" if piece == "^" else r"\W*$")
        elif piece == "@":
            parts.append(_NAMED)
        elif piece in ("{}", "{@}"):
            parts.append(f"(?P<value>{value if piece == '{}' else _NAMED})")
        elif piece in ("(", "|", ")"):
            parts.append("(?:" if piece == "(" else piece)
        elif piece.isspace():
            parts.append(r"\s*")
        elif piece:
            word = fold(piece.removesuffix("…"))
            first, last = (r"\b" if sign.isalnum() else "" for sign in (word[0], word[-1]))
            last = r"\w*" if piece.endswith("…") else last
            spelt = re.escape(word).replace("°", r"\s*°")
            parts.append(f"{first}(?i:{spelt}){last}")
    return "".join(parts)


@cache
def doors(phrase: str) -> tuple[frozenset[str], ...]:
    """Return sets of words, one of each of which a text must hold for a phrase to be found in it at all."""
    found = []
    inner = 1
    while inner:
        phrase, inner = _INNER.subn(r"\1 ", phrase)
    for group, word in re.findall(
        r"\(([^()]*)\)|([^\s()]+)", fold(phrase).replace("{}", " ").replace("{@}", " ").replace("@", " ")
    ):
        firsts = [re.search(r"\w+(?!\w*…)", choice) for choice in (group or word).split("|")]
        if all(firsts):
            found.append(frozenset(first[0] for first in firsts if first))
    return tuple(found)


class Spotter:
    """Searches lines for any of some phrases; a line without a word of theirs costs next to nothing."""

    def __init__(self, phrases: Iterable[str], pattern: str = "{}") -> None:
        self.phrases = tuple(phrases)
        self.pattern = pattern
        self.words = frozenset(word for phrase in self.phrases for word in door(phrase))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression of the phrases, in its place in the pattern; compiled when it is first needed."""
        return re.compile(self.pattern.replace("{}", f"(?:{any_of(self.phrases)})"))

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """Return the first phrase in a text, given its words in lower case; None where there is none."""
        return None if self.words.isdisjoint(words) else self.compiled.search(text)


@cache
def door(phrase: str) -> frozenset[str]:
    """Return the rarest of the ``doors`` of a phrase: the words that are long; empty where it has none."""
    return max(doors(phrase), key=lambda words: min(map(len, words)), default=frozenset())


def words_of(text: str) -> frozenset[str]:
    """Return the words of a plain text, in lower case."""
    return frozenset(re.findall(r"\w+", text.lower()))


def any_of(phrases: Iterable[str]) -> str:
    """Return the expression of any of several phrases, the longest first; one that never matches for none."""
    ordered = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    return "|".join(map(expression, ordered)) or "(?!)"


class _Bare(dict[int, str]):
    """What stands for each sign in plain text, worked out when the sign is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        bare = fold(sign)
        if len(bare) != 1:
            bare = sign
        elif sign.isupper() and len(bare.upper()) == 1:
            bare = bare.upper()
        self[code] = bare
        return bare


_BARE = _Bare()


def plain(text: str) -> str:
    """Return the text without accents and with straight apostrophes, sign for sign, its case kept."""
    return text.translate(_BARE)


def both(words: Words) -> tuple[str, ...]:
    """Return the phrases of both languages."""
    return tuple(phrase for lang in LANGS for phrase in words.get(lang, ()))
