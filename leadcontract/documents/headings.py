"""Tells a heading from running text by what the line says, where no style says it."""

from __future__ import annotations

import re

LONGEST = 120
_MOST_WORDS = 14
_MOST_WORDS_UNNUMBERED = 10

_NAMED = re.compile(
    r"(?P<word>(?i:article|clause|section|annexe?|appendix|appendice|schedule|exhibit|chapitre|chapter"
    r"|titre|partie|part|"
    r"module))\s+(?:n[°o]\s*)?[\"'“«]?\s?"
    r"(?P<number>\d+(?:\.\d+)*|[IVXLC]+|[A-Z]\d?|(?i:premier|1er|one|two|three|un|deux|trois))\b[\"'”»]?"
    r"(?P<mark>\s*[.:–—-]+\s*|\s*$|\s+(?=[^\W\d_a-zà-ÿ]|[«“\"(]))(?P<title>.*)"
)
_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?:(?P<mark>\s?[.)°](?:\s?[-–—:/])?|\s?[-–—:])\s*"
    r"|\s+)(?P<title>\S.*)"
)
_LETTERED = re.compile(r"(?P<number>[IVX]{1,5}|[A-Z])(?P<mark>\s?[.)](?:\s?[-–—])?|\s[-–—])\s+(?P<title>\S.*)")
_ALONE = re.compile(
    r"(?:préambule|preamble|recitals?|background|whereas|définitions?|definitions?|annexes?|schedules?"
    r"|appendix|"
    r"objet|purpose|signatures?|mentions légales|il a été (?:préalablement )?(?:exposé|rappelé"
    r"|convenu)[^.]{0,60}|"
    r"introduction|conditions générales[^.]{0,60}|conditions particulières[^.]{0,40})\s*:?",
    re.I,
)
_SENTENCE = re.compile(
    r"\b(?:shall|will|must|may|can|is|are|was|were|has|have|agrees?|means?|hereby|does|"
    r"doit|doivent|est|sont|peut|peuvent|sera|seront|a été|ont|s['’]engagent?|désigne(?:nt)?|signifie)\b",
    re.I,
)
_DANGLING = re.compile(
    r"\b(?:of|under|the|to|and|or|by|for|with|in|an?|de|du|des|la|le|les|et|ou|à|par|pour|avec|dans"
    r"|sur)$",
    re.I,
)
_PRONOUN = re.compile(r"(?:it|he|they|we|you|this|these|il|elle|ils|elles|nous|vous|on|ce|cela|ceci)\b", re.I)
_STREET = re.compile(
    r"(?:bis |ter )?,?\s?(?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|route|impasse|cours|quai"
    r"|street|road|lane|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january"
    r"|february|march|april|"
    r"may|june|july|august|september|october|november|december|jours?|days?|mois|months?|ans|years?"
    r"|heures?|hours?|%|€|\$)"
    r"(?:\W|$)",
    re.I,
)
_OPENING_MARKS = re.compile(r"^[«“\"'‘(\s]+")
_LEADERS = re.compile(r"[.…_]{4,}|(?:\. ){4,}")
_DATA = re.compile(
    r"@|https?:|www\.|\d[\d\s.,]{5,}\d|:\s*\S+$|\b(?:SIREN|SIRET|RCS|TVA|TTC|HT|IBAN)\b|€|\$"
    r"|\d{2}/\d{2}/\d{2}"
)
_FIELD = re.compile(r"[^:]{2,40}\s?:\s+\S")
_OPENS_SENTENCE = re.compile(
    r"(?:in|for|if|when|where|each|any|all|upon|to|at|by|on|as|dans|pour|en|si|sous|tout|toute|lorsque"
    r"|dès|à|au|par)\b(?!-)",
    re.I,
)
_RUN_IN = re.compile(
    r"(?P<label>(?:(?i:article|section|clause)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}"
    r"|[IVX]{1,5})\s?[.):]?(?:\s?[-–—])?\s+)"
    r"(?P<title>[^\W\d_a-zà-ÿ][^.:;]{2,70}?)\s?(?:\.|:| [-–—])\s+(?=[\"“«(]?\s?[^\W\d_a-zà-ÿ])"
)
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|\.)?\s(?:jan|feb|f[ée]v|mar|apr|avr|may|mai|jun|jui|jul|aug|ao[uû]|sep|oct|nov|dec|d[ée]c)"
    r"[a-zé]*\.?\s\d{4}",
    re.I,
)


def heading_level(line: str, *, bold: bool = False, cell: bool = False) -> int:
    """Return the level of a heading, from 1, or 0 when the line is running text.

    ``line`` is normalised; ``bold`` says that all of it is bold, ``cell`` that it stands in a table,
    where only "Article 5 – Title" counts. List items, addresses, dates, amounts, sentences are no headings.
    """
    if not 2 < len(line) <= LONGEST or _LEADERS.search(line) or _DAY.fullmatch(line):
        return 0
    named = _NAMED.fullmatch(line)
    if named and _is_title(named["title"], _MOST_WORDS):
        word = named["word"].lower()
        return named["number"].count(".") + 1 if word in ("article", "section", "clause") else 1
    if cell:
        return 0
    numbered = _NUMBERED.fullmatch(line)
    if numbered:
        return _numbered_level(numbered, bold)
    if _ALONE.fullmatch(line) and line[0].isupper():
        return 1
    lettered = _LETTERED.fullmatch(line)
    if lettered and (lettered["title"].isupper() or bold or len(lettered["number"]) > 1):
        return (1 if lettered["number"].strip("IVX") == "" else 2) if _is_title(lettered["title"], 10) else 0
    if (
        _DATA.search(line)
        or _FIELD.match(line)
        or not _is_title(line.rstrip(":") if bold else line, _MOST_WORDS_UNNUMBERED)
    ):
        return 0
    if _shouts(line):
        return 1
    return 2 if bold and not line.endswith((":", ".")) else 0


def is_number_alone(line: str) -> bool:
    """Whether a heading is only a number ("Article 5", "Clause 9"), its title being on the next line."""
    named = _NAMED.fullmatch(line)
    return named is not None and not named["title"].strip()


def is_title(line: str) -> bool:
    """Whether a line would do as the title of a number that stands on the line before."""
    return 3 < len(line) <= LONGEST and line[-1] not in ".:" and _is_title(line, _MOST_WORDS_UNNUMBERED)


def run_in_title(line: str) -> tuple[str, str] | None:
    """Return ("5.", "5. Confidentiality") for "5. Confidentiality. Each party shall ...": number and title.

    None where the paragraph does not open with a numbered title that ends in a full stop, colon or dash.
    """
    match = _RUN_IN.match(line)
    if match is None or not match["title"][0].isupper():
        return None
    title = match["title"]
    if len(title.split()) > 8 or _OPENS_SENTENCE.match(title) or _SENTENCE.search(title) or _STREET.match(title):
        return None
    return match["number"], (match["label"] + title).strip()


def paragraph_number(line: str) -> str | None:
    """Return the number that opens a line ("5.2" in "5.2 The parties"), None where none does."""
    match = re.match(r"(?:article\s+|section\s+|clause\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.):]|\s|$)", line, re.I)
    return match[1] if match else None


def _numbered_level(match: re.Match[str], bold: bool) -> int:
    title, depth = match["title"], match["number"].count(".") + 1
    if match["number"].endswith(".0"):
        depth -= 1
    mark = (match["mark"] or "").strip()
    bare = not mark and depth == 1
    if _STREET.match(title) or _DATA.search(title) or (bare and not bold and not title[0].isupper()):
        return 0
    if bare and (len(match["number"]) > 1 or not bold) and not _shouts(title) and len(title.split()) > 6:
        return 0
    if mark == ")" and not (bold or _shouts(title)):
        return 0
    return depth if _is_title(title, _MOST_WORDS) else 0


def _is_title(text: str, most_words: int) -> bool:
    """Whether words read as a title: none, or few, capitalised, with no verb of duty, no full stop."""
    text = text.strip()
    if not text:
        return True
    words = text.split()
    first = _OPENING_MARKS.sub("", text)[:1]
    if (
        len(words) > most_words
        or not (first.isupper() or first in "{[" or (first.isdigit() and _shouts(text)))
        or sum(map(str.isalpha, text)) < 3
    ):
        return False
    if text[-1] in ";,…" or ". " in text or (text[-1] == "." and not _is_dotted_title(text, words)):
        return False
    return text[-1] == "?" or len(words) < 3 or not (_SENTENCE.search(text) or _DANGLING.search(text))


def _is_dotted_title(text: str, words: list[str]) -> bool:
    """Whether words that end in a full stop read as a title: few, and in capitals or three at most."""
    if len(words) > 8 or "." in text[:-1]:
        return False
    capitals = any(word[0].isupper() for word in words[1:])
    return _shouts(text) or capitals or (len(words) <= 3 and not _PRONOUN.match(text))


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and text.upper() == text and len(letters) * 2 > len(text)
