"""Settles what was read: one fact where all statements agree, a doubt with all of them where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import InvalidOperation

from leadcontract.domain.clause import SIDES
from leadcontract.domain.fact import BESIDE, Doubt, Extraction, Fact, Stated
from leadcontract.domain.finding import Quote
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.extracting.lines import Candidate
from leadcontract.extracting.readers import months_between
from leadcontract.extracting.repeats import repeated
from leadcontract.library import deals, values
from leadcontract.library.phrases import fold
from leadcontract.library.stated import any_of, both, plain, words_of

DIFFER = Bilingual("le document dit plusieurs choses", "the document says several things")
SAME_FOR_BOTH = Bilingual("lu pour les deux parties", "read for both parties")
NOT_MONTHS = Bilingual("ces deux jours ne font pas des mois entiers", "these two days do not make whole months")
OTHER_SIREN = Bilingual("ce numéro de TVA n’est pas celui de ce SIREN", "this VAT number is not that of this SIREN")
NOT_FIT = Bilingual("ne convient pas à ce champ", "does not fit this field")
_YEARS = re.compile(r"(\d+) years?")
_MORE = 0.02
"""How much surer a second passage that says the same makes a fact."""
_PLACED = ("governing_law", "terms.court")
"""What is of a place, which a document may name in several ways."""
_WORDED = (
    "offer", "sector", "terms.delivery_method", "terms.lead_fields",
    "terms.client_steering_contact", "terms.provider_steering_contact",
)  # fmt: skip
"""What a document puts now so, now otherwise: the surest way of saying it counts alone."""


def settle(candidates: Iterable[Candidate], library: Library, order: Sequence[str]) -> Extraction:
    """Return the facts in an order of fields, and the doubts: what differs, what may not be taken and why.

    Nothing is chosen between two values: a lawyer sees both. A value that breaks the law's bound is a doubt that names
    the bound.
    """
    by_path: dict[str, list[Candidate]] = {}
    placeless = re.compile(rf"(?:{any_of(both(library.stated.words['placeless']))})")
    for one in repeated(_periods(candidates)):
        by_path.setdefault(one.path, []).append(one)
    for path in [p for p in by_path if p not in order]:
        del by_path[path]
    for twin in ("name", "siren", "vat"):
        _part(*(by_path.get(f"{side}.{twin}", []) for side in SIDES))
    for side in SIDES:
        _same_company(by_path.get(f"{side}.vat", []), by_path.get(f"{side}.siren", []))
    facts: dict[str, Fact] = {}
    doubts: list[Doubt] = []
    for path in order:
        stated = [one for one in by_path.get(path, []) if one.value is not None]
        if path in _WORDED:
            surest = max((one.confidence for one in stated), default=0)
            stated = [one for one in stated if one.confidence == surest]
        kept = _of_one_place(_agreed(path, stated), placeless) if path in _PLACED else _agreed(path, stated)
        if len(kept) == 1:
            fact = _fact(path, kept[0])
            broken = _unfit(fact, library)
            if broken is None:
                facts[path] = fact
            else:
                doubts.append(Doubt(path, broken, fact.quotes))
        elif kept:
            doubts.append(
                Doubt(path, DIFFER, _ordered(q for group in kept for one in group for q in one.quotes[:1]), True)
            )
        for why in dict.fromkeys(one.why for one in by_path.get(path, []) if one.value is None and one.why):
            told = _ordered(q for one in by_path[path] if one.why == why and one.value is None for q in one.quotes)
            doubts.append(Doubt(path, why, told))
    return Extraction(facts, tuple(doubts))


def _periods(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, a period as its first day, its last, and its whole months."""
    for one in candidates:
        if one.path != "period":
            yield one
        elif one.value is None:
            yield replace(one, path="terms.start_date")
        else:
            begins, ends = map(date.fromisoformat, one.value)
            yield replace(one, path="terms.start_date", value=one.value[0])
            yield replace(one, path="end_date", value=one.value[1])
            months = months_between(begins, ends)
            said = None if months is None else f"{months} month{'s' * (months > 1)}"
            yield replace(one, path="terms.duration", value=said, why=None if said else NOT_MONTHS)
            yield replace(one, path="end_date", value=one.value[1], quotes=one.quotes[-1:])


def _part(client: list[Candidate], provider: list[Candidate]) -> None:
    """Take from both sides what was read as the name or the number of each."""
    shared = {_same(one.value) for one in client if one.value} & {_same(one.value) for one in provider if one.value}
    for found in (client, provider):
        for n, one in enumerate(found):
            if one.value and _same(one.value) in shared:
                found[n] = replace(one, value=None, why=SAME_FOR_BOTH)


def _same_company(vats: list[Candidate], sirens: list[Candidate]) -> None:
    known = {_same(one.value) for one in sirens if one.value}
    for n, one in enumerate(vats):
        number = _same(one.value) if one.value else ""
        if known and number.startswith("fr") and number[4:] not in known:
            vats[n] = replace(one, value=None, why=OTHER_SIREN)


def _agreed(path: str, stated: Sequence[Candidate]) -> list[list[Candidate]]:
    """Group candidates that say the same, the fullest first within each."""
    groups: list[list[Candidate]] = []
    loose = path.endswith(
        (".address", ".name", ".signatory", ".capacity", ".court", "governing_law", "_contact", "_method")
    )
    for one in sorted(stated, key=lambda c: -len(str(c.value)) if loose else 0):
        said = _same(one.value)
        own = next((g for g in groups if said == _same(g[0].value) or (loose and said in _same(g[0].value))), None)
        if own is None:
            groups.append([one])
        else:
            own.append(one)
    return groups


def _of_one_place(groups: list[list[Candidate]], placeless: re.Pattern[str]) -> list[list[Candidate]]:
    """Join the laws, or the courts, of one place: "New York law", "the laws of the State of New York".

    What names a place alone is that of any court of the place; two courts of different kinds stay two.
    """
    joined: list[tuple[frozenset[str], list[Candidate]]] = []
    for group in groups:
        told = words_of(placeless.sub(" ", plain(str(group[0].value))))
        words = frozenset(word.removesuffix("e") for word in told)
        near = next((g for place, g in joined if words and (words <= place or place <= words)), None)
        if near is None:
            joined.append((words, group))
        else:
            near += group
    return [group for _, group in joined]


def _same(value: Stated | None) -> str:
    text = value if isinstance(value, str) else " ".join(value or ())
    years = _YEARS.fullmatch(text)
    if years:
        text = f"{12 * int(years[1])} months"
    return re.sub(r"[\W_]", "", fold(text))


def _fact(path: str, group: Sequence[Candidate]) -> Fact:
    quotes = _once(q for one in group for q in one.quotes)
    paragraphs = {q.paragraph for q in quotes}
    sure = min(0.99, max(one.confidence for one in group) + _MORE * (len(paragraphs) - 1))
    return Fact(path, group[0].value or "", quotes, round(sure, 2))


def _ordered(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted(_once(quotes), key=lambda q: (q.paragraph, q.start)))


def _once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return each passage once, whatever the words that found it."""
    first: dict[tuple[int, int, int], Quote] = {}
    for quote in quotes:
        first.setdefault((quote.paragraph, quote.start, quote.end), quote)
    return tuple(first.values())


def _unfit(fact: Fact, library: Library) -> Bilingual | None:
    """Say why a deal file would refuse a value, with the bound and the law; None where it would take it."""
    if any(deals.has_control(text) for text in ((fact.value,) if isinstance(fact.value, str) else fact.value)):
        return NOT_FIT
    if not fact.path.startswith("terms.") or fact.path in BESIDE or not isinstance(fact.value, str):
        return None
    parameter = library.parameters[fact.path.removeprefix("terms.")]
    try:
        value = values.parse(fact.value, parameter.type)
    except (ValueError, InvalidOperation):
        return NOT_FIT
    broken = values.out_of_bounds(value, parameter)
    law = library.law.get(parameter.law or "")
    if broken is not None and law is not None:
        return Bilingual(f"{broken.fr} ({law.citation.fr})", f"{broken.en} ({law.citation.en})")
    return broken


def fields_in_order(library: Library) -> list[str]:
    """Return the fields of a deal file in its order, what has no field of its own beside the one it goes with."""
    from leadcontract.domain.deal import PARTY

    sides = [f"{side}.{name}" for side in SIDES for name in (*PARTY, "called")]
    first = ["reference", "signed_on", *sides, "offer", "sector", "audience", "channels", "countries"]
    order = [*first, *(f"terms.{name}" for name in library.parameters)]
    beside: Mapping[str, str] = BESIDE
    for path, near in beside.items():
        order.insert(order.index(near), path)
    return order
