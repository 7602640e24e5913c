"""Tells what was extracted: the entries of a deal file with their remarks, and a summary of what is still to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leadcontract.domain.fact import BESIDE, Doubt, Extraction, Stated
from leadcontract.domain.finding import Quote
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import typography
from leadcontract.library.deals import without_control
from leadcontract.library.sheets import Entry

QUOTES = 3
"""How many passages a remark quotes at most."""
READ = Bilingual("lu {quotes} (sûr à {sure} %)", "read {quotes} ({sure}% sure)")
SETTLE = Bilingual("à trancher, {why} : {quotes}", "to settle, {why}: {quotes}")
NOT_TAKEN = Bilingual("non repris, {why} : {quotes}", "not taken over, {why}: {quotes}")
BESIDE_SAYS = {
    "dated": Bilingual("date du document : {value}, {read}", "date of the document: {value}, {read}"),
    "volume": Bilingual("volume total : {value} leads, {read}", "total volume: {value} leads, {read}"),
    "minimum": Bilingual("volume minimum : {value}, {read}", "minimum volume: {value}, {read}"),
    "maximum": Bilingual("volume maximum : {value}, {read}", "maximum volume: {value}, {read}"),
    "cap": Bilingual("budget maximum : {value}, {read}", "maximum budget: {value}, {read}"),
    "end_date": Bilingual("dernier jour : {value}, {read}", "last day: {value}, {read}"),
    "price_model": Bilingual("mode de prix : {value}, {read}", "price model: {value}, {read}"),
    **dict.fromkeys(
        ("client.number", "provider.number"),
        Bilingual("numéro d'un registre étranger : {value}, {read}", "number of a foreign register: {value}, {read}"),
    ),
    "governing_law": Bilingual("droit du contrat : {value}, {read}", "law of the contract: {value}, {read}"),
}
_PAGE, _PARAGRAPH = Bilingual("p. {n}", "p. {n}"), Bilingual("§ {n}", "para. {n}")
_TEXT, _MORE = Bilingual("« {text} » ({place})", '"{text}" ({place})'), Bilingual("{n} autres", "{n} others")


def entries(extraction: Extraction, lang: Lang) -> dict[str, Entry]:
    """Return what is known of each field of a deal file: its value, if any, and where the document says so."""
    remarks: dict[str, list[str]] = {}
    for path, fact in extraction.facts.items():
        said = READ.format(quotes=_quoted(fact.quotes), sure=round(fact.confidence * 100))
        if path in BESIDE:
            said = BESIDE_SAYS[path].format(value=fact.value, read=said)
        remarks.setdefault(BESIDE.get(path, path), []).append(_line(said, lang))
    for doubt in extraction.doubts:
        remarks.setdefault(BESIDE.get(doubt.path, doubt.path), []).append(_line(_doubted(doubt), lang))
    known: dict[str, Stated | Bilingual] = {p: fact.value for p, fact in extraction.facts.items() if p not in BESIDE}
    for path, value in known.items():
        if path.endswith(".called") and isinstance(value, tuple):
            french, english = value
            known[path] = Bilingual(french, english)
    return {path: Entry(known.get(path), tuple(said)) for path, said in remarks.items()}


def summary(extraction: Extraction, labels: Mapping[str, Bilingual], lang: Lang) -> list[str]:
    """Return lines to print: how many facts, what is to settle and where, what the document leaves out.

    ``labels`` name the fields that a deal cannot do without, by path.
    """
    facts, doubts = extraction.facts, extraction.doubts
    missing = [label[lang] for path, label in labels.items() if path not in facts]
    lines = [_COUNT.format(facts=len(facts), doubts=len(doubts))]
    lines += [_POINT.format(path=doubt.path, says=_doubted(doubt)) for doubt in doubts]
    if missing:
        both = Bilingual(" ; ".join(missing), "; ".join(missing))
        lines.append(_ASK.format(labels=both))
    return [_line(line, lang) for line in lines]


_COUNT = Bilingual("Faits lus : {facts} ; à trancher : {doubts}.", "Facts read: {facts}; to settle: {doubts}.")
_POINT = Bilingual("- {path} : {says}", "- {path}: {says}")
_ASK = Bilingual(
    "Le document ne dit pas, ou pas clairement : {labels}.", "The document does not say, or not clearly: {labels}."
)


def _doubted(doubt: Doubt) -> Bilingual:
    return (SETTLE if doubt.conflict else NOT_TAKEN).format(why=doubt.why, quotes=_quoted(doubt.quotes))


def _quoted(quotes: Iterable[Quote]) -> Bilingual:
    """Quote passages with their places, the first few of many."""
    every = list(quotes)
    shown = [_TEXT.format(text=_clean(q.text), place=_place(q)) for q in every[:QUOTES]]
    if len(every) > QUOTES:
        shown.append(_MORE.format(n=len(every) - QUOTES))
    return Bilingual(" ; ".join(s.fr for s in shown), "; ".join(s.en for s in shown))


def _place(quote: Quote) -> Bilingual:
    parts = [_PAGE.format(n=quote.page)] if quote.page else []
    parts.append(_PARAGRAPH.format(n=quote.paragraph))
    own = [_clean(name) for name in (quote.label, None if quote.label else quote.section) if name]
    return Bilingual(", ".join([*(p.fr for p in parts), *own]), ", ".join([*(p.en for p in parts), *own]))


def _clean(text: str) -> str:
    """Return a text of the document as one line that no comment of a file can break out of."""
    return " ".join(without_control(text).split())


def _line(text: Bilingual, lang: Lang) -> str:
    return typography(text[lang], lang) if lang == "fr" else text[lang]
