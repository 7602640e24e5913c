"""The expressions that identify companies and people in plain text, made of the words of a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.addresses import Addresses
from leadcontract.extracting.labels import LabelWords
from leadcontract.extracting.numbers import DIGITS, Numbers
from leadcontract.library.stated import any_of, both, door, plain

PERSON = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:de|du|des|van|von|le|la|d['’])\s*)?[A-Z][\w'’.-]*){1,3}")
TOWN = re.compile(r"[A-Z][\w'’]*(?:[ -](?:(?:sur|en|la|le|les|de|du|des|et|sous|l)[ -])*[A-Z][\w'’]+){0,3}")
_GLUED = r"(?<=[^\W\d])\s(?:(?i:page)\s\d|(?i:tel|phone|fax)\b|\(?\+?\d[\d .()-]{8,})"
"""What a footer has behind a name: the page, a telephone number."""
_INITIAL = 2
"""A civil title of no more signs can be an initial in a name: "M."."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Expressions:
    """All that tells a name, a number, an address or a signatory, compiled once for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = {name: f"(?:{any_of(both(said))})" for name, said in vocabulary.words.items()}
        register, after = words["register"], words["after"]
        labels = ("register", "numbers", "vat", "company_number", "court_register", "tax_number")
        doors = (w for name in labels for p in both(vocabulary.words[name]) for w in door(p))
        self.number_words = frozenset(word for word in doors if len(word) > 1)
        self.number_label = re.compile(rf"\W*(?:{'|'.join(words[name] for name in labels)})\W*")
        self.forms, self.form = _forms(vocabulary.forms, words["after_name"])
        self.numbers = Numbers(vocabulary, words)
        self.registry = re.compile(
            rf"{register}\s*(?:de\s+|d['’]|du\s+|:\s*)?({TOWN.pattern})"
            rf"|{register}\s*(?:{words['numbers']}\s*)?{DIGITS}\s+({TOWN.pattern})(?=\s*(?:[–,;|-]|$))"
        )
        self.no_town = re.compile(rf"\s*(?:{words['numbers']}|{words['vat']}|{register}|\b(?:FR|B|N|NAF|APE|No)\b).*$")
        self.capital = re.compile(rf"{words['capital']}\s*(?=[\d€$£])")
        self.phone = re.compile(r"(?<![\w/])\(?\+?\(?\d[\d .()/-]{8,18}\d(?![\w/])")
        self.site = re.compile(
            r"(?:www\.|https?://|(?<=@))([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})|\b([\w-]+\.(?:com|fr|net|io|co\.uk|eu|org))\b",
            re.I,
        )
        self.free_mail = re.compile(rf"(?:{words['free_mail']})\.", re.I)
        self.addresses = Addresses(vocabulary, words, self.form)
        inner = rf"(?!(?=[A-Z]){words['in_names']}(?!\s+(?i:num|no|reg)))"
        aside = rf"\((?![A-Z][\w. ]{{0,15}}\)\s*(?:{self.form.pattern}))"
        civil = any_of(title for title in both(vocabulary.words["titles"]) if len(title) > _INITIAL)
        behind = rf"{_GLUED}|(?<=\w)\s(?:{civil})\s(?=[A-Z])|{inner}(?:{after}|{words['after_name']})"
        self.name_end = re.compile(rf"\s*(?:,|;|{aside}|:|\s[–—|-]\s|{behind}).*$")
        self.no_name = re.compile(
            rf"{words['no_names']}\W*$|{words['no_names']} |{words['articles']}|\d{{1,5}}(?:\.\d+)*[.)]?\s"
        )
        self.titles = re.compile(rf"{words['no_company']}|(?i:article|section)\s\d")
        self.units = re.compile(words["units"])
        self.messrs = re.compile(rf"{words['messrs']}\s+(?=[A-Z])")
        self.no_place = re.compile(rf"{words['capacities']}|{words['departments']}|{words['no_names']}$")
        self.civil = re.compile(rf"^\s*{words['titles']}\s+(?=[A-Z])")
        self.privacy_mail = re.compile(rf"{words['privacy_mail']}[\w.+-]*@")
        self.signs = _signs(words)
        self.labels_only = LabelWords(vocabulary)


def _signs(words: Mapping[str, str]) -> re.Pattern[str]:
    """Return the expression of "represented by X, its Director" and "représentée par son président, M. X"."""
    stop = rf"\s*(?:[,;()–—]|$|\.\s|\.$|{words['authorised']}|{words['defined']}|\s{words['titles']}\s)"
    role = rf"(?P<{{0}}>[^,;()\n–—]{{{{2,70}}}}?)(?={stop.replace('{', '{{').replace('}', '}}')})"
    return re.compile(
        rf"{words['represented']}\s*:?\s*(?:{words['own']}\s+{role.format('first')}\s*,?\s*)?"
        rf"(?:{words['titles']}\s*)?(?P<person>{PERSON.pattern}(?:\s+(?:et|and)\s+{PERSON.pattern})*)"
        rf"(?:\s*,?\s*(?:{words['as']}\s+(?:an?\s+)?{role.format('then')}"
        rf"|(?={words['capacities']})(?<=[,]\s){role.format('last')}))?"
    )


def _forms(forms: Mapping[str, tuple[str, ...]], after: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the form that each way of writing it means, and the expression of all.

    What has two letters, or "$" behind it, is a form at the end of a name alone; in two words, not before "capital".
    """
    said = {plain(s.removesuffix("$")): form for form, short in forms.items() for s in (*short, form)}
    ending = {plain(s.removesuffix("$")) for short in forms.values() for s in short if s.endswith("$")}
    known = dict(said)
    for word, form in said.items():
        if word not in ending:
            for other, derived in (
                (word.lower(), " " in word or (word == plain(form) and not word.isupper())),
                (word.capitalize(), "-" in word),
                (word.upper(), " " not in word.rstrip(".")),
            ):
                if derived:
                    known.setdefault(other, form)
    phrases: list[str] = []
    words: list[str] = []
    alone_only: list[str] = []
    for word in sorted({*known}, key=len, reverse=True):
        short = word in ending or len(word.replace(".", "")) <= 2
        group = alone_only if short else phrases if " " in word else words
        group.append(re.escape(word))
    single = [word for word in alone_only if " " not in word]
    double = [word for word in alone_only if " " in word]
    alone = rf"(?:{'|'.join(single)})(?=\s*(?:{after}|[,–(-]|$))"
    two = rf"(?:{'|'.join(double) or '(?!)'})(?!\s*(?i:capital))"
    first = re.escape("".join(sorted({letter for word in known for letter in (word[0], word[0].upper())})))
    return known, re.compile(
        rf"(?<![\w.])(?:(?=[{first}])(?:(?i:{'|'.join(phrases)})|{two}|{'|'.join(words)}|{alone}))(?!\w)"
    )
